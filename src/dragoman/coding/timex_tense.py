"""Tells from the tense round a time expression whether it points back or ahead of the day of writing."""

from typing import Literal

from dragoman.coding.syntax import ancestors, dependents, head
from dragoman.record import Document, Token
from dragoman.tables.timewords import TimeWords

Direction = Literal["past", "future"]

_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "\u2019ll", "wo", "would", "can", "may", "should", "must"})
_PREDICATES = ("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj")
_PAST_AUX = frozenset({"was", "were", "had", "did", "been", "have", "has"})
_DEPTH = 3


def direction_of(document: Document, index: int, words: TimeWords) -> Direction | None:
    """Whether what is told at a token lies behind or ahead of the writer, by tense; None when the tense leaves it open.

    "They met on Monday" is past, "they will meet on Monday" future; so is "a summit scheduled for Monday" and "agreed to meet on Monday".
    """
    verb = _governor(document, index, words)
    if verb is None:
        return None
    inside_noun = document.tokens[index].dep in ("nmod:poss", "compound", "amod", "nmod:unmarked", "nummod")
    if inside_noun:
        # "Friday's attack" under "says" or "would like" tells nothing; under "will attend" the thing itself lies ahead.
        return "future" if any(t.text.lower() in ("will", "'ll", "\u2019ll") for t in dependents(document, verb.index, "aux")) else None
    return _tense(document, verb, words, depth=0)


def _governor(document: Document, index: int, words: TimeWords) -> Token | None:
    """The predicate that an expression belongs to: the nearest verb above, or a noun or adjective that is said to be ahead."""
    for token in (document.tokens[index], *ancestors(document, index)):
        if token.pos == "VERB" or (token.pos == "AUX" and token.dep in _PREDICATES):
            return token
        if token.index != index and token.lemma.lower() in words.words["ahead"]:
            return token
        if any(t.dep in ("cop", "aux") for t in dependents(document, token.index)):
            return token
    return None


def _tense(document: Document, verb: Token, words: TimeWords, depth: int) -> Direction | None:
    """The direction that a predicate's form gives."""
    if verb.lemma.lower() in words.words["ahead"] and verb.tag in ("VBN", "JJ", "VBD", "VBG", "IN"):
        return _planned(document, verb)
    helpers = [t for t in dependents(document, verb.index) if t.dep in ("aux", "aux:pass", "cop", "mark") and t.index < verb.index]
    forms = {t.text.lower() for t in helpers}
    if forms & _FUTURE_MODALS:
        return "past" if "have" in forms else "future"
    if forms & _PAST_AUX or verb.tag == "VBD" or (verb.tag == "VBN" and all(t.dep == "mark" for t in helpers)):
        return "past"
    if any(t.tag == "TO" for t in helpers):
        return _infinitive(document, verb, words, depth)
    return _present(document, verb, words, depth, helped=any(t.dep != "mark" for t in helpers))


def _planned(document: Document, verb: Token) -> Direction:
    """Due, scheduled, planned: ahead, unless it "had been due", or is an active past of a verb that also means something done ("set")."""
    had = any(t.text.lower() == "had" for t in dependents(document, verb.index, "aux"))
    return "past" if had or (verb.tag == "VBD" and verb.lemma not in ("plan", "schedule", "expect", "slate")) else "future"


def _present(document: Document, verb: Token, words: TimeWords, depth: int, *, helped: bool) -> Direction | None:
    """The direction of a present: "are meeting on Friday" and "sits on Friday" lie ahead; "says" and "is" leave it open."""
    if helped and verb.tag in ("VBG", "VBN"):
        return "future"
    if verb.tag in ("VBZ", "VBP"):
        return "future" if not helped and verb.lemma not in ("say", "be", "have", "show") else None
    return _inherited(document, verb, words, depth)


def _infinitive(document: Document, verb: Token, words: TimeWords, depth: int) -> Direction | None:
    """An infinitive lies ahead, unless its governor shares its time ("began to")."""
    above = head(document, verb.index)
    if above is not None and above.lemma.lower() in words.words["same_time"] and verb.dep == "xcomp":
        return _tense(document, above, words, depth + 1) if depth < _DEPTH else None
    return "future"


def _inherited(document: Document, verb: Token, words: TimeWords, depth: int) -> Direction | None:
    """A bare form has the tense of the verb above it ("left on Friday, warning ...")."""
    above = head(document, verb.index)
    if above is None or depth > _DEPTH:
        return None
    return _tense(document, above, words, depth + 1)
