"""Reads lengths of time, how often, and the clock: "for two weeks", "the past two months", "every Thursday", "9 a.m. EST"."""

import re
from collections.abc import Mapping

from dragoman.coding.calendar import Days, duration_value, shift
from dragoman.coding.numbers import read_number
from dragoman.coding.timex_dates import Rule, weekday_of
from dragoman.coding.timex_setting import Reading, Setting

_BACK, _ON = ("past", "last", "previous", "recent", "preceding", "latest"), ("next", "coming", "following", "future")
# How far a length without a number may reach, in its unit: several.
_MANY = 9
_NOON = 12
_AFTER_FOR = ("for ", "in ", "after ", "over ", "within ", "of ", "during ", "by ", "lasted ", "last ", "took ", "take ", "takes ", "the ",
              "many ", "spent ", "since ", "through ", "two ", "following ", "or ", "and ",
              "with ", "only ", "lasting ", "until ", "into ")  # fmt: skip


def read_span(at: Setting) -> Reading | None:
    """Two weeks, the past two months, 16-hour, a minute and a half; the interval where the words say from when or until when."""
    found = read_number(at.group("count"), at.words.numbers)
    second = read_number(at.group("count2"), at.words.numbers) if at.group("count2") else None
    code = at.words.units[at.group("unit")]
    if found is None or at.group("unit") in ("second", "quarter") or "quarters" in at.match[0].lower().split("-")[1:]:
        return None
    if at.group("tail").endswith("old") or re.match(r"\s+(?:old\b|of\s+age\b)", at.after()):
        return None
    half = 0.5 if at.group("half") else 0.0
    exact = found[0] == found[1] and second is None
    low, high = found[0] + half, (second[1] if second else found[1]) + half
    # "two to three weeks" is told by its first number, as TimeBank does.
    count = f"{low:.10g}" if found[0] == found[1] else "X"
    if at.group("unit") == "year" and at.group("rel") == "first" and "-" not in at.match[0]:
        return None
    return Reading("DURATION", _length(count, code), _reach(at, code, low if exact else high))


def _length(count: str, code: str) -> str:
    """The value of a length; a half is told in the next smaller unit ("P2Y6M", "PT5H30M")."""
    if count.endswith(".5") and code in ("Y", "H", "TM"):
        whole = count[:-2]
        smaller = {"Y": "6M", "H": "30M", "TM": "30S"}[code]
        start = duration_value(whole, code) if whole != "0" else ("P" if code == "Y" else "PT")
        return start + smaller
    return duration_value(count, code)


def _reach(at: Setting, code: str, count: float) -> Days | None:
    """The days that "the past two weeks" or "the next five days" runs over, told from the report's day."""
    if at.published is None:
        return None
    rel = at.group("rel")
    if any(word == rel for word in _BACK):
        return shift(at.published, -count, code), at.published
    return (at.published, shift(at.published, count, code)) if rel in _ON else None


def read_a_span(at: Setting) -> Reading | None:
    """A week, one day, half an hour, a year and a half; "50 a year" tells how often."""
    words, unit = at.group("count"), at.group("unit")
    code = at.words.units[unit]
    if unit.endswith("s") or unit == "second" or words == "each":
        return None
    if unit == "quarter" and (at.after(4) == " of " or not at.before(5).endswith(("for ", "in ", "of "))):
        return None
    before = at.before(16).split()
    previous = at.document.tokens[at.token.index - 2] if at.token.index > 1 else None
    if (
        words in ("a", "an")
        and previous is not None
        and _counts(previous.text, previous.tag)
        and before
        and before[-1] not in ("for", "in")
    ):
        return Reading("SET", duration_value("1", code))
    count = "0.5" if words.startswith("half") else "1.5" if at.group("half") else "1"
    return Reading("DURATION", _length(count, code))


def _counts(word: str, tag: str) -> bool:
    """Whether a word before "a year" makes it a rate: "50", "twice", "million", "percent"."""
    return tag == "CD" or word.lower() in (
        "once",
        "twice",
        "times",
        "percent",
        "million",
        "billion",
        "people",
        "tons",
        "tonnes",
        "barrels",
        "hours",
        "dollars",
    )


def read_rel_units(at: Setting) -> Reading | None:
    """The past weeks, coming months, the early years."""
    rel, code = at.group("rel"), at.words.units[at.group("unit")]
    if rel in ("recent", "future"):
        day, back = at.published, rel == "recent"
        far = shift(day, -_MANY if back else _MANY, code) if day else None
        days = ((far, day) if back else (day, far)) if day and far else None
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", days)
    return Reading("DURATION", duration_value("X", code), _reach(at, code, _MANY))


def read_bare_units(at: Setting) -> Reading | None:
    """For weeks, years of war, decades-long."""
    unit = at.group("unit") or at.group("many")
    code = at.words.units[unit]
    if at.group("many") and not at.group("ahead"):
        if unit in ("seconds", "minutes") and not at.before(8).endswith(("for ", "in ", "within ")):
            return None
        if (
            not at.before(10).endswith(_AFTER_FOR)
            and at.match.start() != at.document.sentences[at.token.sentence].start
            and not (at.after(7).startswith((" after", " before", " of", " later")))
        ):
            return None
    if at.group("unit") and at.group("tail").strip(" -") == "old":
        return None
    return Reading("DURATION", duration_value("X", code) if unit.endswith("s") or not at.group("unit") else duration_value("1", code))


def read_every(at: Setting) -> Reading | None:
    """Every week, each Thursday, every July, every other day."""
    words = at.words
    if unit := at.group("unit"):
        count = read_number(at.group("count"), words.numbers) if at.group("count") else None
        times = 2 if at.group("other") == "other" else count[0] if count else 1
        return Reading("SET", duration_value(f"{times:g}", words.units[unit]))
    if weekday := at.group("weekday"):
        return Reading("SET", f"XXXX-WXX-{words.weekdays[weekday]}")
    if month := at.group("month"):
        return Reading("SET", f"XXXX-{words.months[month]:02}")
    return Reading("SET", f"XXXX-XX-XX{words.dayparts[at.group('daypart')]}")


def read_weekdays(at: Setting) -> Reading | None:
    """Mondays, Tuesday nights."""
    return (
        Reading("SET", f"XXXX-WXX-{weekday_of(at)}{at.words.dayparts.get(at.group('daypart'), '')}") if at.match[0][0].isupper() else None
    )


def read_set(at: Setting) -> Reading | None:
    """Daily, annually; not in a newspaper's name ("the Daily Mail")."""
    word = at.group("set")
    if at.match[0][0].isupper() and at.match.start() != at.document.sentences[at.token.sentence].start:
        return None
    return Reading("SET", at.words.sets[word])


def _on_day(at: Setting, clock: str) -> Reading:
    """A time of day on the day that the text speaks of."""
    day = at.focus_day
    return at.dated(f"{day}T{clock}") if day else Reading("TIME", f"XXXX-XX-XXT{clock}")


def read_clock(at: Setting) -> Reading | None:
    """9 a.m. EST, 10:35 p.m., 18:00 UTC, 0800 GMT."""
    hour = at.group("hour") or at.group("hour2")
    minute = at.group("minute") or at.group("minute2") or "00"
    zone, half_day = at.group("zone") or at.group("zone2"), at.group("ampm")
    number = int(hour)
    if half_day:
        if not 0 < number <= _NOON:
            return None
        number = number % 12 + (12 if half_day.startswith("p") else 0)
    elif (
        not at.group("hour")
        and not zone
        and not at.before(8).endswith(("at ", "by ", "until ", "before ", "after ", "around ", "about ", "from "))
    ) or ("." in at.match[0] and not zone):
        return None
    return _on_day(at, f"{number:02}:{minute}{'Z' if zone in ('utc', 'gmt', 'z') else ''}")


def read_oclock(at: Setting) -> Reading | None:
    """Four o'clock, 4 in the morning."""
    words = at.group("hour")
    hour = int(words) if words.isdigit() else at.words.numbers.units.get(words, 0)
    part = at.group("part") or at.group("part2")
    if not 0 < hour <= _NOON:
        return None
    if part in ("afternoon", "evening") and hour < _NOON:
        hour += 12
    return _on_day(at, f"{hour:02}:00")


def read_clockword(at: Setting) -> Reading | None:
    """Noon, midnight, midday."""
    return _on_day(at, at.words.clockwords[at.group("clockword")][1:])


LENGTH_RULES: Mapping[str, Rule] = {
    "span": read_span, "a_span": read_a_span, "rel_units": read_rel_units, "bare_units": read_bare_units, "every": read_every,
    "weekdays": read_weekdays, "set": read_set, "clock": read_clock, "military": read_clock, "oclock": read_oclock,
    "clockword": read_clockword,
}  # fmt: skip
