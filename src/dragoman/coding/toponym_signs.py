"""The signs that words are a place's name: what stands beside them, and what the gazetteer has under them."""

import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.coding.toponym_names import place_words
from dragoman.record import Document, Token
from dragoman.tables.gazetteer import Candidate, Gazetteer

__all__ = ["LONGEST_NAME", "Signs", "Words", "split_at", "trimmed"]

LONGEST_NAME = 5
SHORTEST_NAME = 3
LONGEST_ACRONYM = 4
_AFTER_COMMA = re.compile(r",\s+((?:[A-Z]\.\s?){2,3}|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)?)")
_DATELINE = re.compile(r"\s*(?:,\s*[A-Z][\w. ]+)?\s*(?:\([A-Z][\w /-]+\)\s*)?(?:\u2014|\u2013|--|-)\s")
_TAILS = frozenset(["province", "region", "peninsula", "river", "valley", "county", "district", "sea", "islands", "island", "city"])
_SHORT_NAMES = frozenset(["US", "UK"])

# First and last token, inclusive.
Words = tuple[int, int]


class Signs:
    """One document's tokens, asked by their indexes."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        """Hold the document and the gazetteer."""
        self._document = document
        self._tokens = document.tokens
        self._gazetteer = gazetteer
        self._words = place_words()

    def text(self, first: int, last: int) -> str:
        """The words from one token to another, as printed."""
        return self._document.text[self._tokens[first].start : self._tokens[last].end]

    def lower(self, index: int) -> str:
        """A token in small letters without its stop; empty where there is none."""
        return self._tokens[index].text.lower().rstrip(".") if 0 <= index < len(self._tokens) else ""

    def is_kind(self, index: int, *kinds: str) -> bool:
        """Whether the word at a token is of one of the kinds of the table."""
        word = self.lower(index)
        return any(word in self._words[kind] for kind in kinds)

    def senses(self, first: int, last: int) -> tuple[Candidate, ...]:
        """The places that bear this name; an acronym ("SWAT") is no town's."""
        words = self.text(first, last)
        towns = not (words.isupper() and len(words) <= LONGEST_ACRONYM)
        return tuple(c for c in self._gazetteer.candidates(words) if not c.adjective and (towns or c.level != "city"))

    def is_known(self, first: int, last: int) -> bool:
        """Whether words name a place of the gazetteer."""
        words = self.text(first, last) if first <= last else ""
        if len(words) < SHORTEST_NAME and words not in _SHORT_NAMES:
            return False
        if first == last and self.is_kind(first, "not a place", "month", "body"):
            return False
        return bool(self.senses(first, last))

    def is_placed(self, first: int, last: int) -> bool:
        """Whether what stands beside a name says that it is a place: "in", a container, "-based", a dateline, ", of" after an age."""
        if self.is_kind(first - 1, "preposition") or self.is_kind(last + 1, "dweller") or self.has_container(last):
            return True
        if self.lower(last + 1) == "-" and self.lower(last + 2) == "based":
            return True
        if self.lower(first - 1) == "of" and (self.lower(first - 2) == "," or self.is_kind(first - 2, "descriptor")):
            return True
        if any(self.is_kind(n, "descriptor") and self._tokens[n].text.islower() for n in (first - 1, last + 1)):
            return True
        return first == self._sentence_start(first) and bool(_DATELINE.match(self._document.text, self._tokens[last].end))

    def has_container(self, last: int) -> bool:
        """Whether a comma and a state, province or country follow: "Jackson, Miss."."""
        after = _AFTER_COMMA.match(self._document.text, self._tokens[last].end)
        if not after:
            return False
        words = after[1].strip()
        if self._gazetteer.abbreviated(words):
            return True
        return any(
            c.level in {"country", "admin1"} and not c.adjective
            for each in (words, words.split()[0])
            for c in self._gazetteer.candidates(each)[:1]
        )

    def _sentence_start(self, index: int) -> int:
        return self._document.sentences[self._tokens[index].sentence].first

    def is_proper(self, index: int) -> bool:
        """Whether a token is a capitalised proper noun."""
        return 0 <= index < len(self._tokens) and self._tokens[index].pos == "PROPN" and self._tokens[index].text[:1].isupper()

    def has_body_behind(self, last: int) -> bool:
        """Whether the capitalised words behind a name are those of a public body or an office: "Kanawha County Family Court"."""
        at = last + 1
        while self.is_proper(at) and at - last <= LONGEST_NAME:
            if self.is_kind(at, "role", "body"):
                return True
            at += 1
        return False

    def is_street(self, first: int, last: int) -> bool:
        """Whether words are the whole name of a street: "King Edward Street"."""
        return first < last and self.is_kind(last, "street") and self.is_proper(first) and not self.is_proper(first - 1)

    def is_other(self, first: int, last: int) -> bool:
        """Whether a place's name here stands for a disease ("Marburg virus") or a leaning ("pro-Moscow")."""
        return self.is_kind(last + 1, "disease") or self.is_attitude(first)

    def is_attitude(self, first: int) -> bool:
        """Whether a name only tells a leaning: "pro-Moscow separatists"."""
        return self.lower(first - 1) == "-" and self.lower(first - 2) in {"pro", "anti"}


def split_at(first: int, last: int, is_gap: Callable[[int], bool]) -> Iterator[Words]:
    """The stretches of tokens between gaps."""
    start = first
    for n in range(first, last + 1):
        if is_gap(n):
            if start < n:
                yield start, n - 1
            start = n + 1
    if start <= last:
        yield start, last


def trimmed(tokens: Sequence[Token], first: int, last: int) -> Words:
    """Without the article, lower-case words ("northern"), and what is no part of a name at the end."""
    while first <= last and not _begins_name(tokens[first].text):
        first += 1
    if last - first > 1 and tokens[first + 1].text == "of" and tokens[first].text in {"City", "Town", "Village"}:
        first += 2
    while first <= last and not _ends_name(tokens[last].text):
        last -= 1
    return first, last


def _begins_name(word: str) -> bool:
    return word.startswith("al-") or (word[:1].isupper() and word != "The")


def _ends_name(word: str) -> bool:
    """Whether a word may end a place's name: capitalised, a number, the stop of "Ill.", or a descriptor ("peninsula")."""
    return word == "." or word.lower() in _TAILS or (word[0].isalnum() and not word.islower())
