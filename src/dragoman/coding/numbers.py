"""Reads numbers in digits and words into the range that they stand for: "13,000", "two hundred and fifty", "tens of thousands"."""

import re
from collections.abc import Collection
from functools import cache

from dragoman.tables.numbers import NumberWords

Range = tuple[float, float]

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FRACTION = re.compile(r"(?=.)([\d,]*\d(?:\.\d+)?)?([½¼¾]?)(?:/(\d+))?", re.ASCII)
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# "1.5m" and "2bn" carry their scale without a blank; a bare "k" too.
_GLUED = re.compile(r"(\d[\d.,]*)(m|bn|mn|tn|k)\b")
_THOUSAND = 1000
_PLACES = 6  # 65.4 billion is 65400000000, whatever the float says
_SHORTEST = 3  # "m" and "bn" are scales only when glued to their digits
_GLUED_SCALES = {"m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "k": 1000}


def any_of(words: Collection[str], *, blanks: str = r"\s+") -> str:
    """A pattern that matches one of the words, the longest first. Raises ValueError for no words: an empty choice matches everywhere.

    >>> any_of(["may", "may day"], blanks=" ")
    '(?:may day|may)'
    """
    if not words or not all(words):
        raise ValueError("a choice of words needs words")
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", blanks).replace("'", r"['\u2019]") for word in ordered) + ")"


@cache
def number_pattern(table: NumberWords) -> str:
    """The pattern of a number in digits or words, without modifiers ("about") and without the counted thing; for use ignoring case."""
    units, scales = any_of(table.units), any_of(tuple(s for s in table.scales if len(s) >= _SHORTEST))
    vague, heaps = any_of(table.vague), any_of(table.heaps)
    spelt = rf"{units}(?:(?:[\s-]+(?:and\s+)?)(?:{units}|{scales})\b)*"
    digits = rf"(?:{_DIGITS})(?:\s?[½¼¾]|\s+\d/\d)?"
    return (
        rf"(?:{heaps}(?:\s+of\s+{heaps})+\b|{heaps}\b"
        rf"|half\s+an?\s+{scales}\b|(?:an?\s+)?{vague}\b(?:\s+(?:of\s+)?{scales}\b)?(?!\s+of\s+(?:the|them|us)\b)"
        rf"|an?\s+half[\s-]{scales}\b|an?\s+{scales}\b(?:\s+and\s+a\s+half\b)?(?:\s+(?:and\s+)?{spelt}\b)?"
        rf"|(?:{digits})(?:(?:mn|bn|tn|m|k)\b|(?:[\s-]+{scales}\b)*)|\d/\d"
        rf"|{spelt}\b(?:\s+and\s+a\s+(?:half|quarter)\b(?:\s+{scales}\b)?)?)"
    )


def read_number(words: str, table: NumberWords) -> Range | None:
    """The range that a number stands for, both ends the same for an exact one; None for what is no number.

    >>> from dragoman.tables.numbers import load_numbers
    >>> [read_number(words, load_numbers()) for words in ("13,000", "twenty-four", "half a million", "tens of thousands")]
    [(13000, 13000), (24, 24), (500000, 500000), (20000, 99999)]
    """
    text = _GLUED.sub(lambda m: f"{m[1]} {_GLUED_SCALES[m[2]]}x", words.lower())
    pieces = [p for p in re.split(r"[\s-]+", text) if p and p not in ("and", "of")]
    if not pieces:
        return None
    if any(p in table.heaps or p in table.vague for p in pieces):
        return _vague(pieces, table)
    value = _exact(pieces, table)
    return None if value is None else (value, value)


def _vague(pieces: list[str], table: NumberWords) -> Range | None:
    """The range of "several hundred", "tens of thousands": the first word's range, times the others' scales."""
    low, high, first = 1.0, 1.0, True
    for piece in pieces:
        if first and piece in ("a", "an"):
            continue
        if first and (piece in table.heaps or piece in table.vague):
            low, high = table.heaps.get(piece) or table.vague[piece]
        elif (scale := _scale(piece, table)) is not None:
            low, high = low * scale, (high + 1) * scale - 1 if high > low else high * scale
        else:
            return None
        first = False
    return low, high


def _scale(piece: str, table: NumberWords) -> int | None:
    """What a scale multiplies by, in the singular or as the second of two heaps ("tens of thousands")."""
    if piece.endswith("x") and piece[:-1].isdigit():
        return int(piece[:-1])
    return table.scales.get(piece) or (table.scales.get(piece[:-1]) if piece in table.heaps else None)


def _exact(pieces: list[str], table: NumberWords) -> float | None:
    """The value of a number without vague words: units add up, a scale multiplies what stands before it since the last larger one."""
    total, part, last = 0.0, 0.0, 0.0
    for place, piece in enumerate(pieces):
        scale = _scale(piece, table)
        if scale is not None:
            # "two million three hundred thousand": the hundred belongs to the thousand, the million stands.
            part = (part or 1) * scale
            if scale >= _THOUSAND:
                total, part = total + part, 0.0
            last = scale
            continue
        value = _small(piece, table, half_of=last if place else 0)
        if value is None:
            return None
        part = 0.5 if piece == "half" and not place else part + value
    whole = round(total + part, _PLACES)
    return int(whole) if whole == int(whole) else whole


def _small(piece: str, table: NumberWords, *, half_of: float) -> float | None:
    """The value of one piece that is no scale; `half_of` is the scale that "and a half" halves."""
    if piece in ("a", "an"):
        return 0.0
    if piece in ("half", "quarter"):
        return (half_of or 1) * (0.5 if piece == "half" else 0.25)
    if piece in table.units:
        return table.units[piece]
    fraction = _FRACTION.fullmatch(piece)
    if fraction is None or not int(fraction[3] or 1):
        return None
    whole = float(fraction[1].replace(",", "")) if fraction[1] else 0.0
    return whole / int(fraction[3] or 1) + _VULGAR.get(fraction[2], 0.0)
