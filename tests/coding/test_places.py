"""Places: which words are toponyms, and which of the places of that name is meant."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.places import find_places, resolve
from dragoman.coding.toponym_names import read_name
from dragoman.record import Document, Place
from dragoman.tables.gazetteer import Gazetteer, load_gazetteer

Read = Callable[..., Document]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer that ships."""
    return load_gazetteer()


def named(document: Document, gazetteer: Gazetteer) -> list[str]:
    """The words of the places found."""
    return [document.text[p.start : p.end] for p in find_places(document, gazetteer)]


def place_of(text: str, words: str, gazetteer: Gazetteer, *others: str, publisher: str | None = None) -> Place:
    """The place that some words of a text are resolved to, with other toponyms of the text known."""
    spans = sorted((text.index(w), text.index(w) + len(w)) for w in (words, *others))
    places = resolve(text, spans, gazetteer, publisher=publisher)
    return next(p for p in places if text[p.start : p.end] == words)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The minister flew from Nairobi to Addis Ababa on Friday.", ["Nairobi", "Addis Ababa"]),
        ("Fighting went on in northern Syria and near the border with Turkey.", ["Syria", "Turkey"]),
        ("The Russian navy sailed across the Black Sea.", ["Black Sea"]),
        ("Ships passed the Crimean peninsula at night.", ["Crimean peninsula"]),
        ("Police in Springfield, Ill., said two men were hurt.", ["Springfield", "Ill."]),
        ("Pro-government forces and pro-Moscow militias clashed near Aleppo.", ["Aleppo"]),
        ("The Texas Department of Public Safety sent a helicopter.", ["Texas"]),
        ("He wrote for the Washington Post for years.", []),
        ("The rains came early in March and again in August.", []),
        ("Two people died of Marburg virus last week.", []),
        ("AP - Kenya's Supreme Court threw out the petition.", ["Kenya"]),
        ("HARARE (Reuters) - The government denied it.", ["HARARE"]),
        ("Rebels attacked in Central Iraq and in West Africa.", ["Iraq", "West Africa"]),
        ("The Kenyan army left the city of Tal Afar.", ["Tal Afar"]),
    ],
)
def test_which_words_are_toponyms(read: Read, gazetteer: Gazetteer, text: str, places: list[str]) -> None:
    """Names of places are found, trimmed to the name; adjectives, papers, leanings, months and diseases are none."""
    assert named(read(text), gazetteer) == places


def test_a_place_once_is_a_place_everywhere(read: Read, gazetteer: Gazetteer) -> None:
    """What stands once as a place is found where it stands alone."""
    text = "The fire began in Kigoma before dawn.\n\nKigoma officials asked for help. Kigoma has no fire engine."
    assert named(read(text), gazetteer) == ["Kigoma", "Kigoma", "Kigoma"]


@pytest.mark.parametrize(
    ("text", "words", "others", "country", "admin1"),
    [
        ("a flood in Paris, Texas, on Sunday", "Paris", ("Texas",), "USA", "Texas"),
        ("a flood in Paris on Sunday", "Paris", (), "FRA", "Île-de-France"),
        ("from Cairo, Ill., to the sea", "Cairo", ("Ill.",), "USA", "Illinois"),
        ("from Tripoli, Lebanon, by car", "Tripoli", ("Lebanon",), "LBN", None),
        ("talks in Georgia with Russia and Armenia", "Georgia", ("Russia", "Armenia"), "GEO", None),
        ("from Atlanta and Savannah, all of Georgia", "Georgia", ("Atlanta", "Savannah"), "USA", "Georgia"),
    ],
)
def test_containers_and_company_decide(
    gazetteer: Gazetteer, text: str, words: str, others: tuple[str, ...], country: str, admin1: str | None
) -> None:
    """A container settles which place is meant; else the other places of the report, else the greater one."""
    place = place_of(text, words, gazetteer, *others)
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_lists_are_no_containers(gazetteer: Gazetteer) -> None:
    """In "Russia, China and the US" nothing lies in anything."""
    place = place_of("Russia, China and the US voted", "Russia", gazetteer, "China", "US")
    assert (place.country, place.level) == ("RUS", "country")


def test_one_sense_a_report(gazetteer: Gazetteer) -> None:
    """A mention without a container takes the sense of the one that has it."""
    text = "A fire in Paris, Texas. The people of Paris fled."
    spans = [(10, 15), (17, 22), (38, 43)]
    assert [p.admin1 for p in resolve(text, spans, gazetteer)] == ["Texas", "Texas", "Texas"]


def test_a_publisher_is_at_home(gazetteer: Gazetteer) -> None:
    """A local paper speaks of the places round it."""
    assert place_of("a fire in Hutchinson", "Hutchinson", gazetteer, publisher="The Wichita Eagle").admin1 == "Kansas"


def test_unnamed_parts_belong_to_their_country(read: Read, gazetteer: Gazetteer) -> None:
    """Words like "its eastern regions" are a place without a point, in the country that the sentence speaks of."""
    document = read("Chad has sent troops to its eastern regions.")
    place = next(p for p in find_places(document, gazetteer) if p.level == "region")
    assert (place.name, place.country, place.latitude) == ("eastern regions", "TCD", None)


@pytest.mark.parametrize(
    ("words", "key", "hint"),
    [
        ("northern Mali", "mali", None),
        ("Hubei province", "hubei province", "admin1"),
        ("Basra's", "basra", None),
        ("Platte Co.", "platte county", "admin2"),
        ("Ill.", "illinois", "admin1"),
    ],
)
def test_names_are_read_as_printed(gazetteer: Gazetteer, words: str, key: str, hint: str | None) -> None:
    """Directions, possessives and short forms are seen through, and descriptors tell the level."""
    reading = read_name(words, (0, len(words)), gazetteer)
    assert (reading.key, reading.hint) == (key, hint)


def test_unknown_places_have_no_point(gazetteer: Gazetteer) -> None:
    """A toponym that the gazetteer has not stays without coordinates, under its own words."""
    place = place_of("near Qwertyville Heights", "Qwertyville Heights", gazetteer)
    assert (place.name, place.latitude, place.country) == ("Qwertyville Heights", None, None)


@given(st.text(max_size=60), st.data())
def test_any_span_resolves(text: str, data: st.DataObject) -> None:
    """Whatever the text, each span gives one place with that span."""
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=6))))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    assert [(p.start, p.end) for p in resolve(text, spans, load_gazetteer())] == spans


def test_places_are_in_order_and_disjoint(read: Read, gazetteer: Gazetteer) -> None:
    """Places come in the order of the text, and none overlaps another."""
    text = "KAMPALA, Uganda (AP) - Rebels crossed from Congo near Lake Albert. The U.S. Embassy and the University of Nairobi closed."
    places = find_places(read(text), gazetteer)
    assert [p.start for p in places] == sorted(p.start for p in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
