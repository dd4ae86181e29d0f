"""Knows the words of time: months, weekdays, units, parts of the day, holidays, as `timewords.toml` tells them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.record import Value
from dragoman.tables.numbers import NumberWords, load_numbers

__all__ = ["TimeWords", "load_timewords"]


class TimeWords(Value, frozen=True, kw_only=True, eq=False):
    """The words of time, lower case, each table from a word to what it stands for.

    Compared by identity, so that what is built from it once (patterns) can be kept beside it.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekday_shorts: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    dayparts: Mapping[str, str]
    reldays: Mapping[str, int]
    clockwords: Mapping[str, str]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    sets: Mapping[str, str]
    vague: Mapping[str, str]
    holidays: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    numbers: NumberWords


@cache
def load_timewords() -> TimeWords:
    """The words of time, read once.

    >>> load_timewords().months["sept"], load_timewords().holidays["christmas eve"]
    (9, '12-24')
    """
    tables = tomllib.loads(files("dragoman.tables").joinpath("timewords.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(some) for name, some in tables.pop("words").items()}
    return msgspec.convert({**tables, "words": words, "numbers": load_numbers()}, TimeWords)
