"""Reads a report from a web page: the body is found by trafilatura, then its lines are sorted as those of any other report."""

import re
from typing import TYPE_CHECKING, cast

from dragoman.errors import InputError
from dragoman.reading.clean import junk_reason, mend_characters
from dragoman.reading.credits import publisher_of, split_agency
from dragoman.reading.dates import read_date
from dragoman.reading.headers import Header, read_header
from dragoman.reading.sheet import Origin, Sheet, make_report
from dragoman.record import Dropped, Report

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extract

_AUTHOR_TAIL = re.compile(
    r"[\s,]*\b(?:Published|Updated|Posted|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August"
    r"|September|October|November|December|is an? |was an? )\b.*$",
    re.IGNORECASE,
)
_AUTHOR_LABEL = re.compile(r"(?i)^(?:\w+ )?by\s+")
_SLOGAN = re.compile(r"\s+[|»–—-]\s.*$")
_NO_END = "2100-01-01"  # trafilatura takes the day of the run for the last possible date; the reading must not hang on it
_HEAD = 4096
_SHORTEST = 40  # characters: a menu's word is no article
_LANGUAGE = re.compile(r"<html[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|meta|div|title)\b", re.IGNORECASE | re.DOTALL
)


def is_page(head: str) -> bool:
    """True when a text begins as a web page does.

    >>> is_page("<!DOCTYPE html><html>"), is_page("<Reuters> Talks open")
    (True, False)
    """
    return bool(_HTML.match(head[:_HEAD].lstrip("\ufeff")))


def read_page(page: str, origin: Origin) -> Report:
    """The report on a web page. Raises InputError when there is no article on it."""
    # A second of loading that readers of plain text need not wait for.
    from trafilatura import bare_extraction  # noqa: PLC0415

    extract = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        favor_precision=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _NO_END},
    )
    found = cast("Extract | None", extract)  # a dictionary only comes when asked for
    sheet = _sheet_of(found, page) if found is not None else None
    if sheet is None or sum(map(len, sheet.body)) < _SHORTEST:
        mend = "Give a page of one report, saved whole, or its words as plain text."
        raise InputError("a page with no article in it", where=origin.where, mend=mend)
    return make_report(sheet, origin)


def _sheet_of(found: "Extract", page: str) -> Sheet:
    """The extract's lines sorted: header lines and junk that the extraction let through are set aside."""
    title = _flat(found.title)
    body: list[str] = []
    dropped: list[Dropped] = []
    header = _header_of(found)
    for line in (_flat(line) for line in (found.text or "").split("\n")):
        reason = _reason(line, title) if line else None
        if reason:
            dropped.append(Dropped(what=line, reason=reason))
            header |= read_header(line) or Header()
        elif line:
            body.append(line)
    return Sheet(
        title=title or None,
        body=tuple(body),
        header=header,
        dropped=tuple(dropped),
        language=_language(page),
        metadata_date=read_date(found.date) if found.date else None,
    )


def _flat(line: str | None) -> str:
    """A line with its characters mended, blanks made single and the mark of a list item taken off."""
    return " ".join(mend_characters(line or "").split()).removeprefix("- ")


def _reason(line: str, title: str) -> str | None:
    """Why a line of the extract is set aside, or None."""
    if line == title:
        return "title repeated"
    if reason := junk_reason(line):
        return reason
    return "header line" if read_header(line) else None


def _header_of(found: "Extract") -> Header:
    """What the page's metadata says about the report."""
    author = _AUTHOR_TAIL.sub("", _AUTHOR_LABEL.sub("", _flat(found.author).replace("; ", ", ")))
    # The metadata often hold the whole line, "Jane Doe, Reuters" or "JANE DOE Associated Press"; what is no byline is kept as it is.
    name, agency = split_agency(author)
    signed = read_header(f"By {name}") if name else None
    return Header(
        byline=signed.byline if signed else name or None,
        agency=agency or (signed.agency if signed else None),
        publisher=publisher_of(found.url) or _SLOGAN.sub("", _flat(found.sitename)) or None,
        url=found.url or None,
    )


def _language(page: str) -> str | None:
    """The language that the page says it is in (ISO 639)."""
    match = _LANGUAGE.search(page[:_HEAD])
    return match[1].lower() if match else None
