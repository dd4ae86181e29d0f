"""The shapes of time expressions: one pattern a rule, built from the words of time. `timex_dates` and its fellows tell what a match means.

Groups that mean the same bear the same name in all patterns: mod, rel, month, day, year, weekday, unit, count, daypart, ordinal.
"""

import re
from functools import cache

from dragoman.coding.numbers import any_of, number_pattern
from dragoman.tables.timewords import TimeWords

Patterns = dict[str, re.Pattern[str]]

_YEAR = r"(?P<year>(?:1\d|20)\d\d)(?!\d|[.,]\d|%|\s*(?:per\s?cent|percent|hours)\b)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d|\s*(?:a\.?m|p\.?m|per|percent|million|billion)\b)"
_POINT = (
    r"(?:(?:the\s+)?(?:very\s+)?(?:(?:early|late|small)\s+hours|start|beginning|end|close|middle|turn"
    r"|(?:first|second|last|latter)\s+half)\s+of)"
)
_MOD = (
    rf"(?P<mod>(?:(?:the|very)\s+)?(?:early|earlier|late|later|mid|middle)(?:[\s-]+(?:on|in|of))?|{_POINT}|sometime(?:\s+in)?|around|about)"
)
_MODIFIED = rf"(?:{_MOD}[\s-]+)?"
_REL = (
    r"(?P<rel>(?:the\s+|this\s+)?(?:past|last|next|previous|preceding|prior|coming|upcoming|current|same|latest)"
    r"|the\s+following|that\s+same|this|that)"
)
_ABOUT = (
    r"(?:(?:about|around|almost|nearly|roughly|approximately|over|under|only|just|some|up\s+to|at\s+least|at\s+most|within"
    r"|(?:no\s+)?(?:more|less|fewer|longer)\s+than|(?:well\s+)?over)\s+)?"
)
_ZONE = (
    r"(?:\s*\(?(?P<zone>UTC|GMT|[ECMP][SD]T|BST|CES?T|EES?T|MSK|IST|JST|Z\b|local(?:\s+time)?|"
    r"(?:Moscow|Kyiv|Kiev|Beijing|Eastern|Pacific|Central)\s+(?:standard\s+|daylight\s+)?time)(?:\s?[+-]\s?\d+)?\)?)"
)
_AMPM = r"(?P<ampm>[ap]\.?\s?m\b\.?)"
_HOUR = r"(?P<hour>2[0-3]|[01]?\d)"


@cache
def patterns(words: TimeWords) -> Patterns:
    """All rules in order of precedence, by name."""
    shapes = {**_calendar(words), **_relative(words), **_lengths(words), **_clock(words)}
    return {name: re.compile(rf"(?<![\w$€£])(?:{shape})(?!\w)", re.IGNORECASE) for name, shape in shapes.items()}


def _weekday(words: TimeWords) -> str:
    """A weekday, in full, or short where a date follows: "Sun" and "Sat" alone are other words."""
    a_date = rf"(?=\.?,?\s+(?:{any_of(words.months)}\b|\d))"
    return rf"(?P<weekday>{any_of(words.weekdays)}|{any_of(words.weekday_shorts)}{a_date}\.?)"


def _month(words: TimeWords) -> str:
    """A month, in full, or short with or without its full stop."""
    short = tuple(word for word in words.months if len(word) <= len("sept") and word not in ("may", "june", "july"))
    full = tuple(word for word in words.months if word not in short)
    return rf"(?P<month>{any_of(full)}|{any_of(short)}\b\.?)"


def _calendar(words: TimeWords) -> dict[str, str]:
    """Dates that a calendar could show: days, months, years, quarters, seasons, decades."""
    month = _month(words)
    ordinal = rf"(?P<ordinal>{any_of(words.ordinals, blanks='[ -]')})"
    nth = rf"(?P<ordinal>{any_of(words.ordinals)}|1st|2nd|3rd|4th|final|last|latest|current)"
    weekday = rf"(?:{_weekday(words)},?\s+)?"
    in_year = rf"(?:,?\s+(?:of\s+|in\s+)?(?:{_YEAR}|(?P<year_rel>this|last|next|that|the\s+same)\s+year))"
    season, part = rf"(?P<season>{any_of(words.seasons)})", r"(?P<part>quarter|half)"
    owner = r"(?:(?:the|its|their)\s+)?"
    numeral = any_of(words.numbers.units)
    return {
        "iso_day": r"(?P<iso>\d{4}-\d\d-\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?P<zone>Z)?)?",
        "numeric_day": r"(?P<first>\d{1,2})(?P<sep>[/.])(?P<second>\d{1,2})(?P=sep)(?P<short>\d{4}|\d\d)(?!\d|\.\d)",
        "month_day": rf"(?:this\s+coming\s+)?{_MODIFIED}{weekday}{month}\s*(?:the\s+)?(?:{_DAY}|{ordinal}\b)(?:,?\s+{_YEAR})?",
        "day_month": rf"{weekday}(?:the\s+)?{_DAY}(?:\s+of)?\s+{month}(?:,?\s+{_YEAR})?",
        "month_year": rf"{_MODIFIED}{month}{in_year}",
        "week_of": rf"(?:the\s+)?week\s+of\s+{month}\s+{_DAY}(?:,?\s+{_YEAR})?",
        "quarter_year": rf"{owner}{_YEAR}(?:'s)?\s+{nth}[\s-]+{part}",
        "year_quarter": rf"(?P<year_rel>this|last|next)\s+year['\u2019]s\s+(?:{nth}[\s-]+)?{part}",
        "quarter": rf"{_MODIFIED}(?:a\s+|{owner})(?:(?P<back>year-(?:ago|earlier))\s+)?(?:fiscal[\s-]+)?{nth}[\s-]+{part}{in_year}?",
        "short_quarter": rf"Q(?P<number>[1-4])(?:\s+(?:of\s+)?{_YEAR})?",
        "season": rf"{_MODIFIED}(?:the\s+|{_REL}\s+)?{season}(?:(?:\s+of)?\s+{_YEAR}|\s+(?P<year_rel>this|last|next)\s+year)?",
        "decade": rf"{_MODIFIED}(?:the\s+)?(?:{_MOD.replace('mod', 'mod2')}[\s-]+)?(?:(?P<decade>(?:1\d|20)\d0|['\u2019]?[1-9]0)['\u2019]?s"
        rf"|(?P<decade_word>{any_of(words.decades)}))",
        "century": rf"{_MODIFIED}(?:the\s+)?(?:{_MOD.replace('mod', 'mod2')}[\s-]+)?"
        rf"(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|{ordinal})[\s-]+century",
        "spoken_year": rf"(?:the\s+year\s+)?(?P<century>nineteen|twenty|eighteen)[\s-](?P<years>{numeral}(?:-{numeral})?)"
        rf"|the\s+year\s+two\s+thousand(?:\s+(?:and\s+)?(?P<years_on>{numeral}))?",
        "year": rf"{_MODIFIED}(?:the\s+year\s+|(?:the\s+)?(?:fiscal|financial)\s+(?:year\s+)?)?{_YEAR}",
        "short_year": r"['\u2019](?P<two>\d\d)(?!s\b)",
        "holiday": rf"(?:{_REL}\s+)?(?P<holiday>{any_of(words.holidays)})(?P<around>\s+week(?:end)?|\s+season)?(?:,?\s+{_YEAR})?",
    }


def _relative(words: TimeWords) -> dict[str, str]:
    """Dates told from another day: weekdays, bare months, today, last week, two days ago."""
    month = _month(words)
    daypart = rf"(?P<daypart>{any_of(words.dayparts)})"
    unit = rf"(?P<unit>{any_of(words.units)}|weekend|period)"
    count = rf"(?P<count>{number_pattern(words.numbers)}|an?|some|many)"
    reldays = any_of(words.reldays)
    return {
        "weekday": rf"(?:the\s+)?{_MODIFIED}(?:{_REL}\s+)?{_weekday(words)}(?:\s+{daypart})?",
        "weekdays": rf"(?P<weekday>{any_of(words.weekdays)})(?:s|\s+(?P<daypart>mornings|afternoons|evenings|nights))",
        "month": rf"{_MODIFIED}(?:{_REL}\s+)?{month}",
        "relday": rf"{_MODIFIED}(?P<relday>{reldays})(?:\s+{daypart})?",
        "tonight": rf"{_MODIFIED}(?P<tonight>tonight|overnight)",
        "rel_daypart": rf"{_MODIFIED}(?:{_REL}|the)\s+(?:(?:early|late|mid)[\s-]+)?{daypart}",
        "bare_daypart": rf"(?P<mod>mid|late|early)[\s-]{daypart}|{daypart.replace('daypart', 'daypart2')}",
        "rel_unit": rf"{_MODIFIED}{_REL}\s+(?:fiscal\s+|financial\s+|entire\s+)?{unit}",
        "the_unit": rf"(?:{_MOD}\s+)?the\s+(?:fiscal\s+|financial\s+|full\s+|entire\s+)?{unit}"
        r"(?:\s+(?P<post>previous|before|ahead|earlier|after))?",
        "nth_unit": rf"(?:the\s+|an?\s+)(?P<ordinal>{any_of(words.ordinals)})\s+(?:straight\s+|consecutive\s+)?"
        r"(?P<unit>day|week|month|year|night)",
        "last_week_of": rf"the\s+(?P<ordinal>first|second|third|fourth|last)\s+(?P<unit>week|weekend)\s+of\s+{month}(?:,?\s+{_YEAR})?",
        "from_anchor": rf"{_ABOUT}{count}[\s-]+(?:or\s+(?:so|two|more)\s+)?{unit}(?:\s+or\s+(?:so|two))?[\s-]+"
        r"(?P<way>ago|earlier|later|from\s+now|hence|before(?=\s*[.,;])|after(?=\s*[.,;])|previously|back)",
        "plural_ago": r"(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes)\s+(?P<way>ago|earlier|later)",
        "year_ago": r"(?:the\s+|a\s+)?(?:comparable\s+)?year[\s-](?P<way>ago|earlier)\s*(?P<unit>quarter|period|month)?",
        "same_period": r"the\s+(?:same|corresponding|comparable|year-ago)\s+period\s+(?:(?:of\s+)?(?:the\s+)?(?P<year_rel>last|this)\s+year"
        r"|a\s+year\s+(?:ago|earlier)|of\s+(?P<year>(?:1\d|20)\d\d))",
        "year_end": r"(?:the\s+)?year(?:['\u2019]s)?[\s-]end",
        "vague": rf"(?P<vague>{any_of(words.vague)})"
        rf"(?:\s+(?P<unit>{any_of(words.units)})(?:\s+(?:and|or)\s+(?:weeks|months|years))?)?",
    }


def _lengths(words: TimeWords) -> dict[str, str]:
    """Lengths of time and how often."""
    units = any_of(words.units)
    unit = rf"(?P<unit>{units})"
    number = number_pattern(words.numbers)
    weekday, month = any_of(words.weekdays), any_of(words.months)
    kind = r"(?:(?:more|additional|full|straight|consecutive|trading|whole|long|further|extra|short|solid|successive|calendar|working)\s+)?"
    return {
        "span": rf"{_ABOUT}(?:(?:the\s+|these\s+|those\s+)?"
        r"(?P<rel>past|last|next|coming|previous|first|following|final|preceding|latest|recent)\s+)?"
        rf"{_ABOUT}(?P<count>{number})(?:\s*(?:to|or|-|\u2013)\s*(?P<count2>{number}))?(?:\s+of)?[\s-]+{kind}{unit}"
        r"(?P<half>\s+and\s+a\s+half)?(?P<tail>[\s-]old\b|[\s-]long\b)?(?:\s+or\s+(?:so|more|two))?",
        "a_span": rf"{_ABOUT}(?P<count>an?|one|another|each|half\s+an?)\s+{kind}{unit}(?P<half>\s+and\s+a\s+half)?"
        r"(?:\s+or\s+(?:so|two|more))?",
        "rel_units": r"(?:the\s+)?(?P<rel>past|last|next|coming|previous|recent|following|early|first|future)\s+"
        r"(?P<unit>seconds|minutes|hours|days|weeks|fortnights|months|quarters|years|decades|centuries)"
        r"(?:\s+and\s+(?:weeks|months|years))?",
        "bare_units": rf"(?:the\s+)?(?P<unit>{units})(?P<tail>[\s-]long|[\s-]old)"
        r"|(?P<many>seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?:\s+(?:or|and)\s+(?:weeks|months|years))?(?P<ahead>\s+ahead)?",
        "every": rf"(?P<each>every|each)\s+(?:(?P<other>other|few)\s+|(?P<count>{number})\s+)?(?:(?P<unit>{units})|(?P<weekday>{weekday})"
        rf"|(?P<month>{month})|(?P<daypart>{any_of(words.dayparts)}))",
        "set": rf"(?P<set>{any_of(words.sets)})",
    }


def _clock(words: TimeWords) -> dict[str, str]:
    """Times of day told by the clock."""
    around = r"(?:(?:around|about|shortly\s+(?:before|after))\s+)?"
    return {
        "clock": rf"{around}(?:{_HOUR}(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s*{_AMPM}{_ZONE}?|{_HOUR.replace('hour', 'hour2')}[:.]"
        rf"(?P<minute2>[0-5]\d)(?::[0-5]\d)?\s*{_ZONE.replace('zone', 'zone2')}?)",
        "military": r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>UTC|GMT|Z\b|hours)",
        "oclock": rf"{around}(?P<hour>1[0-2]|[1-9]|{any_of(words.numbers.units)})"
        r"(?:\s+o['\u2019]clock(?:\s+in\s+the\s+(?P<part>morning|afternoon|evening))?"
        r"|\s+in\s+the\s+(?P<part2>morning|afternoon|evening))",
        "clockword": rf"{around}(?P<clockword>{any_of(words.clockwords)})",
    }
