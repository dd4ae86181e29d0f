"""Finds the dates that reports print about themselves and writes them as ISO 8601; a date that can be read in two ways is none."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from dragoman.record import Value

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w]){form}(?!\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z\b|[+-]\d\d:?\d\d)?)?",
        rf"{_MONTH} ?{_DAY},? {_YEAR}",
        rf"{_DAY}[ -]?(?:of )?{_MONTH}[ ,-]? ?{_YEAR}",
        rf"(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark){_YEAR}",
    )
)
_DAY_MONTH = tuple(re.compile(form, re.IGNORECASE) for form in (rf"{_MONTH} ?{_DAY}\b", rf"\b{_DAY} {_MONTH}"))
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_URL_DATE = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[a-z]{3})[/-](?P<day>\d\d?)(?=[/-]|$)", re.IGNORECASE)


class FoundDate(Value, frozen=True):
    """A day, as ISO 8601, and where it stands in the line that was searched."""

    iso: str
    start: int
    end: int


def find_date(line: str) -> FoundDate | None:
    """The first full date (day, month and year) in a line, or None.

    >>> find_date("Updated Dec. 14, 2021 at 5 pm").iso
    '2021-12-14'
    >>> find_date("03/04/2021") is None
    True
    """
    found = []
    for form in _FORMS if _YEAR_LIKE.search(line) else ():
        match = form.search(line)
        iso = _iso_of(match) if match else None
        if match and iso:
            found.append(FoundDate(iso=iso, start=match.start(), end=match.end()))
    return min(found, key=lambda f: (f.start, -f.end), default=None)


def month_and_day(line: str) -> tuple[int, int] | None:
    """Month and day of a date that names no year ("Dec. 14"), or None."""
    for form in _DAY_MONTH:
        if match := form.search(line):
            return _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"])
    return None


def date_in_url(url: str) -> str | None:
    """The day that stands in a page's address as year, month and day.

    >>> date_in_url("https://example.org/2021/12/14/talks")
    '2021-12-14'
    """
    match = _URL_DATE.search(url)
    if not match:
        return None
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
    return _day(int(match["year"]), number, int(match["day"]))


def read_date(value: str) -> str | None:
    """A whole cell read as a date or date-time, in ISO 8601; None when it is neither, or can be read in two ways.

    >>> read_date("2021-12-14 08:30:00+00:00"), read_date("14 Dec 2021"), read_date("31/31/2021")
    ('2021-12-14T08:30:00Z', '2021-12-14', None)
    """
    value = value.strip()
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return _iso_date_or_time(value)
    if match := _COMPACT.fullmatch(value):
        return _compact(match)
    found = find_date(value)
    if (
        found
        and found.end == len(value)
        and not re.search(r"\w", re.sub(r"(?i)\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", "", value[: found.start]))
    ):
        return found.iso
    return _mail_date(value)


def _iso_date_or_time(value: str) -> str | None:
    """ISO dates and date-times, with "Z" for the zone of Greenwich however it was written."""
    value = re.sub(r"\s*(?:UTC|GMT)$", "Z", value)
    try:
        if len(value) == len("2021-12-14"):
            return date.fromisoformat(value).isoformat()
        return _stamp(datetime.fromisoformat(value))
    except ValueError:
        return None


def _compact(match: re.Match[str]) -> str | None:
    """Dates written without marks, 20211214 or 20211214083000 (the second in UTC, as news monitors write it)."""
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
        if match[4] is None:
            return date(year, month, day).isoformat()
        return _stamp(datetime(year, month, day, hour, minute, second, tzinfo=UTC))
    except ValueError:
        return None


def _mail_date(value: str) -> str | None:
    """The dates of mail and feeds (RFC 5322)."""
    try:
        return _stamp(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _stamp(moment: datetime) -> str:
    """A date-time in ISO 8601, UTC written as Z."""
    return moment.isoformat().replace("+00:00", "Z")


def _iso_of(match: re.Match[str]) -> str | None:
    """The day that a match of one of the forms names, or None when there is no such day or it can be read in two ways."""
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        return _numeric_day(int(parts["first"]), int(parts["second"]), year, dotted=parts["mark"] == ".")
    month = parts["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return _day(year, number, int(parts["day"]))


def _numeric_day(first: int, second: int, year: int, *, dotted: bool) -> str | None:
    """14/12/2021 and 12/14/2021 can only be read in one way; 03/04/2021 in two, except with dots, which put the day first."""
    readings = {_day(year, second, first)} if dotted else {_day(year, second, first), _day(year, first, second)}
    readings.discard(None)
    return readings.pop() if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    """The day as ISO 8601, or None when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
