"""The lexicon that ships fits the ontology, and a lexicon that does not fit is refused by name."""

import tomllib
from importlib.resources import files
from typing import get_args

import pytest

from dragoman.record import EventType
from dragoman.tables.lexicon import load_lexicon, parse_lexicon
from dragoman.tables.ontology import load_ontology

ROWS = tomllib.loads(files("dragoman.tables").joinpath("lexicon.toml").read_text(encoding="utf-8"))["entry"]
FIELDS = frozenset(
    [
        "id", "type", "modes", "kind", "verbs", "nouns", "adjectives", "object", "subject", "with", "unless", "needs", "to", "actor", "of",
        "poss", "reciprocal", "one_sided", "weak", "clause", "weight",
    ]
)  # fmt: skip
LISTS = ("verbs", "nouns", "adjectives", "object", "subject", "unless", "needs", "to", "modes")


@pytest.fixture(scope="module")
def lexicon():
    """The lexicon that ships."""
    return load_lexicon()


@pytest.fixture(scope="module")
def ontology():
    """The ontology that ships."""
    return load_ontology()


def test_ids_are_unique():
    """No two entries bear one id."""
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_an_entry_fits_the_ontology(ontology, row):
    """Its modes belong to its type, it has words to be known by, and no field is misspelt."""
    assert set(row) <= FIELDS
    assert row.get("verbs") or row.get("nouns") or row.get("adjectives")
    assert set(row.get("modes", [])) <= set(ontology.types[row["type"]].modes if "type" in row else ())
    assert 0 < row.get("weight", 0.5) <= 1
    assert row.get("actor", "subject") in ("subject", "object", "none")
    assert row.get("of") in (None, "actor", "recipient")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_words_of_an_entry_are_lower_case(row):
    """Lemmas are compared in lower case, so that a capital in a list would never match."""
    words = [word for field in LISTS for word in row.get(field, [])]
    assert words == [word.lower() for word in words]
    assert all(word == " ".join(word.split()) for word in words if word)


@pytest.mark.parametrize("name", get_args(EventType))
def test_every_type_has_words(name):
    """There is no type that the lexicon cannot find."""
    assert any(row.get("type") == name for row in ROWS)


def test_an_entry_without_a_type_colours_something():
    """Only a word that changes what hangs on it may do without a type."""
    assert all("type" in row or row.get("kind", "deed") != "deed" for row in ROWS)


def test_contexts_are_known_to_the_ontology(lexicon, ontology):
    """The words of contexts name contexts that are in the ontology."""
    assert lexicon.contexts
    assert {c for found in lexicon.contexts.values() for c in found} <= set(ontology.contexts)


def test_the_hash_hangs_on_the_text_alone():
    """One text gives one hash, another text another."""
    one, other = '[[entry]]\nid = "a"\ntype = "AID"\nverbs = ["help"]\n', '[[entry]]\nid = "a"\ntype = "AID"\nverbs = ["aid"]\n'
    assert parse_lexicon(one).hash == parse_lexicon(one).hash != parse_lexicon(other).hash


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('id = "a"\ntype = "AIDE"\nverbs = ["help"]', "entry a: no type AIDE"),
        ('id = "b"\nkind = "deeds"\nverbs = ["help"]', "entry b: no kind deeds"),
        ('id = "c"\nobject = ["@nothing"]\nverbs = ["help"]', "entry c: no group @nothing"),
        ('id = "d"\nwith = { to = ["@nothing"] }\nverbs = ["help"]', "entry d: no group @nothing"),
        ('id = "e"\nverbs = ["help"]\n[[entry]]\nid = "e"\nverbs = ["aid"]', "two entries with the id e"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused_by_name(entry, said):
    """The message names the entry, so that who edits the table finds it."""
    with pytest.raises(ValueError, match=said):
        parse_lexicon(f"[[entry]]\n{entry}\n")


def test_verbs_are_keyed_by_their_first_word_and_nouns_by_their_last():
    """A phrase is found from the word that heads it, and keeps the words that must stand beside it."""
    lexicon = parse_lexicon('[[entry]]\nid = "a"\nverbs = ["call for"]\nnouns = ["hunger strike"]\nadjectives = ["willing"]\n')
    assert [rest for rest, _ in lexicon.verbs["call"]] == [("for",)]
    assert [rest for rest, _ in lexicon.nouns["strike"]] == [("hunger",)]
    assert [rest for rest, _ in lexicon.adjectives["willing"]] == [()]


def test_a_group_stands_for_its_words():
    """A name after "@" is replaced by the words of the group, beside those that stand there themselves."""
    text = '[groups]\nfood = ["rice", "wheat"]\n[[entry]]\nid = "a"\nverbs = ["send"]\nobject = ["@food", "truck"]\n'
    ((_, entry),) = parse_lexicon(text).verbs["send"]
    assert entry.object == {"rice", "wheat", "truck"}
