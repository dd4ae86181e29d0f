"""A report's text with its events and statements marked in it, in brackets and, on a terminal, in colours.

[s1 source: The Kremlin] [s1 cue: said] [s1 content: it would [v2 SANCTION: cut ties] with Georgia].
"""

import heapq
from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.console import Group
from rich.text import Text

from dragoman.commands import code as coding
from dragoman.commands.inputs import reports_of
from dragoman.commands.terminal import QUAD_STYLES, event_table, facts, plain, rows_of, statement_table
from dragoman.errors import InputError
from dragoman.ledger import Ledger
from dragoman.record import Record, Value

_STYLES = {"source": "bold magenta", "cue": "magenta", "content": "underline"}


class Mark(Value, frozen=True, kw_only=True):
    """A stretch of the text and what it is."""

    start: int
    end: int
    tag: str
    style: str


def show(record: Record) -> Group:
    """All that is to be printed for a record: facts, legend, the marked text, the tables."""
    events, statements = rows_of(record)
    head = [plain(record.title or record.source_name, "bold"), plain(facts(record), "dim"), legend(), Text("")]
    tables = [event_table(events, short=True)] if events else []
    if statements:
        tables.append(statement_table(statements, short=True))
    return Group(*head, marked(record), Text(""), *tables)


def legend() -> Text:
    """What the brackets and colours stand for."""
    out = Text("s1, s2 ... statements: ")
    for role, style in _STYLES.items():
        out.append(role, style=style).append(" ")
    out.append("  v1, v2 ... events: ")
    for quad, style in QUAD_STYLES.items():
        out.append(quad, style=style).append(", ")
    out.right_crop(2)
    return out


def marked(record: Record) -> Text:
    """The text with its marks. Where two stretches cross, the later one is marked in two parts."""
    heap = [(mark.start, -mark.end, seq, mark) for seq, mark in enumerate(marks(record))]
    heapq.heapify(heap)
    # Letter for letter: the offsets stay true.
    text = plain(record.text).plain
    out, opened, place = Text(), list[Mark](), 0
    while heap or opened:
        closes = bool(opened) and (not heap or opened[-1].end <= heap[0][0])
        to = opened[-1].end if closes else heap[0][0]
        out.append(text[place:to], style=_style(opened))
        place = to
        if closes:
            out.append("]", style=f"dim {opened.pop().style}")
            continue
        _, _, seq, mark = heapq.heappop(heap)
        if opened and mark.end > opened[-1].end:
            rest = msgspec.structs.replace(mark, start=opened[-1].end)
            heapq.heappush(heap, (rest.start, -rest.end, seq, rest))
            mark = msgspec.structs.replace(mark, end=opened[-1].end)
        out.append(f"[{mark.tag}: ", style=f"dim {mark.style}")
        opened.append(mark)
    return out.append(text[place:])


def marks(record: Record) -> Iterator[Mark]:
    """The stretches that are marked: of statements source, cue and content, of events the trigger."""
    for statement in record.statements:
        for role, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
            yield from (Mark(start=s, end=e, tag=f"{statement.id} {role}", style=_STYLES[role]) for s, e in spans if s < e)
    for event in record.events:
        name = "-".join([event.type, *event.modes])
        yield from (
            Mark(start=s, end=e, tag=f"{event.id} {name}", style=f"bold {QUAD_STYLES[event.quad]}") for s, e in event.trigger if s < e
        )


def records_named(name: str, *, ledger: str | None = None, published: str | None = None) -> Iterator[Record | InputError]:
    """The records of a file of records, or of a file of reports, coded now; with a ledger, the one that has this name there."""
    if ledger:
        with Ledger(ledger, create=False) as kept:
            yield kept.record(name)
    elif _has_records(Path(name)):
        yield from _records(Path(name))
    else:
        yield from coding.code(reports_of([name], published=published), coding.load_coder())


def _has_records(path: Path) -> bool:
    try:
        with path.open("rb") as lines:
            return Record.from_json(lines.readline()).record_version != ""
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return False


def _records(path: Path) -> Iterator[Record | InputError]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield Record.from_json(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                yield InputError(f"no record ({error})", where=str(path), line=number, mend="Give lines that `dragoman code` wrote.")


def _style(opened: list[Mark]) -> str:
    return " ".join(mark.style for mark in opened)
