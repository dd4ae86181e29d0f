"""Finds the phrases that may speak of an actor: names, noun phrases headed by a role word ("the Finnish president"), pronouns.

Arcs are used where only they can tell: whether a capital acts as a government, and whether a noun stands before another one.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.coding.actors import Actor, Named
from dragoman.coding.persons import TITLES
from dragoman.coding.rolephrases import RolePhrases, facts_of
from dragoman.coding.rolewords import Phrase, Words
from dragoman.coding.syntax import case_of, head
from dragoman.record import Document, Token
from dragoman.tables.actors import ActorTables, Role

# Verbs whose subject is a place that suffers or lies there, whose object is a place that somebody reaches or hits.
_PLACE_VERBS = frozenset(
    [
        "leave", "visit", "reach", "enter", "hit", "bomb", "rock", "shake", "tour", "storm", "capture", "flee", "shell", "pound",
        "seize", "hold", "retake", "surround", "besiege", "strike", "raid", "lie", "quit", "cross", "approach", "arrive",
    ]
)  # fmt: skip
_ACTOR_CASES = frozenset(
    [
        "with", "against", "by", "between", "among", "of", "like", "toward", "towards", "without", "for", "on", "than",
    ]
)  # fmt: skip
_GIVING = frozenset(
    [
        "give", "sell", "send", "supply", "offer", "hand", "lend", "grant", "extend", "respond", "talk", "speak", "say", "complain",
        "appeal", "belong", "deliver", "pay", "pledge",
    ]
)  # fmt: skip
_TIES = frozenset(
    [
        "weapon", "arm", "aid", "tie", "talk", "message", "help", "support", "ambassador", "envoy", "warning", "threat", "pressure",
        "sale", "supply", "sanction", "letter",
    ]
)  # fmt: skip
_PLACELIKE = frozenset(
    [
        "airport", "street", "suburb", "hospital", "university", "district", "neighborhood", "neighbourhood", "outskirt", "centre",
        "center", "skyline", "stadium",
    ]
)  # fmt: skip
PRONOUNS: Mapping[str, str] = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we", "i": "i", "me": "i", "my": "i", "myself": "i",
    "who": "who", "whom": "who", "which": "which", "that": "which", "whose": "who",
}  # fmt: skip
_PEOPLE = Role(word="people", office=None, kind="group", sectors=("CVL",), number="plural", note="")


def find_phrases(document: Document, names: Sequence[Named], tables: ActorTables) -> tuple[Phrase, ...]:
    """All phrases that may speak of an actor, by start, the longer first."""
    words = Words(document, names, tables)
    roles = RolePhrases(words)
    # Titles are joined to the names after them, so the role phrases come first.
    nominals = [*roles.phrases()]
    found = [*nominals, *_Names(words, roles).phrases(), *_pronouns(document), *_sides(document)]
    return tuple(sorted(found, key=lambda phrase: (phrase.first, -phrase.last)))


def _pronouns(document: Document) -> Iterator[Phrase]:
    """The pronouns that can stand for an actor; "that" only where it opens a relative clause."""
    for token in document.tokens:
        form = PRONOUNS.get(token.text.lower())
        if form is None or token.tag not in {"PRP", "PRP$", "WP", "WP$", "WDT"} or (token.text == "US"):
            continue
        yield Phrase(
            first=token.index, last=token.index, head=token.index, kind="pronoun", lemma=form, plural=form in {"they", "we"}, definite=True
        )


def _sides(document: Document) -> Iterator[Phrase]:
    """The phrases "both sides" and "the two sides": a plural that names nobody by itself."""
    for token in document.tokens:
        near = [t.text.lower() for t in document.tokens[max(0, token.index - 2) : token.index]]
        if token.text.lower() == "sides" and (near[-1:] == ["both"] or near == ["the", "two"]):
            first = token.index - (1 if near[-1] == "both" else 2)
            yield Phrase(first=first, last=token.index, head=token.index, kind="nominal", lemma="side", plural=True, definite=True)


class _Names:
    """Reads the names of one document into phrases."""

    def __init__(self, words: Words, roles: RolePhrases) -> None:
        self.words, self.document, self.tokens = words, words.document, words.tokens
        self.titles, self.tails = roles.titles, roles.tails

    def phrases(self) -> Iterator[Phrase]:
        """A phrase for each name, a person's with the title before it; places that do not act are left out."""
        for name in self.words.names:
            tail = self.words.head_of(name)
            if name.sense == "place" or self.words.opposed(name) or (name.sense == "capital" and not self._acts(name, tail)):
                continue
            if name.first and self.tokens[name.first - 1].text.lower() == "ethnic":
                if name.sense == "people":
                    yield self._ethnic(name, tail)
                continue
            counted = name.sense == "people" and self._counted(name)
            actor = name.actor
            title = self.titles.get(name.first)
            joint = self._joint(name)
            begin = self.words.name_at[name.first - 2].first if joint else self._honorific(name.first)
            yield Phrase(
                first=title.first if title else begin,
                last=self.tails.get(name.first, name.last),
                head=self.tails.get(name.first, tail),
                kind="metonym" if name.sense in {"capital", "seat"} else "name",
                actors=(*joint, actor),
                sectors=self._people_sectors(name) if counted else ("GOV",) if name.sense == "capital" else actor.sectors,
                plural=name.sense == "people",
                definite=True,
                modifier=self._modifies(name),
                facts=(facts_of(title) if title else self._rank(name)) if name.sense == "person" else None,
            )

    def _honorific(self, first: int) -> int:
        """Where a name begins that "Mr" or "Gen." stands before."""
        if first and self.tokens[first - 1].text.lower().strip(".") in TITLES and self.tokens[first - 1].text[0].isupper():
            return first - 1
        return first

    def _rank(self, name: Named) -> Actor | None:
        """What "Gen." or "Sen." before a name tells of its bearer."""
        title = self.tokens[name.first - 1].text.lower().strip(".") if name.first else ""
        return Actor(key="", name="", kind="person", sectors=TITLES[title]) if TITLES.get(title) else None

    def _ethnic(self, name: Named, tail: int) -> Phrase:
        """A people within a state that is not theirs: "ethnic Albanians" belong to the state they live in."""
        after = self.words.after(name.last, _PEOPLE)
        actors = (Actor(key=f"ethnic:{after.actor.code}:{name.actor.key}", name=f"ethnic {self.tokens[tail].text}", kind="people",
                        code=after.actor.code, sectors=("CVL",)),) if after else ()  # fmt: skip
        return Phrase(
            first=name.first - 1, last=name.last, head=tail, kind="nominal", actors=actors, sectors=("CVL",), lemma="ethnic people",
            role=_PEOPLE, plural=True,
        )  # fmt: skip

    def _joint(self, name: Named) -> tuple[Actor, ...]:
        """The same body of another state whose adjective is joined to the name: "US-" Iraqi troops, "Israeli and" Palestinian police."""
        sign = self.tokens[name.first - 1] if name.first > 1 else None
        other = self.words.name_at.get(name.first - 2)
        fits = sign is not None and (sign.text in {"-", "/"} or (sign.tag == "CC" and other is not None and other.sense == "adjective"))
        own = any(c.kind == "state" for c in self.words.tables.lookup(self.tokens[name.first].text))
        if (
            not fits
            or other is None
            or other.sense not in {"adjective", "acronym", "name", "alias"}
            or other.actor.kind != "state"
            or not own
        ):
            return ()
        if name.actor.kind not in {"organisation", "group"} or name.first == name.last:
            return ()
        code = other.actor.code
        # "French" and "U.S. military" make "French military".
        words = [t.text for t in (*self.tokens[other.first : other.last + 1], *self.tokens[name.first + 1 : name.last + 1])]
        return (replace(name.actor, key=f"{name.actor.key}:{code}", name=" ".join(words), code=code, wikidata=None),)

    def _counted(self, name: Named) -> bool:
        """Whether single people are meant: "two Palestinians", "a Briton", "thousands of Iraqis"."""
        before = self.tokens[max(0, name.first - 3) : name.first]
        return any(t.tag == "CD" or t.text.lower() in {"a", "an", "dozens", "thousands", "hundreds", "unarmed", "armed"} for t in before)

    def _people_sectors(self, name: Named) -> tuple[str, ...]:
        return ("REB",) if name.first and self.tokens[name.first - 1].text.lower() == "armed" else ("CVL",)

    def _modifies(self, name: Named) -> bool:
        """Whether a name stands before a noun that it tells of ("Russian troops", "NATO weapons"), without a genitive."""
        after = name.last + 1
        if after >= len(self.tokens) or name.sense == "person":
            return name.sense == "adjective"
        token = self.tokens[after]
        above = head(self.document, self.words.head_of(name))
        hangs = above is not None and above.index > name.last and self.tokens[self.words.head_of(name)].dep in {"compound", "amod", "nmod"}
        return (hangs and token.pos in {"NOUN", "PROPN", "ADJ", "PUNCT"}) or (
            name.sense == "adjective" and token.pos in {"NOUN", "PROPN", "ADJ"}
        )

    def _acts(self, name: Named, tail: int) -> bool:
        """Whether a capital stands for its government here rather than for the place, by its place in the sentence."""
        token = self.tokens[tail]
        while token.dep == "conj":
            token = self.tokens[token.head]
        above = head(self.document, token.index)
        if above is None:
            return False
        after = self.tokens[name.last + 1].text if name.last + 1 < len(self.tokens) else ""
        if token.dep == "nmod:poss" or after in {"'s", "\u2019s"}:
            return above.lemma not in _PLACELIKE
        if token.dep == "nsubj":
            return above.lemma not in {"lie", "wake"}
        if token.dep in {"obj", "iobj", "nsubj:pass"}:
            return above.pos == "VERB" and above.lemma not in _PLACE_VERBS
        return token.dep in {"obl", "nmod", "obl:agent"} and self._addressed(token, above)

    def _addressed(self, token: Token, above: Token) -> bool:
        """Whether a capital after a preposition is an actor: "talks with", "arms to"; not "flew to", "the mayor of"."""
        case = case_of(self.document, token.index)
        if case in {"to", "from"}:
            return above.lemma in (_GIVING | _TIES)
        return case in _ACTOR_CASES and not (case in {"of", "for", "on"} and above.pos == "NOUN" and above.lemma not in _TIES)
