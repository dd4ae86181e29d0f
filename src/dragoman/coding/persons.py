"""Finds persons by name: those whom the table of office holders knows, those met before in a report, and new ones.

The tables win over the engine's labels, which are used only to see that an unknown name is a person's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.coding.actors import Actor, Named, day_of, person_actor
from dragoman.record import Document
from dragoman.tables.actors import ActorTables, Holder

_PARTICLES = frozenset(
    [
        "al", "el", "bin", "ibn", "ben", "de", "da", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "la", "le", "ould",
        "abu", "ul", "ur",
    ]
)  # fmt: skip
# A bare surname names only an office holder who is or was lately in the news: in office at most so many days before or after.
_NEAR = 6000
# A surname shorter than this must be in the table to the letter.
_SHORT = 6
# A title with the state before it has at most so many words.
_TITLE_WORDS = 6
_TOP = ("head of state", "head of government")
_MINISTER = len(_TOP)
_HYPHENS = frozenset(["-", "\u2011"])
# Titles that the role table need not have; what they tell of their bearer.
TITLES = {
    "mr": (), "mrs": (), "ms": (), "miss": (), "dr": (), "sir": (), "lord": (), "lady": (), "gen": ("MIL",), "col": ("MIL",),
    "maj": ("MIL",), "lt": ("MIL",), "capt": ("MIL",), "sgt": ("MIL",), "cpl": ("MIL",), "adm": ("MIL",),
    "sen": ("LEG",), "rep": ("LEG",), "rev": ("REL",),
}  # fmt: skip


class Persons:
    """Finds persons' names in one document: full names first, so that bare surnames may fall back on them."""

    def __init__(self, document: Document, tables: ActorTables, taken: set[int], names: Sequence[Named]) -> None:
        """`taken` are the tokens of names found before and of datelines."""
        self.document, self.tables, self.taken = document, tables, taken
        self.day = day_of(document)
        self.codes = Counter(name.actor.code for name in names)
        self.bodies = {i: n for n in names if n.actor.kind == "organisation" for i in range(n.first, n.last + 1)}
        self.states = {i: n for n in names if n.actor.kind == "state" for i in range(n.first, n.last + 1)}
        self.labelled = {i for n in document.names if n.label == "person" for i in range(n.first, n.last + 1)}
        self.known: dict[str, Actor] = {}

    def find(self) -> list[Named]:
        """The persons named, those with more words first."""
        runs = sorted(self._runs(), key=lambda run: (run[1] == run[0], self._in_title(run[0]), run[0]))
        return [named for first, last in runs for named in self._read(first, last)]

    def _in_title(self, index: int) -> bool:
        title = self.document.report.paragraphs[0]
        return title.kind == "title" and self.document.tokens[index].start < title.end

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words that could be a person's name, titles and role words before it left out."""
        tokens, index = self.document.tokens, 0
        while index < len(tokens):
            if not self._may_begin(index):
                index += 1
                continue
            last = index
            while self._goes_on(last, index):
                last += 1
            while last > index and (tokens[last].text.lower() in _PARTICLES or tokens[last].pos == "PUNCT"):
                last -= 1
            first = self._after_titles(index, last)
            if first <= last:
                yield first, last
            index = last + 1

    def _may_begin(self, index: int) -> bool:
        token = self.document.tokens[index]
        if index in self.taken:
            return False
        if token.text[0].isupper() and (token.pos == "PROPN" or index in self.labelled):
            return True
        follows = self.document.tokens[index + 1 : index + 3]
        return (
            token.text.lower() in {"al", "bin", "de", "van", "von", "el"}
            and any(t.text[0].isupper() for t in follows)
            and index in self.labelled
        )

    def _goes_on(self, last: int, first: int) -> bool:
        """Whether the run takes the next token: a capitalised word, a particle, or a hyphen with what follows it."""
        tokens = self.document.tokens
        after = last + 1
        if after >= len(tokens) or after in self.taken or tokens[after].sentence != tokens[first].sentence:
            return False
        token, glued = tokens[after], tokens[after].start == tokens[last].end
        if token.text in _HYPHENS or (glued and tokens[last].text in _HYPHENS):
            return glued and after + (token.text in _HYPHENS) < len(tokens)
        if token.text.lower() in _PARTICLES and after + 1 < len(tokens):
            return token.pos in {"PROPN", "X", "ADP", "DET"} and tokens[after + 1].text[0].isupper() | (tokens[after + 1].text == "-")
        return token.text[0].isupper() and (token.pos == "PROPN" or after in self.labelled) and token.text not in {"AM", "PM"}

    def _after_titles(self, first: int, last: int) -> int:
        """Where the name begins after "President", "Gen." and the like."""
        words = [t.text.lower() for t in self.document.tokens[first : last + 1]]
        at = 0
        while at < len(words):
            if words[at].strip(".") in TITLES:
                at += 1
            elif (hit := self.tables.longest_role(words, at)) is not None:
                at += hit[0]
            else:
                break
        return first + at

    def _read(self, first: int, last: int) -> Iterator[Named]:
        """The person that a run names: known by the tables, met before in this report, or new."""
        for start, stop in self._parts(first, last):
            words = self.document.text[self.document.tokens[start].start : self.document.tokens[stop].end]
            if start == stop and self._common(start):
                continue
            actor = self._known(words, start, stop) or self.known.get(words.split()[-1].lower() if start == stop else "")
            if actor is None and not (start == first and stop == last and self._seems_person(first, last)):
                continue
            actor = actor or self._new(words, self._state_beside(start, stop))
            self.known.setdefault(words.split()[-1].lower(), actor)
            yield Named(first=start, last=stop, actor=actor, sense="person")
            return

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The run itself; in a title, where every word has a capital, also its parts, the longer first."""
        yield first, last
        labelled = [i for i in range(first, last + 1) if i in self.labelled]
        if labelled and len(labelled) <= last - first:
            yield labelled[0], labelled[-1]
        if self._in_title(first):
            for size in range(last - first, 0, -1):
                yield from ((start, start + size - 1) for start in range(first, last - size + 2))

    def _seems_person(self, first: int, last: int) -> bool:
        """Whether an unknown run is a person's name: the engine says so, or a title stands before it."""
        return self._is_titled(first) or (all(i in self.labelled for i in (first, last)) and not self._in_title(first))

    def _is_titled(self, first: int) -> bool:
        """Whether "Mr", "Gen." or a role of one person stands before a name."""
        before = self.document.tokens[first - 1] if first else None
        return before is not None and (before.text.lower().strip(".") in TITLES or self._is_office(before.index))

    def _is_office(self, index: int) -> bool:
        """Whether a word is a role of one person that can stand before his name ("judge", "hostage")."""
        token = self.document.tokens[index]
        role = self.tables.role(token.lemma) or self.tables.role(token.text)
        return role is not None and role.kind == "person" and role.number != "plural" and token.tag in {"NN", "NNP"}

    def _common(self, index: int) -> bool:
        """Whether a single word with a capital is no surname: a plural, a word after a number or an article, a role word."""
        token = self.document.tokens[index]
        before = self.document.tokens[index - 1].tag if index else ""
        word = token.text.lower()
        role = self.tables.role(word) or (word.endswith("s") and self.tables.role(word[:-1]))
        after = self.document.tokens[index + 1].tag if index + 1 < len(self.document.tokens) else ""
        # "The Bush administration" and "her Blair biography" name a person all the same.
        counted = before == "CD" or (before in {"DT", "PRP$"} and not after.startswith(("NN", "POS")))
        return len(word) == 1 or token.tag == "NNPS" or counted or bool(role)

    def _known(self, words: str, first: int, last: int) -> Actor | None:
        """The person whom the tables know by these words; of several, one of the state that his title or the report names."""
        bare = first == last
        if bare and words.lower() in self.known:
            return None
        # A lost letter is forgiven where something else says that a person is named.
        exactly = bare and (len(words) < _SHORT or not self._seems_person(first, last))
        holders = self.tables.book.exactly(words, self.day) if exactly else self.tables.persons(words, self.day)
        code, titled = self._state_beside(first, last), self._is_titled(first)
        holders = tuple(h for h in holders if code in {None, h.code} and (not bare or self._is_known_by_now(h)))
        if bare and not titled:
            holders = tuple(h for h in holders if h.code in self.codes or self._rank(h) < _MINISTER)
        return self._likeliest(holders, self._body_beside(first)) if holders else None

    def _is_known_by_now(self, holder: Holder) -> bool:
        """Whether a bare surname can mean somebody on the day: he has taken office, and has not left it long ago."""
        return self.day is None or ((holder.from_day or "") <= self.day and holder.days_from(self.day) <= _NEAR)

    def _likeliest(self, holders: Sequence[Holder], body: str | None) -> Actor:
        """The likeliest of the persons of one name, in the highest of the offices that he holds."""
        serving = [h for h in holders if self.day and h.on(self.day)] or list(holders)
        own = [h for h in serving if h.code == body] or [h for h in serving if h.code in self.codes] or serving
        offices = [h for h in own if h.id == own[0].id]
        # Without a day, or out of office, the order in time is all there is to go by.
        current = offices if self.day is None or offices[0].on(self.day) else offices[:1]
        return person_actor(min(current, key=self._rank), self.day)

    def _rank(self, holder: Holder) -> int:
        """How high an office is: heads of state and government before ministers and heads of bodies, before all others."""
        office = self.tables.book.offices.get(holder.office)
        group = office.group if office else None
        if group in _TOP:
            return _TOP.index(group)
        if "ELI" in holder.sectors:
            return _MINISTER + 2
        return _MINISTER if "minister" in holder.office or group else _MINISTER + 1

    def _body_beside(self, first: int) -> str | None:
        """The body whose title stands before a name: "European Commission President" X."""
        for index in range(first - 1, max(-1, first - _TITLE_WORDS), -1):
            if index in self.bodies:
                return self.bodies[index].actor.code
            if self.document.tokens[index].tag not in {"NN", "NNP", "JJ", "POS"}:
                return None
        return None

    def _state_beside(self, first: int, last: int) -> str | None:
        """The state that the title before a name or "of" after it gives: "South African President" X, King Y "of Morocco"."""
        tokens = self.document.tokens
        if last + 2 in self.states and tokens[last + 1].text == "of":
            return self.states[last + 2].actor.code
        index = first - 1
        while index >= 0 and index not in self.states and tokens[index].tag in {"NN", "NNP", "JJ", "POS"} and index > first - _TITLE_WORDS:
            index -= 1
        beside = index in self.states and index < first - 1 and tokens[index].sentence == tokens[first].sentence
        return self.states[index].actor.code if beside else None

    def _new(self, words: str, code: str | None) -> Actor:
        return Actor(key=f"person:?{words.rsplit(maxsplit=1)[-1].lower()}", name=words, kind="person", code=code)
