"""Names of actors: which words name one, whom they stand for, and which words that look like a name do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.actors import Actor
from dragoman.coding.cast import find_cast
from dragoman.coding.leads import home_state, lead_spans
from dragoman.coding.names import find_names
from dragoman.tables.actors import load_actors
from tests.conftest import make_report

TABLES = load_actors()


def named(document):
    """The words and the code of each name found."""
    tokens = document.tokens
    return [(document.text[tokens[n.first].start : tokens[n.last].end], n.actor.code, n.sense) for n in find_names(document, (), TABLES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland spoke to Peru.", [("Finland", "FIN", "name"), ("Peru", "PER", "name")]),
        ("Kenyan troops crossed the border.", [("Kenyan", "KEN", "adjective")]),
        ("NATO and the European Union agreed.", [("NATO", "NATO", "acronym"), ("European Union", "EU", "name")]),
        ("The Islamic Republic of Iran refused.", [("Islamic Republic of Iran", "IRN", "alias")]),
    ],
)
def test_tables_name_states_and_bodies(read, text, expected):
    """The longest name of the tables is found, without its article."""
    assert named(read(text)) == expected


@pytest.mark.parametrize("text", ["They told us to leave.", "He ate turkey in the polish kitchen."])
def test_small_letters_are_no_names(read, text):
    """A common word is no name, though a name is spelt like it."""
    assert named(read(text)) == []


def test_a_letter_may_be_lost(read):
    """A person whom the table of offices knows is found though the wire lost a letter of his name."""
    found = find_names(read("He told President Sauli Niinsto so.", "2021-12-14"), (), TABLES)
    assert [(n.actor.name, n.actor.code) for n in found] == [("Sauli Niinistö", "FIN")]


def test_a_title_tells_of_an_unknown_person(read):
    """A person whom no table knows takes state, sectors and role from the title before the name."""
    cast = find_cast(read("Peruvian Finance Minister Jane Doeling resigned on Monday."), (), TABLES)
    person = next(e for e in cast.entities if e.kind == "person")
    assert (person.name, person.code, person.sectors) == ("Jane Doeling", "PER", ("GOV",))


def test_a_surname_takes_up_the_full_name(read):
    """A bare surname is the person whom the report names in full."""
    cast = find_cast(read("Peruvian Finance Minister Jane Doeling resigned. Doeling gave no reason."), (), TABLES)
    assert len([e for e in cast.entities if e.kind == "person"]) == 1


def test_an_institution_is_of_the_state_named_before_it(read):
    """A body that several states have is the one of the state before its name."""
    cast = find_cast(read("The Kenyan Foreign Office protested."), (), TABLES)
    assert {e.code for e in cast.entities} == {"KEN"}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("NAIROBI, Kenya -- Police fired shots.", "NAIROBI, Kenya -- "),
        ("PARIS (Reuters) - Police fired shots.", "PARIS (Reuters) - "),
        ("Police fired shots.", None),
    ],
)
def test_datelines_are_set_apart(read, text, lead):
    """The dateline is found as a whole, and text without one has none."""
    spans = lead_spans(read(text), TABLES)
    assert [text[s:e] for s, e in spans] == ([lead] if lead else [])


def test_the_dateline_names_no_actor_but_gives_the_state(read):
    """A place in a dateline is no mention; its state is where unnamed police belong."""
    document = read("NAIROBI, Kenya -- Police fired shots.")
    assert named(document) == []
    assert home_state(document, (), TABLES) == "KEN"


def test_actors_compare_by_content():
    """An actor is a value."""
    assert Actor(key="a", name="A", kind="state") == Actor(key="a", name="A", kind="state")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Iran", "troops", "said", "'s", ",", "the", "\n\n", "US-", "“We", "”", "Gen.", "al-", "of", "ethnic", "its"]),
        max_size=14,
    )
)
def test_offsets_lie_in_the_text(engine, pieces):
    """Whatever the words, each mention lies inside the text, mentions are sorted and ids are known."""
    text = " ".join(pieces).strip() or "x"
    report = make_report(text)
    cast = find_cast(next(iter(engine.read([report]))), (), TABLES)
    assert all(0 <= m.start < m.end <= len(text) for m in cast.mentions)
    assert [m.start for m in cast.mentions] == sorted(m.start for m in cast.mentions)
    assert all(cast.entity(m.entity).id == m.entity for m in cast.mentions)
