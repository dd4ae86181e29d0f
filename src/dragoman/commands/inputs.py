"""What the command line is pointed at, as reports: files, folders, and standard input."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

import msgspec

from dragoman.errors import InputError
from dragoman.record import Report

STDIN = "-"


def reports_of(
    paths: Iterable[str], *, published: str | None = None, encoding: str | None = None, recursive: bool = False
) -> Iterator[Report | InputError]:
    """Reports in the order of the paths, and an InputError for each that cannot be read; `-` is standard input.

    Raises UsageError for a date or encoding that is none, before anything is read.
    """
    from dragoman.reading import read_bytes, read_path  # noqa: PLC0415 - `--help` must not wait for it

    found = [
        read_bytes(sys.stdin.buffer.read(), "stdin", published=published, encoding=encoding)
        if path == STDIN
        else read_path(path, published=published, encoding=encoding, recursive=recursive)
        for path in paths
    ]
    return chain.from_iterable(found)


def noting_dropped(items: Iterable[Report | InputError], out: BinaryIO) -> Iterator[Report | InputError]:
    """The same items; what was left out of each report is written to `out` on the way, a line of JSON each."""
    for item in items:
        if isinstance(item, Report):
            for dropped in item.dropped:
                line = {"report": item.id, "source_name": item.source_name, **msgspec.structs.asdict(dropped)}
                out.write(msgspec.json.encode(line) + b"\n")
        yield item
