"""Gives every report an id that stays the same from run to run and from machine to machine."""

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit

_DIGITS = 20
# What marketing adds to an address: the page is the same without it.
_TRACKING = ("utm_", "fbclid", "gclid", "ocid", "cmpid", "smid", "ref", "feature")


def report_id(
    *, text: str, title: str | None = None, url: str | None = None, publisher_id: str | None = None, publisher: str | None = None
) -> str:
    """The report's id: a hash of the publisher's own id, else of the URL, else of title and text.

    A publisher's id names a report only beside its publisher: two tables may both hold a row "1". Where neither publisher nor
    URL is known, the words are hashed along with it.

    >>> report_id(text="a", url="https://www.example.org/x?utm_source=y") == report_id(text="b", url="http://example.org/x/")
    True
    """
    if publisher_id:
        owner = (publisher, plain_url(url)) if publisher or url else (title, text)
        return _hash("id", publisher_id, *owner)
    if url:
        return _hash("url", plain_url(url))
    return _hash("text", title, text)


def plain_url(url: str | None) -> str | None:
    """The URL without scheme, `www.`, fragment, tracking parameters and closing slash: equal for equal pages.

    >>> plain_url("https://WWW.Example.org/a/?id=3&utm_medium=x#top")
    'example.org/a?id=3'
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[broken": not an address, yet still a name for the report
        return url
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)])
    host = parts.netloc.lower().removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def _hash(*parts: str | None) -> str:
    """The first hexadecimal digits of the SHA-256 of the parts; a missing part is not the same as an empty one."""
    joined = "\x00".join("\x01" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
