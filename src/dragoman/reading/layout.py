"""Turns lines into paragraphs and paragraphs into the report's text: hard-wrapped lines are joined, and offsets are fixed here, once."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.record import Paragraph, ParagraphKind, Value

_NARROWEST, _WIDEST = 40, 100  # the widths at which mail programs, terminals and wires break lines
_WRAPPED_SHARE = 0.6
_STOP = re.compile(r"[.!?:;…][\"”’')\]]*$")
_OPENING, _CLOSING = "\"“„«'‘", "\"”“»'’"
_SUBHEAD_WORDS, _SUBHEAD_CHARS = 12, 90
_LEAD_WORDS = 15  # what stands under a subhead is longer than this


class Block(Value, frozen=True):
    """A paragraph before it has a place in the text: its words, the line it began on, and whether a blank line came before it."""

    text: str
    line: int
    apart: bool = False


def blocks_of(text: str) -> tuple[Block, ...]:
    r"""The paragraphs of a plain text, hard-wrapped lines joined.

    >>> [b.text for b in blocks_of("One\n\nTwo")]
    ['One', 'Two']
    """
    groups = _groups(text)
    width = _wrap_width([[line for _, line in group] for group in groups])
    return tuple(block for group in groups for block in _joined(group, width))


def _groups(text: str) -> list[list[tuple[int, str]]]:
    """Runs of lines between blank lines, each line with its number; indents are kept, since they open paragraphs."""
    groups: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            groups[-1].append((number, line.rstrip()))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrap_width(groups: list[list[str]]) -> int | None:
    """The column at which lines were broken, or None when lines are whole paragraphs."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    width = max((len(a) for a, _ in pairs), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = [(a, b) for a, b in pairs if _no_room(a, b, width)]
    cut = sum(not _STOP.search(a) for a, _ in full)  # lines that break off inside a sentence
    goes_on = any(b.lstrip()[0].islower() for _, b in full)  # two headlines one over the other do not
    return width if goes_on and len(full) >= _WRAPPED_SHARE * len(pairs) and cut * 2 > len(full) else None


def _no_room(line: str, following: str, width: int) -> bool:
    """True when the next line's first word would not have fitted: the line was broken for its length, not for its sense."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _joined(group: list[tuple[int, str]], width: int | None) -> list[Block]:
    """The paragraphs of one run of lines."""
    blocks: list[Block] = []
    for index, (number, line) in enumerate(group):
        words = " ".join(line.split())
        before = group[index - 1][1] if index else None
        if before is not None and width and _no_room(before, line, width) and not _indented(line, before):
            last = blocks.pop()
            blocks.append(Block(text=_join(last.text, words), line=last.line, apart=last.apart))
        else:
            blocks.append(Block(text=words, line=number, apart=index == 0))
    return blocks


def _indented(line: str, before: str) -> bool:
    """True when a line stands further in than the one before it."""
    return len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())


def _join(first: str, second: str) -> str:
    """Two pieces of a broken line; after a dash inside a word no blank is put."""
    return first + second if re.search(r"[a-z]-$", first) else f"{first} {second}"


def kinds_of(paragraphs: Sequence[str]) -> tuple[ParagraphKind, ...]:
    """The kind of each body paragraph: subhead, quote or plain paragraph."""
    last = len(paragraphs) - 1
    kinds: list[ParagraphKind] = []
    for index, text in enumerate(paragraphs):
        following = paragraphs[index + 1] if index < last else ""
        if is_headline_like(text) and len(following.split()) > max(_LEAD_WORDS, len(text.split())):
            kinds.append("subhead")
        else:
            kinds.append("quote" if is_quote(text, following) else "paragraph")
    return tuple(kinds)


def is_headline_like(text: str, words: int = _SUBHEAD_WORDS, chars: int = _SUBHEAD_CHARS) -> bool:
    """True for a short line that begins like a headline and has no final stop.

    >>> is_headline_like("Black Sea tensions"), is_headline_like("He left.")
    (True, False)
    """
    if not text or len(text) > chars or len(text.split()) > words:
        return False
    first = next((c for c in text if c.isalnum()), "a")  # pictures and brackets may stand before it: "(LEAD) Talks open"
    opens_well = not first.islower()
    return opens_well and not re.search(r"[.!:;,…–—-][\"”’')\]]*$", re.sub(r"\b(?:[A-Z]\.){2,}$", "X", text))


def is_quote(text: str, following: str = "") -> bool:
    """True for a paragraph wholly inside quotation marks, closed or going on in the next paragraph.

    >>> is_quote('"We shall see."'), is_quote('"We shall see," he said.')
    (True, False)
    """
    marks = _OPENING[:4]  # single marks are apostrophes too often
    if not text[1:] or text[0] not in marks:
        return False
    inner, ends = text[1:-1], text[-1] in _CLOSING[:4]
    if any(c in '"“”„«»' for c in inner):
        return False
    return ends or following[:1] in marks


def assemble(title: str | None, body: Iterable[str], kinds: Iterable[ParagraphKind]) -> tuple[str, tuple[Paragraph, ...]]:
    r"""The report's text, title first and a blank line between paragraphs, and where each paragraph stands in it.

    >>> assemble("Talks", ["They met."], ["paragraph"])[0]
    'Talks\n\nThey met.'
    """
    titled: list[tuple[str, ParagraphKind]] = [(title, "title")] if title else []
    parts = titled + list(zip(body, kinds, strict=True))
    paragraphs: list[Paragraph] = []
    at = 0
    for words, kind in parts:
        paragraphs.append(Paragraph(start=at, end=at + len(words), kind=kind))
        at += len(words) + 2
    return "\n\n".join(words for words, _ in parts), tuple(paragraphs)
