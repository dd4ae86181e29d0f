"""Reads reports from the rows of tables (JSON Lines, JSON, CSV, TSV), row by row: a row's text is taken as it is."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePath
from types import MappingProxyType

from dragoman.errors import InputError
from dragoman.reading.credits import agency_named, publisher_of
from dragoman.reading.dates import read_date
from dragoman.reading.headers import Header
from dragoman.reading.ident import report_id
from dragoman.reading.layout import is_quote
from dragoman.reading.published import publication
from dragoman.reading.sheet import Origin, agency_in_title, mark_dateline
from dragoman.record import Paragraph, ParagraphKind, Report, Value
from dragoman.tables.tsv import read_rows

LONGEST_CELL = 20 * 1024 * 1024
csv.field_size_limit(LONGEST_CELL)  # the module's own limit, for the whole process, cuts off reports of more than 128 KiB
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TITLE_WORDS = 3  # a title of fewer words may by chance begin the first sentence


class Cells(Value, frozen=True):
    """The cells of a row that are read; all others are passed over."""

    id: str | None = None
    title: str | None = None
    text: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    language: str | None = None


@cache
def columns() -> MappingProxyType[str, tuple[str, ...]]:
    """For each field of Cells, the column names that stand for it, best first."""
    return MappingProxyType({row["field"]: row.many("columns") for row in read_rows("columns.tsv")})


def read_table(lines: Iterable[str], origin: Origin, *, delimiter: str, quoting: bool) -> Iterator[Report | InputError]:
    """Reports of a CSV or TSV table. A row that cannot be read gives an InputError with its line, and the rest goes on."""
    where = origin.where
    reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE)
    header: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield InputError(f"a row that is no row of a table ({error})", where=where, line=line, mend="Mend the row's quotation marks.")
            continue
        if not row:
            continue
        if header is None:
            header = [cell.strip().lstrip("\ufeff") for cell in row]
            if headless := _headless(header, where, line):
                yield headless
                return
            continue
        yield _read_listed(row, header, line, origin)


def _headless(header: list[str], where: str, line: int) -> InputError | None:
    """The error of a table without a text column, naming the columns that it has."""
    names = {cell.casefold() for cell in header}
    if names & set(columns()["text"]):
        return None
    found = ", ".join(header[:20]) or "none"
    return InputError(
        f"a table without a column for the text (columns found: {found})",
        where=where,
        line=line,
        mend="Call the column with the report's words 'text'.",
    )


def _read_listed(row: list[str], header: list[str], line: int, origin: Origin) -> Report | InputError:
    """The report of one row of a CSV or TSV table."""
    if len(row) > len(header) or (len(row) < len(header) and len(row) == 1):
        what = f"{len(row)} cells where the header has {len(header)}"
        return InputError(
            what, where=origin.where, line=line, mend="Put quotation marks round a cell that holds the delimiter or a line end."
        )
    return read_mapping(dict(zip(header, row, strict=False)), line, origin)


def read_mapping(row: Mapping[str, object], line: int, origin: Origin) -> Report | InputError:
    """The report of one row given by column name, or the InputError that says what is wrong with it.

    >>> read_mapping({"id": 7, "text": "GENEVA - They met."}, 1, Origin(name="a", where="a.csv")).source_name
    '7'
    """
    where = origin.where
    cells = _cells_of(row)
    if isinstance(cells, str):
        return InputError(cells, where=where, line=line, mend="Give it as words in quotation marks.")
    if cells.text is None:
        found = ", ".join(list(row)[:20]) or "none"
        return InputError(
            f"a row without text (columns found: {found})", where=where, line=line, mend="Call the column with the report's words 'text'."
        )
    if not cells.text.strip():
        return InputError("a row whose text is empty", where=where, line=line, mend="Leave the row out, or fill its text.")
    when = read_date(cells.published) if cells.published else None
    if cells.published and when is None:
        what = f"{cells.published[:40]!r} is no date, or can be read in two ways"
        return InputError(what, where=where, line=line, mend="Write it as year-month-day, 2021-12-14.")
    return report_of(cells, origin, source_name=cells.id or f"{origin.name}-{line}", row_date=when)


def _cells_of(row: Mapping[str, object]) -> Cells | str:
    """The cells by field, or what is wrong with them. A null, an empty cell and a missing one are the same, save for the text."""
    named = {str(key).strip().casefold(): value for key, value in row.items()}
    found: dict[str, str] = {}
    for field, names in columns().items():
        value = next((named[n] for n in names if named.get(n) not in (None, "")), None)
        if value is None:
            if field == "text" and any(n in named for n in names):
                found["text"] = ""
            continue
        words = _words(value, field)
        if words is None:
            return f"its {field} is no text"
        found[field] = words
    return Cells(**found)


def _words(value: object, field: str) -> str | None:
    """A cell's words; numbers are taken for ids and dates, lists for bylines; half characters become the replacement sign."""
    if isinstance(value, list) and field == "byline" and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and field not in ("text", "title"):
        value = str(value)
    if not isinstance(value, str):
        return None
    words = _SURROGATE.sub("\ufffd", value)
    return words if field == "text" else words.strip()


def report_of(cells: Cells, origin: Origin, *, source_name: str, row_date: str | None) -> Report:
    """The report of a row's cells. The row's own date goes before the caller's, which is the whole table's."""
    words, title = cells.text or "", cells.title or None
    text = f"{title}\n\n{words}" if title and not words.startswith(title) else words
    paragraphs = paragraphs_of(text, title)
    span, line = mark_dateline(text, paragraphs)
    when = publication(given=None if row_date else origin.published, metadata=row_date, header=Header(url=cells.url), dateline=line)
    agency = (agency_named(cells.agency) or cells.agency) if cells.agency else None
    return Report(
        id=report_id(text=text, title=title, url=cells.url, publisher_id=cells.id, publisher=cells.publisher),
        source_name=source_name,
        text=text,
        paragraphs=paragraphs,
        path=origin.path,
        url=cells.url or None,
        publisher=cells.publisher or publisher_of(cells.url),
        agency=agency or (line.agency if line else None) or agency_in_title(title),
        byline=cells.byline or None,
        title=title,
        language=cells.language or None,
        published=when.published,
        published_from=when.published_from,
        dateline=span,
        dropped=origin.notices,
    )


def paragraphs_of(text: str, title: str | None) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a text that may not be changed: the title's, then one for each run of lines between blank lines.

    >>> [(p.start, p.end, p.kind) for p in paragraphs_of("Talks\n\nThey met.", "Talks")]
    [(0, 5, 'title'), (7, 16, 'paragraph')]
    """
    found: list[Paragraph] = []
    at = 0
    if title and _stands_apart(text, title):
        found.append(Paragraph(start=0, end=len(title), kind="title"))
        at = len(title)
    spans = _spans_between(text, at, _BLANK_LINES if _BLANK_LINES.search(text, at + 2) else re.compile(r"\n\s*"))
    for start, end in spans:
        kind: ParagraphKind = "quote" if is_quote(text[start:end]) else "paragraph"
        found.append(Paragraph(start=start, end=end, kind=kind))
    return tuple(found)


def _stands_apart(text: str, title: str) -> bool:
    """True when the title that begins the text is not just the first words of its first sentence."""
    rest = text[len(title) :]
    if not rest.strip() or rest.lstrip(" \t").startswith(("\n", "\r")):
        return bool(rest.strip())
    following = rest.lstrip()
    return len(title.split()) >= _TITLE_WORDS and rest != following and not following[0].islower()


def _spans_between(text: str, at: int, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans between the marks, without the white space at their ends; empty ones left out."""
    edges = [at, *(edge for match in mark.finditer(text, at) for edge in match.span()), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = text[start:end]
        begin = start + len(words) - len(words.lstrip())
        if begin < end and words.strip():
            yield begin, begin + len(words.strip())


def stem_of(name: str) -> str:
    """The name of a file without folders and without the suffixes that only say its format.

    >>> stem_of("news/a.1.html.gz"), stem_of("reports.jsonl")
    ('a.1', 'reports')
    """
    last = PurePath(name).name
    last = last[:-3] if last.lower().endswith(".gz") else last
    return re.sub(r"(?i)\.(?:html?|xhtml|txt|text|md|jsonl|ndjson|json|csv|tsv|tab)$", "", last) or last
