"""Finds the words that may tell an event: the lexicon's entries, where what must stand around them does."""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.coding.syntax import dependent, dependents, is_passive, subject_of
from dragoman.record import Document, Sentence, Token, Value
from dragoman.tables.lexicon import Entry, Lexicon


class Trigger(Value, frozen=True, kw_only=True):
    """Words that tell an event: the head, all tokens of the trigger, the entry, and whether the head is a noun."""

    head: int
    tokens: tuple[int, ...]
    entry: Entry
    nominal: bool
    passive: bool = False


def find_triggers(document: Document, lexicon: Lexicon) -> tuple[Trigger, ...]:
    """The triggers of a report in text order, one at a head: that whose entry asks for most, the first of equals."""
    found: list[Trigger] = []
    for sentence in document.sentences:
        words = _Words(document, sentence)
        best: dict[int, Trigger] = {}
        for index in range(sentence.first, sentence.stop):
            for trigger in _at(document, index, words, lexicon):
                old = best.get(index)
                if old is None or _rank(trigger) > _rank(old):
                    best[index] = trigger
        inside = {i for t in best.values() for i in t.tokens if i != t.head}
        found += [t for t in best.values() if t.head not in inside or not t.nominal]
    return tuple(found)


def _rank(trigger: Trigger) -> tuple[int, int, float]:
    """More words first, then more conditions met, then weight."""
    entry = trigger.entry
    asked = sum(map(bool, (entry.object - {""}, entry.subject, entry.with_, entry.needs)))
    return len(trigger.tokens), asked, entry.weight


class _Words:
    """The lemmas of a sentence, for `unless` and `needs`: single ones and pairs."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        lemmas = [lemma_of(t) for t in document.tokens[sentence.first : sentence.stop]]
        self.all = frozenset(lemmas) | {f"{a} {b}" for a, b in pairwise(lemmas)}


def lemma_of(token: Token) -> str:
    """The lemma in lower case; names keep their word."""
    return token.lemma.lower()


def _at(document: Document, index: int, words: _Words, lexicon: Lexicon) -> Iterator[Trigger]:
    token = document.tokens[index]
    lemma = lemma_of(token)
    if token.pos == "VERB" or (token.pos == "AUX" and token.dep == "root") or (token.pos == "ADJ" and token.tag in ("VBN", "VBD")):
        for rest, entry in lexicon.verbs.get(lemma, ()):
            beside = _particles(document, index, rest)
            if beside is not None and _fits_verb(document, index, entry, words):
                passive = is_passive(document, index)
                yield Trigger(head=index, tokens=tuple(sorted({index, *beside})), entry=entry, nominal=False, passive=passive)
    elif token.pos in ("NOUN", "PROPN"):
        for rest, entry in lexicon.nouns.get(lemma, ()):
            start = index - len(rest)
            fits = start >= 0 and all(lemma_of(document.tokens[start + n]) == word for n, word in enumerate(rest))
            if fits and _in_context(entry, words) and (not entry.with_ or _complements(document, index, entry)):
                yield Trigger(head=index, tokens=tuple(range(start, index + 1)), entry=entry, nominal=True)
    elif token.pos == "ADJ":
        for _rest, entry in lexicon.adjectives.get(lemma, ()):
            if any(t.dep == "xcomp" or t.dep in ("advcl", "ccomp") for t in dependents(document, index)):
                yield Trigger(head=index, tokens=(index,), entry=entry, nominal=False)


def _particles(document: Document, index: int, rest: tuple[str, ...]) -> list[int] | None:
    """The tokens of the words that must stand by a verb: hanging on it, on what hangs on it, or right after it."""
    found = []
    near = list(document.children[index])
    near += [g for c in near for g in document.children[c]]
    near += range(index + 1, min(index + 3, len(document.tokens)))
    for word in rest:
        at = next((i for i in sorted(set(near)) if i > index and lemma_of(document.tokens[i]) == word), None)
        if at is None:
            return None
        found.append(at)
    return found


def _in_context(entry: Entry, words: _Words) -> bool:
    return not (entry.unless & words.all) and (not entry.needs or bool(entry.needs & words.all))


def _fits_verb(document: Document, index: int, entry: Entry, words: _Words) -> bool:
    if not _in_context(entry, words):
        return False
    if entry.subject:
        subject = None if is_passive(document, index) else subject_of(document, index)
        if subject is None or not _named(document, [subject]) & entry.subject:
            return False
    if not entry.object:
        return True
    things = objects_of(document, index)
    return bool(_named(document, things) & entry.object) if things else "" in entry.object


def _complements(document: Document, index: int, entry: Entry) -> bool:
    for case, asked in entry.with_.items():
        for child in dependents(document, index, "nmod", "obl"):
            cases = {t.text.lower() for t in dependents(document, child.index, "case")}
            if case in cases and ("*" in asked or _named(document, [child.index]) & asked):
                return True
    return False


def objects_of(document: Document, index: int) -> list[int]:
    """The tokens done to: the object with its conjuncts, in a passive the subject."""
    if is_passive(document, index):
        subject = subject_of(document, index)
        heads = [] if subject is None else [subject]
    else:
        heads = [t.index for t in dependents(document, index, "obj", "iobj")]
    return [i for h in heads for i in (h, *(t.index for t in dependents(document, h, "conj")))]


_COUNTERS = frozenset(
    {"ten", "tens", "dozen", "hundred", "thousand", "million", "number", "group", "series", "score", "some", "one", "two", "three", "lot"}
)


def _named(document: Document, heads: list[int]) -> set[str]:
    """The words by which things may be known: lemmas of heads, of a pair that ends in one, of what "dozens" counts; a name is a person."""
    found: set[str] = set()
    for head in heads:
        token = document.tokens[head]
        found.add(lemma_of(token))
        found |= {f"{lemma_of(t)} {lemma_of(token)}" for t in dependents(document, head, "compound", "amod")}
        if token.pos == "PROPN" or token.tag == "PRP":
            found.add("person")
        counted = dependent(document, head, "nmod")
        if (lemma_of(token) in _COUNTERS or token.pos == "NUM") and counted is not None:
            found |= _named(document, [counted.index])
    return found
