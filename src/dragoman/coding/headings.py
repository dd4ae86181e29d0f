"""Finds statements in the form of a heading: who speaks, a colon, what he says ("Merkel: No talks before a ceasefire")."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from dragoman.coding.reported import Attribution
from dragoman.record import Document, Paragraph, Span

_HEADING = re.compile(r"(?P<source>[^:\n]{2,60}?)(?P<cue>:) +(?P<content>[^\s].+)", re.DOTALL)
# A heading is short; a paragraph longer than this is prose in which a colon means other things.
_LONGEST = 160
_LONGEST_SOURCE = 6
_SHORTEST = 2
# Common nouns that speak in headings ("Poll: ...", "Police: ...").
_SPEAKING_NOUNS = ("poll", "report", "study", "survey", "newspaper", "official", "minister", "expert", "police", "source", "lawyer", "army")


def find_headings(document: Document) -> Iterator[Attribution]:
    """Statements of headings that name their speaker before a colon, in text order.

    Reads paragraphs, tokens.
    """
    at = 0
    for paragraph in document.report.paragraphs:
        while at < len(document.tokens) and document.tokens[at].start < paragraph.start:
            at += 1
        found = _heading(document, paragraph, at)
        if found is not None:
            yield found


def _heading(document: Document, paragraph: Paragraph, first: int) -> Attribution | None:
    if paragraph.end - paragraph.start > _LONGEST:
        return None
    match = _HEADING.fullmatch(document.text[paragraph.start : paragraph.end])
    if match is None:
        return None
    source, cue, content = (_moved(match.span(name), paragraph.start) for name in ("source", "cue", "content"))
    speaker = _speaker(document, first, source)
    if speaker is None or document.text[content[0] : content[1]].count(" ") < _SHORTEST:
        return None
    return Attribution(
        predicate=_colon(document, first, cue[0]),
        lemma=":",
        kind="heading",
        speaker=speaker,
        source=(source,),
        cue=(cue,),
        content=(content,),
    )


def _moved(span: Span, offset: int) -> Span:
    return span[0] + offset, span[1] + offset


def _speaker(document: Document, first: int, source: Span) -> int | None:
    """The head of the words before the colon, when they are a short noun phrase without a verb."""
    inside = []
    for token in document.tokens[first:]:
        if token.end > source[1]:
            break
        inside.append(token)
    if not inside or len(inside) > _LONGEST_SOURCE or any(t.pos in ("VERB", "AUX", "PUNCT", "NUM", "ADV") for t in inside):
        return None
    nouns = [t for t in inside if t.pos in ("PROPN", "NOUN")]
    if not nouns or not (nouns[-1].lemma.lower() in _SPEAKING_NOUNS or _holds_name(document, inside[0].index, inside[-1].index)):
        return None
    return nouns[-1].index


def _holds_name(document: Document, first: int, last: int) -> bool:
    """True when the words hold the name of a person or an organisation: "Sudan: ..." tells where, "Annan: ..." who."""
    at = bisect_left(document.names, first, key=lambda n: n.first)
    return any(n.label in ("person", "organisation") for n in document.names[at : at + 2] if n.last <= last)


def _colon(document: Document, first: int, offset: int) -> int:
    return next((t.index for t in document.tokens[first:] if t.end > offset), first)
