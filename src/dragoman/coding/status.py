"""Says whether a deed happened: negated, future, hypothetical or historical, and on what condition it hangs."""

from datetime import date, timedelta

from dragoman.coding.syntax import ancestors, dependents, span_of, subtree
from dragoman.record import Aux, Condition, Document, EventDate

_NEGATIONS = frozenset({"not", "n't", "never", "nobody"})
_MAYBE = frozenset({"could", "would", "might", "may", "should", "can"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_FAILED = frozenset({"fail", "prevent", "avoid", "avert", "foil", "thwart", "yet"})
_POSSIBLE = frozenset({"possible", "potential", "alleged", "feared", "planned", "threatened", "future", "proposed", "likely"})
_FEARED = frozenset({"fear", "risk", "threat", "possibility", "danger", "prospect", "hope", "event", "case", "likelihood"})
_CONDITIONS = frozenset({"if", "unless", "provided"})
# A deed half a year before the report is background (coding guide: "years or many months").
_OLD = timedelta(days=180)


def aux_of(document: Document, index: int, when: EventDate) -> tuple[Aux, ...]:
    """PLOVER's auxiliary modes of the deed told at a token, in alphabetical order."""
    found: list[Aux] = []
    helpers = {t.text.lower() for t in dependents(document, index, "aux")}
    if helpers & _FUTURE:
        found.append("future")
    if is_old(document, when):
        found.append("historical")
    if helpers & _MAYBE or _is_feared(document, index) or in_condition(document, index):
        found.append("hypothetical")
    if _is_negated(document, index):
        found.append("negated")
    return tuple(found)


def is_old(document: Document, when: EventDate) -> bool:
    """True when the day of a deed lies half a year or more before the report."""
    published = document.report.published
    if published is None or when.latest is None or when.basis != "expression" or len(when.latest) != len("2021-12-14"):
        return False
    return date.fromisoformat(when.latest) < date.fromisoformat(published[:10]) - _OLD


def _is_negated(document: Document, index: int) -> bool:
    for token in dependents(document, index, "advmod", "det", "aux", "mark", "case"):
        if token.lemma.lower() in _NEGATIONS or token.text.lower() in {"no", "without", "neither"}:
            return True
    above = next(iter(ancestors(document, index)), None)
    return above is not None and above.lemma.lower() in _FAILED and document.tokens[index].dep in ("xcomp", "obj", "advcl", "obl")


def _is_feared(document: Document, index: int) -> bool:
    """A noun that is only feared, possible or planned."""
    if any(t.lemma.lower() in _POSSIBLE for t in dependents(document, index, "amod")):
        return True
    above = next(iter(ancestors(document, index)), None)
    return above is not None and above.lemma.lower() in _FEARED and document.tokens[index].dep in ("nmod", "acl", "compound")


def in_condition(document: Document, index: int) -> bool:
    """True when the token stands in the clause of an "if", an "unless" or an inverted "should"."""
    return any(_opens_condition(document, at) for at in (index, *(t.index for t in ancestors(document, index))))


def _opens_condition(document: Document, index: int) -> bool:
    token = document.tokens[index]
    if token.dep not in ("advcl", "ccomp", "acl", "conj"):
        return False
    below = list(dependents(document, index))
    if any(t.dep == "mark" and t.text.lower() in _CONDITIONS for t in below):
        return True
    should = next((t for t in below if t.dep == "aux" and t.text.lower() == "should"), None)
    subject = next((t for t in below if t.dep.startswith("nsubj")), None)
    return should is not None and subject is not None and should.index < subject.index


def condition_of(document: Document, index: int) -> tuple[Condition, int] | None:
    """The condition on which the deed at a token hangs, with the head of its clause; None where it hangs on none.

    Looked for among what hangs on the token and on the clauses above it ("warned that they would strike if ...").
    """
    sentence = document.sentences[document.tokens[index].sentence]
    for at in range(sentence.first, sentence.stop):
        if at != index and (_opens_condition(document, at) or _is_case_of(document, at)) and not _within(document, index, at):
            opening = _opening(document, at)
            span = span_of(document, [i for i in subtree(document, at, "punct") if i >= opening])
            return Condition(text=document.text[span[0] : span[1]], span=span), at
    return None


def _opening(document: Document, at: int) -> int:
    marks = [t.index for t in dependents(document, at, "mark", "case", "aux") if t.index < at]
    return min(marks, default=at)


def _is_case_of(document: Document, at: int) -> bool:
    """True for "in the event of an invasion": the noun hangs on `event`."""
    token = document.tokens[at]
    return token.lemma.lower() in ("event", "case") and any(
        t.text.lower() == "of" for c in document.children[at] for t in dependents(document, c, "case")
    )


def _within(document: Document, index: int, clause: int) -> bool:
    return any(t.index == clause for t in ancestors(document, index))
