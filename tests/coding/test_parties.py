"""Parties of a noun phrase: conjuncts, examples, members, things that belong to an actor."""

import pytest

from dragoman.coding.cast import find_cast
from dragoman.coding.parties import parties_at
from dragoman.tables.actors import load_actors

TABLES = load_actors()


def parties(document, word, *, places=False):
    """Code and sectors of the parties that the phrase headed at a word names."""
    token = next(t for t in document.tokens if t.text == word)
    return [(p.code, p.sectors) for p in parties_at(document, find_cast(document, (), TABLES), token.index, places=places)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The EU and the G7 met.", "EU", ["EU", "G7"]),
        ("Israeli and Palestinian leaders met.", "leaders", ["ISR", "PSE"]),
        ("Chad and its allies refused.", "Chad", ["TCD"]),
        ("They heard criticism from some countries, including France and Germany.", "countries", ["FRA", "DEU"]),
        ("Members of Hamas refused.", "Members", ["PSE"]),
        ("Dozens of Peruvians fled.", "Dozens", ["PER"]),
        ("A group of Chadian diplomats left.", "group", ["TCD"]),
        ("They rejected a German proposal.", "proposal", ["DEU"]),
        ("Peru's demands were met.", "demands", ["PER"]),
        ("The weather was fine.", "weather", []),
        ("Anti-American protests went on.", "protests", []),
    ],
)
def test_codes_of_a_phrase(read, text, word, expected):
    """Each actor that the words name comes once, in text order; nobody comes where nobody is named."""
    assert [code for code, _ in parties(read(text), word)] == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They watched a French warship.", "warship", [("FRA", ("MIL",))]),
        ("They watched five French and U.S. military aircraft.", "aircraft", [("FRA", ("MIL",)), ("USA", ("MIL",))]),
        ("US-Iraqi troops advanced.", "troops", [("USA", ("MIL",)), ("IRQ", ("MIL",))]),
        ("He read a Chadian court ruling.", "ruling", [("TCD", ("JUD",))]),
        ("Paris refused to sign.", "Paris", [("FRA", ("GOV",))]),
    ],
)
def test_sectors_of_a_phrase(read, text, word, expected):
    """Arms are an army's, rulings a court's, an acting capital is a government."""
    assert parties(read(text), word) == expected


def test_a_place_is_a_party_only_when_asked_for(read):
    """A capital that somebody reaches is its state for a visit, and nobody else."""
    document = read("He arrived in Amman on Monday.")
    assert parties(document, "Amman") == []
    assert parties(document, "Amman", places=True) == [("JOR", ())]


def test_the_span_holds_the_words_of_the_phrase(read):
    """A party's span starts with the first modifier of its head and leaves out the preposition."""
    document = read("He spoke with the new Chadian foreign minister.")
    token = next(t for t in document.tokens if t.text == "minister")
    party = parties_at(document, find_cast(document, (), TABLES), token.index)[0]
    assert document.text[party.span[0] : party.span[1]] == "the new Chadian foreign minister"


def test_a_possessive_pronoun_lends_its_actor(read):
    """The words "Its army" is the army of the state that "its" takes up."""
    assert parties(read("Chad said that its army had won."), "army") == [("TCD", ("MIL",))]
