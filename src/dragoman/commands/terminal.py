"""Records and rows as tables for a reader at a terminal."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import IO, TypeVar

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.commands.door import STEERING
from dragoman.ledger.entries import words_of
from dragoman.ledger.filters import first_day, last_day
from dragoman.ledger.rows import EventRow, ReportRow, Source, StatementRow, Told, event_row, statement_row
from dragoman.record import Record

R = TypeVar("R")

# Wide enough for the words of an event where there is no terminal to ask for its width.
PLAIN_WIDTH = 140
# A table knows its widths only when it is whole: long results come as several tables.
ROWS_A_TABLE = 500
_WHOLE = {"date", "event", "id", "published", "events", "statements"}
QUAD_STYLES = {
    "verbal cooperation": "cyan",
    "material cooperation": "green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}


class Paper(Console):
    """A console that leaves it to the verb how to end when nobody reads any longer."""

    def on_broken_pipe(self) -> None:
        """Say so, where rich would end the program with an error."""
        raise BrokenPipeError


def console_for(out: IO[str]) -> Console:
    """A console on a stream: in colours on a terminal, plain and of one width elsewhere."""
    return Paper(file=out, width=None if out.isatty() else PLAIN_WIDTH, highlight=False, soft_wrap=False)


def print_record(record: Record, console: Console) -> None:
    """Print a heading with the report's facts, its events, its statements."""
    console.print(plain(record.title or record.source_name, style="bold"))
    console.print(plain(facts(record), style="dim"))
    events, statements = rows_of(record)
    if events:
        console.print(event_table(events, short=True))
    if statements:
        console.print(statement_table(statements, short=True))
    if not events and not statements:
        console.print("no events and no statements found")
    console.print()


def plain(words: str, style: str = "") -> Text:
    """Words of a report as they may go to a terminal: no markup is read in them, and none of their letters steers it."""
    return Text(words.translate(STEERING), style=style)


def facts(record: Record) -> str:
    """One line of what is known of the report."""
    date = f"published {record.published}" if record.published else "undated"
    if record.published_from:
        date += f" ({record.published_from})"
    counts = f"{_count(len(record.events), 'event')}, {_count(len(record.statements), 'statement')}"
    found = [record.source_name, record.publisher or record.agency, date, counts, f"id {record.id}"]
    return " · ".join(fact for fact in found if fact)


def rows_of(record: Record) -> tuple[list[EventRow], list[StatementRow]]:
    """The rows of a record's events and statements, as a ledger would give them."""
    source = Source(
        report=record.id, source_name=record.source_name, publisher=record.publisher, published=record.published, url=record.url
    )
    events = []
    for event in record.events:
        place = record.places[event.place] if event.place is not None else None
        told = Told(
            place=place.name if place else None,
            place_country=place.country if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            trigger=words_of(record.text, event.trigger),
            words=words_of(record.text, [event.evidence]),
        )
        events.append(event_row(source, event, told))
    statements = [
        statement_row(source, one, (words_of(record.text, one.source), words_of(record.text, one.cue), words_of(record.text, one.content)))
        for one in record.statements
    ]
    return events, statements


def print_events(rows: Iterable[EventRow], out: IO[str]) -> int:
    """How many events were printed."""
    return _print_all(rows, event_table, out)


def print_statements(rows: Iterable[StatementRow], out: IO[str]) -> int:
    """How many statements were printed."""
    return _print_all(rows, statement_table, out)


def print_reports(rows: Iterable[ReportRow], out: IO[str]) -> int:
    """How many reports were printed."""
    return _print_all(rows, report_table, out)


def event_table(rows: list[EventRow], *, short: bool = False) -> Table:
    """A table of events; `short` where they are all of one report."""
    table = _table("events", ["", "date", "event", "actors → recipients", "status", "words"], wide="words")
    for row in rows:
        name = Text("-".join([row.type, *row.modes]), style=QUAD_STYLES[row.quad])
        told = ", ".join([row.status, *row.aux])
        table.add_row(_mark(row.event, row.report, short=short), _days(row.earliest, row.latest), name, _dyad(row), told, plain(row.words))
    return table


def statement_table(rows: list[StatementRow], *, short: bool = False) -> Table:
    """A table of statements; `short` where they are all of one report."""
    table = _table("statements", ["", "date", "speaker", "act", "content"], wide="content")
    for row in rows:
        speaker = _called(row.speaker or row.source or "?", row.speaker_code)
        act = f"{row.act}, {row.form}"
        table.add_row(
            _mark(row.statement, row.report, short=short), _days(row.earliest, row.latest), plain(speaker), act, plain(row.content)
        )
    return table


def report_table(rows: list[ReportRow]) -> Table:
    """A table of reports, one line a coding."""
    table = _table("reports", ["id", "published", "name", "title", "events", "statements", "coder"], wide="title")
    for row in rows:
        coder = f"{row.coder.name} {row.coder.version}" + (" (superseded)" if row.superseded_by else "")
        counts = (str(row.events), str(row.statements))
        table.add_row(row.report, (row.published or "")[:10], plain(row.source_name), plain(row.title or ""), *counts, coder)
    return table


def _print_all(rows: Iterable[R], table: Callable[[list[R]], Table], out: IO[str]) -> int:
    console, walk, count = console_for(out), iter(rows), 0
    while batch := list(islice(walk, ROWS_A_TABLE)):
        console.print(table(batch))
        count += len(batch)
    return count


def _table(title: str, names: list[str], *, wide: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="italic", pad_edge=False)
    for name in names:
        # The column with the words takes what room there is; a day or a type that is cut in two is hard to read.
        table.add_column(name, overflow="fold", ratio=1 if name == wide else None, no_wrap=name in _WHOLE)
    return table


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _mark(name: str, report: str, *, short: bool) -> Text:
    return Text(name if short else f"{report[:8]} {name}", style="dim", overflow="fold")


def _days(earliest: str | None, latest: str | None) -> str:
    if earliest == latest or not latest:
        return earliest or ""
    for whole in (latest[:4], latest[:7]):
        if (earliest, latest) == (first_day(whole), last_day(whole)):
            return whole
    return f"{earliest or '?'}/\n{latest}"


def _dyad(row: EventRow) -> Text:
    actors = ", ".join(map(_called, row.actors, row.actor_codes)) or "?"
    recipients = ", ".join(map(_called, row.recipients, row.recipient_codes))
    if row.reciprocal:
        return plain(f"{actors} (each other)")
    return plain(f"{actors} → {recipients}" if recipients else actors)


def _called(name: str, code: str | None) -> str:
    return f"{name} ({code})" if code and code != name else name
