"""The gazetteer finds every place that bears a name, and its tables hold to their own rules."""

import time

import pytest

from dragoman.tables.gazetteer import Candidate, Gazetteer, load_gazetteer, place_key
from dragoman.tables.gazetteer_world import World
from dragoman.tables.tsv import Row, read_rows

TABLES = {"regions.tsv": "name", "country_points.tsv": "code", "provinces.tsv": "name", "place_words.tsv": "word"}
LEVELS = {"continent", "region", "admin1", "island", "sea", "lake", "river", "mountain", "point", "city"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer that ships."""
    return load_gazetteer()


def first(gazetteer: Gazetteer, name: str) -> Candidate:
    """The first candidate of a name."""
    return gazetteer.candidates(name)[0]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Hague", "hague"),
        ("São Tomé", "sao tome"),
        ("St. Petersburg", "saint petersburg"),
        ("Fort Hood", "fort hood"),
        ("Ft. Hood", "fort hood"),
        ("N’Djamena", "n'djamena"),
        ("Port-au-Prince", "port au prince"),
        ("Łódź", "lodz"),
    ],
)
def test_key(name: str, key: str) -> None:
    """Names are compared without capitals, accents, hyphens and articles, with short forms written out."""
    assert place_key(name) == key


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Uganda", "country", "UGA"),
        ("the UK", "country", "GBR"),
        ("U.S.", "country", "USA"),
        ("Kosovo", "country", "KOS"),
        ("Black Sea", "sea", None),
        ("Crimean peninsula", "region", "UKR"),
        ("Darfur", "region", "SDN"),
        ("Gaza", "region", "PSE"),
        ("Europe", "continent", None),
        ("Euphrates River", "river", None),
        ("Ohio", "admin1", "USA"),
        ("Helmand province", "admin1", "AFG"),
        ("Cook County", "admin2", "USA"),
        ("Timbuktu", "city", "MLI"),
    ],
)
def test_first_candidate(gazetteer: Gazetteer, name: str, level: str, country: str | None) -> None:
    """Countries, regions, seas, provinces and cities are all found, by usual names and short forms."""
    found = first(gazetteer, name)
    assert (found.level, found.country) == (level, country)


def test_ambiguous_names_keep_all_candidates(gazetteer: Gazetteer) -> None:
    """A name that many places bear brings them all, greater cities before smaller ones."""
    towns = [c for c in gazetteer.candidates("Springfield") if c.level == "city" and c.country == "USA" and not c.alternate]
    assert len({c.admin1 for c in towns}) > 10
    assert [c.population for c in towns] == sorted((c.population for c in towns), reverse=True)


def test_alternate_names_are_marked(gazetteer: Gazetteer) -> None:
    """An old or foreign name finds its city, and says that it is not the usual one."""
    kyiv = first(gazetteer, "Kiev")
    assert (kyiv.name, kyiv.alternate, kyiv.capital) == ("Kyiv", True, True)
    assert not first(gazetteer, "Kyiv").alternate


def test_adjectives_are_marked(gazetteer: Gazetteer) -> None:
    """An adjective leads to its country, and is marked as no toponym."""
    assert first(gazetteer, "Ugandan").adjective
    assert first(gazetteer, "Ugandan").country == "UGA"


@pytest.mark.parametrize(
    ("words", "state"), [("W.Va.", "West Virginia"), ("Ill.", "Illinois"), ("PA", "Pennsylvania"), ("Ont.", "Ontario")]
)
def test_abbreviations(gazetteer: Gazetteer, words: str, state: str) -> None:
    """What papers print after a town stands for a state or province."""
    found = gazetteer.abbreviated(words)
    assert found is not None
    assert found.name == state


def test_unknown_names_have_no_candidates(gazetteer: Gazetteer) -> None:
    """A name that no place bears brings nothing, twice."""
    assert gazetteer.candidates("Qwertyville Heights") == gazetteer.candidates("Qwertyville Heights") == ()


def test_counties_are_not_meant_by_their_first_word(gazetteer: Gazetteer) -> None:
    """The name "Washington" brings the state and the capital, none of the Washington Counties; "Monongalia" can only be the county."""
    assert all(c.level != "admin2" or c.country != "USA" for c in gazetteer.candidates("Washington"))
    assert first(gazetteer, "Monongalia").level == "admin2"


def test_every_country_point_names_a_country() -> None:
    """Each row of the country points joins with a country of the world's table."""
    codes = {country.code for country in World().countries}
    assert {row["code"] for row in read_rows("country_points.tsv")} <= codes


@pytest.mark.parametrize("table", sorted(TABLES))
def test_tables_are_sorted_and_unique(table: str) -> None:
    """Rows stand in order and none stands twice."""
    rows = [tuple(row.cells.values()) for row in read_rows(table)]
    assert rows == sorted(rows)
    keys = [(row["kind"], row["word"]) if table == "place_words.tsv" else row[TABLES[table]] for row in read_rows(table)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("table", ["regions.tsv", "country_points.tsv", "provinces.tsv"])
def test_points_lie_on_the_globe(table: str) -> None:
    """Every point has a latitude and a longitude that exist."""
    assert all(abs(float(row["latitude"])) <= 90 and abs(float(row["longitude"])) <= 180 for row in read_rows(table))


def test_regions_have_known_levels_and_countries() -> None:
    """A region's level is one of the documented ones and its country is in the table of countries."""
    codes = {row["code"] for row in read_rows("country_points.tsv")}
    rows: list[Row] = list(read_rows("regions.tsv"))
    assert {row["level"] for row in rows} <= LEVELS
    assert {row["country"] for row in rows} <= codes | {""}


def test_loading_is_quick() -> None:
    """The indexes are built in a moment: a command on one report must not wait for them (the bound is loose for busy machines)."""
    start = time.perf_counter()
    Gazetteer(World())
    assert time.perf_counter() - start < 5
