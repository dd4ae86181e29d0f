"""The reading room: anything that holds a report comes in, and a Report with clean text and fixed offsets goes on.

    read_path    a file or folder: plain text, a web page, JSON Lines, JSON, CSV, TSV; gzip too
    read_bytes   the same for bytes in memory
    read_text    one report from a string

What cannot be read is handed on as an InputError among the reports, so that one bad row does not stop a million good ones.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from dragoman.errors import InputError
from dragoman.reading.encoding import decode, encoding_notice, known_encoding
from dragoman.reading.files import (
    LARGEST_REPORT,
    READABLE,
    UNPACKING_ERRORS,
    Format,
    delimiter_of,
    format_of,
    is_quoted,
    is_wide,
    peek,
    readable_head,
    refuse_binary,
    table_encoding,
    unpacked,
)
from dragoman.reading.objects import json_lines, json_values
from dragoman.reading.pages import is_page, read_page
from dragoman.reading.published import given_date
from dragoman.reading.rows import read_mapping, read_table, stem_of
from dragoman.reading.sheet import Origin
from dragoman.reading.wire import read_wire
from dragoman.record import Report

__all__ = ["read_bytes", "read_path", "read_text"]


def read_path(
    path: str | Path, *, published: str | None = None, encoding: str | None = None, recursive: bool = False
) -> Iterator[Report | InputError]:
    """The reports in a file, one or many, each as a Report or as the InputError that says why it is none.

    `published` dates a report whatever it says itself; in a table it dates the rows without a date of their own.
    A folder is read file by file in sorted order with `recursive=True`. Raises UsageError for a date or encoding that is none.
    """
    published = given_date(published)
    encoding = known_encoding(encoding) if encoding else None
    return _read_path(Path(path), published, encoding, recursive=recursive)


def read_bytes(data: bytes, name: str, *, published: str | None = None, encoding: str | None = None) -> Iterator[Report | InputError]:
    """The reports in bytes, told apart as those of a file called `name` would be.

    >>> [report.text for report in read_bytes(b'{"id": "a", "text": "They met."}', "x.jsonl")]
    ['They met.']
    """
    origin = Origin(name=stem_of(name), where=name, published=given_date(published))
    return _read_stream(io.BytesIO(data), name, origin, known_encoding(encoding) if encoding else None)


def read_text(text: str, *, published: str | None = None, name: str = "text") -> Report:
    r"""The one report that a string holds, plain text or a web page. Raises InputError when it holds none.

    >>> read_text("Talks open\n\nGENEVA (AP) - Ministers met on Monday.").title
    'Talks open'
    """
    reader = read_page if is_page(text) else read_wire
    return reader(text, Origin(name=name, where=name, published=given_date(published)))


def _read_path(path: Path, published: str | None, encoding: str | None, *, recursive: bool) -> Iterator[Report | InputError]:
    """The reports of a file or folder."""
    where = str(path)
    if path.is_dir():
        if not recursive:
            yield InputError("a folder, not a file", where=where, mend="Name a file in it, or read folders too (recursive).")
            return
        for inner in sorted(p for p in path.rglob("*") if p.is_file() and _is_readable(p)):
            yield from _read_path(inner, published, encoding, recursive=False)
        return
    try:
        with path.open("rb") as stream:
            origin = Origin(name=stem_of(path.name), where=where, path=where, published=published)
            yield from _read_stream(stream, path.name, origin, encoding)
    except FileNotFoundError:
        yield InputError("no such file", where=where, mend="Check the name of the file.")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        yield InputError(f"it cannot be opened ({reason})", where=where, mend="Check that the file is there and may be read.")


def _is_readable(path: Path) -> bool:
    """True for files with the suffix of a format that is read, hidden files apart."""
    return path.name.lower().removesuffix(".gz").endswith(READABLE) and not path.name.startswith(".")


def _read_stream(stream: BinaryIO, name: str, origin: Origin, encoding: str | None) -> Iterator[Report | InputError]:
    """The reports of a stream of bytes; errors of the whole input are handed on like those of a row."""
    try:
        stream = unpacked(stream)
        head = peek(stream)
        refuse_binary(head, origin.where)
        told = format_of(readable_head(head, encoding), name)
        if told in ("wire", "page"):
            yield _read_one(stream, told, origin, encoding)
        else:
            empty = True
            for item in _read_many(stream, told, origin, encoding):
                empty = False
                yield item
            if empty:
                yield InputError("a table without rows", where=origin.where, mend="Give a table with a report in each row.")
    except InputError as error:
        yield error
    except UNPACKING_ERRORS as error:
        yield InputError(f"broken gzip ({error})", where=origin.where, mend="Pack the file anew, or give it unpacked.")


def _read_one(stream: BinaryIO, told: Format, origin: Origin, encoding: str | None) -> Report:
    """The one report of a plain text or page."""
    data = stream.read(LARGEST_REPORT + 1)
    if len(data) > LARGEST_REPORT:
        raise InputError("more than 20 MB for one report", where=origin.where, mend="Give many reports as JSON Lines, one a line.")
    decoded = decode(data, origin.where, encoding)
    reader = read_page if told == "page" else read_wire
    return reader(decoded.text, replace(origin, notices=decoded.notices))


def _read_many(stream: BinaryIO, told: Format, origin: Origin, encoding: str | None) -> Iterator[Report | InputError]:
    """The reports of a table, one row after another, none held longer than it takes to hand it on."""
    if told == "json lines" and encoding is None and not is_wide(peek(stream)):
        encoding, known_from = "utf-8", "strict"  # by its definition; a line in another encoding is that line's error
    else:
        encoding, known_from = table_encoding(stream, origin.where, encoding)
    origin = replace(origin, notices=encoding_notice(encoding, known_from))
    lines = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        if told in ("csv", "tsv"):
            head = readable_head(peek(stream), encoding)
            mark = delimiter_of(head, told)
            yield from read_table(lines, origin, delimiter=mark, quoting=is_quoted(head, mark))
            return
        found = (
            json_values(lines, where=origin.where)
            if told == "json"
            else json_lines(stream if encoding == "utf-8" else lines, where=origin.where)
        )
        for item in found:
            yield item if isinstance(item, InputError) else read_mapping(item.row, item.line, origin)
    except UnicodeDecodeError as error:
        what = f"bytes that are not valid {encoding} ({error.reason})"
        yield InputError(what, where=origin.where, mend="Name the encoding of the file; its rows from here on were not read.")
    finally:
        lines.detach()  # or the wrapper would close a stream that it does not own
