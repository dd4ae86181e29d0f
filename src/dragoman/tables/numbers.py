"""Knows the words for numbers: units, scales and vague amounts, as `numbers.tsv` tells them."""

from collections.abc import Mapping
from functools import cache

from dragoman.record import Value
from dragoman.tables.tsv import read_rows

__all__ = ["NumberWords", "load_numbers"]


class NumberWords(Value, frozen=True, kw_only=True, eq=False):
    """The words for numbers by kind; `vague` and `heaps` give the range that the word stands for."""

    units: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    heaps: Mapping[str, tuple[int, int]]


@cache
def load_numbers() -> NumberWords:
    """The table of number words, read once.

    >>> load_numbers().units["twelve"], load_numbers().heaps["dozens"]
    (12, (24, 99))
    """
    rows = [(row["word"], row["kind"], int(row["low"]), int(row["high"])) for row in read_rows("numbers.tsv")]
    return NumberWords(
        units={word: low for word, kind, low, _ in rows if kind == "unit"},
        scales={word: low for word, kind, low, _ in rows if kind == "scale"},
        vague={word: (low, high) for word, kind, low, high in rows if kind == "vague"},
        heaps={word: (low, high) for word, kind, low, high in rows if kind == "heap"},
    )
