"""Phrases that speak of an actor: capitals as governments, noun phrases headed by a role word, and what they take from their words."""

import pytest

from dragoman.coding.cast import find_cast
from dragoman.tables.actors import load_actors

TABLES = load_actors()


def mentions(document):
    """The words of each mention, its kind, and the code and sectors of its entity."""
    cast = find_cast(document, (), TABLES)
    return {document.text[m.start : m.end]: (m.kind, cast.entity_of(m).code, cast.entity_of(m).sectors) for m in cast.mentions}


@pytest.mark.parametrize(
    "text",
    ["Tehran wants talks.", "Officials accused Tehran of lying.", "Talks with Tehran began.", "Critics attacked Tehran's demands."],
)
def test_a_capital_that_acts_is_its_government(read, text):
    """A capital that wants, is accused, is talked with or demands is a metonym of its state."""
    assert mentions(read(text))["Tehran"][:2] == ("metonym", "IRN")


@pytest.mark.parametrize("text", ["A bomb went off in Tehran.", "He flew to Tehran on Monday.", "The minister visited Tehran."])
def test_a_capital_that_is_only_a_place_is_no_mention(read, text):
    """A capital where something happens, or that somebody reaches, is no actor."""
    assert "Tehran" not in mentions(read(text))


def test_a_seat_is_a_metonym(read):
    """A palace or a house known by name stands for its government."""
    assert mentions(read("The Kremlin said no."))["Kremlin"] == ("metonym", "RUS", ("GOV",))


@pytest.mark.parametrize(
    ("text", "words", "code", "sector"),
    [
        ("Peruvian soldiers opened fire.", "Peruvian soldiers", "PER", "MIL"),
        ("Peru's foreign minister resigned.", "Peru's foreign minister", "PER", "GOV"),
        ("Rebels in Chad freed him.", "Rebels", "TCD", "REB"),
        ("The president of Chad spoke.", "The president", "TCD", "GOV"),
        ("A spokesman for the Chadian foreign ministry spoke.", "A spokesman", "TCD", "GOV"),
        ("A Chadian rebel leader was killed.", "A Chadian rebel leader", "TCD", "REB"),
        ("A Chadian police spokesman said so.", "A Chadian police spokesman", "TCD", "COP"),
        ("Former Chadian ministers were jailed.", "Former Chadian ministers", "TCD", "ELI"),
    ],
)
def test_a_role_takes_state_and_sector_from_its_words(read, text, words, code, sector):
    """Adjective, genitive, "of", "for" or "in" tell the state; a general role takes the sector of its modifier."""
    kind, found, sectors = mentions(read(text))[words]
    assert (kind, found) == ("nominal", code)
    assert sector in sectors


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("NAIROBI, Kenya -- Police fired shots.", "Police", "KEN"),
        ("Police fired shots in Kenya.", "Police", "KEN"),
        ("Gunmen fired shots in Kenya.", "Gunmen", None),
        ("Arab nations met.", "Arab nations", None),
    ],
)
def test_an_unnamed_body_is_of_the_state_where_it_happens(read, text, words, code):
    """Police are of the state where they act; unknown gunmen and several states are of none."""
    assert mentions(read(text))[words][1] == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("US forces fought insurgents.", "insurgents", None),
        ("US forces fought insurgents in Chad.", "insurgents", "TCD"),
        ("Peru's Ecuadorean minority protested.", "Peru's Ecuadorean minority", "PER"),
    ],
)
def test_who_fights_or_lives_in_a_state_need_not_be_its_own(read, text, words, code):
    """Rebels are not of the state of the army that they fight; a minority is of the state that owns it."""
    assert mentions(read(text))[words][1] == code


@pytest.mark.parametrize("text", ["Anti-American protests went on.", "It was a pro-Iranian rally.", "The ex-Soviet republic refused."])
def test_what_is_only_felt_about_a_state_is_not_the_state(read, text):
    """The words "Anti-", "pro-" and "ex-" before a name take it out of the cast."""
    assert not {"American", "Iranian", "Soviet"} & set(mentions(read(text)))


def test_a_body_word_goes_with_the_name_of_the_body(read):
    """The words "The militant group Hamas" is one mention, and Hamas is its entity."""
    assert "militant group Hamas" in str([*mentions(read("The militant group Hamas refused."))])


def test_people_who_are_counted_are_civilians(read):
    """Two Peruvians are civilians; Peruvians as such may be the nation."""
    cast = find_cast(read("Soldiers killed two Peruvians."), (), TABLES)
    assert ("CVL",) in cast.sectors
