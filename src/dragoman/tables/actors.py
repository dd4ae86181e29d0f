"""Knows political actors by name: states, bodies, parties, armed groups, media, seats of government, office holders, role words.

`load_actors()` reads the tables once; every look-up after that is a dictionary's. The tables and what their columns mean are told
in their own headers. Nothing here decides what a report means: all readings of a name come back, the likelier first.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from dragoman.record import EntityKind, Value
from dragoman.tables.offices import Holder, OfficeBook, full_day, load_offices
from dragoman.tables.spelling import fits_capitals, fold, slug
from dragoman.tables.tsv import Row, read_rows

Sense = Literal["name", "adjective", "people", "capital", "seat", "acronym", "alias"]
RoleKind = Literal["person", "group", "organisation"]
Number = Literal["sing", "plural", "both"]

__all__ = ["ActorTables", "Candidate", "Holder", "Role", "Sense", "load_actors"]


class Candidate(Value, frozen=True, gc=False):
    """What a name may stand for, and in which sense the name stands for it ("Moscow": Russia, as its capital).

    `id` is the same for all names of one actor. `name` is its canonical name. `code` is None only for what no longer is and
    had no single successor (Yugoslavia). `from_day` and `to_day` bound its existence, where known.
    """

    id: str
    kind: EntityKind
    name: str
    code: str | None
    sectors: tuple[str, ...]
    sense: Sense
    wikidata: str | None = None
    from_day: str | None = None
    to_day: str | None = None


class Role(Value, frozen=True, gc=False):
    """What a role word tells of whoever it names: `office` where it is one ("premier": prime minister), sectors, and what kind of thing."""

    word: str
    office: str | None
    kind: RoleKind
    sectors: tuple[str, ...]
    number: Number
    note: str


class Written(Value, frozen=True, gc=False):
    """A spelling as the table has it (folded), with what it stands for."""

    spelling: str
    candidate: Candidate


class ActorTables(Value, frozen=True):
    """All tables of actors, ready for look-up. Made by `load_actors`; never changes."""

    names: Mapping[str, tuple[Written, ...]]
    starts: Mapping[str, int]
    states: Mapping[str, Candidate]
    roles: Mapping[str, Role]
    role_starts: Mapping[str, int]
    book: OfficeBook

    def lookup(self, words: str) -> tuple[Candidate, ...]:
        """What the words may name, the likelier first; () when they name nothing known.

        Accents, dots, hyphens and curly apostrophes do not matter; capitals that the name has must be there.
        A leading "the" is passed over.

        >>> [(c.code, c.sense) for c in load_actors().lookup("Moscow")]
        [('RUS', 'capital')]
        >>> load_actors().lookup("us"), load_actors().lookup("U.S.")[0].code
        ((), 'USA')
        """
        query = fold(words)
        return self._named(query) or (self._named(query[4:]) if query[:4].lower() == "the " else ())

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """How many tokens the longest known name that starts at token `at` has, and what it may stand for; None when none starts there.

        Names that need their article are found from it: "the West". Others are found from their first own word.

        >>> tokens = "talks with the Islamic Republic of Iran today".split()
        >>> load_actors().longest(tokens, 3)[0]
        4
        """
        folded = [fold(word) for word in words[at : at + 12]]
        if not folded or not folded[0]:
            return None
        first = folded[0].split(" ", 1)[0].casefold()
        # A token may hold several words of a name ("al-Qaeda"), or none (a hyphen on its own): it is tried by tokens, bounded generously.
        for size in range(min(len(folded), 2 * self.starts.get(first, 0)), 0, -1):
            if folded[size - 1] and (found := self._named(" ".join(part for part in folded[:size] if part))):
                return size, found
        return None

    def holders(self, code: str, office: str, day: str) -> tuple[Holder, ...]:
        """Who held an office of a state or body on a day (ISO).

        `office` is one of `office_names.tsv` ("foreign minister", also for the U.S. secretary of state) or a wider one: "head of state",
        "head of government". Several for offices that several hold, and on days that a date known by its year only leaves open.

        >>> [holder.person for holder in load_actors().holders("FIN", "president", "2021-12-14")]
        ['Sauli Niinistö']
        """
        return self.book.holders(code, office, day)

    def persons(self, name: str, day: str | None = None) -> tuple[Holder, ...]:
        """Every office of the persons that a full name, an alias or a surname may mean.

        In office on the day first, then the nearest in time.
        Forgives accents, other transliterations and, in names long enough, a lost letter;
        never takes a word without a capital.

        >>> load_actors().persons("Niinsto", "2021-12-14")[0].title
        'President of Finland'
        """
        if " " not in name and (self.role(name) or self.lookup(name)):
            return self.book.exactly(name, day)
        return self.book.persons(name, day)

    def role(self, lemma: str) -> Role | None:
        """The role that a word or phrase names, by its lemma (its plural will do where the table has it)."""
        return self.roles.get(_role_key(lemma))

    def longest_role(self, lemmas: Sequence[str], at: int) -> tuple[int, Role] | None:
        """How many tokens the longest role phrase that starts at lemma `at` has, and the role; None when none starts there.

        >>> size, role = load_actors().longest_role("the deputy foreign minister say".split(), 1)
        >>> size, role.office
        (3, 'deputy foreign minister')
        """
        if at >= len(lemmas):
            return None
        parts = [_role_key(lemma) for lemma in lemmas[at : at + 10]]
        longest = self.role_starts.get(parts[0].partition(" ")[0], 0)
        for size in range(min(len(parts), 2 * longest), 0, -1):
            if parts[size - 1] and (role := self.roles.get(" ".join(part for part in parts[:size] if part))):
                return size, role
        return None

    def state(self, code: str) -> Candidate | None:
        """The state with that ISO 3166-1 alpha-3 code (or KOS)."""
        return self.states.get(code)

    def _named(self, query: str) -> tuple[Candidate, ...]:
        """What a folded query stands for; an actor comes once, but as a state and as its people apart."""
        written = self.names.get(query.casefold(), ())
        fitting = [entry.candidate for entry in written if fits_capitals(query, entry.spelling)]
        found: dict[tuple[str, str], Candidate] = {}
        for candidate in fitting:
            found.setdefault((candidate.id, candidate.kind), candidate)
        return tuple(found.values())


@cache
def load_actors() -> ActorTables:
    """The tables of actors, read once."""
    written = [*_states(), *_bodies("organisations"), *_bodies("groups"), *_bodies("media"), *_bodies("seats")]
    names: dict[str, list[Written]] = defaultdict(list)
    for entry in written:
        names[entry.spelling.casefold()].append(entry)
    roles = {_role_key(row["word"]): _role(row) for row in read_rows("roles.tsv")}
    states = _states_by_code(written)
    return ActorTables(
        names={key: tuple(sorted(entries, key=_likelihood)) for key, entries in names.items()},
        starts=_longest_by_start(names),
        states=states,
        roles=roles,
        role_starts=_longest_by_start(roles),
        book=load_offices(_called_by(), {code: state.name for code, state in states.items()}),
    )


_SENSES: tuple[Sense, ...] = ("name", "acronym", "alias", "adjective", "people", "seat", "capital")
_KINDS: Mapping[str, EntityKind] = {"organisations": "organisation", "groups": "group", "media": "organisation", "seats": "organisation"}


def _states() -> Iterator[Written]:
    """Every spelling in `states.tsv`: names, adjectives, peoples and capitals."""
    for row in read_rows("states.tsv"):
        key = f"state:{slug(row['name'])}"
        yield from _spellings(row, key, "state", "name", (row["name"],))
        yield from _spellings(row, key, "state", "alias", row.many("aliases"))
        yield from _spellings(row, key, "state", "adjective", row.many("adjectives"))
        yield from _spellings(row, key, "people", "people", row.many("people"))
        # A capital that acts is its government.
        yield from _spellings(row, key, "state", "capital", row.many("capital"), more=("GOV",))


def _bodies(table: str) -> Iterator[Written]:
    """Every spelling in a table of bodies: their names and aliases."""
    for row in read_rows(f"{table}.tsv"):
        key = f"{table.removesuffix('s')}:{slug(row['name'])}"
        sense: Sense = "seat" if table == "seats" else "name"
        yield from _spellings(row, key, _KINDS[table], sense, (row["name"],))
        yield from _spellings(row, key, _KINDS[table], "seat" if table == "seats" else "alias", row.many("aliases"))


def _spellings(
    row: Row, key: str, kind: EntityKind, sense: Sense, spellings: Sequence[str], *, more: tuple[str, ...] = ()
) -> Iterator[Written]:
    """The spellings with one candidate each for the plain ones and the acronyms."""
    for spelling in spellings:
        folded = fold(spelling)
        candidate = Candidate(
            id=key,
            kind=kind,
            name=row["name"],
            code=row["code"] or None,
            sectors=(*row.many("sectors"), *more),
            sense="acronym" if sense in {"name", "alias"} and folded.isupper() and " " not in folded else sense,
            wikidata=row["wikidata"] or None,
            from_day=full_day(row["from"]),
            to_day=full_day(row["to"], end=True),
        )
        yield Written(spelling=folded, candidate=candidate)


def _likelihood(entry: Written) -> tuple[bool, int, bool]:
    """What exists before what no longer does, then by sense, then states before breakaway entities."""
    candidate = entry.candidate
    return candidate.to_day is not None, _SENSES.index(candidate.sense), "PRE" in candidate.sectors


def _states_by_code(written: Sequence[Written]) -> dict[str, Candidate]:
    """The state that each code itself stands for, not a breakaway entity or dependency that only bears it."""
    names = {row["name"]: row["code"] for row in read_rows("states.tsv") if row["iso2"]}
    plain = [entry.candidate for entry in written if entry.candidate.sense in {"name", "alias"}]
    return {names[c.name]: c for c in reversed(plain) if c.kind == "state" and c.name in names}


def _called_by() -> dict[str, str]:
    """Which part of their names the people of a state are called by, where it is not the last."""
    return {row["code"]: row["called_by"] for row in read_rows("states.tsv") if row["called_by"]}


_NUMBERS: Mapping[str, Number] = {"sing": "sing", "plural": "plural", "both": "both"}
_ROLE_KINDS: Mapping[str, RoleKind] = {"person": "person", "group": "group", "organisation": "organisation"}


def _role(row: Row) -> Role:
    return Role(
        word=row["word"],
        office=row["office"] or None,
        kind=_ROLE_KINDS[row["kind"]],
        sectors=row.many("sectors"),
        number=_NUMBERS[row["number"]],
        note=row["note"],
    )


def _role_key(lemma: str) -> str:
    return fold(lemma).casefold()


def _longest_by_start(keys: Mapping[str, object]) -> dict[str, int]:
    """How many words the longest key has that starts with a word."""
    longest: dict[str, int] = defaultdict(int)
    for key in keys:
        words = key.split()
        longest[words[0]] = max(longest[words[0]], len(words))
    return dict(longest)
