"""Who said what: sources, cues and contents of direct and indirect speech, and how statements stand inside one another."""

import msgspec
import pytest

from dragoman.coding.cast import Cast
from dragoman.coding.drafts import find_drafts
from dragoman.coding.statements import find_statements
from dragoman.tables.cues import load_cues


@pytest.fixture(scope="module")
def cues():
    """The shipped tables of cues."""
    return load_cues()


@pytest.fixture
def told(read, cues):
    """A function from text to its statements as words: (source, cue, contents)."""

    def _told(text, title=None):
        document = read(text, title=title)
        _, drafts = find_drafts(document, cues)

        def words(spans):
            return tuple(text[start:end] for start, end in spans)

        return [(" ".join(words(d.source)), " ".join(words(d.cue)), words(d.content)) for d in drafts]

    return _told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will not leave the valley," Colonel Haddad said.', ("Colonel Haddad", "said", ('"We will not leave the valley,"',))),
        ('"Who fired first?" asked the Danish envoy.', ("the Danish envoy", "asked", ('"Who fired first?"',))),
        ('The mayor told reporters: "The bridge is open again."', ("The mayor", "told", ('"The bridge is open again."',))),
        ('She said, "The harvest is lost."', ("She", "said", ('"The harvest is lost."',))),
        ('"We came," Haddad said, "and we will stay."', ("Haddad", "said", ('"We came,"', '"and we will stay."'))),
        ('"We came," Haddad said. "We will stay here."', ("Haddad", "said", ('"We came,"', '"We will stay here."'))),
        (
            '"We came at night," Haddad said.\n\n"Nobody was awake in the village."',
            ("Haddad", "said", ('"We came at night,"', '"Nobody was awake in the village."')),
        ),
        ('"The dam will hold for a year." \u2014 Maria Costa', ("Maria Costa", "\u2014", ('"The dam will hold for a year."',))),
        ('The plan is "a disaster for farmers," Costa said.', ("Costa", "said", ('The plan is "a disaster for farmers,"',))),
    ],
)
def test_direct_speech(told, text, expected):
    """The cue of a quotation stands after it, before it, inside it, or in the paragraph above."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said that talks had failed.", ("The minister", "said", ("that talks had failed",))),
        ("The minister said talks had failed.", ("The minister", "said", ("talks had failed",))),
        ("Talks had failed, the minister said.", ("the minister", "said", ("Talks had failed",))),
        ("Kenya accused Somalia of arming the rebels.", ("Kenya", "accused", ("arming the rebels",))),
        ("Kenya denied planning an attack.", ("Kenya", "denied", ("planning an attack",))),
        ("Kenya warned Somalia of new sanctions.", ("Kenya", "warned", ("new sanctions",))),
        ("The rebels vowed to fight on.", ("The rebels", "vowed", ("to fight on",))),
        ("The general said in June he was leaving the army.", ("The general", "said", ("he was leaving the army",))),
    ],
)
def test_indirect_speech(told, text, expected):
    """Clauses, gerunds, infinitives and noun phrases are content, each by the pattern of its verb."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We will stay," the general was quoted as saying.', "the general"),
        ("AP - A group of farmers said that the dam was unsafe.", "A group of farmers"),
        ("Kim Min-hee said that the dam was unsafe.", "Kim Min-hee"),
        ("The mayor, who visited the village on Monday, said that the dam was unsafe.", "The mayor, who visited the village on Monday"),
    ],
)
def test_sources(told, text, source):
    """The source is the whole noun phrase, without an agency before it or a hyphen that breaks it."""
    assert told(text)[0][0] == source


def test_the_dateline_is_no_content(read, cues):
    """Content begins after the agency's opening words."""
    text = "NAIROBI (Reuters) - The dam broke at night, the mayor said."
    document = read(text)
    report = msgspec.structs.replace(document.report, dateline=(0, 19))
    _, (draft,) = find_drafts(msgspec.structs.replace(document, report=report), cues)
    assert [text[a:b] for a, b in draft.content] == ["The dam broke at night"]


def test_according_to(told):
    """What stands round "according to" is the content of the source behind it."""
    ((source, cue, content),) = told("The army lost 40 tanks, according to a Turkish newspaper.")
    assert (source, cue, content) == ("a Turkish newspaper", "according to", ("The army lost 40 tanks",))


def test_a_participle_goes_on_with_the_saying(told):
    """A second saying after a comma has the speaker of the first, and is no part of its content."""
    found = told("The minister said the border was closed, adding that troops would stay.")
    assert ("The minister", "said", ("the border was closed",)) in found
    assert ("The minister", "adding", ("that troops would stay",)) in found


def test_a_condition_belongs_to_what_is_warned_of(told):
    """The clause "should ..." behind a noun phrase is part of the content."""
    (found,) = told("The union warned of a massive strike should the company cut jobs.")
    assert found[2] == ("a massive strike should the company cut jobs",)


def test_a_heading_with_a_colon(told):
    """A person's name before a colon in a heading is the source of what follows."""
    assert told("Angela Merkel: No talks before a ceasefire is signed") == [
        ("Angela Merkel", ":", ("No talks before a ceasefire is signed",))
    ]


@pytest.mark.parametrize(
    "text", ['The so-called "experts" left.', "The river rose by 6 feet on Monday.", "Troops crossed the border at dawn."]
)
def test_nothing_said(told, text):
    """Scare quotes and plain deeds are no statements."""
    assert told(text) == []


def test_a_nested_statement_has_its_parent(read, cues):
    """What somebody says that another said stands inside the other's statement."""
    document = read("The envoy said on Monday that the fighting had stopped and that the rebels had promised to free all prisoners.")
    first, *rest = find_statements(document, Cast(), (), cues)
    assert first.parent is None
    assert {s.parent for s in rest} == {"s1"}


def test_a_wish_told_is_one_statement(read, cues):
    """A told wish ("he said he wants talks") is one statement, not a saying and a wish."""
    found = find_statements(read("Mr. Costa said he wants direct talks with the rebels before winter comes."), Cast(), (), cues)
    assert len(found) == 1
    assert found[0].act == "demand"


def test_form(read, cues):
    """All within marks is direct, a part is mixed, none is indirect."""
    text = '"The bridge is open," Costa said.\n\nCosta said the road was "not safe at night."\n\nCosta said the road was closed.'
    assert [s.form for s in find_statements(read(text), Cast(), (), cues)] == ["direct", "mixed", "indirect"]


@pytest.mark.parametrize("text", ["", '"', '" "', "He said", '"No," said', "According to", "said said said", 'X: "'])
def test_fragments_raise_nothing(read, cues, text):
    """Broken text gives statements with spans inside the text, or none."""
    document = read(text)
    for statement in find_statements(document, Cast(), (), cues):
        assert all(0 <= a < b <= len(text) for a, b in (*statement.source, *statement.cue, *statement.content))


def test_the_same_text_gives_the_same_statements(read, cues):
    """Equal input gives equal output."""
    text = '"We came," Haddad said. He denied planning an attack, according to the army.'
    assert find_statements(read(text), Cast(), (), cues) == find_statements(read(text), Cast(), (), cues)
