"""Knows the agencies and publishers by the names that reports print, and URLs by their look: who wrote it, who printed it, where."""

import re
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from dragoman.tables.tsv import read_rows

_URL_START = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
_URL_TAIL = re.compile(r"[\w%~:/?#=&+.@!$,;()'*-]+")
# A lone word after a URL is read as its continuation only when it looks like part of a path: marks, figures, or a stump of a word.
_PATH_LOOK = re.compile(r"[-/_=&%?]|\d")
_STUMP = 3
_LONGEST_TRAIL = 12


@cache
def agencies() -> MappingProxyType[str, str]:
    """Each printed name of an agency, and the name that stands in a record."""
    return MappingProxyType({name: row["name"] for row in read_rows("agencies.tsv") for name in (row["name"], *row.many("aliases"))})


@cache
def agency_pattern() -> str:
    """A pattern (no groups) for any printed name of an agency, longest first, in its own capitals."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(agencies(), key=lambda n: (-len(n), n))) + ")"


@cache
def publishers() -> MappingProxyType[str, str]:
    """Publishers by domain."""
    return MappingProxyType({row["domain"]: row["name"] for row in read_rows("publishers.tsv")})


def agency_named(words: str) -> str | None:
    """The agency of that printed name, capitals as printed or all large; None when it is none.

    >>> agency_named("Agence France-Presse"), agency_named("REUTERS"), agency_named("Pa.")
    ('AFP', 'Reuters', None)
    """
    words = " ".join(words.split()).strip("()[] -–—|/,;:")
    known = agencies()
    if found := known.get(words) or known.get(words.removeprefix("The ").removeprefix("the ")):
        return found
    return _shouted_agencies().get(words)


def split_agency(words: str) -> tuple[str, str | None]:
    """Words without the agency's name that ends them, and that agency.

    >>> split_agency("JANE DOE Associated Press")
    ('JANE DOE', 'AP')
    """
    match = re.fullmatch(rf"(.*\S)[\s,]+({agency_pattern()})", words)
    return (match[1].rstrip(","), agency_named(match[2])) if match else (words, None)


@cache
def _shouted_agencies() -> MappingProxyType[str, str]:
    """Agency names in capitals throughout, as headers print them; short names are left out, since capitals are their only mark."""
    return MappingProxyType({name.upper(): agency for name, agency in agencies().items() if len(name) > _STUMP})


def publisher_of(url: str | None) -> str | None:
    """The publisher whose domain the URL is of.

    >>> publisher_of("https://edition.cnn.com/2021/12/14/x")
    'CNN'
    """
    labels = host_of(url).split(".") if url else []
    known = publishers()
    domains = (".".join(labels[i:]) for i in range(len(labels)))
    return next((known[domain] for domain in domains if domain in known), None)


def publisher_named(words: str) -> str | None:
    """The publisher of that name, written as the table writes it."""
    return _folded_publishers().get(words.strip().removeprefix("The ").casefold())


@cache
def _folded_publishers() -> MappingProxyType[str, str]:
    """Publishers by their names in small letters, without the article."""
    return MappingProxyType({name.removeprefix("The ").casefold(): name for name in publishers().values()})


def host_of(url: str) -> str:
    """The URL's host in small letters, or the empty string."""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def starts_url(line: str) -> bool:
    """True when the line begins as a URL does."""
    return bool(_URL_START.match(line))


def mend_url(line: str) -> str | None:
    """The URL that a line consists of, blanks inside it taken out; None when words follow it that are no part of it.

    >>> mend_url("https://www.example.com/2021/12/14/min isters-meet-a 123")
    'https://www.example.com/2021/12/14/ministers-meet-a123'
    >>> mend_url("https://t.co/abc Read this") is None
    True
    """
    if not starts_url(line):
        return None
    first, *rest = line.split()
    if len(rest) > _LONGEST_TRAIL:
        return None
    if not all(_URL_TAIL.fullmatch(part) and (len(part) <= _STUMP or _PATH_LOOK.search(part)) for part in rest):
        return None
    url = (first + "".join(rest)).rstrip(".,;)>]")
    host = host_of(url)
    if "." not in host:
        return None
    return url if "//" in url else f"https://{url}"


def continues_url(url: str, line: str) -> bool:
    """True when a line goes on with the URL of the line before: one word with the look of a path."""
    return (
        len(line.split()) == 1
        and bool(_URL_TAIL.fullmatch(line) and _PATH_LOOK.search(line))
        and not starts_url(line)
        and len(url) > _LONGEST_TRAIL
    )
