"""Who held which office on which day: finds office holders by office and day, and persons by name, forgiving of spelling."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import Levenshtein

from dragoman.record import Value
from dragoman.tables.spelling import fold, slug
from dragoman.tables.tsv import Row, read_rows

# A surname may be this many letters off when it is this long: one slip from 6 letters on, two from 11. Shorter names and common
# words lie too near to each other ("Rice", "Ruce"): they must be exact.
_SLIPS = ((11, 2), (6, 1))
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "ould",
        "abu",
    ]
)
# How alike two spellings of a given name must be ("Mikhail", "Mikheil"): set by hand, not tuned.
_GIVEN_ALIKE = 0.7
_OPEN_FROM, _OPEN_TO = "0000-01-01", "9999-12-31"


class Office(Value, frozen=True):
    """A kind of office: how a holder is titled, his sectors, whether several hold it at once, and the wider office it belongs to."""

    name: str
    title: str
    sectors: tuple[str, ...]
    many: bool
    group: str | None = None


class Holder(Value, frozen=True, gc=False):
    """A person in an office from `from_day` until (not including) `to_day`, full ISO days; None where open or not known.

    `of` is the body or breakaway state whose office it is, where it is not simply the state with that code. `rank` is 0 for who leads a
    state or body, 1 for an office that one person holds, 2 for others: of two with the same surname the higher is likelier meant.
    """

    person: str
    code: str | None
    office: str
    title: str
    sectors: tuple[str, ...] = ()
    from_day: str | None = None
    to_day: str | None = None
    wikidata: str | None = None
    of: str | None = None
    aliases: tuple[str, ...] = ()
    rank: int = 2

    @property
    def id(self) -> str:
        """A stable key for the person, the same in all his offices."""
        return f"person:{slug(self.person)}"

    def on(self, day: str) -> bool:
        """Whether the office was held on that day."""
        return (self.from_day or _OPEN_FROM) <= day < (self.to_day or _OPEN_TO)

    def days_from(self, day: str) -> int:
        """How many days (about) lie between the day and the time in office; 0 when in office on it."""
        if self.on(day):
            return 0
        before = _count(self.from_day or _OPEN_FROM) - _count(day)
        return before if before > 0 else max(1, _count(day) - _count(self.to_day or _OPEN_TO))


class OfficeBook(Value, frozen=True):
    """All holders, by (code, office) and by name. Made by `load_offices`."""

    offices: Mapping[str, Office]
    by_office: Mapping[tuple[str, str], tuple[Holder, ...]]
    by_name: Mapping[str, tuple[Holder, ...]]
    by_surname: Mapping[str, tuple[Holder, ...]]
    by_initial: Mapping[str, tuple[str, ...]]

    def holders(self, code: str, office: str, day: str) -> tuple[Holder, ...]:
        """Who held the office of that state or body on that day, the latest to take it first.

        A breakaway state or region is asked for by its name ("Abkhazia").
        `office` is a name from `office_names.tsv` or a wider one: "head of state", "head of government", "leader".
        """
        names = [known.name for known in self.offices.values() if office in {known.name, known.group}]
        found = [holder for name in names for holder in self.by_office.get((code, name), ()) if holder.on(day)]
        return tuple(sorted(found, key=lambda holder: holder.from_day or _OPEN_FROM, reverse=True))

    def persons(self, name: str, day: str | None = None) -> tuple[Holder, ...]:
        """Every office of the persons who may be meant by a full name, an alias or a surname, the likeliest first.

        In office on the day first, then the nearest in time. Without a day: the latest first.
        """
        words = fold(name)
        if not _is_name(words):
            return ()
        found = self.by_name.get(words.casefold()) or self._by_parts(words.casefold().split())
        return ranked(found, day)

    def exactly(self, name: str, day: str | None = None) -> tuple[Holder, ...]:
        """As `persons`, but only by a spelling that the tables have."""
        words = fold(name)
        key = words.casefold()
        return ranked(self.by_name.get(key) or self.by_surname.get(key, ()), day) if _is_name(words) else ()

    def _by_parts(self, parts: list[str]) -> tuple[Holder, ...]:
        """Holders whose surname ends the name (exactly, else but for a slip) and whose given names do not speak against it."""
        for match in (self._exact, self._near):
            for start in range(max(0, len(parts) - 3), len(parts)):
                given = [part for part in parts[:start] if part not in _PARTICLES]
                found = [h for h in match(" ".join(parts[start:])) if _given_fits(given, h)]
                if found:
                    return tuple(found)
        return ()

    def _exact(self, surname: str) -> Iterable[Holder]:
        return self.by_surname.get(surname, ())

    def _near(self, surname: str) -> Iterable[Holder]:
        slips = next((slips for length, slips in _SLIPS if len(surname) >= length), 0)
        if not slips:
            return
        for other in self.by_initial.get(surname[0], ()):
            if Levenshtein.distance(surname, other, score_cutoff=slips) <= slips:
                yield from self.by_surname[other]


def _is_name(words: str) -> bool:
    """Whether folded words could be a person's name: a capital first, but for a particle."""
    return words[:1].isupper() or (words.partition(" ")[0] in _PARTICLES and words.rpartition(" ")[2][:1].isupper())


def ranked(found: Iterable[Holder], day: str | None) -> tuple[Holder, ...]:
    """The holders in the order of likelihood on that day; without a day, the latest first."""
    latest_first = sorted(found, key=lambda holder: holder.from_day or _OPEN_FROM, reverse=True)
    if day is None:
        return tuple(latest_first)
    return tuple(sorted(latest_first, key=lambda holder: (holder.days_from(day), holder.rank)))


def load_offices(first_names: Mapping[str, str], names: Mapping[str, str]) -> OfficeBook:
    """The book of offices. `first_names`: which part of a name people of a state go by; `names`: what a code is called in titles."""
    rows = tuple(read_rows("office_names.tsv"))
    offices = {row["office"]: _office(row) for row in rows if not row["code"]}
    titles = {(row["office"], row["code"]): row["title"] for row in rows}
    holders = [_holder(row, offices, titles, names) for row in read_rows("offices.tsv")]
    by_office, by_name, by_surname = _index(holders, first_names)
    by_initial: dict[str, list[str]] = defaultdict(list)
    for surname in by_surname:
        by_initial[surname[0]].append(surname)
    return OfficeBook(
        offices=offices,
        by_office={key: tuple(value) for key, value in by_office.items()},
        by_name={key: tuple(value) for key, value in by_name.items()},
        by_surname={key: tuple(value) for key, value in by_surname.items()},
        by_initial={key: tuple(sorted(value)) for key, value in by_initial.items()},
    )


_Index = dict[str, list[Holder]]


def _index(holders: Iterable[Holder], first_names: Mapping[str, str]) -> tuple[dict[tuple[str, str], list[Holder]], _Index, _Index]:
    """The holders by office, by full name or alias, and by surname."""
    by_office: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    by_name: _Index = defaultdict(list)
    by_surname: _Index = defaultdict(list)
    for holder in holders:
        if place := holder.of or holder.code:
            by_office[place, holder.office].append(holder)
        for name in dict.fromkeys(fold(name).casefold() for name in (holder.person, *holder.aliases)):
            by_name[name].append(holder)
            for surname in _surnames(name, first_names.get(holder.code or "", "last")):
                if holder not in by_surname[surname][-1:]:
                    by_surname[surname].append(holder)
    return by_office, by_name, by_surname


def _surnames(name: str, called_by: str) -> tuple[str, ...]:
    """The parts of a folded full name by which its bearer is called: the last word, and the last two of three or more.

    >>> _surnames("dominique de villepin", "last"), _surnames("xi jinping", "first")
    (('villepin', 'de villepin'), ('xi',))
    """
    parts = name.split()
    found = []
    if called_by in {"first", "both"}:
        found += [parts[0]]
    if called_by in {"last", "both"}:
        found += [" ".join(parts[-size:]) for size in (1, 2) if size == 1 or len(parts) > size]
    return tuple(dict.fromkeys(part for part in found if part not in _PARTICLES))


def _given_fits(given: list[str], holder: Holder) -> bool:
    """Whether the given names could be the holder's: the first of them, or its initial, is among his names."""
    if not given:
        return True
    own = [part for name in (holder.person, *holder.aliases) for part in fold(name).casefold().split()]
    first = given[0]
    return any(
        first == part
        or (len(first) == 1 and part.startswith(first))
        or (first[0] == part[0] and Levenshtein.normalized_similarity(first, part) >= _GIVEN_ALIKE)
        for part in own
    )


def _office(row: Row) -> Office:
    return Office(
        name=row["office"], title=row["title"], sectors=row.many("sectors"), many=row["holders"] == "many", group=row["group"] or None
    )


def _holder(row: Row, offices: Mapping[str, Office], titles: Mapping[tuple[str, str], str], names: Mapping[str, str]) -> Holder:
    """The holder that a row tells of, with title and sectors from his office unless the row has its own."""
    code, office = row["code"] or None, offices[row["office"]]
    of = row["of"] or None
    title = row["title"] or (titles.get((office.name, row["code"])) if not of else None) or office.title
    return Holder(
        person=row["person"],
        code=code,
        office=office.name,
        title=title.replace("{}", of or names.get(row["code"], row["code"])),
        sectors=row.many("sectors") or office.sectors,
        from_day=full_day(row["from"]),
        to_day=full_day(row["to"], end=True),
        wikidata=row["wikidata"] or None,
        of=of,
        aliases=row.many("aliases"),
        rank=0 if office.group else 2 if office.many else 1,
    )


def full_day(partial: str, *, end: bool = False) -> str | None:
    """A partial ISO date as a full day: the first it may mean, or at the end of a time the first that lies surely after it.

    >>> full_day("2004"), full_day("2004", end=True), full_day("2004-12", end=True), full_day("2004-05-03", end=True)
    ('2004-01-01', '2005-01-01', '2005-01-01', '2004-05-03')
    """
    if not partial:
        return None
    year, month, day = [*partial.split("-"), "", ""][:3]
    if day:
        return partial
    if not end:
        return f"{year}-{month or '01'}-01"
    if month and month != "12":
        return f"{year}-{int(month) + 1:02d}-01"
    return f"{int(year) + 1}-01-01"


def _count(day: str) -> int:
    """Days since the year 0, about: enough to tell the nearer from the farther."""
    return int(day[:4]) * 365 + int(day[5:7]) * 30 + int(day[8:10])
