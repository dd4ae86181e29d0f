"""Reckons with days and TIMEX3 values: from a value to its days, from a day to the value of its week or month, and steps between them."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]
Bounds = tuple[str | None, str | None]
UNKNOWN: Bounds = (None, None)

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_PRESS = (1600, 2500)
_DAY_VALUE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH_VALUE = re.compile(r"(\d{4})-(\d\d)")
_WEEK_VALUE = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART_VALUE = re.compile(r"(\d{4})-([QH])(\d)")
_SEASON_VALUE = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_YEARS_VALUE = re.compile(r"(\d{2,4})")


def day_of(text: str | None) -> date | None:
    """The day of an ISO date or date-time, None when there is none in it.

    >>> day_of("1998-08-07T21:01")
    datetime.date(1998, 8, 7)
    """
    match = _DAY_VALUE.match(text or "")
    return safe_day(*map(int, match.groups())) if match else None


def anchor_of(published: str | None) -> date | None:
    """The day that relative expressions are reckoned from; None for a date that no newspaper bears, which is a slip of the source.

    >>> anchor_of("2014-03-19"), anchor_of("0001-01-01")
    (datetime.date(2014, 3, 19), None)
    """
    day = day_of(published)
    return day if day and _PRESS[0] <= day.year <= _PRESS[1] else None


def safe_day(year: int, month: int, day: int) -> date | None:
    """The day, or None for one that no calendar has (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_of(value: str) -> Days | None:
    """First and last day of what a TIMEX3 value of a calendar unit stands for; clock times are cut off. None for all others.

    >>> [str(day) for day in days_of("1998-W32")]
    ['1998-08-03', '1998-08-09']
    """
    value = value.partition("T")[0]
    for pattern, read in _READERS.items():
        if match := pattern.fullmatch(value):
            try:
                return read(match)
            except ValueError:
                return None
    return None


def _one_day(match: re.Match[str]) -> Days:
    """2014-03-18."""
    day = date(*map(int, match.groups()))
    return day, day


def _week(match: re.Match[str]) -> Days:
    """2014-W12, 2014-W12-WE."""
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)


def _part(match: re.Match[str]) -> Days:
    """2014-Q1, 2014-H2."""
    length = 3 if match[2] == "Q" else 6
    return _months(int(match[1]), length * (int(match[3]) - 1) + 1, length)


def _years(match: re.Match[str]) -> Days:
    """2014, 201 (a decade), 20 (a century)."""
    first, last = int(match[1].ljust(4, "0")), int(match[1].ljust(4, "9"))
    return date(max(first, MINYEAR), 1, 1), date(last, 12, 31)


_READERS: dict[re.Pattern[str], Callable[[re.Match[str]], Days]] = {
    _DAY_VALUE: _one_day,
    _WEEK_VALUE: _week,
    _PART_VALUE: _part,
    _SEASON_VALUE: lambda match: _months(int(match[1]), _SEASON_MONTHS[match[2]][0], 3),
    _MONTH_VALUE: lambda match: _months(int(match[1]), int(match[2]), 1),
    _YEARS_VALUE: _years,
}


def bounds(value: str) -> Bounds:
    """As `days_of`, as ISO days.

    >>> bounds("1998-Q3"), bounds("PAST_REF")
    (('1998-07-01', '1998-09-30'), (None, None))
    """
    return iso(days_of(value))


def iso(days: Days | None) -> Bounds:
    """Two days as ISO strings."""
    return (days[0].isoformat(), days[1].isoformat()) if days else UNKNOWN


def _months(year: int, month: int, length: int) -> Days:
    """First and last day of so many months."""
    last_year, last_month = year + (month + length - 2) // 12, (month + length - 2) % 12 + 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def shift(day: date, count: float, unit: str) -> date:
    """The day so many units later (earlier, when negative); month ends are kept inside their month, the calendar's ends are kept to.

    >>> shift(date(2014, 3, 31), -1, "M"), shift(date(2014, 3, 18), 2, "W")
    (datetime.date(2014, 2, 28), datetime.date(2014, 4, 1))
    """
    try:
        if unit in ("D", "W", "2W"):
            return day + timedelta(days=count * {"D": 1, "W": 7, "2W": 14}[unit])
        if unit in ("H", "TM", "TS"):
            return day + timedelta(hours=count / {"H": 1, "TM": 60, "TS": 3600}[unit])
        months = round(count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])
    except OverflowError:
        return date.min if count < 0 else date.max
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    if year < MINYEAR or year > MAXYEAR:
        return date.min if count < 0 else date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit in which the day lies.

    >>> [value_at(date(2014, 3, 18), unit) for unit in "DWMQYEC"]
    ['2014-03-18', '2014-W12', '2014-03', '2014-Q1', '2014', '201', '20']
    """
    if unit in ("W", "2W"):
        iso_year, week, _ = day.isocalendar()
        return f"{iso_year:04}-W{week:02}"
    year = f"{day.year:04}"
    quarter = (day.month + 2) // 3
    forms = {"M": day.isoformat()[:7], "Q": f"{year}-Q{quarter}", "Y": year, "E": year[:3], "C": year[:2]}
    return forms.get(unit, day.isoformat())


def season_year(day: date, season: str) -> int:
    """The year of the latest such season that has begun by the day; a winter bears the year in which it begins."""
    return day.year if day.month >= _SEASON_MONTHS[season][0] else day.year - 1


def part_of(days: Days, part: str) -> Days:
    """The first, middle or last third of some days, for "early", "mid" and "late".

    >>> [str(day) for day in part_of((date(2014, 3, 1), date(2014, 3, 30)), "late")]
    ['2014-03-21', '2014-03-30']
    """
    first, last = days
    third = ((last - first).days + 1) // 3
    if part == "early":
        return first, max(first, first + timedelta(third - 1))
    if part == "late":
        return min(last, last - timedelta(third - 1)), last
    return first + timedelta(third), last - timedelta(third)


def duration_value(count: str, unit: str) -> str:
    """The TIMEX3 value of a length of time: "P2W", "PT16H", "PXY"; decades and centuries are told in years.

    >>> duration_value("2", "W"), duration_value("X", "Y"), duration_value("3", "E"), duration_value("1.5", "H")
    ('P2W', 'PXY', 'P30Y', 'PT1.5H')
    """
    in_years = {"E": 10, "C": 100}.get(unit)
    if in_years:
        return f"P{float(count) * in_years:g}Y" if count != "X" else f"PX{unit}"
    if unit == "2W":
        return f"P{float(count) * 2:g}W" if count != "X" else "PXW"
    if unit.startswith("T") or unit == "H":
        return f"PT{count}{unit[-1]}"
    return f"P{count}{unit}"


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in a year, by its rule in the table: "12-25", "11 4 4" (month, weekday, nth), "easter+1".

    >>> holiday("11 4 4", 1999), holiday("easter+0", 2000)
    (datetime.date(1999, 11, 25), datetime.date(2000, 4, 23))
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if "-" in rule and " " not in rule:
        return safe_day(year, *map(int, rule.split("-")))
    month, weekday, nth = rule.split()
    return _nth_weekday(year, int(month), int(weekday), nth)


def _nth_weekday(year: int, month: int, weekday: int, nth: str) -> date:
    """The nth weekday (ISO) of a month; "-1" is the last; "1+" the first that falls after the 1st (election day)."""
    first, last = _months(year, month, 1)
    if nth == "-1":
        return last - timedelta((last.isoweekday() - weekday) % 7)
    if nth.endswith("+"):
        first += timedelta(1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (int(nth.rstrip("+")) - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876).

    >>> easter(2014)
    datetime.date(2014, 4, 20)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    corrected = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * corrected) // 451
    month, day = divmod(h + corrected - 7 * m + 114, 31)
    return date(year, month, day + 1)
