"""Reads the lines that a report prints about itself: who wrote it, for whom, when, and where it can be found."""

import re

from dragoman.reading.credits import agency_named, mend_url, publisher_named, starts_url
from dragoman.reading.dates import find_date
from dragoman.record import Value
from dragoman.tables.tsv import read_rows

_WORDS = {row["kind"]: row.many("words") for row in read_rows("header_words.tsv")}


def _any(kind: str) -> str:
    """A pattern (no groups) for any of a kind of words, longest first; an empty kind is an error, for it would fit everywhere."""
    words = _WORDS[kind]
    if not words:
        raise ValueError(f"header_words.tsv has no words of the kind {kind!r}")
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


_PARTS = re.compile(r"\s*(?:[|•·;]|\s[-–—/]\s|\s{3,})\s*")
_LONGEST = 30  # words of a header line
_OWNER_WORDS, _POST_WORDS, _NAME_WORDS = 6, 8, 2
_LONGEST_NAMES, _DATED_WORDS = 16, 12
_DAY_OF_WEEK = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_CLOCK = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{4}(?=\s*(?:gmt|utc|hrs|est|edt|h)\b)|[+-]\d\d:?\d\d"
)
# What may stand round a date in a line that only dates the report.
_DATE_WORDS = re.compile(
    rf"(?i)\b(?:{_any('date label')}|{_any('clock word')}|{_DAY_OF_WEEK})(?!\w)"
    rf"|\b{_any('zone')}\b(?:[+-]\d{{1,2}}(?::?\d\d)?)?|{_CLOCK}|[\s,.:()\[\]|–—/-]+"
)
_UPDATED = re.compile(r"(?i)\b(?:updated?|modified|revised|edited)\b")
_BYLINE = re.compile(rf"(?i){_any('byline label')}\s*:?\s+(?P<who>\S.*)")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_NAME_WORD = rf"(?:{_CAPITAL}[\w.'’-]*|al-[A-Z]\w*)"
_NAME = rf"(?:(?:{_NAME_WORD}|[a-z]'[A-Z]\w+)(?:\s(?:{_NAME_WORD}|{_any('name particle')})){{1,5}})"
_NAMES = re.compile(rf"{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|,\s+and\s+){_NAME})*")
_SINGLE = re.compile(rf"{_CAPITAL}[\w'’-]{{2,}}(?: (?:and|&) {_CAPITAL}[\w'’-]{{2,}})?")
_FILED = re.compile(rf"\s+(?:in|from|at|near)\s+{_CAPITAL}[\w.,'’ -]*$")
_POST = re.compile(rf"(?i)\b{_any('post')}\b")
_SOURCE = re.compile(rf"(?i)\(?{_any('source label')}\s*:\s*(?P<what>\S.*?)\)?")
_TITLE_LABEL = re.compile(r"(?i)(?:headline|title|subject|heading)\s*:\s*(?P<title>\S.*)|#{1,3}\s+(?P<marked>\S.*)")
_COPYRIGHT = re.compile(
    r"(?i)^\W*(?:copyright|©|\(c\))[\s©(c)]*(?P<span>(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?\s*(?:by\s+)?"
    r"(?P<who>[^.|]{2,60}?)(?:,?\s+(?:19|20)\d\d)?(?:\.|\||,? all rights|$)"
)
# What may stand beside facts in a header line, and says nothing about the report.
_BESIDE = re.compile(r"(?i)\d+ min(?:ute)?s? read|share|save|print|comments?|(?:web )?(?:editor|edited by)\s*:?\s*[\w. -]{2,40}")
_PLACE_WORDS = 3
_INITIALS = re.compile(r"^(?:[a-z]{1,4}[/, ]+)+(?=\()|^[a-z]{1,4}(?:/[a-z]{1,4})+ ")
_NO_OWNER = re.compile(r"(?i)(?:all rights|reserved|image|photo|getty|notice|policy|infringement|law|protected)")
_BARE_LABEL = re.compile(
    r"(?i)(?:by|author|published|posted|date|updated|last (?:updated|modified)|source|(?:original |source )?(?:url|link)|publisher)\s*:?"
)


class Header(Value, frozen=True):
    """What header lines say: each field None when they are silent about it."""

    byline: str | None = None
    agency: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None

    def __or__(self, other: "Header") -> "Header":
        """The header with its gaps filled from another."""
        return Header(**{name: getattr(self, name) or getattr(other, name) for name in self.__struct_fields__})


def read_header(line: str, *, titled: bool = True) -> Header | None:
    """What a header line says about the report, or None when any part of it says something else.

    Before the title (`titled` false) "Jane Doe | Reuters" is not yet read as a byline: titles look like that too.

    >>> header = read_header("By Jane Doe, Reuters | December 14, 2021")
    >>> header.byline, header.agency, header.published
    ('Jane Doe', 'Reuters', '2021-12-14')
    >>> read_header("By Tuesday the army had left.") is None
    True
    """
    if len(line.split()) > _LONGEST:
        return None
    if starts_url(line):
        url = mend_url(line)
        return Header(url=url) if url else None
    whole = _read_part(line, alone=True)
    if whole is not None:
        return whole
    parts = [part for part in _PARTS.split(line) if part]
    if not parts[1:]:
        return None
    headers = [_read_part(part, alone=False) for part in parts]
    if any(header is None for header in headers):
        return _name_and_agency(parts) if titled else None
    joined = Header()
    for header in headers:
        joined |= header or Header()
    return None if joined == Header() else joined


def _read_part(part: str, *, alone: bool) -> Header | None:
    """What one part of a header line says. `alone`: it is the whole line."""
    part = part.strip(" ,|-–—")
    readers = (_dated, _signed, _printed_in, _sourced, _named)
    header = next((h for h in (reader(part) for reader in readers) if h is not None), None)
    if header is None and not alone and (_BESIDE.fullmatch(part) or (part.isupper() and len(part.split()) <= _PLACE_WORDS)):
        return Header()
    return header


def _dated(part: str) -> Header | None:
    """A part that only dates the report, with or without a label."""
    found = find_date(part)
    if not found:
        return None
    rest = part[: found.start] + " " + part[found.end :]
    second = find_date(rest)  # "Published 14 December 2021, updated 15 December 2021"
    if second:
        rest = rest[: second.start] + " " + rest[second.end :]
    if _DATE_WORDS.sub("", rest).strip():
        return None
    if _UPDATED.search(part[: found.start]):
        return Header(updated=found.iso, published=second.iso if second else None)
    return Header(published=found.iso, updated=second.iso if second else None)


def _signed(part: str) -> Header | None:
    """A byline: "By Ola Nordmann for AFP", "By Jane Doe, Reuters", "BY JANE DOE", "By AFP"."""
    match = _BYLINE.fullmatch(part)
    if not match:
        return None
    found = find_date(match["who"])
    if found:
        dated = _dated(match["who"][found.start :])
        return dated | (_signature(match["who"][: found.start].rstrip(" ,-–—|")) or Header()) if dated else None
    return _signature(match["who"])


def _signature(who: str) -> Header | None:
    """Names, agency and place of a byline's words; None when they are something else than names."""
    who = who.strip(" ,.") if not re.search(r"\b[A-Z]\.$", who) else who.strip(" ,")
    if agency := agency_named(who):
        return Header(agency=agency)
    for mark in (r"\s+(?:for|of|with)\s+(?:the\s+)?", r"(?:\s*[,|(–—]|\s/)\s*(?:the\s+)?", r"\s+[-–—]\s+"):
        for match in re.finditer(mark, who):
            names, rest = who[: match.start()], who[match.end() :].strip(" )")
            if (said := _office(rest)) and (byline := _names(names)):
                return Header(byline=byline) | said
    byline = _names(who)
    if byline and not _POST.search(byline.rpartition(" ")[2]):
        return Header(byline=byline)
    if byline := _before_post(who):
        return Header(byline=byline)
    # "By RFE/RL's Norland Service", "By Staff Reporter": a byline that names nobody.
    return Header() if who[:1].isupper() and _POST.search(who) and len(who.split()) <= _POST_WORDS else None


def _before_post(who: str) -> str | None:
    """The name that a post follows without a comma ("Jane Doe News reporter"), or None."""
    words = who.split()
    for count in (3, 2):
        names, rest = " ".join(words[:count]), " ".join(words[count:])
        if _POST.search(rest) and not _POST.search(names) and words[0] != "The" and not publisher_named(names) and _NAMES.fullmatch(names):
            return names
    return None


def _office(words: str) -> Header | None:
    """What follows a name in a byline: an agency, a publisher or a post ("Staff Writer", "in Moscow"); None when none of these."""
    words = words.strip(" ,")
    if agency := agency_named(words):
        return Header(agency=agency)
    if publisher := publisher_named(words):
        return Header(publisher=publisher)
    if _POST.search(words) and len(words.split()) <= _POST_WORDS:
        agency = next((a for a in map(agency_named, re.split(r"[,\s]+", words)) if a), None)
        return Header(agency=agency, byline=None)
    return Header() if re.fullmatch(r"(?:in|from)\s+[A-Z][\w., '-]{1,40}", words) else None


def _names(words: str) -> str | None:
    """Persons' names, as printed; None when the words are not names all through."""
    words = _FILED.sub("", words.strip(" ,|")).strip(" ,")
    if len(words.split()) > _LONGEST_NAMES:
        return None
    return words if _NAMES.fullmatch(words) or _SINGLE.fullmatch(words) else None


def _printed_in(part: str) -> Header | None:
    """A closing line such as "Published in Dawn, February 15th, 2022"."""
    match = re.match(r"(?i)published in (?:the )?", part)
    found = find_date(part)
    who = part[match.end() : found.start].strip(" ,-–—") if match and found else ""
    if not found or not who or len(who.split()) > _OWNER_WORDS or not who[0].isupper() or found.end < len(part.rstrip(" .")):
        return None
    return Header(publisher=publisher_named(who) or who, published=found.iso)


def byline_without_label(line: str, *, dated: bool) -> Header | None:
    """A name that stands alone under the title: "Jane Doe in Kyiv", or, where a date line comes next (`dated`), "Jane Doe".

    >>> byline_without_label("Ola Nordmann in Oslo", dated=False).byline
    'Ola Nordmann'
    """
    names = _names(line)
    if not names or len(names.split()) < _NAME_WORDS or not (dated or _FILED.search(line)):
        return None
    return Header(byline=names)


def dated_under_title(line: str) -> Header | None:
    """A line between title and body that dates the report among other names: "World News, December 14, 2021".

    >>> dated_under_title("All News 10:15 December 14, 2021").published
    '2021-12-14'
    """
    found = find_date(line)
    if not found or len(line.split()) > _DATED_WORDS or line.endswith("."):
        return None
    rest = _DATE_WORDS.sub(" ", line[: found.start] + " " + line[found.end :])
    return Header(published=found.iso) if all(word[0].isupper() or not word[0].isalpha() for word in rest.split()) else None


def _sourced(part: str) -> Header | None:
    """A part such as "Source: Reuters", "Original url: https://..." or "Publisher: The Tarvik Herald"."""
    match = _SOURCE.fullmatch(part)
    if not match:
        return None
    what = match["what"].strip(" .")
    if "|" in what:
        return None
    if starts_url(what):
        url = mend_url(what)
        return Header(url=url) if url else None
    first = re.split(r"(?i)\s*(?:,|/| and | & )\s*", what)[0]
    if agency := agency_named(what) or agency_named(first):
        return Header(agency=agency)
    known = publisher_named(what) or publisher_named(first)
    if known or (len(what.split()) <= _OWNER_WORDS and what[:1].isupper()):
        return Header(publisher=known or what)
    return None


def _named(part: str) -> Header | None:
    """A part that is only the names of agencies or of a publisher, an editor's initials before them: "jd/mr (AFP, AP)"."""
    bare = _INITIALS.sub("", part).strip("()[]/ ")
    names = [agency_named(name) for name in re.split(r"\s*(?:[,/&]| and )\s*", bare)]
    if all(names):
        return Header(agency=names[0])
    if agency := agency_named(bare):
        return Header(agency=agency)
    if publisher := publisher_named(bare):
        return Header(publisher=publisher)
    return None


def _name_and_agency(parts: list[str]) -> Header | None:
    """A name beside parts that are surely header: "Jane Doe | Reuters", "Jane Doe in Kyiv - BBC News - 14 December 2021"."""
    byline = _names(parts[0])
    rest = [_read_part(part, alone=False) for part in parts[1:]]
    if not byline or len(byline.split()) < _NAME_WORDS or any(header is None for header in rest):
        return None
    joined = Header(byline=byline)
    for header in rest:
        joined |= header or Header()
    return joined if joined != Header(byline=byline) else None


def label_of_title(line: str) -> str | None:
    """The title of a line that is labelled as one ("Headline: ...", "# ...")."""
    match = _TITLE_LABEL.fullmatch(line)
    return (match["title"] or match["marked"]).strip() if match else None


def is_bare_label(line: str) -> bool:
    """True for a label whose value must stand on the next line: "By", "Published:", "Original url:"."""
    return bool(_BARE_LABEL.fullmatch(line))


def byline_of_credits(line: str) -> str | None:
    """The reporters that a closing credit names.

    >>> byline_of_credits("(Reporting by Jane Doe and Ola Nordmann in Oslo; Editing by Max Roe)")
    'Jane Doe and Ola Nordmann'
    """
    match = re.match(r"(?i)\W*reporting by\s+([^;.()]+)", line)
    return _names(match[1]) if match else None


def copyright_owner(line: str) -> str | None:
    """Who claims the copyright in a footer line.

    >>> copyright_owner("© 2021 The Moscow Times. All rights reserved.")
    'The Moscow Times'
    """
    match = _COPYRIGHT.search(line)
    if not match or not (match["span"] or len(match["who"].split()) <= _OWNER_WORDS):
        return None
    who = re.sub(r"(?i)\s+or its affiliat.*$", "", match["who"].strip(" ,"))
    who = re.sub(r"(?i)\s+(?:news agency|ltd|inc|llc|plc|limited|corporation|company|group)$", "", who)
    return who if who[:1].isupper() and not _NO_OWNER.match(who) else None
