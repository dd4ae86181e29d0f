"""Who is meant: office holders on a day, pronouns, bodies taken up again, plurals of two, speakers of quotations."""

import pytest

from dragoman.coding.cast import find_cast
from dragoman.tables.actors import load_actors

TABLES = load_actors()


def meant(document, words, *, last=False):
    """The entity of the first (or last) mention with these words, None without one."""
    cast = find_cast(document, (), TABLES)
    found = [m for m in cast.mentions if document.text[m.start : m.end] == words]
    return cast.entity_of(found[-1 if last else 0]) if found else None


def test_a_role_is_its_holder_on_the_day(read):
    """The words "The Finnish president" is whoever held the office on the report's day."""
    assert meant(read("He called the Finnish president.", "2021-12-14"), "the Finnish president").name == "Sauli Niinistö"


@pytest.mark.parametrize("words", ["a former Finnish president", "the next Finnish president"])
def test_a_former_or_coming_president_is_not_the_holder(read, words):
    """The holder is not meant when the words say so."""
    assert meant(read(f"He called {words}.", "2021-12-14"), words).name != "Sauli Niinistö"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Peruvian President Juan Quispetor spoke. He promised help.", "He", "Juan Quispetor"),
        ("Peruvian President Juan Quispetor spoke. The Peruvian leader promised help.", "The Peruvian leader", "Juan Quispetor"),
        ("Iran has refused. It said it would not sign.", "It", "Iran"),
        ("Britain has warned Sudan that it must act.", "it", "Sudan"),
        ("Britain accused Sudan of attacking its capital.", "its", "Sudan"),
        ("NATO met on Monday. The alliance agreed on a plan.", "The alliance", "NATO"),
        ("Chad has refused. The country will not sign.", "The country", "Chad"),
    ],
)
def test_later_words_take_up_an_actor(read, text, words, name):
    """Pronouns and definite phrases stand for the actor that fits them in kind and number, subjects first."""
    assert meant(read(text), words).name == name


def test_it_that_only_fills_a_place_is_nobody(read):
    """The words "It is clear that" speaks of nobody."""
    assert meant(read("Iran has refused. It is clear that talks failed."), "It") is None


def test_they_are_several(read):
    """The words "They" takes up a plural, not a person."""
    assert meant(read("President Juan Quispetor met Chadian rebels. They want talks."), "They").code == "TCD"


def test_we_in_a_quotation_are_the_speaker_s_state(read):
    """The words "We" in quotation marks is the state of whoever is quoted."""
    text = "Chad's foreign minister spoke. \"We will never accept this,\" Chad's foreign minister said."
    assert meant(read(text), "We").code == "TCD"


def test_both_sides_are_those_who_met(read):
    """The words "the two sides" stand for the two named before."""
    document = read("Chad and Sudan met. The two sides signed a treaty.")
    cast = find_cast(document, (), TABLES)
    assert [cast.entity(m).code for m in cast.members(meant(document, "The two sides").id)] == ["TCD", "SDN"]


def test_the_leader_of_rebels_holds_no_office(read):
    """Whoever leads a group is not the head of its state."""
    assert meant(read("The leader of a Finnish rebel group fled.", "2021-12-14"), "The leader").name != "Sauli Niinistö"


def test_both_countries_are_the_last_two(read):
    """The words "The two countries" stand for the two states named before, as members of a plural entity."""
    document = read("Chad and Sudan met. The two countries signed a treaty.")
    cast = find_cast(document, (), TABLES)
    group = meant(document, "The two countries")
    assert [cast.entity(member).code for member in cast.members(group.id)] == ["TCD", "SDN"]


def test_an_ally_could_be_anybody(read):
    """Whose ally somebody is does not tell who it is."""
    assert meant(read("Chad and its allies refused."), "its allies") is None


def test_ids_follow_the_order_of_mention(read):
    """Entities are e1, e2 ... in the order in which they are first spoken of."""
    cast = find_cast(read("Chad told Sudan that Peru had refused. Chad was pleased."), (), TABLES)
    assert [(e.id, e.code) for e in cast.entities] == [("e1", "TCD"), ("e2", "SDN"), ("e3", "PER")]


def test_the_same_document_gives_the_same_cast(read):
    """A cast hangs on the document alone."""
    document = read("Chadian rebels told Sudan that they would fight its army.")
    assert find_cast(document, (), TABLES) == find_cast(document, (), TABLES)
