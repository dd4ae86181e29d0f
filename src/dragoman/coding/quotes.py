"""Finds quotations: which words stand within quotation marks, of whatever style, however badly the marks are kept.

Marks that quote nothing are told apart by what stands beside them: an apostrophe has a letter on both sides, inches and feet
follow a digit. An odd mark is never an error: a quotation that nobody closes ends with its paragraph.
"""

import re
from collections.abc import Iterator

from dragoman.record import Document, Span, Value

_DOUBLE = re.compile(r"``|''|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]")
_OPENERS = ("``", "\u201c", "\u201e", "\u201f", "\u00ab")
_CLOSERS = ("\u201d", "\u00bb")
# A single mark opens after white space or a bracket and before a word; the decade in "the '90s" opens nothing.
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[\u2014\u2013:-])['\u2018](?=[^\W\d_]|[\u2018\"\u201c$]|\d+\s)")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])['\u2019](?![^\W_])")
_SENTENCE_ENDS = ".,?!;:\u2026-\u2014"
# How far a single mark may stand from its fellow before it is taken for an apostrophe (characters; the longest single-marked
# quotation of a headline in PolNeAR's training part has 190).
_SINGLE_REACH = 1200
_MARK_LENGTH = 2


class Quotation(Value, frozen=True, kw_only=True, gc=False):
    """Words within marks, the marks included. `runs_on`: the next paragraph goes on with it; `runs_in`: it goes on from the one before."""

    start: int
    end: int
    paragraph: int
    words: int
    runs_on: bool = False
    runs_in: bool = False
    closed: bool = True


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Quotations in text order, none inside another.

    Reads text, paragraphs. Scare quotes and titles of works are among them: whether somebody speaks is for the reader of the words around.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(document.report.paragraphs):
        text = document.text[paragraph.start : paragraph.end]
        runs_in = bool(found) and found[-1].paragraph == number - 1 and not found[-1].closed
        pairs = list(quoted_spans(text))
        for start, end, closed in pairs:
            opens = not text[:start].strip()
            if opens and runs_in:
                found[-1] = _running_on(found[-1])
            found.append(
                Quotation(
                    start=paragraph.start + start,
                    end=paragraph.start + end,
                    paragraph=number,
                    words=len(text[start:end].split()),
                    runs_in=opens and runs_in,
                    closed=closed,
                )
            )
    return tuple(found)


def _running_on(quotation: Quotation) -> Quotation:
    return Quotation(
        start=quotation.start,
        end=quotation.end,
        paragraph=quotation.paragraph,
        words=quotation.words,
        runs_on=True,
        runs_in=quotation.runs_in,
        closed=False,
    )


def quoted_spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Spans within marks of one paragraph, in order, each with whether it was closed.

    >>> list(quoted_spans('He said, "No." The 6-foot man "aide" left.'))
    [(9, 14, True), (30, 36, True)]
    """
    doubles = list(_double_spans(text))
    at = 0
    for start, end, closed in doubles:
        yield from _single_spans(text, at, start)
        yield start, end, closed
        at = end
    yield from _single_spans(text, at, len(text))


def _double_spans(text: str) -> Iterator[tuple[int, int, bool]]:
    opened: int | None = None
    for match in _DOUBLE.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if opened is None:
            if _may_open(text, mark, start, end):
                opened = start
        elif _closes(text, mark, start, end):
            yield opened, end, True
            opened = None
        elif mark in _OPENERS and text[opened] not in "\"'":
            # A second opener of the curly kind: the first was never closed, and its words are not to be trusted beyond it.
            opened = start
    if opened is not None and _speech_opens(text, opened):
        yield opened, len(text.rstrip()), False


def _may_open(text: str, mark: str, start: int, end: int) -> bool:
    if mark in _CLOSERS and mark != "\u00bb":
        return False
    if end >= len(text) or text[end].isspace():
        return False
    if mark in _OPENERS:
        return True
    before = text[start - 1] if start else " "
    return before.isspace() or before in "([{\u2014\u2013-/:'\u2018"


def _closes(text: str, mark: str, start: int, end: int) -> bool:
    if mark in _OPENERS:
        return False
    if mark in _CLOSERS:
        return True
    # A straight mark with a space before and a letter after it opens a quotation within the quotation, which is let pass by:
    # the parts stay one span.
    return end >= len(text) or not text[end].isalnum() or not text[start - 1].isspace()


def _speech_opens(text: str, start: int) -> bool:
    """True when an unclosed mark stands where speech begins: at the paragraph's head, or after a comma or colon."""
    before = text[:start].rstrip()
    return not before or before[-1] in ",:" or before.endswith((" said", " says"))


def _single_spans(text: str, start: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    at = start
    while (opening := _SINGLE_OPEN.search(text, at, stop)) is not None:
        end = _single_end(text, opening.end(), min(stop, opening.end() + _SINGLE_REACH))
        if end is None:
            at = opening.end()
            continue
        yield opening.start(), end, True
        at = end


def _single_end(text: str, start: int, stop: int) -> int | None:
    """Where the single-marked quotation closes: at the first mark after a sign of punctuation, else at the first that is no plural's."""
    plural: int | None = None
    for match in _SINGLE_CLOSE.finditer(text, start, stop):
        before = text[match.start() - 1]
        if before in _SENTENCE_ENDS or before not in "sS":
            return match.end() if before != " " else plural
        if plural is None:
            plural = match.end()
    return plural


def quotation_at(quotations: tuple[Quotation, ...], offset: int) -> Quotation | None:
    """The quotation that covers an offset, or None.

    >>> quotation_at((Quotation(start=3, end=9, paragraph=0, words=2),), 9) is None
    True
    """
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    if low < len(quotations) and quotations[low].start <= offset:
        return quotations[low]
    return None


def whole_quotations(quotations: tuple[Quotation, ...], span: Span) -> Span:
    """The span, widened where it cuts into a quotation of which it holds the opening mark, or ends right before that mark.

    >>> whole_quotations((Quotation(start=3, end=9, paragraph=0, words=2),), (0, 5))
    (0, 9)
    """
    start, end = span
    last = quotation_at(quotations, end - 1) or quotation_at(quotations, end + 1)
    if last is not None and last.start >= start:
        end = max(end, last.end)
    first = quotation_at(quotations, start)
    if first is not None and first.start < start and (first.end < end or _fills(first, start, end)):
        start, end = first.start, max(end, first.end)
    return start, end


def _fills(quotation: Quotation, start: int, end: int) -> bool:
    """True for a span of all the words between the marks."""
    return start - quotation.start <= _MARK_LENGTH and quotation.end - end <= _MARK_LENGTH + 1
