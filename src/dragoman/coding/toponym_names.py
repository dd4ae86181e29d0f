"""Looks up a toponym as it is printed: "W.Va.", "Hubei province's", "northern Mali", "the city of Basra"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from dragoman.record import Span, Value
from dragoman.tables.gazetteer import Candidate, Gazetteer, place_key
from dragoman.tables.tsv import read_rows

__all__ = ["FEDERATIONS", "NameReading", "place_words", "read_name", "well_known"]

# Their states and provinces are named in the English press without more ado.
FEDERATIONS = frozenset(["AUS", "CAN", "USA"])

LONGEST_ACRONYM = 3
# A city of this many people is known to readers without more words.
WELL_KNOWN = 300_000

_DIRECTION = r"(?:north|south|east|west|central|mid|upper|lower|inner|outer)(?:[ -]?(?:east|west))?(?:ern|ward)?"
_BEFORE = re.compile(rf"^(?:(?:the|a|an|neighbou?ring|nearby|downtown|greater|mainland|rural|{_DIRECTION})[ -])+", re.IGNORECASE)
_KIND_BEFORE = re.compile(
    r"\b(city|town|village|port|state|province|county|district|republic|region|kingdom|commonwealth|island) of (?:the )?", re.IGNORECASE
)
_KIND_AFTER = re.compile(r"\s+(?:[Ss]tate |[Ff]ederal |[Bb]order )?([A-Za-z]+)\b")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_COUNTY = re.compile(r"\bCo\.?$", re.IGNORECASE)
_LEVELS = {
    "province": "admin1", "state": "admin1", "governorate": "admin1", "oblast": "admin1", "prefecture": "admin1", "region": "admin1",
    "county": "admin2", "counties": "admin2", "parish": "admin2", "district": "admin2", "city": "city", "town": "city", "village": "city",
    "river": "river", "sea": "sea", "island": "island", "lake": "lake",
}  # fmt: skip
_TAILS = frozenset([*_LEVELS, "area", "peninsula", "township", "twp", "republic", "metro", "border", "valley", "airport"])
_HEADS = frozenset(["lake", "mount", "el", "al", "greater", "metro", "republic"])


class NameReading(Value, frozen=True, gc=False):
    """A name looked up: the key under which it was found, the candidates, and the level that its words hint at."""

    key: str
    candidates: tuple[Candidate, ...]
    hint: str | None


@cache
def place_words() -> Mapping[str, frozenset[str]]:
    """The words that say whether a name beside them is a place, by kind."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in read_rows("place_words.tsv"):
        kinds[row["kind"]].add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}


def read_name(text: str, span: Span, gazetteer: Gazetteer) -> NameReading:
    """The candidates of the toponym at a span, likeliest sources first; none when no form of the name is known.

    >>> from dragoman.tables.gazetteer import load_gazetteer
    >>> read_name("in northern Hubei province", (3, 17), load_gazetteer()).key
    'hubei'
    """
    start, end = span
    words = " ".join(text[start:end].split())
    before = text[max(0, start - 16) : start]
    state = gazetteer.abbreviated(words)
    if state and (words.isupper() or "." in words or text[end : end + 1] == "." or before.rstrip().endswith(",")):
        return NameReading(key=place_key(state.name), candidates=(state,), hint="admin1")
    words = _COUNTY.sub("County", _POSSESSIVE.sub("", words))
    hint = _hint(words, before, text[end : end + 24])
    for form in _forms(words):
        if found := _fitting(form, gazetteer):
            return NameReading(key=place_key(form), candidates=found, hint=hint)
    return NameReading(key=place_key(words), candidates=(), hint=hint)


def well_known(candidate: Candidate, least: int = WELL_KNOWN) -> bool:
    """Whether a place needs no more words to be known: a country, region, sea, a great city, a state of a federation."""
    if candidate.adjective:
        return False
    if candidate.level == "city":
        return candidate.capital or (candidate.population >= least and not candidate.alternate)
    if candidate.level == "admin1":
        return candidate.country in FEDERATIONS
    return candidate.level not in {"admin2", "point"}


def _fitting(form: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The candidates of a name; an acronym ("EU", "WA") is never a small town that happens to have these letters."""
    found = gazetteer.candidates(form)
    if form.isupper() and len(form) <= LONGEST_ACRONYM:
        return tuple(c for c in found if c.level != "city")
    return found


def _forms(words: str) -> Iterator[str]:
    """The name as it stands, then with its descriptor or direction taken off."""
    yield words
    bare = _KIND_BEFORE.sub("", _BEFORE.sub("", words), count=1)
    if bare != words:
        yield bare
    head, _, last = bare.rpartition(" ")
    if head and last.lower().rstrip(".") in _TAILS:
        yield head
    first, _, rest = bare.partition(" ")
    if rest and first.lower() in _HEADS:
        yield rest


def _hint(words: str, before: str, after: str) -> str | None:
    """The level that a descriptor in or beside the name tells: "Hubei province", "the city of Basra"."""
    last = words.rpartition(" ")[2].lower()
    if " " in words and last in _LEVELS:
        return _LEVELS[last]
    kind = None
    for kind in _KIND_BEFORE.finditer(before):
        if kind.end() == len(before):
            return _LEVELS.get(kind[1].lower())
    following = _KIND_AFTER.match(after)
    return _LEVELS.get(following[1].lower()) if following else None
