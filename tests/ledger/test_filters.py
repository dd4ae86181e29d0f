"""What is asked of a ledger is what is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.filters import first_day, fold_name, last_day
from made_records import RECORD


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory):
    """A ledger with one report."""
    with Ledger(tmp_path_factory.mktemp("filters") / "news.db") as made:
        made.add(RECORD)
        yield made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["v2", "v1", "v3"]),
        ({"actor": "KEN"}, ["v1"]),
        ({"actor": "ken"}, ["v1"]),
        ({"actor": "Kenya"}, ["v1"]),
        ({"actor": ["KEN", "UGA"]}, ["v1", "v3"]),
        ({"actor": "FARC"}, ["v2"]),
        ({"actor": "farc"}, ["v2"]),
        ({"actor": "Rebels of the FARC"}, ["v2"]),
        ({"actor": "Keny"}, []),
        ({"actor": "THE"}, []),
        ({"actor": "100%"}, []),
        ({"recipient": "UGA"}, ["v1"]),
        ({"recipient": "KEN"}, []),
        ({"country": "uga"}, ["v1", "v3"]),
        ({"actor": "KEN", "recipient": "UGA", "type": "THREATEN", "mode": "expel"}, ["v1"]),
        ({"type": "assault"}, ["v2"]),
        ({"type": ("ASSAULT", "REJECT")}, ["v2", "v3"]),
        ({"type": "threaten-expel"}, ["v1"]),
        ({"type": ["THREATEN-arrest", "REJECT"]}, ["v3"]),
        ({"mode": "expel"}, ["v1"]),
        ({"mode": "diplomatic"}, []),
        ({"since": "2024-03-01"}, ["v1"]),
        ({"since": "2024-03-02"}, []),
        ({"since": "2019-06"}, ["v2", "v1"]),
        ({"until": "2024-02"}, ["v2"]),
        ({"until": "2024-03"}, ["v2", "v1"]),
        ({"since": "2019-07-01", "until": "2019-07-01"}, ["v2"]),
        ({"text": "UGANDAN  diplomats"}, ["v1"]),
        ({"text": "100%"}, []),
        ({"status": "alleged"}, ["v2"]),
        ({"status": ["alleged", "actual"]}, ["v2", "v1", "v3"]),
        ({"aux": "historical"}, ["v2"]),
        ({"aux": "none"}, ["v1", "v3"]),
        ({"aux": ["none", "historical"]}, ["v2", "v1", "v3"]),
        ({"min_confidence": 0.5}, ["v1", "v3"]),
        ({"limit": 1}, ["v2"]),
    ],
)
def test_events(ledger: Ledger, asked: dict, found: list[str]):
    """Each filter of events finds what it names."""
    assert [row.event for row in ledger.events(**asked)] == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["s1", "s2"]),
        ({"speaker": "KEN"}, ["s1"]),
        ({"speaker": "ruto"}, ["s1"]),
        ({"speaker": "president"}, ["s1"]),
        ({"speaker": ["KEN", "Uganda"]}, ["s1", "s2"]),
        ({"about": "UGA"}, ["s1"]),
        ({"about": "uganda"}, ["s1"]),
        ({"about": "KEN"}, []),
        ({"act": "refusal"}, ["s2"]),
        ({"since": "2024-03-02"}, ["s2"]),
        ({"until": "2024-03-01"}, ["s1"]),
        ({"text": "Intimidated"}, ["s2"]),
        ({"limit": 1}, ["s1"]),
    ],
)
def test_statements(ledger: Ledger, asked: dict, found: list[str]):
    """Each filter of statements finds what it names; one without a day counts under its report's."""
    assert [row.statement for row in ledger.statements(**asked)] == found


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"type": "THREAT"}, "THREATEN"),
        ({"status": "aleged"}, "alleged"),
        ({"aux": "negation"}, "negated"),
        ({"since": "yesterday"}, "no date"),
        ({"until": "2024-13"}, "no date"),
        ({"until": "2023-02-29"}, "no date"),
        ({"since": "0000"}, "no date"),
        ({"actor": "-"}, "no name"),
        ({"actor": ""}, "no name"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_at_once(ledger: Ledger, asked: dict, told: str):
    """A wrong value is refused when it is asked, with a hint, not answered with nothing."""
    with pytest.raises(UsageError, match=told):
        ledger.events(**asked)


def test_a_wrong_act_is_refused(ledger: Ledger):
    """An act that no statement can have is refused with the near ones."""
    with pytest.raises(UsageError, match="denial"):
        ledger.statements(act="denail")


def test_a_word_in_capitals_asks_for_the_acronym():
    """UN is no part of a person's name."""
    assert " ^un " not in fold_name("Kim Jong Un")
    assert " ^un " in fold_name("UN peacekeepers")


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_name_is_found_by_itself(name: str, other: str):
    """Any name, folded, holds itself folded, whatever stands beside it."""
    if fold_name(name).strip():
        assert fold_name(name).split(" | ")[0].strip() in fold_name(name, other)


@given(st.dates())
def test_a_day_is_its_own_first_and_last(day):
    """Days, months and years open and close where the calendar says."""
    iso = day.isoformat()
    assert first_day(iso) == last_day(iso) == iso
    assert first_day(iso[:7]) <= iso <= last_day(iso[:7])
    assert first_day(iso[:4]) <= iso <= last_day(iso[:4])
