"""The ontology that ships is PLOVER's: its types, quads, modes and scores."""

from typing import get_args

import pytest

from dragoman.record import Aux, EventType, Quad
from dragoman.tables.ontology import load_ontology


@pytest.fixture(scope="module")
def ontology():
    """The ontology that ships."""
    return load_ontology()


def test_its_types_are_those_of_the_record(ontology):
    """A type is in the ontology if and only if a record can hold it."""
    assert set(ontology.types) == set(get_args(EventType))
    assert len(ontology.types) == 16


def test_its_auxiliary_modes_are_those_of_the_record(ontology):
    """An auxiliary mode is in the ontology if and only if a record can hold it."""
    assert set(ontology.aux) == set(get_args(Aux))


@pytest.mark.parametrize("quad", get_args(Quad))
def test_each_quad_holds_four_types_or_so(ontology, quad):
    """Types are spread over the four quads, none of which is empty."""
    assert 3 <= sum(t.quad == quad for t in ontology.types.values()) <= 5


@pytest.mark.parametrize("name", get_args(EventType))
def test_the_sign_of_a_score_agrees_with_the_quad(ontology, name):
    """Cooperation is scored above zero, conflict at zero or below, and so are the modes of conflict bar the asking for help."""
    entry = ontology.types[name]
    assert entry.name == name
    assert entry.meaning
    assert (entry.score > 0) == entry.quad.endswith("cooperation")
    assert all(score is None or -10 <= score <= 10 for score in entry.modes.values())


@pytest.mark.parametrize(
    ("name", "modes", "score"),
    [
        ("AGREE", [], 2.5),
        ("CONSULT", ["phone"], 1.5),
        ("CONSULT", ["phone", "visit"], 4.0),
        ("ASSAULT", ["beat", "unconventional"], -10.0),
        ("PROTEST", ["vandalize"], -5.0),
        ("PROTEST", ["no such mode"], -5.0),
        ("ACCUSE", [], -3.0),
    ],
)
def test_intensity_is_that_of_the_mode_furthest_from_zero(ontology, name, modes, score):
    """A mode without a score, or none, leaves the score of the type."""
    assert ontology.intensity(name, modes) == score


@pytest.mark.parametrize(
    ("word", "start"),
    [
        ("assault", "ASSAULT, type, material conflict"),
        (" Visit ", "visit, mode of CONSULT"),
        ("mil", "MIL, sector"),
        ("terrorism", "terrorism, context"),
    ],
)
def test_a_word_is_explained_in_whatever_case_it_is_typed(ontology, word, start):
    """Types, modes, sectors and contexts are looked up without regard to case or blanks around."""
    assert any(line.startswith(start) for line in ontology.explain(word))


def test_a_word_that_means_nothing_is_explained_by_no_line(ontology):
    """An unknown word is no error."""
    assert ontology.explain("marmalade") == []


def test_a_mode_that_two_types_share_is_explained_twice(ontology):
    """Each type's own score of a shared mode is told: `withdraw` counts up in RETREAT and down in SANCTION."""
    lines = ontology.explain("withdraw")
    assert [line.split(":")[0] for line in lines] == ["withdraw, mode of RETREAT", "withdraw, mode of SANCTION"]
