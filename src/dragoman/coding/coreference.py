"""Resolves whom phrases speak of: definite noun phrases ("the alliance"), bare roles ("police"), pronouns, plurals of two ("both leaders").

Rules only: agreement in kind and number, recency, preference for subjects, and the state in which the report is set. What fits no rule
stays unresolved: an unknown party is better than a wrong one.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from dragoman.coding.actors import Actor, Named, actor_of, day_of, person_actor
from dragoman.coding.pronouns import FIRST_PERSON, Pronouns, Reading
from dragoman.coding.rolephrases import LAND_WORDS, RELATIONS
from dragoman.coding.rolewords import Phrase, role_actor
from dragoman.record import Document, Value
from dragoman.tables.actors import ActorTables, Holder

_LOCATIVE = frozenset(["in", "near", "outside", "inside", "across", "throughout", "around"])
# States whose president does not rule: there "the leader" is the head of government.
_CEREMONIAL = frozenset(
    [
        "AUT", "BGD", "CZE", "DEU", "EST", "ETH", "GRC", "HUN", "IND", "IRL", "IRQ", "ISL", "ISR", "ITA", "LVA", "MLT", "PAK", "SGP",
        "SVK", "TTO",
    ]
)  # fmt: skip
_BODY_WORDS = frozenset(
    [
        "alliance", "bloc", "union", "organization", "organisation", "body", "grouping", "agency", "group", "party", "movement",
        "council", "league", "company",
    ]
)  # fmt: skip
_TOWNS = frozenset(["city", "town", "village", "capital", "province", "region", "port", "island", "resort"])
_PAIR = 2
# A state named so many times as often as the next is the one that a report is about.
_MAJORITY = 2
_LEADER, _TOP = "head of state", ("head of state", "head of government")
_STATES = frozenset(["country", "nation", "state", "power", "community"])
_SIDES = frozenset(
    [
        "side", "country", "nation", "government", "leader", "president", "minister", "neighbor", "neighbour", "state", "foe", "rival",
        "party", "ally", "enemy",
    ]
)  # fmt: skip


class Readings(Value, frozen=True, kw_only=True):
    """What the phrases of a report speak of, and all that the report tells of each actor."""

    readings: tuple[Reading, ...]
    actors: Mapping[str, Actor]


def resolve(document: Document, names: Sequence[Named], phrases: Sequence[Phrase], home: str | None, tables: ActorTables) -> Readings:
    """The readings of all phrases that could be resolved, in the order of the phrases; `home` is the state of the dateline."""
    resolver = _Resolver(document, names, home, tables)
    for phrase in sorted(phrases, key=_turn):
        resolver.take(phrase)
    return Readings(readings=tuple(resolver.readings), actors=resolver.actors)


def _turn(phrase: Phrase) -> tuple[bool, int, bool, int]:
    """When a phrase is resolved: from left to right, but a phrase after the pronoun that owns it, and "we" after all who may be quoted."""
    speaking = phrase.lemma in FIRST_PERSON or phrase.spoken
    return speaking, max(phrase.first, phrase.owner or 0), phrase.kind != "pronoun", -phrase.last


class _Resolver:
    """Walks through one document's phrases from left to right and remembers who was spoken of."""

    def __init__(self, document: Document, names: Sequence[Named], home: str | None, tables: ActorTables) -> None:
        self.document, self.names, self.home, self.tables = document, names, home, tables
        self.day = day_of(document)
        self.readings: list[Reading] = []
        self.actors: dict[str, Actor] = {}
        self.by_head: dict[int, tuple[str, ...]] = {}
        self.pronouns = Pronouns(document, tables, self.readings, self.actors, self.by_head)

    def take(self, phrase: Phrase) -> None:
        """Resolves one phrase and remembers it."""
        found = self._resolve(phrase)
        keys = tuple(dict.fromkeys(self._register(actor, phrase) for actor in found))
        if keys:
            self.readings.append(Reading(phrase=phrase, keys=keys))
            self.by_head[phrase.head] = keys

    def _register(self, actor: Actor, phrase: Phrase) -> str:
        """Adds what the phrase tells of an actor; the tables' facts stand, gaps are filled from titles and appositions."""
        known = self.actors.get(actor.key, actor)
        facts = phrase.facts
        if facts is not None and known.kind == "person":
            known = self._with_facts(known, facts, phrase)
        self.actors[actor.key] = known
        return actor.key

    def _with_facts(self, known: Actor, facts: Actor, phrase: Phrase) -> Actor:
        code = known.code or facts.code or self._state_of_titled(facts, phrase)
        former = facts.sectors == ("ELI",)
        return replace(
            known, code=code, sectors=facts.sectors if former else known.sectors or facts.sectors, office=known.office or facts.office
        )

    def _state_of_titled(self, facts: Actor, phrase: Phrase) -> str | None:
        """The state of a person with a title that names none.

        A president is rarely of the only state that a sentence names beside him: that is the one he deals with. A minister for foreign
        affairs or defence need not even be of the state where the sentence places him.
        """
        known = self.tables.book.offices.get(facts.office or "")
        if known is not None and known.name.startswith(("foreign", "defence", "deputy foreign", "deputy defence")):
            return self.home
        return self.place_of(phrase) if known is not None and (known.group in _TOP or "minister" in known.name) else self.setting(phrase)

    def _resolve(self, phrase: Phrase) -> tuple[Actor, ...]:
        if phrase.kind == "pronoun":
            return self.pronouns.resolve(phrase)
        if phrase.kind != "nominal" or phrase.facts is not None:
            return phrase.actors
        if phrase.actors:
            return tuple(self._holder(actor, phrase) for actor in phrase.actors)
        return self._nominal(phrase)

    # Noun phrases

    def _holder(self, actor: Actor, phrase: Phrase) -> Actor:
        """The person who holds the office that a phrase names, when it is one person's and the report's day is known."""
        if phrase.plural or not phrase.held or phrase.former or actor.code is None or actor.kind != "person":
            return actor
        office = actor.office
        # The leader of a rebel group or a party holds no office of the state.
        if office is None or (office == _LEADER and "GOV" not in actor.sectors):
            return actor
        spoken = self._last(lambda a: a.kind == "person" and a.code == actor.code and self._holds(a, office))
        if spoken is not None:
            return spoken
        holders = self._holders(actor.code, office)
        return person_actor(holders[0], self.day) if holders else actor

    def _holders(self, code: str, office: str) -> tuple[Holder, ...]:
        """Who holds an office on the report's day; nobody where several hold it at once. "Leader" is the head of state who rules."""
        if self.day is None:
            return ()
        offices = self.tables.book.offices
        if office != _LEADER:
            return () if office in offices and offices[office].many else self.tables.holders(code, office, self.day)
        found = {
            group: [h for name, o in offices.items() if o.group == group for h in self.tables.holders(code, name, self.day)]
            for group in _TOP
        }
        state, government = (found[group] for group in _TOP)
        crowned = bool(state) and state[0].office in {"monarch", "king", "emperor"}
        return tuple(government or state if code in _CEREMONIAL or crowned else state or government)

    def _holds(self, actor: Actor, office: str) -> bool:
        """Whether a person holds an office, also named more widely: "the leader" is a president, a prime minister, a king."""
        known = self.tables.book.offices.get(actor.office or "")
        return actor.office == office or (office == _LEADER and known is not None and known.group in _TOP)

    def _nominal(self, phrase: Phrase) -> tuple[Actor, ...]:
        """A noun phrase whose own words name no actor: owned by a pronoun, spoken of before, or of the state where it all happens."""
        lemma = phrase.lemma.rsplit(" ", 1)[-1]
        if phrase.plural and self._is_pair(phrase):
            return self._pair(lemma)
        if lemma in RELATIONS or phrase.owner is not None:
            return self._owned(phrase, lemma)
        if phrase.definite and phrase.held and not phrase.modifier:
            before = self._before(phrase, lemma)
            if before is not None:
                return (before,)
        if "foreign" in self._words(phrase) and not phrase.definite:
            return (role_actor(self.document, phrase, None),)
        code = None if "UAF" in phrase.sectors or self._stateless(phrase) else self.setting(phrase)
        actor = role_actor(self.document, phrase, code)
        return (self._holder(actor, phrase) if phrase.definite else actor,)

    def _owned(self, phrase: Phrase, lemma: str) -> tuple[Actor, ...]:
        """A phrase that a pronoun owns: "his spokesman", "our country"; an ally or a neighbour could be anybody."""
        owner = next((self.actors[key] for key in self.by_head.get(phrase.owner or 0, ())), None)
        if owner is None or owner.code is None or lemma in RELATIONS:
            return ()
        state = self.tables.state(owner.code)
        if lemma in LAND_WORDS:
            return (actor_of(state),) if state else ()
        return (self._holder(role_actor(self.document, phrase, owner.code), phrase),)

    def _stateless(self, phrase: Phrase) -> bool:
        """Whether several states or a region are meant, and no one state: "Arab nations", "the world community"."""
        lemma = phrase.lemma.rsplit(" ", 1)[-1]
        if lemma in _STATES and (phrase.plural or lemma == "community"):
            return True
        inside = self.document.tokens[phrase.first : phrase.head]
        return lemma in {"leader", "official"} and any(
            t.text[0].isupper() and t.tag not in {"DT", "PRP$"} for t in inside if t.index > phrase.first
        )

    def _words(self, phrase: Phrase) -> list[str]:
        return [self.document.tokens[i].text.lower() for i in range(phrase.first, phrase.last + 1)]

    def _before(self, phrase: Phrase, lemma: str) -> Actor | None:
        """The actor spoken of before whom a definite phrase takes up: by its office, by its noun, or as a country or body."""
        office = phrase.role.office if phrase.role else None
        if not phrase.plural and office and (office != _LEADER or "GOV" in phrase.sectors):
            return self._last(lambda a: a.kind == "person" and self._holds(a, office))
        if lemma in LAND_WORDS:
            return self._last(lambda a: a.kind == "state", modifiers=False)
        if lemma in _BODY_WORDS and not phrase.plural:
            return self._last(lambda a: a.kind == "organisation" and not a.key.startswith("role:") and "JRN" not in a.sectors)
        for reading in reversed(self.readings):
            if reading.phrase.kind == "nominal" and reading.phrase.lemma == phrase.lemma and len(reading.keys) == 1:
                return self.actors[reading.keys[0]]
        return None

    def _last(self, fits: Callable[[Actor], bool], *, modifiers: bool = True) -> Actor | None:
        """The actor spoken of last that fits."""
        for reading in reversed(self.readings):
            if reading.phrase.modifier and not modifiers:
                continue
            for key in reversed(reading.keys):
                if len(reading.keys) == 1 and fits(self.actors[key]):
                    return self.actors[key]
        return None

    def _is_pair(self, phrase: Phrase) -> bool:
        words = self._words(phrase)
        lemma = phrase.lemma.rsplit(" ", 1)[-1]
        return ("both" in words or ("two" in words and "the" in words)) and lemma in _SIDES

    def _pair(self, lemma: str) -> tuple[Actor, ...]:
        """The last two that "both leaders" or "the two countries" may mean; () when there are no two."""
        kinds = {"person"} if lemma in {"leader", "president", "minister"} else {"state", "organisation", "group", "people"}
        found: list[Actor] = []
        for reading in reversed(self.readings):
            for key in reversed(reading.keys):
                actor = self.actors[key]
                if actor.kind in kinds and actor.code and "JRN" not in actor.sectors and actor.code not in {a.code for a in found}:
                    found.append(actor)
            if len(found) >= _PAIR:
                return tuple(found[:_PAIR][::-1])
        return ()

    # The state where it happens

    def setting(self, phrase: Phrase) -> str | None:
        """The state of an unnamed body: where the sentence places it, the dateline's, the only one of the sentence or report."""
        rebel = "REB" in phrase.sectors
        codes = {n.actor.code for n in self._states_beside(phrase) if not (rebel and self._opposing(n))}
        only = next(iter(codes)) if len(codes) == 1 else None
        if only and rebel and not self._located_beside(phrase):
            return only
        placed = self.place_of(phrase) or only
        names = (n for n in self.names if self.tables.state(n.actor.code or "") and not (rebel and self._opposing(n)))
        ranked = Counter(n.actor.code for n in names).most_common(2) if placed is None else []
        if ranked and (len(ranked) == 1 or ranked[0][1] >= _MAJORITY * ranked[1][1]):
            return ranked[0][0]
        return placed

    def _opposing(self, name: Named) -> bool:
        """Whether a name tells no state of rebels: they need not be of that whose army they fight, nor of one that is only bordered on."""
        tokens = self.document.tokens
        beside = tokens[max(0, name.first - 1)].lemma, tokens[min(name.last + 1, len(tokens) - 1)].lemma
        return "MIL" in name.actor.sectors or "border" in beside

    def place_of(self, phrase: Phrase) -> str | None:
        """The state where the sentence places a phrase ("in Baghdad"), else the dateline's."""
        located = self._located_beside(phrase)
        return located[0].actor.code if located else self.home

    def _states_beside(self, phrase: Phrase) -> list[Named]:
        """The names in a phrase's sentence that tell a state."""
        sentence = self.document.sentences[self.document.tokens[phrase.head].sentence]
        return [n for n in self.names if sentence.first <= n.first < sentence.stop and n.actor.code and self.tables.state(n.actor.code)]

    def _located_beside(self, phrase: Phrase) -> list[Named]:
        """Those of them after "in" or "near", what follows the phrase first, the nearest first."""
        located = [n for n in self._states_beside(phrase) if self._located(n) and not self._lends(n)]
        return sorted(located, key=lambda n: (n.first < phrase.head, abs(n.first - phrase.head)))

    def _lends(self, name: Named) -> bool:
        """Whether a name only stands before a noun: "near the Cameroon border"."""
        after = self.document.tokens[min(name.last + 1, len(self.document.tokens) - 1)]
        if name.sense == "adjective":
            return after.lemma not in _TOWNS
        return self.document.tokens[name.last].dep in {"compound", "amod"} or after.lemma in {"border", "frontier"}

    def _located(self, name: Named) -> bool:
        """Whether "in", "at" or "near" stands before a name, words that tell of it passed over."""
        index = name.first - 1
        while index >= 0 and (
            self.document.tokens[index].tag in {"DT", "JJ", "NN", "NNS", "NNP", "VBN"} or self.document.tokens[index].text == "of"
        ):
            index -= 1
        return index >= 0 and self.document.tokens[index].text.lower() in _LOCATIVE
