"""Where results go: to standard output or a file, as a table or in a format for programs."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TypeVar, cast, get_args

from dragoman.errors import UsageError
from dragoman.ledger.exports import Format, write_rows
from dragoman.record import Record, Value

R = TypeVar("R", bound=Value)

TABLE = "table"
ENDINGS = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".txt": TABLE}


def form_of(form: str | None, output: str | None, forms: Iterable[str]) -> str:
    """The format that is asked for: by the option, by the ending of the file, or by whether somebody looks on."""
    if form:
        return form
    by_ending = ENDINGS.get(Path(output).suffix.lower()) if output else None
    if by_ending in tuple(forms):
        return str(by_ending)
    return TABLE if not output and sys.stdout.isatty() else "jsonl"


@contextmanager
def opened(output: str | None, inputs: Iterable[str] = ()) -> Iterator[BinaryIO]:
    """The stream that results go to. Raises UsageError when that would write over an input."""
    if not output or output == "-":
        yield sys.stdout.buffer
        return
    path = Path(output)
    if path.exists() and any(name and Path(name).exists() and path.samefile(name) for name in inputs):
        raise UsageError(f"{output} is an input or another output of this call, and would be destroyed. Name another file.")
    with path.open("wb") as out:
        yield out


@contextmanager
def as_text(out: BinaryIO) -> Iterator[IO[str]]:
    """The same stream for text; it stays open afterwards."""
    if out is sys.stdout.buffer:
        yield sys.stdout
        return
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    try:
        yield text
    finally:
        text.detach()


def write_records(records: Iterable[Record], form: str, out: BinaryIO) -> None:
    """Write records as JSON Lines, as one JSON array, or as tables; each is out before the next one is asked for."""
    if form == TABLE:
        from dragoman.commands.terminal import console_for, print_record  # noqa: PLC0415 - only a table needs it

        with as_text(out) as text:
            console = console_for(text)
            for record in records:
                print_record(record, console)
        return
    before, between, after = (b"[\n", b",\n", b"\n]\n") if form == "json" else (b"", b"\n", b"\n")
    started = False
    for record in records:
        out.write((between if started else before) + record.to_json())
        out.flush()
        started = True
    out.write(after if started else before + after.lstrip() if form == "json" else b"")


def write_answer(rows: Iterable[R], kind: type[R], form: str, output: str | None, table: Callable[[Iterable[R], IO[str]], int]) -> int:
    """The number of rows written; `table` prints them for a reader."""
    if form == "parquet" and (not output or output == "-"):
        raise UsageError("Parquet cannot go to standard output. Name a file: -o events.parquet.")
    with opened(output) as out:
        if form not in get_args(Format):
            with as_text(out) as text:
                return table(rows, text)
        return write_rows(rows, kind, out, form=cast("Format", form))
