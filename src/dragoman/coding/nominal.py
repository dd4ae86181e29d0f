"""Finds attributions by a noun ("the claim that ..."), an adjective ("is confident that ...") or by "according to"."""

from collections.abc import Iterator

from dragoman.coding.complements import Reading
from dragoman.coding.phrases import after_mark, cue_span, sentence_span, tree_span
from dragoman.coding.syntax import case_of, dependent, dependents, head
from dragoman.record import Document, Span, Token

_NOUN_CASES = ("of", "for", "about", "against", "on", "to", "with", "over")


def noun_complements(document: Document, noun: Token) -> Iterator[Reading]:
    """What a noun tells of: "the claim that ...", "a promise to ...", "demands for ..."."""
    for token in dependents(document, noun.index, "acl", "ccomp", "acl:relcl"):
        if token.index < noun.index:
            continue
        mark = next((t for t in dependents(document, token.index, "mark", "aux") if t.index < token.index), None)
        word = "" if mark is None else mark.text.lower()
        if word == "that" and token.dep != "acl:relcl":
            yield "n that", (tree_span(document, token.index),)
            break
        if word == "to" and token.tag == "VB":
            yield "n to", (tree_span(document, token.index),)
            break
    for token in dependents(document, noun.index, "nmod"):
        case = case_of(document, token.index)
        if token.index > noun.index and case in _NOUN_CASES:
            yield f"n {case}", (after_mark(document, token, dependent(document, token.index, "case")),)
            break


def noun_speaker(document: Document, noun: Token) -> int | None:
    """Whose claim it is: the possessor, or the noun behind "by" or "from"."""
    own = dependent(document, noun.index, "nmod:poss")
    if own is not None:
        return own.index
    for token in dependents(document, noun.index, "nmod"):
        if token.index > noun.index and case_of(document, token.index) in ("by", "from"):
            return token.index
    return None


def light_verb(document: Document, noun: Token) -> Token | None:
    """The verb that carries a noun of saying: "made a promise", "issued a warning"."""
    verb = head(document, noun.index) if noun.dep == "obj" else None
    return verb if verb is not None and verb.pos == "VERB" else None


def adjective_complements(document: Document, adjective: Token) -> Iterator[Reading]:
    """What a predicate adjective is about: "is confident that", "was critical of", "is ready to"."""
    for token in dependents(document, adjective.index, "ccomp", "xcomp", "advcl", "obl", "nmod"):
        if token.index < adjective.index:
            continue
        if token.dep in ("ccomp", "xcomp", "advcl"):
            opening = next((t.text.lower() for t in dependents(document, token.index, "mark", "aux")), "")
            yield "a " + {"that": "that", "to": "to"}.get(opening, "clause"), (tree_span(document, token.index),)
        else:
            yield f"a {case_of(document, token.index)}", (after_mark(document, token, dependent(document, token.index, "case")),)
        return


def according_to(document: Document, token: Token) -> tuple[int, Span, Span, Span] | None:
    """Head of the source, source, cue and the whole sentence of "according to X"; None for any other "accord"."""
    if token.index + 1 >= len(document.tokens) or document.tokens[token.index + 1].text.lower() != "to":
        return None
    to = document.tokens[token.index + 1]
    noun = head(document, token.index)
    if noun is None or noun.index < to.index:
        noun = head(document, to.index)
    if noun is None or noun.index <= to.index or noun.sentence != token.sentence:
        return None
    source = (document.tokens[to.index + 1].start, tree_span(document, noun.index)[1])
    return noun.index, source, (token.start, to.end), sentence_span(document, token)


__all__ = ["according_to", "adjective_complements", "cue_span", "light_verb", "noun_complements", "noun_speaker"]
