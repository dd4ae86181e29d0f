"""Reads the arcs of a Document: subtrees, subjects, conjuncts. Every rule of this room walks the tree through these few functions."""

from bisect import bisect_left
from collections.abc import Iterator

from dragoman.record import Document, Span, Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
# What hangs on a noun but is a clause or another unit of its own: left out of the noun phrase's core.
_NOT_CORE = ("acl", "acl:relcl", "advcl", "parataxis", "appos", "conj", "cc", "punct", "ccomp", "list", "dep", "discourse")


def dependents(document: Document, index: int, *labels: str) -> Iterator[Token]:
    """The tokens that hang on `index` with one of the labels (all, when none is given), in text order.

    A label stands for its subtypes too: "obl" finds "obl:agent".
    """
    for child in document.children[index]:
        token = document.tokens[child]
        if not labels or token.dep in labels or token.dep.partition(":")[0] in labels:
            yield token


def dependent(document: Document, index: int, *labels: str) -> Token | None:
    """The first of `dependents`, or None."""
    return next(dependents(document, index, *labels), None)


def head(document: Document, index: int) -> Token | None:
    """The token that governs `index`; None for a root."""
    token = document.tokens[index]
    return None if token.head == index else document.tokens[token.head]


def ancestors(document: Document, index: int) -> Iterator[Token]:
    """The governors of a token, nearest first, up to the root."""
    seen = {index}
    while (above := head(document, index)) is not None and above.index not in seen:
        yield above
        index = above.index
        seen.add(index)


def subtree(document: Document, index: int, *without: str) -> list[int]:
    """The token and all that hangs on it, in text order; branches labelled with one of `without` are left out."""
    found, waiting = [], [index]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += [c for c in document.children[at] if document.tokens[c].dep not in without]
    return sorted(found)


def core(document: Document, index: int) -> list[int]:
    """The tokens of a noun phrase without its clauses, appositions and conjuncts ("the new deputy foreign minister of Russia")."""
    return subtree(document, index, *_NOT_CORE)


def conjuncts(document: Document, index: int) -> list[int]:
    """The token and those coordinated with it, in text order ("the EU and the G7")."""
    return [index, *(t.index for t in dependents(document, index, "conj"))]


def span_of(document: Document, indexes: list[int]) -> Span:
    """Offsets from the first to the last of the tokens."""
    return document.tokens[min(indexes)].start, document.tokens[max(indexes)].end


def words(document: Document, span: Span) -> str:
    """The literal words of a span."""
    return document.text[span[0] : span[1]]


def tokens_in(document: Document, span: Span) -> list[Token]:
    """The tokens that lie wholly inside a span of offsets."""
    first = bisect_left(document.tokens, span[0], key=lambda t: t.start)
    found = []
    for token in document.tokens[first:]:
        if token.end > span[1]:
            break
        found.append(token)
    return found


def case_of(document: Document, index: int) -> str:
    """The preposition(s) of an oblique or nominal modifier, lower case ("against", "out of"); "" without one."""
    return " ".join(t.text.lower() for t in dependents(document, index, "case", "mark") if t.index < index)


def cases_of(document: Document, index: int) -> set[str]:
    """The prepositions and marks that hang on a token, in lower case, wherever they stand."""
    return {t.text.lower() for t in dependents(document, index, "case", "mark")}


def is_passive(document: Document, index: int) -> bool:
    """True for a passive predicate ("was hit", "hit by", "troops massed on the border")."""
    token = document.tokens[index]
    if dependent(document, index, "aux:pass") or any(
        t.dep in ("nsubj:pass", "csubj:pass", "obl:agent") for t in dependents(document, index)
    ):
        return True
    return token.tag == "VBN" and token.dep in ("acl", "acl:relcl") and not dependent(document, index, "aux")


def clause_of(document: Document, index: int) -> int:
    """The nearest predicate at or above a token: a verb, or the head of a clause."""
    token = document.tokens[index]
    if token.pos == "VERB" or token.dep in ("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"):
        return index
    for above in ancestors(document, index):
        if above.pos == "VERB" or above.dep in ("root", "ccomp", "advcl", "acl:relcl", "parataxis"):
            return above.index
    return index


def _controller_of(document: Document, token: Token, above: Token) -> Token | None:
    """The object that does what an open clause tells: "urged X to go", "accused X of planning", "stopped X from expanding"."""
    if token.dep == "xcomp" and above.lemma not in ("promise", "threaten", "vow"):
        return dependent(document, above.index, "obj", "iobj")
    if token.dep == "advcl" and case_of(document, token.index) in ("of", "from"):
        return dependent(document, above.index, "obj", "nsubj:pass")
    return None


def subject_of(document: Document, index: int) -> int | None:
    """The token that is the subject of a predicate, also where it is shared.

    Looked for on the predicate, on the verb it is coordinated with, on the one that governs an open clause ("wants to attack",
    "left, warning of sanctions"), and on the noun that a relative clause describes.
    """
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        own = next((t for t in dependents(document, index, *SUBJECTS) if t.tag not in ("WDT", "WP")), None)
        if own is not None:
            return own.index
        token, above = document.tokens[index], head(document, index)
        if above is None:
            return None
        if token.dep in ("acl:relcl", "acl"):
            return above.index
        controller = _controller_of(document, token, above)
        if controller is not None:
            return controller.index
        if token.dep not in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
            return None
        index = above.index
    return None
