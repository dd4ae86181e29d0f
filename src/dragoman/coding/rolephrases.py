"""Reads noun phrases headed by a role word ("the Finnish president", "rebels in Darfur"): whose they are, and whom they title."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dragoman.coding.actors import Actor, Named, actor_of
from dragoman.coding.rolewords import ENDS, LEFT, Phrase, Words, role_actor
from dragoman.coding.syntax import head
from dragoman.record import Token
from dragoman.tables.actors import Role

_BODY_WORDS = frozenset(
    [
        "alliance", "bloc", "union", "organization", "organisation", "body", "group", "party", "movement", "network", "militia",
        "league", "newspaper",
    ]
)  # fmt: skip
# Heads that only gather those named after "of": "an advance party of British soldiers".
GATHERING = frozenset(
    [
        "party", "group", "crowd", "band", "team", "convoy", "number", "delegation", "member", "family", "series", "column", "squad",
        "unit", "pair",
    ]
)  # fmt: skip
_FORMER = frozenset(
    [
        "former", "ex", "ousted", "deposed", "exiled", "late", "onetime", "toppled", "overthrown", "outgoing-president", "dead",
        "retired",
    ]
)  # fmt: skip
_NOT_HELD = frozenset(
    [
        "deputy", "next", "new", "future", "designate", "elect", "acting", "would-be", "foreign", "another", "any", "no", "some",
        "other",
    ]
)  # fmt: skip
# Parts of a people that live in another's state: "Macedonia's Albanian minority" is Macedonian.
_MINORITIES = frozenset(["minority", "majority", "community", "population", "citizen", "voter"])
# "Powers" are states only when they are called so.
_POWERS = frozenset(["world", "great", "major", "big", "western", "foreign", "nuclear", "regional", "colonial"])
# Roles without a sector of their own that need not be a government's.
_PRIVATE = frozenset(["boss", "founder", "donor", "source", "monitor", "observer", "member"])
_REGIONS = frozenset(["east", "west", "north", "south", "region", "area", "territory", "enclave", "province", "stronghold"])
LAND_WORDS = frozenset(["country", "nation", "state", "republic", "kingdom", "island", "power"])
# Words that say how one party stands to another: whose they are does not tell who they are.
RELATIONS = frozenset(
    [
        "ally", "neighbor", "neighbour", "enemy", "rival", "partner", "opponent", "foe", "critic", "friend", "counterpart", "backer",
        "sponsor",
    ]
)  # fmt: skip


class RolePhrases:
    """The role phrases of one document.

    `titles` leads from the first token of a name to the phrase that titles it, `tails` to the last token of a word that goes with it.
    """

    def __init__(self, words: Words) -> None:
        """Nothing is read before `phrases` is called."""
        self.words, self.document, self.tokens = words, words.document, words.tokens
        self.titles: dict[int, Phrase] = {}
        self.tails: dict[int, int] = {}

    def phrases(self) -> Iterator[Phrase]:
        """A phrase for each role word that heads a noun phrase or stands in one; titles are joined to the name that follows."""
        for last, (first, role) in sorted(self.words.hits.items()):
            left = self.words.left(first)
            begin = left[0] if left else first
            phrase = self._nominal(begin, first, last, role)
            name = self._titled(phrase, role)
            if name is not None:
                self.titles[name.first] = phrase
                continue
            if self._idle(phrase, role) or (phrase.lemma in GATHERING and self._gathers(last)) or self._names_body(phrase, role):
                continue
            other = self._apposed(phrase, role)
            yield phrase if other is None else replace(phrase, actors=(other.actor,), facts=facts_of(phrase))

    def _idle(self, phrase: Phrase, role: Role) -> bool:
        """Whether a role word names nobody here: "separatist" east, "state" media, "military" aid, "anti-sniper", sanctions "regime"."""
        tokens, first = self.tokens, self.words.hits[phrase.last][0]
        if first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].text.lower() in {"anti", "counter", "non", "pro"}:
            return True
        if phrase.lemma == "regime" and first and tokens[first - 1].pos == "NOUN" and first - 1 not in self.words.hits:
            return True
        before = {t.text.lower() for t in tokens[phrase.first : first]}
        if not phrase.actors and ((phrase.lemma == "force" and not before) or (phrase.lemma == "power" and not before & _POWERS)):
            # "The treaty comes into force"; an armed force has an article or an owner.
            return not phrase.plural or phrase.lemma == "power"
        if not phrase.modifier or (phrase.actors and role.kind != "person"):
            return False
        if tokens[phrase.last + 1].lemma.lower() in _REGIONS or phrase.lemma in LAND_WORDS:
            return True
        bare = tokens[phrase.last].tag == "JJ" or not any(t.tag == "POS" for t in tokens[phrase.first : first])
        lone = (role.kind == "person" and bare) or (not phrase.actors and tokens[phrase.last].pos == "ADJ")
        return lone and "REB" not in role.sectors

    def _gathers(self, last: int) -> bool:
        """Whether "of" and a plural follow: "a group of foreign diplomats", "members of Hamas"."""
        if last + 2 >= len(self.tokens) or self.tokens[last + 1].text.lower() != "of":
            return False
        near = range(last + 2, min(last + 8, len(self.tokens)))
        return any(i in self.words.name_at or i in self.words.hits for i in near)

    def _names_body(self, phrase: Phrase, role: Role) -> bool:
        """Whether a word for a body only goes with the body's name: the "militant group" Hamas, the RIA Novosti "news agency"."""
        if role.kind == "person" or phrase.plural:
            return False
        after = self.words.name_at.get(phrase.last + 1)
        if after is not None and after.actor.kind in {"group", "organisation"} and after.sense != "seat":
            self.titles[after.first] = phrase
            return True
        inside = range(self.words.hits[phrase.last][0] - 1, phrase.first - 1, -1)
        before = next((self.words.name_at[i] for i in inside if i in self.words.name_at), None)
        body = before is not None and before.actor.kind in {"group", "organisation"} and before.sense != "adjective"
        same = (
            before is not None and body and (before.actor.kind == "group" or "JRN" in before.actor.sectors or phrase.lemma in _BODY_WORDS)
        )
        if before is not None and same and phrase.lemma.rsplit(" ", 1)[-1] not in {"leadership", "government"}:
            self.tails[before.first] = phrase.last
            return True
        return False

    def _titled(self, phrase: Phrase, role: Role) -> Named | None:
        """The person whose title the phrase is: "Russian President" Vladimir Putin."""
        name = self.words.name_at.get(phrase.last + 1)
        fits = name is not None and name.sense == "person" and role.kind == "person" and not phrase.plural
        return name if fits else None

    def _apposed(self, phrase: Phrase, role: Role) -> Named | None:
        """The person whom a phrase between commas tells of: Ola Nordmann, "a spokesman" for the ministry."""
        if role.kind != "person" or phrase.plural or phrase.modifier:
            return None
        before = self.words.name_at.get(phrase.first - 2) if phrase.first > 1 and self.tokens[phrase.first - 1].text == "," else None
        closed = phrase.last + 1 < len(self.tokens) and self.tokens[phrase.last + 1].text in {",", "."}
        told = self.tokens[phrase.head].dep in {"appos", "root", "parataxis"} or (closed and bool(phrase.actors))
        if before is not None and before.sense == "person" and told:
            return before
        after = self.words.name_at.get(phrase.last + 2) if self.tokens[min(phrase.last + 1, len(self.tokens) - 1)].text == "," else None
        if after is not None and after.sense == "person" and self.tokens[self.words.head_of(after)].dep == "appos":
            return after
        return None

    def _nominal(self, begin: int, first: int, last: int, role: Role) -> Phrase:
        """What the words around a role word tell of it."""
        inside = [self.tokens[i] for i in range(begin, first)]
        texts = {t.text.lower() for t in inside}
        token = self.tokens[last]
        plural = (
            role.number == "plural"
            or token.tag in {"NNS", "NNPS"}
            or (role.number != "sing" and token.text.lower() != self.words.keys[last])
        )
        sources = self._sources(begin, first, last, role)
        sectors, former = self._sectors([*inside, *self._complement(last)], sources, role), bool(texts & _FORMER)
        owner = next((t.index for t in inside if t.tag in {"PRP$", "WP$"}), None)
        if owner is None and not sources:
            owner = self._within(last)
        lemma = " ".join(self.words.keys[first : last + 1])
        phrase = Phrase(
            first=begin,
            last=last,
            head=last,
            kind="nominal",
            sectors=("ELI",) if former and {"GOV", "LEG"} & set(sectors) else sectors,
            lemma=lemma,
            role=role,
            plural=plural,
            definite="the" in texts or (owner is not None and owner < last) or not inside,
            modifier=self._before_noun(last),
            former=former,
            held=not (texts & _NOT_HELD),
            owner=owner,
            spoken=owner is not None and self.tokens[owner].text.lower() in {"our", "my"},
        )
        return replace(phrase, actors=tuple(role_actor(self.document, phrase, source.code, source.key) for source in sources))

    def _within(self, last: int) -> int | None:
        """The possessive pronoun in a place right after a noun: rebels "in its eastern regions"."""
        near = self.tokens[last + 1 : last + 3]
        return near[1].index if len(near) > 1 and near[0].text.lower() in {"in", "of"} and near[1].tag == "PRP$" else None

    def _before_noun(self, last: int) -> bool:
        """Whether the word stands before another noun of its phrase: "police" custody."""
        if last + 1 >= len(self.tokens):
            return False
        token, above = self.tokens[last + 1], head(self.document, last)
        return token.pos in {"NOUN", "PROPN"} and above is not None and above.index > last and self.tokens[last].dep in {"compound", "amod"}

    def _sources(self, begin: int, first: int, last: int, role: Role) -> tuple[Actor, ...]:
        """The actors that tell whose the role is: before it ("Iraqi", "Iraq's"), else after it ("of Iraq", "in Baghdad")."""
        before = [self.words.name_at[i] for i in range(begin, first) if i in self.words.name_at]
        named = tuple(dict.fromkeys(name.actor for name in before if not self.words.opposed(name)))
        if self.words.keys[last] in RELATIONS:
            # "Israel's ally" is not Israel; "its Western allies" are Western.
            named = tuple(actor for actor in named if actor.code == "WEST")
        if "ethnic" in {self.tokens[i].text.lower() for i in range(begin, first)}:
            named = ()
        if named:
            # The owner before a genitive, or the words nearest to the noun: "the Russian deputy's U.S. visa" is not at issue here.
            if self.words.keys[last] in _MINORITIES and self.tokens[before[0].last + 1].tag == "POS":
                return named[:1]
            return named if len({actor.code for actor in named}) > 1 and self._coordinated(before) else named[-1:]
        led = next((a for i in range(begin, first) if (a := self._leading(self.tokens[i]))), None)
        if led is not None:
            return (led,)
        after = self.words.after(last, role)
        return (after.actor,) if after is not None else ()

    def _leading(self, token: Token) -> Actor | None:
        """The state that "U.S.-led" names in one token."""
        lead, _, led = token.text.rpartition("-")
        found = self.words.tables.lookup(lead) if led == "led" and lead else ()
        return actor_of(found[0]) if found else None

    def _coordinated(self, names: Sequence[Named]) -> bool:
        """Whether "and", a comma or a hyphen joins the names before a noun: "Israeli and Palestinian leaders", "US-Iraqi troops"."""
        return all(
            any(self.tokens[i].tag in {"CC", ",", "HYPH"} or self.tokens[i].text in {"-", "/"} for i in range(a.last + 1, b.first))
            for a, b in pairwise(names)
        )

    def _complement(self, last: int) -> list[Token]:
        """The role word in a complement with "of" or "for": a spokesman for the foreign "ministry"."""
        if last + 1 >= len(self.tokens) or self.tokens[last + 1].text.lower() not in {"of", "for", "from"}:
            return []
        for index in range(last + 2, min(last + 9, len(self.tokens))):
            if index in self.words.hits:
                return [self.tokens[index]]
            if self.tokens[index].tag not in LEFT | ENDS | {"NNS"}:
                break
        return []

    def _sectors(self, inside: Sequence[Token], sources: Sequence[Actor], role: Role) -> tuple[str, ...]:
        """The sectors of a role, taken from its modifiers where the role word itself is general ("rebel leader", "police spokesman")."""
        lent: list[str] = []
        for token in inside:
            hit = self.words.hits.get(token.index)
            own = hit[1] if hit else None
            # "local" may be a noun, but before one it lends no sector; "rebel" and "military" do.
            lends = (
                own is not None
                and token.index not in self.words.name_at
                and (token.tag.startswith("NN") or own.kind != "person" or own.sectors == ("REB",))
            )
            lent += own.sectors if own and lends else ()
        if not lent:
            lent = [s for source in sources if source.kind in {"group", "organisation"} for s in source.sectors]
        if lent and set(lent) <= {"REB", "COP", "UAF", "PRM"} and set(role.sectors) <= {"MIL", "GOV", "CVL", "UNK"}:
            return tuple(dict.fromkeys(lent))
        if not lent:
            lent = [s for source in sources if source.kind in {"group", "organisation"} for s in source.sectors]
        speaks = not role.sectors and role.kind == "person" and role.word not in _PRIVATE
        if speaks and not lent and any(source.kind == "state" for source in sources):
            return ("GOV",)
        if not lent or not set(role.sectors) <= {"GOV", "CVL", "UNK"}:
            return role.sectors
        if role.sectors == ("CVL",):
            return ("CVL", "OPP") if "OPP" in lent else role.sectors
        return tuple(dict.fromkeys(lent))


def facts_of(phrase: Phrase) -> Actor:
    """What a title or an apposition tells of a person: state, sectors, office."""
    if phrase.actors:
        return phrase.actors[0]
    return Actor(key="", name="", kind="person", sectors=phrase.sectors, office=phrase.role.office if phrase.role else None)
