"""Toponyms: the spans of a report that name places, before anybody asks where they are.

The engine's place names come first, trimmed to the name itself and kept where the gazetteer or a preposition bears them out. The
gazetteer adds what the engine passed over or took for a person or a body, and the places that public bodies are named after
("the Texas Department of Health"). What is a place once in a report is one wherever it stands alone (one sense per report).
"""

import re
from collections.abc import Iterator, Sequence

from dragoman.coding.toponym_names import read_name, well_known
from dragoman.coding.toponym_signs import LONGEST_NAME, Signs, Words, split_at, trimmed
from dragoman.record import Document, Name, Span
from dragoman.tables.gazetteer import Gazetteer, place_key

__all__ = ["find_toponyms"]

# A city that the engine calls a place is believed from this size on without further signs.
NOTABLE = 50_000

_MISTAKEN = frozenset(["person", "organisation", "facility", "event", "weapon", "work", "nationality"])
_SPLIT = frozenset([",", "/", ";", "(", ")", "--", "\u2014", "\u2013"])
_JOINED = frozenset(["-", "and", "or"])
_LIST = frozenset([",", "and", "or", "&"])
_POSSESSIVE = frozenset(["'s", "\u2019s"])
_PARTS = re.compile(
    r"\b(?:its|their|country['\u2019]s|nation['\u2019]s|[A-Z]\w+['\u2019]s) (?:[a-z]+ )?"
    r"((?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)? "
    r"(?:regions?|provinces?|territory|territories|border regions?))\b"
)


def find_toponyms(document: Document, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """The spans of a document's toponyms, in order and disjoint.

    Reads text, tokens, names.
    """
    finder = _Finder(document, gazetteer)
    # The first walk takes what stands for itself, the second what the first has shown to be a place of this report.
    for _ in range(2):
        spans = list(finder.walk())
    spans.extend(found.span(1) for found in _PARTS.finditer(document.text))
    return tuple(_disjoint(document.text, spans))


def _disjoint(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    reached = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        # The engine parts "W.Va" from its last stop; the toponym keeps it.
        whole = end + 1 if text[end : end + 1] == "." and "." in text[start:end] and text[end - 1].isalpha() else end
        if start >= reached:
            yield start, whole
            reached = whole


class _Finder:
    """One report's search; what it has accepted so far bears out the rest."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        """Mark which tokens the engine's names cover, and which words are surnames here."""
        self._document = document
        self._tokens = document.tokens
        self._gazetteer = gazetteer
        self._signs = Signs(document, gazetteer)
        self._accepted: set[str] = set()
        self._in_places: set[int] = set()
        self._covered = [False] * len(document.tokens)
        self._surnames: set[str] = set()
        for name in document.names:
            self._covered[name.first : name.last + 1] = [True] * (name.last + 1 - name.first)
            if name.label == "person" and name.first < name.last:
                self._surnames.add(document.tokens[name.last].text.lower())

    def walk(self) -> Iterator[Span]:
        """The toponyms as far as they are shown, noting each as a place of this report."""
        for name in self._document.names:
            yield from self._note(self._from_name(name))
        yield from self._note(self._passed_over())

    def _note(self, found: Iterator[Words]) -> Iterator[Span]:
        for first, stop in found:
            last = self._extended(first, stop)
            self._accepted.add(place_key(self._signs.text(first, last)))
            self._in_places.update((first, last))
            yield self._tokens[first].start, self._tokens[last].end

    def _extended(self, first: int, last: int) -> int:
        """The end of the longer name that the engine cut short: "Guinea" of "Guinea-Bissau", "U.S." of "U.S. Virgin Islands"."""
        for stop in range(min(last + 3, len(self._tokens) - 1), last, -1):
            token = self._tokens[stop]
            joined = token.text[:1].isupper() and token.sentence == self._tokens[first].sentence and token.text != "State"
            if joined and any(c.level != "city" or self._tokens[last + 1].text == "-" for c in self._signs.senses(first, stop)):
                return stop
        return last

    # Names of the engine

    def _from_name(self, name: Name) -> Iterator[Words]:
        """The toponyms in a name of the engine: none, one, or several parted by commas, hyphens or "and"."""
        for start, stop in self._parts(name):
            first, last = self._undirected(*trimmed(self._tokens, start, stop))
            if first > last or self._signs.is_other(first, last):
                continue
            if name.label == "place":
                if self._borne_out(first, last):
                    yield first, last
            elif name.label == "nationality" and self._signs.is_kind(last + 1, "descriptor") and self._signs.senses(first, last + 1):
                # "Crimean peninsula": the adjective alone is no toponym, the whole is.
                yield first, last + 1
            elif name.label in _MISTAKEN:
                yield from self._in_other_name(name, first, last)

    def _undirected(self, first: int, last: int) -> Words:
        """The name without a direction that is no part of it: "Central Iraq", but "West Africa"."""
        directed = first < last and self._signs.is_kind(first, "direction") and not self._signs.senses(first, last)
        return (first + 1, last) if directed and self._signs.senses(first + 1, last) else (first, last)

    def _parts(self, name: Name) -> Iterator[Words]:
        """The name parted at commas; at hyphens and "and" only when each side is a place by itself and the whole is none."""
        for first, last in split_at(name.first, name.last, self._is_gap):
            parts = list(split_at(first, last, self._is_joint))
            if self._signs.senses(first, last) or not all(self._signs.is_known(*trimmed(self._tokens, *p)) for p in parts):
                parts = [(first, last)]
            yield from parts

    def _is_gap(self, index: int) -> bool:
        """Whether a token parts names: a comma, a bracket, a dash with space before it ("AP - Chile")."""
        token = self._tokens[index]
        return token.text in _SPLIT or (token.text == "-" and index > 0 and self._tokens[index - 1].end < token.start)

    def _is_joint(self, index: int) -> bool:
        return self._tokens[index].text in _JOINED

    def _borne_out(self, first: int, last: int) -> bool:
        """Whether what the engine takes for a place is one: by the gazetteer, a preposition, a container, or elsewhere in the report."""
        words = self._signs.text(first, last)
        if self._signs.is_kind(first, "title", "speaker") or (first == last and self._signs.is_kind(first, "month", "not a place")):
            return False
        found = read_name(self._document.text, (self._tokens[first].start, self._tokens[last].end), self._gazetteer).candidates
        if found and found[0].adjective and first == last:
            return False
        if self._signs.is_placed(first, last):
            return bool(found) or not words.isupper() or self._signs.has_container(last)
        if first == last and words.lower() in self._surnames:
            return False
        if not found:
            return last > first and self._signs.is_kind(last, "street")
        return (
            last > first
            or any(c.population >= NOTABLE or c.level not in {"city", "point"} for c in found)
            or place_key(words) in self._accepted
            or self._signs.is_kind(first - 1, "weak preposition")
            or self._signs.is_kind(last + 1, "role", "body")
        )

    def _in_other_name(self, name: Name, first: int, last: int) -> Iterator[Words]:
        """The place in what the engine took for something else: the whole of it, its head, or what follows "of"."""
        street = first < last and self._signs.is_kind(last, "street") and name.label in {"organisation", "facility", "person"}
        if street or self._is_mistaken(name, first, last):
            yield first, last
        elif name.label in {"organisation", "facility", "work"}:
            yield from self._named_after(first, last)

    def _is_mistaken(self, name: Name, first: int, last: int) -> bool:
        """Whether the whole of a person's or body's name is a place: well known, placed, or shown elsewhere in the report."""
        words = self._signs.text(first, last)
        found = self._signs.senses(first, last) if words[:1].isupper() else ()
        if self._signs.is_kind(first, "not a place", "month", "title", "speaker"):
            return False
        if not found:
            # "The city of Tal Afar" is a place, known to the gazetteer or not.
            return self._signs.is_kind(first - 2, "settlement") and self._signs.lower(first - 1) == "of" and words[:1].isupper()
        # "In English" speaks of no town of that name.
        if name.label == "nationality" and place_key(words) not in self._accepted and not any(well_known(c) for c in found):
            return False
        owner = name.label == "person" and self._tokens[min(last + 1, len(self._tokens) - 1)].text in _POSSESSIVE
        if not owner and (self._signs.is_placed(first, last) or self._in_list(first, last)):
            # "In Paris Hilton's words" is placed too: several words must be known as one place.
            return name.label != "person" or first == last or any(well_known(c, NOTABLE) for c in found) or self._signs.has_container(last)
        return words.lower() not in self._surnames and (place_key(words) in self._accepted or self._is_famous(name, first, last))

    def _is_famous(self, name: Name, first: int, last: int) -> bool:
        """Whether a name that nothing else bears out is a place by its fame alone, and no person's name as well."""
        found = self._signs.senses(first, last)
        if name.label == "person":
            return first == last and any(well_known(c) for c in found) and not self._signs.is_kind(first, "given name")
        return any(well_known(c) or (c.level == "admin2" and last > first) for c in found)

    def _in_list(self, first: int, last: int) -> bool:
        """Whether a name stands in a list of places: "in Barrow, Jackson and Madison counties"."""
        before = self._signs.lower(first - 1) in _LIST and first - 2 in self._in_places
        behind = self._signs.lower(last + 1) in _LIST and last + 2 in self._in_places
        goes_on = behind or self._signs.lower(last + 1) in _LIST | {"counties", "."}
        return (before and goes_on) or (behind and self._signs.is_kind(first - 1, "preposition"))

    def _named_after(self, first: int, last: int) -> Iterator[Words]:
        """The place at the head of a public body's name, or behind its "of"."""
        for stop in range(min(last - 1, first + LONGEST_NAME), first - 1, -1):
            owner = stop < last and self._tokens[stop + 1].text in _POSSESSIVE
            body = any(self._signs.is_kind(n, "body") for n in range(stop + 1, last + 1)) or self._signs.is_kind(stop + 1, "role")
            if (owner or body) and self._notable(first, stop):
                yield first, stop
                return
        for at in range(last - 1, first, -1):
            if self._signs.lower(at) == "of" and any(self._signs.is_kind(n, "body") for n in range(first, at)):
                start, stop = trimmed(self._tokens, at + 1, last)
                if start <= stop and self._notable(start, stop):
                    yield start, stop
                return

    def _notable(self, first: int, last: int) -> bool:
        """Whether words name a place that bodies are named after: a state, a county, a city of some size, or a place of this report."""
        if first == last and self._signs.is_kind(first, "not a place", "month", "body"):
            return False
        found = self._signs.senses(first, last)
        return any(well_known(c, NOTABLE) or (c.level == "admin2" and last > first) for c in found) or (
            bool(found) and place_key(self._signs.text(first, last)) in self._accepted
        )

    # Capitalised words that no name of the engine covers

    def _passed_over(self) -> Iterator[Words]:
        at = 0
        while at < len(self._tokens):
            stop = None
            if not self._covered[at] and self._tokens[at].text[:1].isupper():
                stop = self._longest(at, self._run(at))
                if stop is not None:
                    yield at, stop
            at = at + 1 if stop is None else stop + 1

    def _run(self, at: int) -> int:
        """The last token of the capitalised words that begin at a token, at most LONGEST_NAME of them."""
        last = at
        while last + 1 < len(self._tokens) and last + 1 - at < LONGEST_NAME and not self._covered[last + 1]:
            token = self._tokens[last + 1]
            if token.sentence != self._tokens[at].sentence or not (token.text[:1].isupper() or token.text == "-"):
                break
            last += 1
        return last

    def _longest(self, first: int, last: int) -> int | None:
        """The end of the longest place name that begins at a token and is not part of a longer name."""
        for stop in range(last, first - 1, -1):
            if self._signs.is_street(first, stop):
                return stop
            if self._signs.is_known(first, stop) and self._stands(first, stop) and not self._signs.is_other(first, stop):
                return stop
        return None

    def _stands(self, first: int, last: int) -> bool:
        """Whether a name is whole and a place: a proper noun, no part of a longer name, known to readers or shown to be a place."""
        if all(t.pos not in {"PROPN", "NOUN"} for t in self._tokens[first : last + 1]):
            return False
        found = self._signs.senses(first, last)
        famous = any(well_known(c) for c in found)
        longer = self._signs.is_proper(last + 1) and not self._signs.has_body_behind(last)
        # "A Queensland Amber Alert": a state or country keeps its sense at the head of other words.
        if self._signs.is_proper(first - 1) or (longer and not (famous and found[0].level in {"country", "admin1"})):
            return False
        return (
            famous
            or self._signs.is_placed(first, last)
            or self._in_list(first, last)
            or place_key(self._signs.text(first, last)) in self._accepted
        )
