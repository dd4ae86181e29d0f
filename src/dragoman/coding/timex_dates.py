"""Reads dates that a calendar shows: "Oct. 23, 1999", "in March", "the third quarter", "the early 1990s", "Thanksgiving"."""

from collections.abc import Callable, Mapping
from datetime import date

from dragoman.coding.calendar import holiday, safe_day, season_year, shift, value_at
from dragoman.coding.timex_setting import Reading, Setting, weekday_near

# Swept over 0 to 150 days on TimeBank, AQUAINT and MEANTIME together.
_NEAR = 60
_CENTURY, _MONTHS, _TEENS = 100, 12, 10
# Later years and centuries are numbers of something else.
_LAST_YEAR, _LAST_CENTURY = 2069, 21
# Two digits up to this are of this century ("'14"), above it of the last ("'98").
_THIS_CENTURY = 29

Rule = Callable[[Setting], Reading | None]


def _capital(at: Setting, group: str) -> bool:
    """Whether a name of the calendar is written with its capital: "may" and "march" are verbs."""
    return at.match[group][:1].isupper()


def _year_of(at: Setting) -> int | None:
    """The year that stands beside the expression, in digits or as "last year"."""
    if year := at.group("year"):
        return int(year)
    rel = at.group("year_rel")
    if rel in ("that", "the same"):
        return int(at.focus[:4]) if at.focus and at.focus[:4].isdigit() else None
    if rel and at.published:
        return at.published.year + {"last": -1, "next": 1}.get(rel, 0)
    return None


def _nearest(at: Setting, days: list[date]) -> date:
    """Of the same date in several years, the nearest when it is near; else the last gone by, or the next where the tense points ahead.

    A near date needs no year whatever the tense ("was extended to Nov. 16"); a far one is told by it ("the year that ended March 31").
    """
    today = at.published or days[0]
    near = min(days, key=lambda d: (abs((d - today).days), d))
    gone, to_come = [d for d in days if d <= today], [d for d in days if d >= today]
    since = at.before().endswith("since ")
    if abs((near - today).days) <= _NEAR and not since:
        return near
    if at.direction == "future" and to_come and not since:
        return to_come[0]
    return gone[-1] if gone else near


def _month_and_day(at: Setting) -> tuple[int, int]:
    """Month and day of the month; 0 for a day that is not there."""
    month = at.words.months[at.group("month").rstrip(".")]
    return month, int(at.group("day") or at.words.ordinals.get(at.group("ordinal").replace(" ", "-"), 0))


def _full_year(two_digits: int) -> int:
    """A year written with two digits.

    >>> _full_year(98), _full_year(14)
    (1998, 2014)
    """
    return two_digits + (2000 if two_digits <= _THIS_CENTURY else 1900)


def read_iso_day(at: Setting) -> Reading | None:
    """2014-03-18, 2014-03-18T10:30Z."""
    if safe_day(*map(int, at.group("iso").split("-"))) is None:
        return None
    clock = f"T{at.group('hour')}:{at.group('minute')}{at.group('zone').upper()}" if at.group("hour") else ""
    return at.dated(at.group("iso") + clock)


def read_numeric_day(at: Setting) -> Reading | None:
    """7/8/07 is a month first, unless that cannot be (23/10/1999); with full stops the day is first."""
    first, second, year = int(at.group("first")), int(at.group("second")), int(at.group("short"))
    if at.group("sep") == "." and len(at.group("short")) < len("2014"):
        return None
    if year < _CENTURY:
        year = _full_year(year)
    month, day = (second, first) if first > _MONTHS or at.group("sep") == "." else (first, second)
    found = safe_day(year, month, day)
    return at.dated(found.isoformat()) if found else None


def read_day(at: Setting) -> Reading | None:
    """Oct. 23, 1999; 23 October; Thursday, April 6; "the week of March 6"."""
    month, day = _month_and_day(at)
    if not _capital(at, "month") or not day:
        return None
    year = _year_of(at)
    if year is None and at.published is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}")
    if year is not None:
        found = safe_day(year, month, day)
    else:
        around = [safe_day(at.published.year + step, month, day) for step in (-1, 0, 1)] if at.published else []
        found = _nearest(at, [d for d in around if d]) if any(around) else None
    return at.dated(found.isoformat()) if found else None


def read_week_of(at: Setting) -> Reading | None:
    """The week of March 6: the ISO week with that day in it."""
    reading = read_day(at)
    return at.dated(value_at(reading.days[0], "W")) if reading and reading.days else None


def read_month(at: Setting) -> Reading | None:
    """October 1999, March last year, last November, bare "in March"."""
    month = at.words.months[at.group("month").rstrip(".")]
    if not _capital(at, "month") or not _is_month(at):
        return None
    year = _year_of(at)
    if year is not None:
        return at.dated(f"{year:04}-{month:02}")
    if at.published is None:
        return Reading("DATE", f"XXXX-{month:02}")
    this, rel = at.published.replace(day=1), at.group("rel")
    around = [date(this.year + step, month, 1) for step in (-1, 0, 1)]
    if "last" in rel or rel in ("this past", "past"):
        found = max(d for d in around if d < this)
    elif "next" in rel or "coming" in rel:
        found = min(d for d in around if d > this)
    elif rel == "this":
        found = around[1]
    else:
        near = Setting(at.document, at.words, published=this, focus=at.focus, match=at.match, tokens=at.tokens)
        found = _nearest(near, around)
    return at.dated(found.isoformat()[:7])


def _is_month(at: Setting) -> bool:
    """Whether "May" and "March" are months here, and no abbreviation stands without its full stop."""
    word = at.group("month")
    if at.group("year") or at.group("year_rel"):
        return True
    if word in ("may", "march"):
        preceding = at.before().split()[-1:]
        return bool(at.group("rel") or at.group("mod")) or (
            at.token.tag != "MD" and preceding != [] and preceding[0] in at.words.words["before_months"]
        )
    # "Jan" and "Dec" without a full stop are as often names as months.
    return len(word) > len("Sept") or word in ("june", "july") or at.match[0].endswith(".")


def read_quarter(at: Setting) -> Reading | None:
    """The third quarter, the first half of 1989, this year's fourth quarter, the year-ago second quarter."""
    nth = at.group("ordinal")
    letter, length = ("H", 6) if at.group("part") == "half" else ("Q", 3)
    year = _year_of(at)
    number = {"final": 12 // length, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}.get(nth) or at.words.ordinals.get(nth)
    if nth in ("last", "final") and year:
        number = 12 // length
    if (nth in ("last", "latest", "current") and not year) or (number is None and not year):
        return _neighbour_quarter(at, nth, letter)
    if number is None or number > 12 // length or (letter == "H" and year is None):
        return None
    if year is None:
        if at.published is None:
            return Reading("DATE", f"XXXX-{letter}{number}")
        year = at.published.year - (at.published.month <= (number - 1) * length) - (at.group("back") != "")
    return at.dated(f"{year:04}-{letter}{number}")


def _neighbour_quarter(at: Setting, nth: str, letter: str) -> Reading | None:
    """The current quarter, or the last one: the one that the text speaks of, or the last to be over."""
    if letter == "H" or at.published is None:
        return None
    if nth == "current":
        return at.dated(value_at(at.published, "Q"))
    spoken = at.focus if at.focus and "-Q" in at.focus else None
    return at.dated(spoken or value_at(shift(at.published, -1, "Q"), "Q"))


def read_short_quarter(at: Setting) -> Reading | None:
    """Q3 2008."""
    year = _year_of(at) or (at.published.year if at.published else None)
    return at.dated(f"{year:04}-Q{at.group('number')}") if year else None


def read_season(at: Setting) -> Reading | None:
    """Last fall, the summer of 2014; bare season words only after "in", "the" and the like."""
    season, rel, year = at.words.seasons[at.group("season")], at.group("rel"), _year_of(at)
    bare = not rel and not at.group("mod") and not at.match[0].lower().startswith("the")
    if year is None and bare and not at.before(8).endswith(("in ", "by ", "until ", "since ", "during ")):
        return None
    if at.token.pos == "VERB" or (at.group("season") in ("fall", "spring") and at.after(4).startswith(" of")):
        return None
    if year is None and at.published is None:
        return Reading("DATE", f"XXXX-{season}")
    if year is None and at.published:
        year = season_year(at.published, season)
        if rel == "last" and at.dated(f"{year}-{season}").days == _season_now(at, season):
            year -= 1
        elif rel == "this":
            year = at.published.year
        elif "next" in rel or "coming" in rel or (at.direction == "future" and rel != "last"):
            year += year < at.published.year or "next" in rel
    return at.dated(f"{year:04}-{season}")


def _season_now(at: Setting, season: str) -> tuple[date, date] | None:
    """The days of such a season if the report falls in it."""
    if at.published is None:
        return None
    days = at.dated(f"{season_year(at.published, season)}-{season}").days
    return days if days and days[0] <= at.published <= days[1] else None


def read_decade(at: Setting) -> Reading | None:
    """The early 1990s, the '80s, the nineties."""
    digits = at.group("decade").lstrip("'")
    if len(digits) == len("1990"):
        return at.dated(digits[:3])
    if not digits and at.before(5).strip() == "" and not at.match[0].lower().startswith("the"):
        return None
    tens = int(digits[0]) if digits else at.words.decades[at.group("decade_word")]
    if at.before(8).endswith(("his ", "her ", "their ", "my ", "your ")):
        return None
    if digits and not at.match[0].lower().startswith(("the", "'", "\u2019")) and not at.group("mod"):
        return None
    return at.dated(f"{_full_year(10 * tens) // 10}")


def read_century(at: Setting) -> Reading | None:
    """The 20th century."""
    number = int(at.group("number") or at.words.ordinals[at.group("ordinal").replace(" ", "-")])
    return at.dated(f"{number - 1:02}") if 0 < number <= _LAST_CENTURY else None


def read_spoken_year(at: Setting) -> Reading | None:
    """Nineteen ninety-six, the year two thousand."""
    units = at.words.numbers.units
    tail = [units[word] for word in (at.group("years") or at.group("years_on")).split("-") if word]
    if not at.group("century"):
        return at.dated(f"{2000 + sum(tail)}")
    year = units[at.group("century")] * 100 + sum(tail)
    return at.dated(f"{year:04}") if sum(tail) >= _TEENS and year <= _LAST_YEAR else None


def read_year(at: Setting) -> Reading | None:
    """1998, fiscal 1989, mid-1996; not a number of things ("2000 troops")."""
    year, bare = at.group("year"), at.match[0] == at.match["year"]
    before, after = at.before(), at.after()
    if (
        bare
        and (year[:2] not in ("19", "20") or int(year) > _LAST_YEAR)
        and not before.endswith(
            ("in ", "since ", "of ", "by ", "until ", "from ", "to ", "around ", "before ", "after ", "between ", "and ")
        )
    ):
        return None
    counted = _next_tag(at) in ("NNS", "CD", "$") and not before.endswith(
        ("below ", "above ", "the ", "'s ", "in ", "its ", "their ", "his ", "of ")
    )
    if bare and (counted or before.endswith(("no. ", "number ", "flight ", "about ", "than ", "nearly ", "some "))):
        return None
    if bare and after.startswith(("-year", " pounds", " feet", " miles", " meters", " metres", " km", " people", " troops")):
        return None
    return at.dated(year)


def _next_tag(at: Setting) -> str:
    """The Penn tag of the word right after the expression; "" at its sentence's end."""
    following = at.token.index + 1
    tokens = at.document.tokens
    return tokens[following].tag if following < len(tokens) and tokens[following].sentence == at.token.sentence else ""


def read_short_year(at: Setting) -> Reading | None:
    """In '98."""
    if not at.before(8).endswith(("in ", "since ", "of ", "by ", "early ", "late ", "from ", "to ", "and ")):
        return None
    return at.dated(f"{_full_year(int(at.group('two')))}")


def read_holiday(at: Setting) -> Reading | None:
    """Thanksgiving Day, last Christmas, Easter week; written with its capital."""
    name = at.group("holiday")
    rule = at.words.holidays[name]
    if not _capital(at, "holiday"):
        return None
    year = _year_of(at)
    if year is None and at.published is None:
        return Reading("DATE", f"XXXX-{rule}" if rule[2:3] == "-" else "XXXX-XX-XX")
    if year is not None:
        found = holiday(rule, year)
    else:
        found = _holiday_near(at, [d for step in (-1, 0, 1) if at.published and (d := holiday(rule, at.published.year + step))])
    if found is None:
        return None
    return at.dated(value_at(found, "W") if at.group("around").startswith("week") else found.isoformat())


def _holiday_near(at: Setting, days: list[date]) -> date | None:
    """The holiday of the year that is meant."""
    if not days or at.published is None:
        return None
    if "last" in at.group("rel"):
        return max(d for d in days if d < at.published)
    if "next" in at.group("rel") or "coming" in at.group("rel"):
        return min(d for d in days if d > at.published)
    if at.group("around"):
        return min(days, key=lambda d: abs((d - (at.published or d)).days))
    return _nearest(at, days)


def read_last_week_of(at: Setting) -> Reading | None:
    """The last week of March: the ISO week in which its last day lies."""
    reading = read_month(at)
    if reading is None or reading.days is None:
        return None
    nth = at.group("ordinal")
    first, last = reading.days
    day = last if nth == "last" else shift(first, at.words.ordinals[nth] - 1, "W")
    return at.dated(value_at(day, "W") + ("-WE" if at.group("unit") == "weekend" else ""))


def read_year_end(at: Setting) -> Reading | None:
    """Year-end: the last day of the year."""
    return at.dated(f"{at.published.year}-12-31") if at.published else Reading("DATE", "XXXX-12-31")


def weekday_of(at: Setting) -> int:
    """The weekday's ISO number."""
    word = at.group("weekday").rstrip(".")
    return at.words.weekdays.get(word) or at.words.weekday_shorts[word]


def read_weekday(at: Setting) -> Reading | None:
    """On Monday, last Friday, Wednesday night."""
    names = at.words.words
    following = at.after().split()[:1]
    preceding = at.before().split()[-1:]
    if not _capital(at, "weekday") or (following and following[0].strip(".,") in names["weekday_names_before"] and at.after(2)[1:2] != ","):
        return None
    if preceding and preceding[0] in names["weekday_names_after"]:
        return None
    number, rel = weekday_of(at), at.group("rel")
    part = at.words.dayparts.get(at.group("daypart"), "")
    if at.published is None:
        return Reading("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}")
    return at.dated(_weekday_meant(at, number, rel).isoformat() + part)


def _weekday_meant(at: Setting, number: int, rel: str) -> date:
    """The day of a weekday's name: by "last" and "next", else by tense, else the one gone by."""
    today = at.published or date.min
    if "last" in rel or "past" in rel:
        return weekday_near(shift(today, -1, "D"), number, -1)
    if any(word in rel for word in ("previous", "preceding", "prior")):
        return weekday_near(shift(at.focus_day or today, -1, "D"), number, -1)
    if "following" in rel:
        return weekday_near(shift(at.focus_day or today, 1, "D"), number, 1)
    if any(word in rel for word in ("next", "coming")):
        return weekday_near(shift(today, 1, "D"), number, 1)
    ahead = at.direction == "future" or rel == "this" or at.before().endswith(("until ", "as early as ", "as soon as "))
    return weekday_near(today, number, 1 if ahead else -1)


CALENDAR_RULES: Mapping[str, Rule] = {
    "iso_day": read_iso_day, "numeric_day": read_numeric_day, "month_day": read_day, "day_month": read_day, "month_year": read_month,
    "week_of": read_week_of, "quarter_year": read_quarter, "year_quarter": read_quarter, "quarter": read_quarter,
    "short_quarter": read_short_quarter, "season": read_season, "decade": read_decade, "century": read_century,
    "spoken_year": read_spoken_year, "year": read_year, "short_year": read_short_year, "holiday": read_holiday,
    "last_week_of": read_last_week_of, "year_end": read_year_end, "weekday": read_weekday, "month": read_month,
}  # fmt: skip
