"""Reads dates told from another day: "today", "last week", "that night", "two years ago", "a day earlier", "recently"."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from dragoman.coding.calendar import days_of, duration_value, shift, value_at
from dragoman.coding.numbers import read_number
from dragoman.coding.timex_dates import Rule
from dragoman.coding.timex_setting import Reading, Setting, weekday_near

# The days that "recent days" and the like may reach back, by unit: several of it.
_RECENT = {"D": 9, "W": 9, "M": 9, "Q": 4, "Y": 9, "E": 5, "C": 3}
_VAGUE_FORMS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
_BACK, _ON = ("last", "past", "previous", "preceding", "prior"), ("next", "coming", "upcoming", "following")


def read_relday(at: Setting) -> Reading | None:
    """Today, yesterday afternoon, the day before yesterday."""
    part = at.words.dayparts.get(at.group("daypart"), "")
    if at.published is None:
        return Reading("TIME" if part else "DATE", f"XXXX-XX-XX{part}")
    return at.dated(shift(at.published, at.words.reldays[at.group("relday")], "D").isoformat() + part)


def read_tonight(at: Setting) -> Reading | None:
    """Tonight; overnight: the night that ended on the report's day, or the one to come."""
    if at.published is None:
        return Reading("TIME", "XXXX-XX-XXTNI")
    back = at.group("tonight") == "overnight" and at.direction != "future"
    return at.dated(f"{shift(at.published, -1 if back else 0, 'D')}TNI")


def read_daypart(at: Setting) -> Reading | None:
    """Last night, this morning, that evening, the next morning, "in the afternoon"."""
    part, rel = at.words.dayparts.get(at.group("daypart") or at.group("daypart2"), ""), at.group("rel")
    if at.group("daypart2") and not at.before(10).endswith(("by ", "at ", "until ", "since ", "before ")):
        return None
    if (at.group("daypart") or at.group("daypart2")).endswith("s"):
        return None
    day = at.published if rel in ("this", "last") else at.focus_day
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{part}")
    step = -1 if any(word in rel for word in _BACK) else 1 if any(word in rel for word in _ON) else 0
    return at.dated(f"{shift(day, step, 'D')}{part}")


def read_rel_unit(at: Setting) -> Reading | None:
    """Last week, this year, the previous day, the same month, this weekend."""
    unit, rel = at.group("unit"), at.group("rel")
    if (
        unit.endswith("s")
        or unit in ("second", "minute", "hour", "period")
        or rel == "that"
        or (rel.startswith("that ") and unit == "period")
    ):
        return _that_unit(at, unit) if rel == "that" else None
    code = "W" if unit == "weekend" else at.words.units[unit]
    told_from_focus = any(word in rel for word in ("previous", "preceding", "prior", "following", "same", "that"))
    day = at.focus_day if told_from_focus else at.published
    if told_from_focus and at.focus and code != "D" and (days := days_of(at.focus)):
        day = days[0]
    if day is None:
        return Reading("DATE", _VAGUE_FORMS[code])
    if unit == "quarter" and any(word in rel for word in ("last", "latest", "past")) and at.focus and "-Q" in at.focus and "latest" in rel:
        return at.dated(at.focus)
    step = -1 if any(word in rel for word in (*_BACK, "latest")) else 1 if any(word in rel for word in _ON) else 0
    if "latest" in rel and code not in ("Q", "M", "Y"):
        return None
    return _told(at, shift(day, step, code), code, weekend=unit == "weekend")


def _told(at: Setting, day: date, code: str, *, weekend: bool) -> Reading:
    """The unit in which a day lies; "the past year" reaches up to the report's day."""
    if code in ("E", "C") and "past" in at.group("rel") and at.published:
        return Reading("DURATION", duration_value("1", code), (shift(at.published, -1, code), at.published))
    reading = at.dated(value_at(day, code) + ("-WE" if weekend else ""))
    if "past" in at.group("rel") and at.published and code != "D":
        return Reading(reading.type, reading.value, (shift(at.published, -1, code), at.published))
    return reading


def _that_unit(at: Setting, unit: str) -> Reading | None:
    """That day, that year: the one last spoken of."""
    code = at.words.units.get(unit)
    if code not in ("D", "W", "M", "Y", "Q") or not at.focus:
        return None
    days = days_of(at.focus)
    return at.dated(value_at(days[0], code)) if days else None


def read_the_unit(at: Setting) -> Reading | None:
    """The weekend, "earlier in the day", "the end of the year", "the day before": told from the report's day or the one spoken of."""
    unit = at.group("unit")
    code = at.words.units.get(unit, "")
    if unit == "weekend":
        return _weekend(at)
    if code not in ("D", "W", "M", "Q", "Y") or unit.endswith("s") or at.published is None:
        return None
    return _neighbour_unit(at, code) if at.group("post") else _this_unit(at, code, at.published)


def _neighbour_unit(at: Setting, code: str) -> Reading | None:
    """The day before, the year after. "The day after the attack" leaves its day to the attack: `dating` reckons it."""
    post, day = at.group("post"), at.focus_day
    if day is None or post == "ahead" or (post in ("after", "before") and at.after(2)[:1] not in ".,;"):
        return None
    return at.dated(value_at(shift(day, 1 if post == "after" else -1, code), code))


def _this_unit(at: Setting, code: str, published: date) -> Reading | None:
    """Later in the day, the start of the year, "for the year", the quarter; the bare day, week and month tell nothing."""
    day = at.focus_day or published
    told = at.group("mod") not in ("", "about", "around")
    if code == "Y" and not told and re.match(r"\s+(?:ended|ending)\b", at.after()):
        return Reading("DURATION", "P1Y")
    if code == "Q" and not told:
        return at.dated(at.focus if at.focus and "-Q" in at.focus else value_at(shift(published, -1, "Q"), "Q"))
    told = told or (code in ("Y", "W") and at.before(4) in ("for ", " of "))
    told = told or (code == "D" and at.before(7).endswith(("for ", "end ", "ended ", "ending ", "finish ", "closed ")))
    return at.dated(value_at(day if code == "D" else published, code)) if told else None


def _weekend(at: Setting) -> Reading:
    """The weekend gone by, or by the tense the one to come."""
    if at.published is None:
        return Reading("DATE", "XXXX-WXX-WE")
    saturday = weekday_near(at.published, 6, 1 if at.direction == "future" else -1)
    return at.dated(value_at(saturday, "W") + "-WE")


def read_nth_unit(at: Setting) -> Reading | None:
    """A second day, the eighth straight day: the day that the text speaks of. "The eighth year of the war" has no date that we know."""
    unit, day = at.group("unit"), at.focus_day
    if unit == "day" and at.group("ordinal") != "first" and day and at.before(8).endswith(("for ", "on ", "in ", "into ", "was ")):
        return at.dated(day.isoformat())
    if unit in ("year", "month", "week") and at.after(4) == " of ":
        return Reading("DATE", _VAGUE_FORMS[at.words.units[unit]])
    return None


def read_from_anchor(at: Setting) -> Reading | None:
    """Two years ago (from the report's day), a day earlier (from the day spoken of), three months from now."""
    way, unit = at.group("way"), at.group("unit")
    code = at.words.units.get(unit)
    if code is None:
        return None
    words = at.group("count")
    found = (1, 1) if words in ("a", "an") else read_number(words, at.words.numbers)
    if found is None or found[0] != found[1]:
        return _vaguely(at, code, way, found)
    ago = way in ("ago", "from now", "hence", "back")
    step = found[0] if way in ("later", "from now", "hence", "after") else -found[0]
    return _stepped(at, code, step, ago=ago)


def _stepped(at: Setting, code: str, step: float, *, ago: bool) -> Reading | None:
    """So many units from the anchor; a step of years from a quarter or month keeps to it ("from a year earlier")."""
    spoken = at.focus or ""
    if code == "Y" and abs(step) == 1 and "-Q" in spoken and spoken[:4].isdigit():
        return at.dated(f"{int(spoken[:4]) + int(step):04}{spoken[4:]}")
    day = at.published if ago else at.focus_day
    if not ago and code != "D" and (days := days_of(spoken)):
        day = days[0]
    if day is None:
        return Reading("DATE", _VAGUE_FORMS.get(code, "XXXX-XX-XX"))
    found = shift(day, step, code)
    if code == "E":
        code = "Y"
    return at.dated(value_at(found, code))


def _vaguely(at: Setting, code: str, way: str, count: tuple[float, float] | None) -> Reading:
    """Several years ago, some months later: a reference with the days it may reach over."""
    back = way not in ("later", "from now", "hence", "after")
    low, high = count or (2, _RECENT.get(code, 9))
    day = at.published
    days = None
    if day and back:
        days = (shift(day, -high, code), shift(day, -low, code))
    elif day:
        days = (shift(day, low, code), shift(day, high, code))
    return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", days)


def read_plural_ago(at: Setting) -> Reading | None:
    """Years ago, weeks earlier."""
    return _vaguely(at, at.words.units[at.group("unit")], at.group("way"), None)


def read_year_ago(at: Setting) -> Reading | None:
    """Year-ago, the year-earlier period: the quarter or year spoken of, a year back."""
    spoken = at.focus or ""
    if "-Q" in spoken and spoken[:4].isdigit():
        return at.dated(f"{int(spoken[:4]) - 1:04}{spoken[4:]}")
    if at.published is None:
        return Reading("DATE", "XXXX")
    if at.group("unit") == "quarter":
        return at.dated(value_at(shift(shift(at.published, -1, "Q"), -1, "Y"), "Q"))
    return at.dated(value_at(shift(at.published, -1, "Y"), "Y"))


def read_same_period(at: Setting) -> Reading | None:
    """The same period last year."""
    if not (at.group("year") and not at.focus):
        back = read_year_ago(at)
        return back if not at.group("year") or back is None else at.dated(at.group("year") + back.value[4:])
    return at.dated(at.group("year"))


def read_vague(at: Setting) -> Reading | None:
    """Now, recently, "in recent days", the future."""
    word, unit = at.group("vague"), at.group("unit")
    value = at.words.vague[word]
    if unit:
        return _recent_units(at, at.words.units[unit], value) if word in ("recent", "future") else None
    if not _says_time(at, word):
        return None
    day = at.published
    spans = {"PRESENT_REF": (0, 0)}
    step = spans.get(value)
    days = (day + timedelta(step[0]), day + timedelta(step[1])) if day and step else None
    return Reading("DATE", value, days)


def _says_time(at: Setting, word: str) -> bool:
    """Whether a word like "now" or "current" tells a time here: "now that" and "by now" are left alone."""
    after = at.after(8)
    if word == "now":
        return not after.startswith(("-", " know"))
    if word in ("current", "recent", "future"):
        return at.token.pos in (("NOUN",) if word == "future" else ("ADJ", "NOUN")) and after[:1] != "-"
    if word in ("the past", "the future", "the present"):
        following = at.token.index + 1
        tokens = at.document.tokens
        return following >= len(tokens) or tokens[following].pos not in ("NOUN", "NUM", "ADJ", "PROPN")
    return True


def _recent_units(at: Setting, code: str, value: str) -> Reading | None:
    """Recent weeks: several of the unit, up to the report's day."""
    if at.published is None or code not in _RECENT:
        return Reading("DATE", value)
    back = value == "PAST_REF"
    far = shift(at.published, -_RECENT[code] if back else _RECENT[code], code)
    return Reading("DATE", value, (far, at.published) if back else (at.published, far))


RELATIVE_RULES: Mapping[str, Rule] = {
    "relday": read_relday, "tonight": read_tonight, "rel_daypart": read_daypart, "bare_daypart": read_daypart,
    "rel_unit": read_rel_unit, "the_unit": read_the_unit, "nth_unit": read_nth_unit, "from_anchor": read_from_anchor,
    "plural_ago": read_plural_ago, "year_ago": read_year_ago, "same_period": read_same_period, "vague": read_vague,
}  # fmt: skip
