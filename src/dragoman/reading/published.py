"""Settles when a report was published: what the caller says, then the data beside the report, its own lines, its dateline, its address."""

from dragoman.errors import UsageError
from dragoman.reading.datelines import Dateline
from dragoman.reading.dates import date_in_url, read_date
from dragoman.reading.headers import Header
from dragoman.record import PublishedFrom, Value


class Publication(Value, frozen=True):
    """The date or date-time of a report, and where it was found."""

    published: str | None = None
    published_from: PublishedFrom | None = None


def publication(
    *, given: str | None = None, metadata: str | None = None, header: Header | None = None, dateline: Dateline | None = None
) -> Publication:
    """The publication date by the first that knows it: the caller, metadata, header lines, dateline, URL, a line "Updated ...".

    >>> publication(header=Header(url="https://example.org/2021/12/14/a")).published
    '2021-12-14'
    """
    header = header or Header()
    known: tuple[tuple[str | None, PublishedFrom], ...] = (
        (given, "given"),
        (metadata, "metadata"),
        (header.published, "text"),
        (dateline.published if dateline else None, "dateline"),
        (date_in_url(header.url) if header.url else None, "metadata"),
        (header.updated, "text"),
    )
    return next((Publication(published=iso, published_from=found) for iso, found in known if iso), Publication())


def given_date(published: str | None) -> str | None:
    """The caller's date in ISO 8601. Raises UsageError when it is none."""
    if published is None:
        return None
    iso = read_date(published)
    if iso is None:
        raise UsageError(f"published={published!r} is no date. Give a day such as 2021-12-14, or a date-time such as 2021-12-14T08:30:00Z.")
    return iso
