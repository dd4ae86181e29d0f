"""One telling of each event is kept: by hand-made events, so that no parser has a say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.merging import merged
from dragoman.record import Condition, Event, Paragraph, Party, Report
from dragoman.text import build_document

# A title of [0, 20), a lead of [22, 60) and a paragraph further down of [100, 140).
TITLE, LEAD, BELOW = (0, 20), (22, 60), (100, 140)
DOCUMENT = build_document(
    Report(
        id="r",
        source_name="r",
        text="x" * 150,
        paragraphs=(Paragraph(start=0, end=20, kind="title"), Paragraph(start=22, end=60), Paragraph(start=62, end=150)),
    ),
    [],
    [],
)


def party(code):
    """A party of a country."""
    return Party(name=code, code=code)


def event(number, evidence, type_="ACCUSE", actors="KEN", recipients="UGA", **fields):
    """An event at the start of its sentence; sides are codes with blanks between."""
    return Event(
        id=f"v{number}",
        type=type_,
        quad="verbal conflict",
        evidence=evidence,
        trigger=((evidence[0] + number, evidence[0] + number + 1),),
        actors=tuple(map(party, actors.split())),
        recipients=tuple(map(party, recipients.split())),
        **fields,
    )


def test_title_and_lead_tell_one_event():
    """The same parties and the same type in title and text are one happening."""
    assert len(merged(DOCUMENT, [event(1, TITLE), event(2, LEAD)])) == 1


def test_the_fuller_telling_is_kept_with_what_the_other_knew():
    """Parties, modes, contexts, amounts and place of the telling that is left out go over."""
    title = event(1, TITLE, recipients="", modes=("allege",), contexts=("military",), quantities=(1,), place=0)
    lead = event(2, LEAD, contexts=("legal",), quantities=(0,))
    (kept,) = merged(DOCUMENT, [title, lead])
    assert kept.evidence == LEAD
    assert kept.recipients == (party("UGA"),)
    assert (kept.modes, kept.contexts, kept.quantities, kept.place) == (("allege",), ("legal", "military"), (0, 1), 0)


def test_confidence_is_that_of_the_surer_telling():
    """Two tellings make a happening no less sure."""
    (kept,) = merged(DOCUMENT, [event(1, TITLE, confidence=0.4), event(2, LEAD, confidence=0.7)])
    assert kept.confidence == 0.7


@pytest.mark.parametrize(
    "other",
    [
        event(2, LEAD, type_="REJECT"),
        event(2, LEAD, status="alleged"),
        event(2, LEAD, aux=("negated",)),
        event(2, LEAD, recipients="TZA"),
        event(2, LEAD, actors="TZA"),
    ],
    ids=["type", "status", "negation", "recipient", "actor"],
)
def test_what_differs_stays_apart(other):
    """Another type, status, negation, actor or recipient makes another happening."""
    assert len(merged(DOCUMENT, [event(1, TITLE), other])) == 2


def test_ids_follow_the_order_of_the_text():
    """Events are numbered by their triggers, wherever they stood in the list."""
    found = merged(DOCUMENT, [event(1, BELOW, type_="REJECT"), event(2, TITLE), event(3, LEAD, type_="AID")])
    assert [(e.id, e.evidence) for e in found] == [("v1", TITLE), ("v2", LEAD), ("v3", BELOW)]


def test_a_condition_follows_its_event_to_the_new_number():
    """Where the event that a condition names is left out, the condition names the telling that is kept."""
    condition = Condition(text="if", span=(100, 102), event="v2")
    threat = event(3, BELOW, type_="THREATEN", condition=condition)
    found = merged(DOCUMENT, [event(1, TITLE), event(2, LEAD), threat])
    assert [e.type for e in found] == ["ACCUSE", "THREATEN"]
    assert found[1].condition.event == found[0].id


def test_a_condition_on_nothing_coded_stays():
    """A condition whose clause tells no event keeps its words."""
    threat = event(1, LEAD, type_="THREATEN", condition=Condition(text="if", span=(30, 32)))
    assert merged(DOCUMENT, [threat])[0].condition == threat.condition


def test_nothing_gives_nothing():
    """A report without events is no error."""
    assert merged(DOCUMENT, []) == ()


made = st.builds(
    event,
    st.integers(1, 9),
    st.sampled_from([TITLE, LEAD, BELOW]),
    st.sampled_from(["ACCUSE", "ASSAULT", "AID"]),
    st.sampled_from(["KEN", "UGA", "KEN UGA", ""]),
    st.sampled_from(["KEN", "TZA", ""]),
    status=st.sampled_from(["actual", "alleged"]),
    aux=st.sampled_from([(), ("negated",)]),
)


@given(st.lists(made, max_size=6, unique_by=lambda e: e.id))
def test_merging_only_takes_away(events):
    """No event is made up, no type is lost, ids run from v1, and triggers are in the order of the text."""
    found = merged(DOCUMENT, events)
    assert len(found) <= len(events)
    assert {e.type for e in found} == {e.type for e in events}
    assert [e.id for e in found] == [f"v{n}" for n in range(1, len(found) + 1)]
    assert [e.trigger[0] for e in found] == sorted(e.trigger[0] for e in found)
    assert {e.trigger for e in found} <= {e.trigger for e in events}
