"""Knows what counted nouns count and which verbs tell a toll, as `units.tsv` tells."""

from collections.abc import Mapping
from functools import cache

from dragoman.record import Value
from dragoman.tables.numbers import NumberWords, load_numbers
from dragoman.tables.tsv import read_rows

__all__ = ["Units", "load_units"]


class Units(Value, frozen=True, kw_only=True, eq=False):
    """Units by word (lemma, lower case), one table a kind; what the kinds mean stands in the header of `units.tsv`."""

    things: Mapping[str, str]
    people: Mapping[str, str]
    money: Mapping[str, str]
    measures: Mapping[str, str]
    done: Mapping[str, str]
    undergone: Mapping[str, str]
    states: Mapping[str, str]
    takers: Mapping[str, str]
    times: Mapping[str, str]
    labels: Mapping[str, str]
    bounds: Mapping[str, str]
    numbers: NumberWords


@cache
def load_units() -> Units:
    """The table of units, read once.

    >>> load_units().things["soldier"], load_units().done["kill"], load_units().money["€"]
    ('troops', 'dead', 'EUR')
    """
    kinds: dict[str, dict[str, str]] = {}
    for row in read_rows("units.tsv"):
        kinds.setdefault(row["kind"], {})[row["word"]] = row["unit"]
    return Units(
        things=kinds["thing"],
        people=kinds["people"],
        money=kinds["money"],
        measures=kinds["measure"],
        done=kinds["done"],
        undergone=kinds["undergone"],
        states=kinds["state"],
        takers=kinds["taker"],
        times=kinds["time"],
        labels=kinds["label"],
        bounds=kinds["bound"],
        numbers=load_numbers(),
    )
