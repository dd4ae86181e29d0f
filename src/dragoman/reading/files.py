"""Opens what is to be read: unpacks gzip, turns binary files away, and tells a file's format by its content, then by its suffix."""

import codecs
import csv
import gzip
import re
import zlib
from typing import BinaryIO, Literal, cast

from dragoman.errors import InputError
from dragoman.reading.encoding import find_encoding, utf16_without_mark
from dragoman.reading.pages import is_page
from dragoman.reading.rows import columns
from dragoman.record import Value

Format = Literal["wire", "page", "json lines", "json", "csv", "tsv"]
LARGEST_REPORT = 20 * 1024 * 1024
PEEK = 1 << 16
_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 20
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTINUATION = bytes(range(0x80, 0xC0))  # a sample may begin or end inside a character
_SUFFIXES: dict[str, Format] = {
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".txt": "wire", ".text": "wire", ".md": "wire",
}  # fmt: skip
READABLE = tuple(sorted(_SUFFIXES))
_MAGIC = (
    (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a zip archive or office file"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"), (b"\x7fELF", "a program"), (b"PAR1", "a Parquet file"), (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office file"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"(\xb5/\xfd", "a zstd archive"),
)  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.05
_JSON_START = re.compile(r"\s*(?:\[\s*(?:\{|\])|\{\s*(?:\"|\}))")
UNPACKING_ERRORS = (gzip.BadGzipFile, EOFError, zlib.error)


def unpacked(stream: BinaryIO) -> BinaryIO:
    """The stream, or what is in it when it is gzip."""
    head = stream.read(len(_GZIP))
    stream.seek(0)
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if head == _GZIP else stream


def peek(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, which stays at its start."""
    head = stream.read(PEEK)
    stream.seek(0)
    return head


def refuse_binary(head: bytes, where: str) -> None:
    """Raises InputError for an empty file and for bytes that are no text in any encoding."""
    if not head:
        raise InputError("an empty file", where=where, mend="Give a file with a report in it.")
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    controls = 0 if is_wide(head) else len(_CONTROL.findall(head))
    if kind or controls > max(1, _CONTROL_SHARE * len(head)):
        raise InputError(
            f"{kind or 'a binary file'}, not text", where=where, mend="Save the report as plain text, HTML, JSON Lines or CSV."
        )


def is_wide(head: bytes) -> bool:
    """True for UTF-16 and UTF-32, in which Latin text is full of NUL bytes."""
    return head[:2] in _WIDE_MARKS or head[:4] == b"\x00\x00\xfe\xff" or utf16_without_mark(head) is not None


def readable_head(head: bytes, encoding: str | None = None) -> str:
    """The first characters of a file, good enough to tell its format by."""
    if encoding is None and is_wide(head):
        encoding = "utf-16-be" if head[:1] == b"\x00" or head[:2] == b"\xfe\xff" else "utf-16-le"
    return head.decode(encoding or "utf-8", "replace").lstrip("\ufeff")


def format_of(head: str, name: str) -> Format:
    r"""The format of a file: a page or JSON by its first characters, a table by suffix or header line, else by suffix, else a wire.

    >>> format_of("<html><body>", "a.txt"), format_of("id,text\n1,x\n", "a.csv"), format_of("Talks open\n", "a")
    ('page', 'csv', 'wire')
    """
    bare = name.lower().removesuffix(".gz")
    suffix = next((s for s in READABLE if bare.endswith(s)), "")
    told = _SUFFIXES.get(suffix, "wire")
    if told in ("csv", "tsv", "json lines"):
        return told
    if is_page(head):
        return "page"
    if _JSON_START.match(head):
        return _kind_of_json(head)
    if told == "json":
        return "json"
    return _kind_of_table(head) or told


def _kind_of_json(head: str) -> Format:
    """JSON Lines when the first line is an object by itself, else JSON."""
    first, mark, rest = head.lstrip().partition("\n")
    closed = first.rstrip().endswith("}") and first.startswith("{")
    return "json lines" if closed and (not rest.strip() or rest.lstrip().startswith("{")) and (mark or closed) else "json"


def _kind_of_table(head: str) -> Format | None:
    """A table without the suffix of one, known by a header line of plain column names with one for the text among them."""
    first = head.lstrip("\ufeff").partition("\n")[0].strip()
    for delimiter, kind in (("\t", "tsv"), (",", "csv")):
        cells = [cell.strip('" ') for cell in first.split(delimiter)]
        known = {name for names in columns().values() for name in names}
        if len(cells) > 1 and set(cells) & set(columns()["text"]) and sum(c in known for c in cells) * 2 >= len(cells):
            return "csv" if kind == "csv" else "tsv"
    return None


def delimiter_of(head: str, told: Format) -> str:
    """The delimiter of a table: a tab for TSV, else the one of comma, semicolon, tab that gives most columns in the header."""
    if told == "tsv":
        return "\t"
    first = next((line for line in head.lstrip("\ufeff").splitlines() if line.strip()), "")
    return max(",;\t", key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))


def is_quoted(head: str, delimiter: str) -> bool:
    """Whether quotation marks in a table are its own. In TSV a cell may begin with the mark of a spoken sentence."""
    if delimiter != "\t":
        return True
    cells = [
        cell
        for line in head.splitlines(keepends=True)
        if line.endswith("\n")
        for cell in line.rstrip("\r\n").split("\t")
        if cell.startswith('"')
    ]
    return all(len(c) > 1 and c.endswith('"') and not c[1:-1].replace('""', "").count('"') for c in cells)


def table_encoding(stream: BinaryIO, where: str, encoding: str | None) -> tuple[str, str]:
    """The encoding of a table and how it is known, found in one pass that holds a block at a time; the stream is then at its start."""
    head = peek(stream)
    if encoding is not None or head[:2] in _WIDE_MARKS or utf16_without_mark(head):
        return find_encoding(head[: len(head) // 4 * 4], where, encoding)
    bad = _first_not_utf8(stream)
    stream.seek(0)
    if bad is None:
        return ("utf-8-sig" if head.startswith(b"\xef\xbb\xbf") else "utf-8"), "strict"
    start = max(0, bad.offset - PEEK)
    stream.seek(start)
    sample = stream.read(4 * PEEK)
    stream.seek(0)
    try:
        return find_encoding(sample.strip(_CONTINUATION), where)
    except InputError as error:  # its offset is that in the sample
        what = f"byte {bad.offset} (0x{sample[bad.offset - start]:02x}) is not valid utf-8"
        raise InputError(what, where=where, line=bad.line, mend=error.mend) from error


class _BadByte(Value, frozen=True):
    """Where a stream stops being UTF-8."""

    offset: int
    line: int


def _first_not_utf8(stream: BinaryIO) -> _BadByte | None:
    """The first byte of the stream that is not UTF-8, or None."""
    utf8 = codecs.getincrementaldecoder("utf-8")()
    read = lines = 0
    while True:
        block = stream.read(_BLOCK)
        read += len(block)
        try:
            utf8.decode(block, final=not block)
        except UnicodeDecodeError as error:
            # The decoder had kept the first bytes of a character that the block before broke off.
            begin = read - len(error.object)
            return _BadByte(offset=begin + error.start, line=lines + error.object.count(b"\n", 0, error.start) + 1)
        if not block:
            return None
        lines += block.count(b"\n")
