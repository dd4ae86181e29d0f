"""Finds time expressions (TIMEX3) in a document and tells which days they stand for.

Every sentence with a word of time in it is tried against the shapes of `timex_patterns`; where several match, the longest stands.
Then each is read in the order of the text, so that "a day earlier" knows the day spoken of last, and neighbours that tell one moment
together ("9 a.m." "Tuesday") become one expression.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import Match

from dragoman.coding.calendar import anchor_of, days_of, iso
from dragoman.coding.syntax import tokens_in
from dragoman.coding.timex_dates import CALENDAR_RULES, Rule
from dragoman.coding.timex_lengths import LENGTH_RULES
from dragoman.coding.timex_patterns import patterns
from dragoman.coding.timex_relative import RELATIVE_RULES
from dragoman.coding.timex_setting import Reading, Setting
from dragoman.record import Document, Sentence, Timex
from dragoman.tables.timewords import TimeWords

_RULES: dict[str, Rule] = {**CALENDAR_RULES, **RELATIVE_RULES, **LENGTH_RULES}
_COMPARISONS = ("from_anchor", "year_ago", "same_period")
_JOIN = re.compile(r",?\s+(?:(?:on|at|of|in the)\s+)?")
_SECOND_DAY = re.compile(r"\s*(?:-|\u2013|to|and|or|through|until)\s*((?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?![\w%]|[.,:/]\d)")
_FIRST_DAY = re.compile(r"(?<![\w.,:/$-])((?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)\s*(?:-|\u2013|to|and|or)\s*(?:the\s+)?$")
_SECOND_YEAR = re.compile(r"\s*(?:-|\u2013|/)\s*((?:\d\d)?\d\d)(?![\w%]|[.,]\d)")


def find_times(document: Document, timewords: TimeWords) -> tuple[Timex, ...]:
    """The time expressions of a document, in text order, none inside another.

    Reads sentences and tokens, and the report's day as the anchor. Fills `times`.
    """
    published = anchor_of(document.report.published)
    found: list[Timex] = []
    focus: str | None = None
    for sentence in document.sentences:
        for name, match in _matches(document, sentence, timewords):
            inside = tokens_in(document, match.span()) if not found or match.start() >= found[-1].end else []
            if not inside:
                continue
            reading = _RULES[name](Setting(document, timewords, published=published, focus=focus, match=match, tokens=inside))
            if reading is None:
                continue
            found += _with_neighbours(document, name, match, reading)
            # What is only compared with ("from a year earlier") is not what the text goes on to speak of.
            if reading.type in ("DATE", "TIME") and name not in _COMPARISONS and days_of(reading.value):
                focus = reading.value
    return _merged(document, found)


def _matches(document: Document, sentence: Sentence, words: TimeWords) -> Iterator[tuple[str, Match[str]]]:
    """What the shapes find in a sentence, by place, the longest first."""
    text = document.text[sentence.start : sentence.end].lower()
    kinds: set[str] = set()
    for word in _WORD.findall(text):
        kinds |= _kinds(words).get(word, _NO_KINDS)
    if not kinds:
        return
    found = []
    for rank, (name, pattern) in enumerate(patterns(words).items()):
        if all(kind in kinds for kind in _NEEDS[name]):
            found += [(m.start(), -m.end(), rank, name, m) for m in pattern.finditer(document.text, sentence.start, sentence.end)]
    for *_, name, match in sorted(found, key=lambda item: item[:3]):
        yield name, match


_WORD = re.compile(r"[a-z]+|\d")
_NO_KINDS: frozenset[str] = frozenset()
# What a sentence must have for a shape to be worth trying in it: only so is the stage quick.
_NEEDS: dict[str, tuple[str, ...]] = {
    "iso_day": ("digit",), "numeric_day": ("digit",), "month_day": ("month",), "day_month": ("month", "digit"), "month_year": ("month",),
    "week_of": ("month",), "quarter_year": ("part", "digit"), "year_quarter": ("part",), "quarter": ("part",),
    "short_quarter": ("digit", "q"),
    "season": ("season",), "decade": ("decade",), "century": ("century",), "spoken_year": ("spoken",), "year": ("digit",),
    "short_year": ("digit",), "holiday": ("holiday",), "weekday": ("weekday",), "weekdays": ("weekday",), "month": ("month",),
    "relday": ("relday",), "tonight": ("tonight",), "rel_daypart": ("daypart",), "bare_daypart": ("daypart",), "rel_unit": ("unit",),
    "the_unit": ("unit",), "nth_unit": ("unit", "ordinal"), "last_week_of": ("unit", "month"), "from_anchor": ("unit", "way"),
    "plural_ago": ("unit", "way"), "year_ago": ("unit", "way"), "same_period": ("unit",), "year_end": ("unit",), "vague": ("vague",),
    "span": ("unit",), "a_span": ("unit",), "rel_units": ("unit",), "bare_units": ("unit",), "every": ("each",), "set": ("set",),
    "clock": ("digit",), "military": ("digit",), "oclock": ("oclock",), "clockword": ("clockword",),
}  # fmt: skip


@cache
def _kinds(words: TimeWords) -> dict[str, frozenset[str]]:
    """Which kinds of time word a lower-case word may open or be; "digit" stands for every digit."""
    tables = {
        "month": words.months, "weekday": (*words.weekdays, *words.weekday_shorts), "unit": (*words.units, "weekend", "period"),
        "season": words.seasons, "daypart": words.dayparts, "relday": words.reldays, "tonight": ("tonight", "overnight"),
        "part": ("quarter", "half"), "decade": (*words.decades, *"0123456789"), "century": ("century",),
        "spoken": ("nineteen", "twenty", "eighteen", "two"), "q": ("q",),
        "holiday": words.holidays, "ordinal": words.ordinals, "each": ("every", "each"), "set": words.sets, "vague": words.vague,
        "clockword": words.clockwords, "oclock": ("clock", "morning", "afternoon", "evening"), "digit": "0123456789",
        "way": ("ago", "earlier", "later", "from", "hence", "before", "after", "previously", "back"),
    }  # fmt: skip
    kinds: dict[str, set[str]] = {}
    for kind, table in tables.items():
        for phrase in table:
            first = _WORD.findall(phrase)
            # "the day after tomorrow" and "the past" are known by their last word, the rest by their first.
            kinds.setdefault(first[-1] if first[0] in ("the", "at", "as", "these", "more", "very", "right") else first[0], set()).add(kind)
    return {word: frozenset(some) for word, some in kinds.items()}


def _with_neighbours(document: Document, name: str, match: Match[str], reading: Reading) -> list[Timex]:
    """The expression, with the days or years that are written short beside it ("3 to 5 May", "April 24 and 25", "1998-2000")."""
    timex = _timex(*match.span(), reading)
    text = document.text
    if name == "day_month" and (before := _FIRST_DAY.search(text, max(0, match.start() - 12), match.start())):
        other = _other_day(before, reading)
        return [other, timex] if other else [timex]
    if (
        name == "month_day"
        and not match["year"]
        and (after := _SECOND_DAY.match(text, match.end()))
        and not _counted(document, after.end())
    ):
        other = _other_day(after, reading)
        return [timex, other] if other else [timex]
    if name == "year" and (after := _SECOND_YEAR.match(text, match.end())):
        last = after[1] if len(after[1]) == len("2014") else reading.value[:2] + after[1]
        if reading.value < last < "2100":
            return [timex, _timex(*after.span(1), Reading("DATE", last, days_of(last)))]
    return [timex]


def _counted(document: Document, end: int) -> bool:
    """Whether a noun in the plural follows: "May 3 and 12 people" counts people."""
    following = tokens_in(document, (end, min(len(document.text), end + 20)))
    return bool(following) and following[0].tag == "NNS"


def _other_day(match: Match[str], reading: Reading) -> Timex | None:
    """Another day of the same month."""
    number = int(re.sub(r"\D", "", match[1]))
    value = f"{reading.value[:8]}{number:02}"
    if reading.value.startswith("XXXX"):
        return _timex(*match.span(1), Reading("DATE", value))
    days = days_of(value)
    return _timex(*match.span(1), Reading("DATE", value, days)) if days else None


def _timex(start: int, end: int, reading: Reading) -> Timex:
    """A reading with its place in the text."""
    earliest, latest = iso(reading.days)
    return Timex(start=start, end=end, type=reading.type, value=reading.value, earliest=earliest, latest=latest)


def _merged(document: Document, found: list[Timex]) -> tuple[Timex, ...]:
    """The expressions, with a day and a time of day beside each other made one: "9 a.m." + "Tuesday" is "...T09:00" of that Tuesday."""
    merged: list[Timex] = []
    for timex in found:
        joined = _joined(document, merged[-1], timex) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(timex)
    return tuple(merged)


def _joined(document: Document, first: Timex, second: Timex) -> Timex | None:
    """Two neighbours as one, where one tells the day and the other the hour; None where they stay two."""
    if not _JOIN.fullmatch(document.text, first.end, second.start):
        return None
    day, clock = (first, second) if first.type == "DATE" else (second, first)
    if day.type != "DATE" or clock.type != "TIME" or len(day.value) != len("2014-03-18") or not day.value[-1].isdigit():
        return None
    value = f"{day.value}T{clock.value.partition('T')[2]}"
    return Timex(start=first.start, end=second.end, type="TIME", value=value, earliest=day.earliest, latest=day.latest)
