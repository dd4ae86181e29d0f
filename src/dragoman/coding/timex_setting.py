"""What a time expression is read against: the report's date, the day last spoken of, the tense round it; and what a reading is."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from re import Match
from typing import NamedTuple

from dragoman.coding.calendar import Days, days_of, part_of
from dragoman.coding.timex_tense import Direction, direction_of
from dragoman.record import Document, TimexType, Token
from dragoman.tables.timewords import TimeWords

_EARLY = ("early", "start", "beginning", "turn", "first half")
_LATE = ("late", "end", "close", "last half", "second half", "latter half")


class Reading(NamedTuple):
    """What an expression stands for."""

    type: TimexType
    value: str
    days: Days | None = None


class Setting:
    """The surroundings of one match: document, words, the published day, the value last resolved (`focus`), and its tokens."""

    def __init__(
        self, document: Document, words: TimeWords, *, published: date | None, focus: str | None, match: Match[str], tokens: Sequence[Token]
    ) -> None:
        """Hold what a rule may ask for."""
        self.document, self.words, self.published, self.focus, self.match, self.tokens = document, words, published, focus, match, tokens

    @property
    def token(self) -> Token:
        """The last token of the expression."""
        return self.tokens[-1]

    @cached_property
    def direction(self) -> Direction | None:
        """Past or future, by the tense round the expression."""
        inside = {token.index for token in self.tokens}
        top = next((token for token in self.tokens if token.head not in inside), self.token)
        return direction_of(self.document, top.index, self.words)

    @property
    def focus_day(self) -> date | None:
        """The day that the text speaks of: the last one resolved, or the report's."""
        days = days_of(self.focus) if self.focus else None
        return days[0] if days and days[0] == days[1] else self.published

    def group(self, name: str) -> str:
        """A group of the match, lower case with single blanks; "" for one that is not there."""
        found = self.match.groupdict().get(name)
        return " ".join(found.lower().replace("\u2019", "'").split()) if found else ""

    def before(self, width: int = 24) -> str:
        """The text just before the expression, lower case."""
        return self.document.text[max(0, self.match.start() - width) : self.match.start()].lower()

    def after(self, width: int = 24) -> str:
        """The text just after the expression, lower case."""
        return self.document.text[self.match.end() : self.match.end() + width].lower()

    def dated(self, value: str, type_: TimexType = "DATE") -> Reading:
        """A calendar value with its days, narrowed by "early", "late", "mid", or cut at the report's day by "earlier" and "later"."""
        days = days_of(value)
        return Reading("TIME" if "T" in value else type_, value, narrowed(days, self.group("mod"), self.published) if days else None)


def narrowed(days: Days, mod: str, published: date | None) -> Days:
    """The part of some days that a modifier leaves."""
    first, last = days
    if "earlier" in mod:
        return (first, published) if published and first <= published <= last else days
    if "later" in mod:
        return (published, last) if published and first <= published <= last else days
    if first == last:
        return days
    if "mid" in mod:
        return part_of(days, "mid")
    if any(word in mod for word in _EARLY):
        return part_of(days, "early")
    return part_of(days, "late") if any(word in mod for word in _LATE) else days


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """The nearest such weekday (ISO) on or before the day (direction -1), on or after it (1).

    >>> weekday_near(date(2014, 3, 19), 1, -1), weekday_near(date(2014, 3, 19), 3, 1)
    (datetime.date(2014, 3, 17), datetime.date(2014, 3, 19))
    """
    if direction > 0:
        return day + timedelta((weekday - day.isoweekday()) % 7)
    return day - timedelta((day.isoweekday() - weekday) % 7)
