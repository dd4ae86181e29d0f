"""The lexicon, read from `lexicon.toml`: which words tell which event. Its head says what each field means."""

import hashlib
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal, get_args

from dragoman.record import EventType, Value
from dragoman.tables.tsv import read_rows

Kind = Literal["deed", "demand", "threat", "promise", "refusal", "accusation", "praise", "denial", "plan", "warning"]


class Entry(Value, frozen=True, kw_only=True):
    """One entry: words, what must stand around them, and the event that they tell."""

    id: str
    type: EventType | None = None
    modes: tuple[str, ...] = ()
    kind: Kind = "deed"
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    with_: Mapping[str, frozenset[str]] = {}
    unless: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    to: tuple[str, ...] = ()
    of: Literal["actor", "recipient"] | None = None
    poss: Literal["actor", "recipient"] = "actor"
    reciprocal: bool = False
    one_sided: bool = False
    weak: bool = False
    clause: bool = False
    weight: float = 0.5


class Lexicon(Value, frozen=True, kw_only=True):
    """Entries by the lemma that opens a verb or ends a noun, each with the words that must stand beside it.

    `contexts` are words to PLOVER contexts; `hash` tells one lexicon from another.
    """

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    adjectives: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    groups: Mapping[str, frozenset[str]]
    contexts: Mapping[str, tuple[str, ...]]
    hash: str


def load_lexicon() -> Lexicon:
    """The lexicon that ships. Raises ValueError naming the entry where one does not fit."""
    text = files("dragoman.tables").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return parse_lexicon(text)


def parse_lexicon(text: str) -> Lexicon:
    r"""The lexicon that a TOML text holds.

    >>> lexicon = parse_lexicon('[[entry]]\nid = "a"\ntype = "AID"\nverbs = ["bail out"]\n')
    >>> lexicon.verbs["bail"][0][0]
    ('out',)
    """
    data = tomllib.loads(text)
    groups = {name: frozenset(words) for name, words in data.get("groups", {}).items()}
    tables: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    seen: set[str] = set()
    for row in data.get("entry", []):
        entry = _entry(row, groups)
        if entry.id in seen:
            raise ValueError(f"lexicon: two entries with the id {entry.id}")
        seen.add(entry.id)
        for part, table in tables.items():
            for words in row.get(part, []):
                lemmas = tuple(words.split())
                # A verb is known by its first word ("call for"), a noun phrase by its last ("hunger strike").
                key, rest = (lemmas[-1], lemmas[:-1]) if part == "nouns" else (lemmas[0], lemmas[1:])
                table.setdefault(key, []).append((rest, entry))
    contexts: dict[str, tuple[str, ...]] = {}
    for line in read_rows("contexts.tsv"):
        contexts[line["word"]] = line.many("contexts")
    frozen = {part: {k: tuple(v) for k, v in table.items()} for part, table in tables.items()}
    return Lexicon(**frozen, groups=groups, contexts=contexts, hash=hashlib.sha256(text.encode()).hexdigest()[:16])


def _entry(row: dict[str, Any], groups: Mapping[str, frozenset[str]]) -> Entry:
    name = row["id"]
    if row.get("type") not in (None, *get_args(EventType)):
        raise ValueError(f"lexicon, entry {name}: no type {row['type']}")
    if row.get("kind", "deed") not in get_args(Kind):
        raise ValueError(f"lexicon, entry {name}: no kind {row['kind']}")
    fields: dict[str, Any] = {
        k: row[k] for k in ("type", "kind", "of", "poss", "reciprocal", "one_sided", "weak", "clause", "weight") if k in row
    }
    for key in ("object", "subject", "unless", "needs"):
        fields[key] = _words(row.get(key, []), groups, name)
    fields["with_"] = {case: _words(words, groups, name) for case, words in row.get("with", {}).items()}
    return Entry(id=name, modes=tuple(row.get("modes", [])), to=tuple(row.get("to", [])), **fields)


def _words(words: list[str], groups: Mapping[str, frozenset[str]], name: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word.startswith("@"):
            if word[1:] not in groups:
                raise ValueError(f"lexicon, entry {name}: no group {word}")
            found |= groups[word[1:]]
        else:
            found.add(word)
    return frozenset(found)
