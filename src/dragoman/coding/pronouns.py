"""Resolves pronouns by rule: agreement in kind and number, recency, preference for subjects, and the speakers of quotations."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.coding.actors import Actor
from dragoman.coding.rolewords import Phrase
from dragoman.coding.syntax import SUBJECTS, ancestors, clause_of, subject_of
from dragoman.record import Document, Value
from dragoman.tables.actors import ActorTables

_SAYING = frozenset(
    [
        "say", "tell", "add", "ask", "state", "declare", "announce", "insist", "warn", "note", "explain", "reply", "write", "argue",
        "claim", "stress", "vow",
    ]
)  # fmt: skip
FIRST_PERSON = frozenset(["we", "i"])
# Verbs whose object is the one that the clause after them speaks of: "warned Sudan that it ...".
_ADDRESSING = frozenset(["warn", "remind", "urge", "order", "ask", "persuade", "accuse", "notify"])
# A pronoun's antecedent stands at most so many sentences before it.
_FAR = 3


class Reading(Value, frozen=True, kw_only=True):
    """A phrase and the keys of the actors that it speaks of; several for "both leaders"."""

    phrase: Phrase
    keys: tuple[str, ...]


class Pronouns:
    """Resolves the pronouns of one document by what was read before them: the lists and maps given are those that its reader fills."""

    def __init__(
        self,
        document: Document,
        tables: ActorTables,
        readings: Sequence[Reading],
        actors: Mapping[str, Actor],
        by_head: Mapping[int, tuple[str, ...]],
    ) -> None:
        """Keep hold of what is read, so that each pronoun sees all before it."""
        self.document, self.tables, self.readings, self.actors, self.by_head = document, tables, readings, actors, by_head

    def resolve(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Whom a pronoun stands for."""
        if phrase.lemma in {"who", "which"}:
            return self._antecedent(phrase)
        if phrase.lemma in FIRST_PERSON:
            return self._speaker(phrase)
        if phrase.lemma == "it" and self._pleonastic(phrase):
            return ()
        controller = self._controller(phrase)
        if phrase.lemma == "it" and controller is not None and not self._is_actor(controller, phrase):
            return ()
        best: tuple[float, Reading] | None = None
        for reading in self.readings:
            score = self._score(phrase, reading)
            if score is not None and reading.phrase.head == controller:
                score += 12
            if score is not None and (best is None or score >= best[0]):
                best = (score, reading)
        return tuple(self.actors[key] for key in best[1].keys) if best else ()

    def _controller(self, phrase: Phrase) -> int | None:
        """The noun that a pronoun takes up first: the subject of its own clause, or whoever is warned "that it ..."."""
        token = self.document.tokens[phrase.head]
        if token.tag == "PRP$":
            found = self._accused(clause_of(self.document, phrase.head)) or subject_of(self.document, clause_of(self.document, phrase.head))
            return found if found is not None and found < phrase.head else None
        clause = clause_of(self.document, phrase.head)
        above = self.document.tokens[self.document.tokens[clause].head]
        if token.dep in SUBJECTS and self.document.tokens[clause].dep == "ccomp" and above.lemma in _ADDRESSING:
            return next((c for c in self.document.children[above.index] if self.document.tokens[c].dep in {"obj", "iobj"}), None)
        return None

    def _accused(self, clause: int) -> int | None:
        """The object of the verb above a clause with "of" or "from": "accused Russia of planning to attack its neighbour"."""
        above = self.document.tokens[clause].head
        marks = {self.document.tokens[c].text.lower() for c in self.document.children[clause] if c < clause}
        if not marks & {"of", "from", "for"} or self.document.tokens[above].pos != "VERB":
            return None
        return next((c for c in self.document.children[above] if self.document.tokens[c].dep == "obj" and c < clause), None)

    def _is_actor(self, index: int, phrase: Phrase) -> bool:
        """Whether a noun is, or lies within, a phrase that was read as an actor."""
        if self.document.tokens[index].pos != "NOUN" or index in self.by_head:
            return True
        return any(r.phrase.first <= index <= r.phrase.last for r in self.readings if r.phrase.last < phrase.head)

    def _score(self, phrase: Phrase, reading: Reading) -> float | None:
        """How well an earlier phrase fits a pronoun; None when it cannot be meant."""
        tokens = self.document.tokens
        distance = tokens[phrase.head].sentence - tokens[reading.phrase.head].sentence
        if distance > _FAR or reading.phrase.modifier or reading.phrase.last >= phrase.first or not self._agrees(phrase, reading):
            return None
        subject = self._is_subject(reading.phrase.head)
        objective = distance == 0 and tokens[phrase.head].tag == "PRP" and tokens[phrase.head].dep in {"obj", "iobj", "obl"}
        if objective and subject and tokens[reading.phrase.head].head == tokens[phrase.head].head:
            return None
        if phrase.lemma == "it" and distance > 1:
            return None
        own = tokens[phrase.head].dep in SUBJECTS
        return -10.0 * distance + (8 if subject else 0) + (3 if own and subject else 0) + (2 if reading.phrase.kind == "pronoun" else 0)

    def _is_subject(self, index: int) -> bool:
        token = self.document.tokens[index]
        while token.dep == "conj":
            token = self.document.tokens[token.head]
        return token.dep in SUBJECTS

    def _agrees(self, phrase: Phrase, reading: Reading) -> bool:
        """Whether kind and number fit: he and she are persons, it is a state or body, they are several or a body."""
        actors = [self.actors[key] for key in reading.keys]
        earlier = reading.phrase
        if earlier.kind == "pronoun" and phrase.lemma in {"he", "she"} and earlier.lemma in {"he", "she"}:
            return earlier.lemma == phrase.lemma
        if phrase.lemma in {"he", "she"}:
            return len(actors) == 1 and actors[0].kind == "person"
        if phrase.lemma == "it":
            return len(actors) == 1 and not earlier.plural and actors[0].kind in {"state", "organisation", "group"}
        if earlier.kind == "pronoun" and earlier.lemma != "they":
            return False
        return len(actors) > 1 or earlier.plural or actors[0].kind in {"people", "group"}

    def _antecedent(self, phrase: Phrase) -> tuple[Actor, ...]:
        """What a relative pronoun takes up: the phrase that ends right before it, or the noun that its clause describes."""
        tokens = self.document.tokens
        for above in ancestors(self.document, phrase.head):
            if above.index < phrase.head and above.index in self.by_head:
                return tuple(self.actors[key] for key in self.by_head[above.index])
            if above.index < phrase.head:
                break
        before = phrase.head - 1
        if before >= 0 and tokens[before].text in {",", "\u2014", "-", "\u2013"}:
            before -= 1
        return next((tuple(self.actors[k] for k in r.keys) for r in reversed(self.readings) if r.phrase.last == before), ())

    def _speaker(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Who says "we" or "I" in a quotation: the subject of the verb of saying nearest to it; "we" is his state, if he has one."""
        for index in self._saying_near(phrase.head):
            subject = next((c for c in self.document.children[index] if self.document.tokens[c].dep in SUBJECTS), None)
            keys = self.by_head.get(subject, ()) if subject is not None else ()
            named = keys or next((r.keys for r in reversed(self.readings) if r.phrase.head == subject), ())
            if not named:
                continue
            actor = self.actors[named[0]]
            state = self.tables.state(actor.code) if phrase.lemma == "we" and actor.code else None
            known = self.actors.get(state.id) if state else None
            return (known or actor,)
        return ()

    def _saying_near(self, at: int) -> Iterator[int]:
        """Verbs of saying in the pronoun's sentence, then in the one before, the nearest first."""
        number = self.document.tokens[at].sentence
        for sentence in (number, number - 1):
            if sentence < 0:
                return
            inside = range(self.document.sentences[sentence].first, self.document.sentences[sentence].stop)
            yield from sorted((i for i in inside if self.document.tokens[i].lemma in _SAYING), key=lambda i: abs(i - at))

    def _pleonastic(self, phrase: Phrase) -> bool:
        """Whether "it" only fills the subject's place: "it is clear that", "it seems"."""
        tokens = self.document.tokens
        after = [t.lemma for t in tokens[phrase.head + 1 : phrase.head + 8]]
        if tokens[phrase.head].text.lower() != "it" or not after:
            return False
        if after[0] in {"seem", "appear", "rain", "snow", "happen"}:
            return True
        return (
            "be" in after[:2]
            and ("that" in after or "to" in after)
            and any(t.pos == "ADJ" for t in tokens[phrase.head + 1 : phrase.head + 5])
        )
