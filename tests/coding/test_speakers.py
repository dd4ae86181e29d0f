"""Who speaks, to whom, by what channel, and who carried the words."""

import pytest

from dragoman.coding.cast import find_cast
from dragoman.coding.speakers import Delivery, carried_delivery
from dragoman.coding.statements import find_statements
from dragoman.record import Speaker, Statement
from dragoman.tables.actors import load_actors
from dragoman.tables.cues import load_cues


@pytest.fixture(scope="module")
def tables():
    """The shipped tables that a speaker is found by."""
    return load_actors(), load_cues()


@pytest.fixture
def statements(read, tables):
    """A function from text to its statements, with the cast resolved."""
    actors, cues = tables

    def _statements(text):
        document = read(text, published="2014-03-19")
        return find_statements(document, find_cast(document, (), actors), (), cues)

    return _statements


def test_a_speaker_is_an_entity(statements):
    """A source that names somebody known gives the entity's name, id and state."""
    (found,) = statements("France said that the troops would stay in Mali.")
    assert (found.speaker.name, found.speaker.code) == ("France", "FRA")
    assert found.speaker.entity is not None


def test_a_speaker_nobody_knows_keeps_his_words(statements):
    """A source that is no entity is called by its words, without the article."""
    (found,) = statements("A poll found that most farmers had lost their harvest.")
    assert (found.speaker.name, found.speaker.entity) == ("poll", None)


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ('Ms. Costa told reporters: "The bridge is open again."', ["reporters"]),
        ("Ms. Costa said in a phone call with the villagers that the bridge was open.", ["villagers"]),
        ("Ms. Costa accused the villagers of burning the bridge.", []),
    ],
)
def test_audience(statements, text, audience):
    """Who is told or called is the audience; who is accused is not."""
    assert [a.name for a in statements(text)[0].audience] == audience


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Ms. Costa said in a phone call with the villagers that the bridge was open.", "phone call"),
        ('"The bridge is open," Ms. Costa said in a statement.', "statement"),
        ("In an interview with a local farmer, Ms. Costa said the bridge was open.", "interview"),
        ('"The bridge is open," Ms. Costa said at a news conference.', "press conference"),
        ('"The bridge is open," Ms. Costa wrote on Twitter.', "social media"),
        ("Ms. Costa said that a statement had been read in church.", None),
    ],
)
def test_channel(statements, text, channel):
    """The channel stands behind a preposition beside the cue, not inside what is said."""
    assert statements(text)[0].channel == channel


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge is open," Ms. Costa told the Lusa news agency.',
        '"The bridge is open," Ms. Costa said in an interview with the Lusa news agency.',
    ],
)
def test_a_medium_carries_the_words(statements, text):
    """A news agency that is told something is no audience: it carries the words."""
    (found,) = statements(text)
    assert found.via is not None
    assert "Lusa" in found.via.name
    assert found.audience == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Costa told the villagers that the bridge would be closed for a month, her office said.",
        "Her office said Ms. Costa told the villagers that the bridge would be closed for a month.",
    ],
)
def test_a_go_between_carries_the_words(statements, text):
    """Of "X told Y that Z, W said" one statement is left: X's, carried by W."""
    (found,) = statements(text)
    assert (found.speaker.name, found.via.name.lower()) == ("Costa", "her office")


def test_the_same_speaker_goes_on_by_the_same_channel():
    """Where nothing else is said, what one speaker adds was said in the same interview; another speaker's words were not."""
    via = Speaker(name="Lusa")
    before = Statement(id="s1", source=(), cue=(), content=((0, 1),), speaker=Speaker(name="Costa"), channel="interview", via=via)
    assert carried_delivery(Delivery(), Speaker(name="Costa"), before) == Delivery(channel="interview", via=via)
    assert carried_delivery(Delivery(), Speaker(name="Haddad"), before) == Delivery()
