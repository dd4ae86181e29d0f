"""Turns the time expressions of a deed into its interval of days: ranges, "since", "until", "for weeks", and distances between deeds."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dragoman.coding.calendar import anchor_of, day_of, shift
from dragoman.coding.syntax import case_of, dependents, head
from dragoman.record import Document, Timex, Token

HeadOf = Callable[[Document, Timex], Token]

_RANGE = re.compile(r"\s*(?:-|\u2013|to|until|till|through|and)\s*(?:the\s+)?", re.IGNORECASE)
_LENGTH = re.compile(r"P(T?)(X|[\d.]+)([A-Z])")
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "decade": "E"}
_SEVERAL = 9.0


class Told(NamedTuple):
    """An interval of days, as far as known, and the words that tell it."""

    earliest: str | None
    latest: str | None
    text: str


class Link(NamedTuple):
    """A distance between two deeds: this one lies `step` units from the other; `from_reference` when the other is the fixed point."""

    other: int
    step: float
    unit: str
    text: str
    from_reference: bool


def tell(document: Document, timexes: Sequence[Timex], near: Sequence[Timex], predicate: int, head_of: HeadOf) -> Told | None:
    """The interval that the expressions of one predicate tell, the first of them leading; None for a length that dates nothing.

    `near` are all expressions of the sentence: the other end of a range may hang anywhere.
    """
    ordered = sorted(timexes, key=lambda t: (t.value.endswith("_REF"), t.type == "DURATION", not t.earliest, t.start))
    if not ordered:
        return None
    first = ordered[0]
    word = _preposition(document, first, predicate, head_of)
    if first.type == "DURATION":
        return _length(document, first, word, predicate)
    return _ranged(document, first, near) or _bounded(document, first, word)


def _ranged(document: Document, timex: Timex, near: Sequence[Timex]) -> Told | None:
    """From one day to another, where the expression is either end of such a range ("from 3 to 5 May")."""
    for first, second in itertools.pairwise(near):
        if timex not in (first, second) or not _RANGE.fullmatch(document.text, first.end, second.start):
            continue
        before = document.text[max(0, first.start - 12) : first.start].lower().split()[-1:]
        told_so = before in (["from"], ["between"]) or not document.text[first.end : second.start].strip().startswith("and")
        if told_so and first.earliest and second.latest and first.earliest <= second.latest:
            return Told(first.earliest, second.latest, document.text[first.start : second.end])
    return None


def _preposition(document: Document, timex: Timex, predicate: int, head_of: HeadOf) -> str:
    """The preposition of an expression, lower case; by the words before it where the tree has none."""
    top = head_of(document, timex)
    word = case_of(document, top.index)
    if top.head != predicate and top.dep == "nmod" and (outer := case_of(document, top.head)) in _BOUNDS:
        return outer  # "since its founding in 1949"
    if word:
        return word.split()[-1] if word.split()[-1] in _LIMITS else word.split()[0]
    if top.dep in ("nmod:poss", "compound"):
        return ""  # "before Friday's vote" bounds by the vote
    before = document.text[max(0, timex.start - 10) : timex.start].lower().split()
    return before[-1] if before and before[-1] in _LIMITS else ""


_BOUNDS = ("since", "until", "till", "before", "after")
_LIMITS = ("since", "until", "till", "by", "before", "after", "for", "within", "in", "from", "between", "over", "during")


def _bounded(document: Document, timex: Timex, word: str) -> Told:
    """A date with its preposition: "since 2014" runs up to the report's day, "by Friday" ends on Friday."""
    published = anchor_of(document.report.published)
    today = published.isoformat() if published else None
    text = document.text[timex.start : timex.end]
    if timex.value in ("PAST_REF", "FUTURE_REF") and not timex.earliest:
        return Told(None, today, text) if timex.value == "PAST_REF" else Told(today, None, text)
    first, last = timex.earliest, timex.latest
    if word in ("since", "from") and first and (word == "since" or (today and first < today)):
        return (
            Told(first, today if today and today >= first else None, _with(document, timex, word))
            if word == "since"
            else Told(first, last, text)
        )
    if word in ("until", "till", "by") and last:
        begin = today if today and today <= last else None
        return Told(begin, last, _with(document, timex, word))
    if word == "before" and first and (day := day_of(first)):
        return Told(None, shift(day, 0 if timex.type == "TIME" else -1, "D").isoformat(), _with(document, timex, "before"))
    if word == "after" and last and (day := day_of(last)) and timex.type != "TIME":
        return Told(shift(day, 1, "D").isoformat() if first == last else last, None, _with(document, timex, "after"))
    return Told(first, last, text)


def _with(document: Document, timex: Timex, word: str) -> str:
    """The literal words of an expression with the preposition before it."""
    start = document.text.lower().rfind(word, max(0, timex.start - 2 * len(word) - 8), timex.start)
    return document.text[start if start >= 0 else timex.start : timex.end]


def _length(document: Document, timex: Timex, word: str, predicate: int) -> Told | None:
    """A length of time as an interval: one that the words place ("the past two weeks"), or one that has lasted until now ("for weeks")."""
    published, text = anchor_of(document.report.published), document.text[timex.start : timex.end]
    if timex.earliest and timex.latest:
        return Told(timex.earliest, timex.latest, text)
    match = _LENGTH.fullmatch(timex.value)
    if published is None or match is None:
        return None
    count = _SEVERAL if match[2] == "X" else float(match[2])
    unit = _unit(match)
    helpers = {t.text.lower() for t in dependents(document, predicate) if t.dep in ("aux", "cop", "aux:pass")}
    if word in ("for", "over", "during") and helpers & {"has", "have", "had", "been", "'ve", "\u2019ve", "'s"}:
        return Told(shift(published, -count, unit).isoformat(), published.isoformat(), _with(document, timex, word))
    if word in ("in", "within") and helpers & {"will", "would", "must", "to", "should", "shall"}:
        return Told(published.isoformat(), shift(published, count, unit).isoformat(), _with(document, timex, word))
    return None


def _unit(match: re.Match[str]) -> str:
    """The unit of a length: minutes and hours are told apart from months by the T before them."""
    return {"M": "TM", "S": "TS", "H": "H"}[match[3]] if match[1] else match[3]


def distance_links(document: Document, near: Sequence[Timex], predicate: int) -> Iterator[Link]:
    """The distances that tie a predicate to another deed of its sentence ("a day after X warned", "the day before the vote")."""
    sentence = document.sentences[document.tokens[predicate].sentence]
    for index in range(sentence.first + 1, sentence.stop - 1):
        word = document.tokens[index + 1].text.lower()
        if word not in ("after", "before", "following") or document.tokens[index].lemma.lower() not in _UNITS:
            continue
        length = _distance(document, near, index)
        reference = _reference(document, index + 1)
        if length is None or reference is None:
            continue
        main = _main(document, index, reference)
        count, unit, start = length
        text = document.text[start : document.tokens[index + 1].end]
        sign = -1 if word == "before" else 1
        if predicate == main and main != reference:
            yield Link(reference, sign * count, unit, text, from_reference=True)
        elif predicate == reference and main is not None:
            yield Link(main, -sign * count, unit, text, from_reference=False)


def since_event(document: Document, predicate: int) -> Told | None:
    """What began with something whose day is not told ("since the annexation"): open at its start, up to the report's day."""
    for child in dependents(document, predicate):
        opener = next(
            (t for t in dependents(document, child.index) if t.text.lower() == "since" and t.dep in ("case", "mark", "advmod")), None
        )
        if opener is not None and opener.index < child.index:
            published = anchor_of(document.report.published)
            return Told(None, published.isoformat() if published else None, document.text[opener.start : child.end])
    return None


def _distance(document: Document, near: Sequence[Timex], index: int) -> tuple[float, str, int] | None:
    """Count, unit and start of the length that ends at a token: of the expression there, or one for "the day"."""
    token = document.tokens[index]
    for timex in near:
        match = _LENGTH.fullmatch(timex.value)
        if timex.start <= token.start < timex.end and match:
            return (float(match[2]), _unit(match), timex.start) if match[2] != "X" else None
    before = document.tokens[index - 1]
    return (1.0, _UNITS[token.lemma], before.start) if before.text.lower() in ("the", "a", "one") else None


def _reference(document: Document, preposition: int) -> int | None:
    """The deed that a distance is told from: the verb that "after" marks, or the noun it governs."""
    token = document.tokens[preposition]
    above = head(document, preposition)
    return above.index if above is not None and token.dep in ("mark", "case", "advmod") and above.index > preposition else None


def _main(document: Document, index: int, reference: int) -> int | None:
    """The deed that the distance places: the governor of the length, or of the clause that "after" opens."""
    seen = index
    for _ in range(4):
        above = head(document, seen)
        if above is None:
            return None
        if above.index != reference and (above.pos in ("VERB", "AUX") or (above.pos == "NOUN" and above.index < index)):
            return above.index
        seen = above.index
    return None
