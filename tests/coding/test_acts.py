"""What saying a statement does, by its cue and by its words."""

import pytest

from dragoman.coding.cast import find_cast
from dragoman.coding.statements import find_statements
from dragoman.tables.actors import load_actors
from dragoman.tables.cues import load_cues
from dragoman.tables.tsv import read_rows


@pytest.fixture(scope="module")
def tables():
    """The shipped tables that an act is found by."""
    return load_actors(), load_cues()


@pytest.fixture
def act(read, tables):
    """A function from text to the act of its first statement."""
    actors, cues = tables

    def _act(text):
        document = read(text, published="2014-03-19")
        return find_statements(document, find_cast(document, (), actors), (), cues)[0].act

    return _act


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya accused Somalia of arming the rebels.", "accusation"),
        ("Kenya denied planning an attack.", "denial"),
        ("The minister admitted that mistakes had been made.", "admission"),
        ("The union demanded that the law be withdrawn.", "demand"),
        ("The rebels vowed to free the prisoners.", "promise"),
        ("The envoy praised the ceasefire.", "praise"),
        ("The minister condemned the killings.", "criticism"),
        ("Iran rejected the proposal.", "refusal"),
        ("The envoy warned of much hunger.", "warning"),
        ("The minister ruled out new talks.", "refusal"),
        ("The army announced that it would leave the valley.", "announcement"),
        ("Serbia rejected accusations that it had armed the rebels.", "denial"),
    ],
)
def test_cues_that_name_their_act(act, text, expected):
    """A verb that names what it does decides."""
    assert act(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran said it wants direct talks with Iraq.", "demand"),
        ("France said that Mali must free the journalists.", "demand"),
        ('"We will attack the capital," the rebel commander said.', "threat"),
        ("Iran said it would reject any new proposal.", "refusal"),
        ('"Who will feed the children?" the mayor asked.', "question"),
        ('"Kenya has killed our people," the Somali president said.', "accusation"),
        ("The minister said the attack was a disgrace.", "criticism"),
        ("The minister said the harvest had begun.", "assertion"),
    ],
)
def test_words_decide_under_a_neutral_cue(act, text, expected):
    """Under "said" it is what is said that tells the act."""
    assert act(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment on the report.",
        "A spokeswoman said she could not comment on the talks.",
        "The army refused to comment.",
        "The spokesman had no comment on the report.",
    ],
)
def test_no_comment(act, text):
    """A refusal to comment is an act of its own."""
    assert act(text) == "no comment"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada warned Russia of sanctions if the army crossed the river.", "threat"),
        ("Canada warned that Canada would respond militarily if the ship was taken.", "threat"),
        ("Canada warned that locusts would attack the harvest.", "warning"),
    ],
)
def test_a_warning_of_one_s_own_harm_is_a_threat(act, text, expected):
    """Only harm that the speaker himself would do makes a warning a threat."""
    assert act(text) == expected


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("cue_acts.tsv", ("lemma", "kind")),
        ("channels.tsv", ("word",)),
        ("act_words.tsv", ("word", "sign")),
        ("cues.tsv", ("lemma", "kind")),
        ("cue_signs.tsv", ("sign",)),
    ],
)
def test_tables_are_sorted_and_their_keys_unique(name, key):
    """Every row of a table has its own key, and the rows stand in order."""
    keys = [tuple(row[column] for column in key) for row in read_rows(name)]
    assert keys == sorted(set(keys))
