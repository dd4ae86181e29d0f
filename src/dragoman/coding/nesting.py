"""Finds which statement stands inside which, and folds two that are one: "he told them that it will go, his office said"."""

from collections.abc import Sequence

from dragoman.coding.reported import Attribution
from dragoman.record import Document, Span, Value

# Verbs of saying by which somebody's words are passed on; inside the words of another they are the statement, the other carries it.
_SAYING = ("say", "tell", "add", "announce", "declare", "warn", "inform", "write", "assure", "accuse", "urge")
# Two statements that share so much of their content are one.
_SAME = 0.6
# Patterns whose content is a clause, which alone can be passed on as words.
_PASSED_ON = ("that", "clause", "wh", "of", "to")
# Characters before the gerund of an accusation ("of increasingly using").
_GERUND_REACH = 30


class Nested(Value, frozen=True, kw_only=True):
    """A draft with the place of the one that it stands in, and of the one that carries it, both None for most."""

    draft: Attribution
    parent: int | None = None
    carrier: Attribution | None = None


def nest(document: Document, drafts: Sequence[Attribution]) -> list[Nested]:
    """The drafts in text order, with parents, less those that only carry another or only repeat it in other words."""
    inner_of: dict[int, int] = {}
    dropped: set[int] = set()
    parents = _parents(drafts)
    for number, draft in enumerate(drafts):
        outer = parents[number]
        if outer is None or outer in dropped:
            continue
        same = _shared(draft, drafts[outer]) >= _SAME
        if _is_carried(document, draft, drafts[outer]):
            if same or document.tokens[draft.predicate].head == drafts[outer].predicate:
                inner_of[number] = outer
                dropped.add(outer)
        elif same or _is_part(document, draft, drafts[outer]):
            dropped.add(number)
    kept = [n for n in range(len(drafts)) if n not in dropped]
    place = {number: at for at, number in enumerate(kept)}
    return [
        Nested(
            draft=drafts[n],
            parent=_nearest(parents, n, place),
            carrier=drafts[inner_of[n]] if n in inner_of else None,
        )
        for n in kept
    ]


def _is_carried(document: Document, inner: Attribution, outer: Attribution) -> bool:
    """True for "Putin told them so, his office said": the outer saying only passes the inner one on."""
    if inner.lemma not in _SAYING or inner.kind.split(" ")[0] not in _PASSED_ON:
        return False
    if outer.kind in ("that", "clause"):
        return inner.speaker is not None and document.tokens[inner.speaker].pos != "PRON"
    return outer.kind in ("direct", "post", "to")


def _is_part(document: Document, inner: Attribution, outer: Attribution) -> bool:
    """True where the inner one is not a second statement but what the outer one says.

    "He said he wants talks": the wish is the content of the saying. "Accused it of backing rebels": the deed is that of the accusation.
    """
    predicate = document.tokens[inner.predicate]
    if inner.lemma in _SAYING or inner.speaker is None:
        return False
    if outer.kind.endswith("of ing") and predicate.tag == "VBG" and predicate.dep in ("advcl", "acl"):
        return predicate.start - outer.content[0][0] < _GERUND_REACH
    if predicate.dep != "ccomp" or predicate.head != outer.predicate:
        return False
    return document.tokens[inner.speaker].text.lower() in ("he", "she", "it", "they", "i", "we")


def _parents(drafts: Sequence[Attribution]) -> list[int | None]:
    """For each draft the smallest other one whose content holds its cue."""
    spans = sorted((start, -end, number) for number, draft in enumerate(drafts) for start, end in draft.content)
    cues = sorted((draft.cue[0] if draft.cue else draft.content[0], number) for number, draft in enumerate(drafts))
    parents: list[int | None] = [None] * len(drafts)
    open_: list[tuple[Span, int]] = []
    at = 0
    for (start, end), number in cues:
        while at < len(spans) and spans[at][0] <= start:
            open_.append(((spans[at][0], -spans[at][1]), spans[at][2]))
            at += 1
        open_ = [o for o in open_ if o[0][1] > start]
        holding = [o for o in open_ if o[0][1] >= end and o[1] != number]
        if holding:
            parents[number] = min(holding, key=lambda o: (o[0][1] - o[0][0], o[1]))[1]
    return parents


def _nearest(parents: list[int | None], number: int, place: dict[int, int]) -> int | None:
    """The nearest ancestor that was kept."""
    seen = {number}
    above = parents[number]
    while above is not None and above not in seen:
        if above in place:
            return place[above]
        seen.add(above)
        above = parents[above]
    return None


def _shared(inner: Attribution, outer: Attribution) -> float:
    """The share of the outer content that the inner one covers."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in inner.content for c, d in outer.content)
    size = sum(b - a for a, b in outer.content)
    return common / size if size else 0.0
