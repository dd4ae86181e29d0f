"""Tables can be read."""

import io

import msgspec
import pytest

from dragoman.commands.terminal import ROWS_A_TABLE, console_for, print_events, print_record, rows_of
from dragoman.ledger import Ledger
from dragoman.record import EventDate
from made_records import ATTACK, KENYA, RECORD, THREAT, UGANDA


def printed(**changes: object) -> str:
    """The tables of a record like RECORD."""
    out = io.StringIO()
    print_record(msgspec.structs.replace(RECORD, **changes), console_for(out))
    return out.getvalue()


def test_the_heading_says_what_is_known():
    """Title, source name, publisher, date and id stand above the tables."""
    told = printed()
    for words in (RECORD.title, "kenya · Example Wire · published 2024-03-02 (given)", RECORD.id):
        assert words in told
    assert "undated" in printed(published=None, published_from=None)


def test_nothing_found_is_said():
    """A report without events and statements is not an empty page."""
    assert "no events and no statements found" in printed(events=(), statements=())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"reciprocal": True, "actors": (KENYA, UGANDA), "recipients": ()}, "Kenya (KEN), Uganda (UGA) (each other)"),
        ({"actors": ()}, "? → Uganda (UGA)"),
        ({"date": ATTACK.date}, " 2019 "),
        ({"date": EventDate(earliest="2024-02-01", latest="2024-02-29")}, " 2024-02 "),
        ({"date": EventDate(earliest="2024-02-26", latest="2024-03-03")}, " 2024-02-26/ "),
        ({"date": EventDate(latest="2024-03-03")}, " ?/ "),
        ({"aux": ("negated",)}, "actual, negated"),
    ],
)
def test_who_did_what_when(changes: dict, told: str):
    """The dyad, the interval and the auxiliary modes can be read off."""
    assert told in printed(events=(msgspec.structs.replace(THREAT, **changes),))


def test_words_in_brackets_are_no_markup():
    """Text of a report is printed as it is, whatever it looks like."""
    assert "[red]" in printed(title="Kenya [red]threatens[/red] Uganda")


def test_words_do_not_steer_the_terminal():
    """A report that holds escape sequences is printed without them."""
    told = printed(title="Kenya \x1b[2Jthreatens\x07 Uganda\x9b1m")
    assert "Kenya \ufffd[2Jthreatens\ufffd Uganda\ufffd1m" in told
    assert "\x1b" not in told


def test_rows_of_a_record_are_those_of_a_ledger(tmp_path):
    """The command line shows the same rows with a ledger and without one."""
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add(RECORD)
        events, statements = rows_of(RECORD)
        assert sorted(ledger.events(), key=lambda row: row.event) == events
        assert list(ledger.statements()) == statements


def test_long_answers_come_as_several_tables():
    """A table is printed when it is full: memory does not grow with the number of rows."""
    out = io.StringIO()
    rows = rows_of(RECORD)[0][:1] * (ROWS_A_TABLE + 1)
    assert print_events(iter(rows), out) == ROWS_A_TABLE + 1
    assert out.getvalue().count("actors → recipients") == 2
