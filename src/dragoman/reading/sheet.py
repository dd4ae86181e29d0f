"""Makes the report of sorted lines, the same way for every format: text put together, offsets fixed, facts settled in one order."""

import re
from collections.abc import Sequence

from dragoman.reading.clean import sign_off
from dragoman.reading.credits import agency_named, publisher_of
from dragoman.reading.datelines import Dateline, find_dateline
from dragoman.reading.headers import Header
from dragoman.reading.ident import report_id
from dragoman.reading.layout import assemble, kinds_of
from dragoman.reading.published import publication
from dragoman.record import Dropped, Paragraph, ParagraphKind, Report, Span, Value

_DATELINE_REACH = 3  # body paragraphs: a deck and a subhead may stand above the dateline


class Origin(Value, frozen=True):
    """Where a report comes from: the name it goes by, how errors name its file, and what the caller says of it.

    `published` is the caller's date, `notices` what the report shall carry in `dropped` before anything else (its encoding).
    """

    name: str
    where: str
    path: str | None = None
    published: str | None = None
    notices: tuple[Dropped, ...] = ()


class Sheet(Value, frozen=True):
    """A report's lines, sorted out: its title, its body paragraphs, what its header lines say, and what was set aside.

    `kinds` are those of the body paragraphs where the format marks them; else they are told by their look.
    """

    title: str | None
    body: tuple[str, ...]
    header: Header
    dropped: tuple[Dropped, ...]
    kinds: tuple[ParagraphKind, ...] | None = None
    language: str | None = None
    metadata_date: str | None = None


def make_report(sheet: Sheet, origin: Origin) -> Report:
    """The report of a sorted sheet. The caller's date goes before all that the report says."""
    header = sheet.header
    body, signed = _without_sign_off(sheet.body)
    text, paragraphs = assemble(sheet.title, body, sheet.kinds or kinds_of(body))
    span, line = mark_dateline(text, paragraphs)
    when = publication(given=origin.published, metadata=sheet.metadata_date, header=header, dateline=line)
    cut = sheet.body[-1][len(body[-1]) :].strip() if body else ""
    sign_offs = (Dropped(what=cut, reason="sign-off"),) if cut else ()
    return Report(
        id=report_id(text=text, title=sheet.title, url=header.url),
        source_name=origin.name,
        text=text,
        paragraphs=paragraphs,
        path=origin.path,
        url=header.url,
        publisher=header.publisher or publisher_of(header.url),
        agency=header.agency or (line.agency if line else None) or signed or agency_in_title(sheet.title),
        byline=header.byline,
        title=sheet.title,
        language=sheet.language,
        published=when.published,
        published_from=when.published_from,
        dateline=span,
        dropped=origin.notices + sheet.dropped + sign_offs,
    )


def mark_dateline(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Span | None, Dateline | None]:
    """The span of the dateline in the text, and what it says; it opens one of the first body paragraphs."""
    for paragraph in [p for p in paragraphs if p.kind != "title"][:_DATELINE_REACH]:
        line = find_dateline(text[paragraph.start : paragraph.end])
        if line:
            return (paragraph.start + line.span[0], paragraph.start + line.span[1]), line
    return None, None


def agency_in_title(title: str | None) -> str | None:
    """The agency that a title names at its end ("Talks open (AP)").

    >>> agency_in_title("Talks open in Geneva (AP)")
    'AP'
    """
    match = re.search(r"\(([^()]+)\)$", title or "")
    return agency_named(match[1]) if match else None


def _without_sign_off(body: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """The body without the agency that signs its last paragraph, and that agency."""
    if not body:
        return body, None
    last, agency = sign_off(body[-1])
    return (*body[:-1], last), agency
