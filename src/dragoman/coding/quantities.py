"""Finds counted amounts: "more than 13,000 soldiers", "between 10 and 15 tanks", "tens of thousands of people", "$50 million".

A span covers the number with the words that bound it; the range follows the coding guide ("more than N" is N+1 and up, "dozens" 24 to 99).
What is counted is told by `counted`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from re import Match

from dragoman.coding.counted import is_named_number, unit_of
from dragoman.coding.numbers import Range, any_of, number_pattern, read_number
from dragoman.coding.syntax import tokens_in
from dragoman.record import Document, Quantity, Sentence, Span, Timex, Token
from dragoman.tables.units import Units

Bounds = tuple[float | None, float | None]

_TAIL = r"(?P<tail>\s+or\s+(?:more|so|fewer|less)\b|[\s-]plus\b|-odd\b|\+)?"
_RANGE = r"\s*(?:-|\u2013|\u2014|\bto\b|\band\b|\bor\b)\s*"
# A number that no noun follows is kept from here on: "two" and "three" alone are mostly pronouns ("the three agreed").
_ALONE = 10
_YEARS = (1900, 2100)
_THOUSAND = 1000


def find_quantities(document: Document, times: tuple[Timex, ...], units: Units) -> tuple[Quantity, ...]:
    """The counted amounts of a document, in text order; numbers that tell a time, an age, a rank or a score are none.

    Reads times, sentences and tokens. Fills `quantities`.
    """
    starts = [timex.start for timex in times]
    found: list[Quantity] = []
    for sentence in document.sentences:
        for match in _matches(document, sentence, units):
            number = match.span("first")[0], match.end()
            place = bisect_right(starts, number[1] - 1) - 1
            if place >= 0 and times[place].end > number[0]:
                continue
            found += _read(document, match, units)
    return tuple(found)


@cache
def _pattern(units: Units) -> re.Pattern[str]:
    """Bounding words, sign of a currency, number, the other end of a range, and what follows it."""
    number = number_pattern(units.numbers)
    sign = r"(?:(?:US|HK|AU|NZ|C|A|S)?\$|€|£|¥)"
    bound = any_of(units.bounds)
    return re.compile(
        rf"(?<![\w$€£.,/-])(?:(?P<between>between)\s+|(?P<bounds>(?:{bound}\s+)+))?(?:(?P<sign>{sign})\s?)?(?P<first>{number})"
        rf"(?:(?P<range>{_RANGE})(?P<sign2>{sign})?(?P<second>{number}))?(?![\w/]|-(?!plus\b|odd\b)\w|[.,]\d){_TAIL}",
        re.IGNORECASE,
    )


@cache
def _number_words(units: Units) -> re.Pattern[str]:
    """What a sentence must hold to be looked at: a digit or a word for a number."""
    words = (*units.numbers.units, *units.numbers.scales, *units.numbers.vague, *units.numbers.heaps)
    return re.compile(rf"\d|\b{any_of(words)}\b", re.IGNORECASE)


def _matches(document: Document, sentence: Sentence, units: Units) -> Iterator[Match[str]]:
    """The numbers of a sentence."""
    if _number_words(units).search(document.text, sentence.start, sentence.end):
        yield from _pattern(units).finditer(document.text, sentence.start, sentence.end)


def _read(document: Document, match: Match[str], units: Units) -> Iterator[Quantity]:
    """The quantity that a match tells, or the two where its "and" or "from ... to" joins two numbers that are no range."""
    first = read_number(match["first"], units.numbers)
    second = read_number(match["second"], units.numbers) if match["second"] else None
    if first is None:
        return
    if second is None:
        yield from _quantity(document, match, units, span=match.span(), number=first, digits=match.span("first"))
        return
    joined = _as_range(document, match, first, second)
    if joined is None:
        if match["range"].strip() not in ("-", "\u2013", "\u2014"):
            one = match.start(), match.end("first")
            yield from _quantity(document, match, units, span=one, number=first, digits=match.span("first"))
            other = match.span("second")
            yield from _quantity(document, match, units, span=other, number=second, digits=other, plain=True)
        return
    yield from _quantity(document, match, units, span=match.span(), number=joined, digits=match.span("second"))


def _as_range(document: Document, match: Match[str], first: Range, second: Range) -> Range | None:
    """Both ends as one range ("10 to 15 million"); None for a score, for a change "from 10 to 15", and for a mere "and"."""
    word = match["range"].strip().lower()
    low, high = first[0], second[1]
    scale = next((s for s in (10**12, 10**9, 10**6, _THOUSAND) if high >= s), 1)
    if (
        low < _THOUSAND <= scale
        and not re.search(r"[a-z]|,", match["first"], re.IGNORECASE)
        and re.search(r"[a-z]", match["second"], re.IGNORECASE)
    ):
        low *= scale
    before = document.text[max(0, match.start() - 6) : match.start()].lower()
    if low >= high or (word == "and") != (match["between"] is not None) or (word == "to" and before.endswith("from ")):
        return None
    return low, high


def _quantity(
    document: Document,
    match: Match[str],
    units: Units,
    *,
    span: Span,
    number: Range,
    digits: Span,
    plain: bool = False,
) -> Iterator[Quantity]:
    """The quantity with its unit, unless the number is none: a rank, an age, the name of something."""
    tokens = tokens_in(document, digits) or _touching(document, digits)
    sign = (match["sign"] or match["sign2"] or "").lower()
    if not tokens or (not sign and is_named_number(document, tokens, units)):
        return
    unit = units.money.get(sign) if sign else unit_of(document, tokens, units)
    kind = "plain" if plain else _bound(match, units)
    if unit in units.times.values() or (unit is None and not _stands_alone(document, tokens, number, kind)):
        return
    whole = unit not in units.money.values() and unit not in units.measures.values() and number[0] == int(number[0])
    low, high = _bounded(number, kind, step=1 if whole else 0)
    start = _without_plain(match, units) if span[0] == match.start() else span[0]
    approximate = kind == "about" or (number[0] != number[1] and match["second"] is None)
    yield Quantity(start=start, end=span[1], low=low, high=high, unit=unit, approximate=approximate)


def _touching(document: Document, span: tuple[int, int]) -> list[Token]:
    """The tokens that a span cuts through ("50m", "10-15" may be one token)."""
    return [t for t in tokens_in(document, (max(0, span[0] - 12), span[1] + 12)) if t.start < span[1] and t.end > span[0]]


def _stands_alone(document: Document, tokens: list[Token], number: Range, kind: str) -> bool:
    """Whether a number without a noun is told as an amount; after a name it is part of the name."""
    first = tokens[0].index
    if kind == "plain" and first and document.tokens[first - 1].pos in ("PROPN", "DET"):
        return False
    return (number[1] >= _ALONE or kind != "plain") and tokens[-1].pos in ("NUM", "NOUN") and not _YEARS[0] <= number[0] <= _YEARS[1]


def _bound(match: Match[str], units: Units) -> str:
    """The kind of bound that the words round a number set; the strongest, when there are several."""
    words = " ".join((match["bounds"] or "").lower().split())
    tail = (match["tail"] or "").lower()
    if "more" in tail or "plus" in tail or "odd" in tail or "+" in tail:
        return "least"
    if "fewer" in tail or "less" in tail:
        return "most"
    kinds = [units.bounds[phrase] for phrase in _phrases(words, units)] + (["about"] if "so" in tail else [])
    return next((kind for kind in ("above", "below", "least", "most", "about") if kind in kinds), "plain")


def _phrases(words: str, units: Units) -> list[str]:
    """The bounding phrases that make up some words."""
    return re.findall(any_of(units.bounds, blanks=" "), words)


def _without_plain(match: Match[str], units: Units) -> int:
    """Where the span starts: words that bound nothing ("the", "all", "another") are left outside."""
    start = match.start()
    if not match["bounds"]:
        return start
    for phrase in re.finditer(any_of(units.bounds), match["bounds"], re.IGNORECASE):
        if units.bounds[" ".join(phrase[0].lower().split())] != "plain":
            return start + phrase.start()
    return match.start("sign") if match["sign"] else match.start("first")


def _bounded(number: Range, kind: str, *, step: int) -> Bounds:
    """Low and high of a bounded number; `step` is 1 for what is counted one by one.

    >>> _bounded((13000, 13000), "above", step=1), _bounded((30, 30), "most", step=1)
    ((13001, None), (None, 30))
    """
    low, high = number
    if kind == "above":
        return low + step, None
    if kind == "least":
        return low, None
    if kind == "most":
        return None, high
    return (None, high - step) if kind == "below" else (low, high)
