"""The check of offsets finds what is wrong with a record."""

import msgspec
import pytest

from dragoman.record import CoderId, Entity, Event, Mention, Party, Record, Speaker, Statement
from evaluation.coding import Coded
from evaluation.offsets import check_again, check_offsets, faults_of

TEXT = "Oslo accused Bern."
SOUND = Record(
    id="r",
    source_name="r",
    text=TEXT,
    coder=CoderId(name="x", version="0"),
    entities=(Entity(id="e1", name="Norway", kind="state", code="NOR"),),
    mentions=(Mention(start=0, end=4, entity="e1", kind="metonym"),),
    statements=(Statement(id="s1", source=((0, 4),), cue=((5, 12),), content=((13, 17),), speaker=Speaker(name="Norway", entity="e1")),),
    events=(
        Event(
            id="v1",
            type="ACCUSE",
            quad="verbal conflict",
            evidence=(0, 18),
            trigger=((5, 12),),
            actors=(Party(name="Norway", entity="e1", span=(0, 4)),),
            statement="s1",
        ),
    ),
)


def changed(**fields: object) -> Record:
    """The sound record with some fields replaced."""
    return msgspec.structs.replace(SOUND, **fields)


def with_event(**fields: object) -> Record:
    """The sound record with some fields of its event replaced."""
    return changed(events=(msgspec.structs.replace(SOUND.events[0], **fields),))


def test_a_sound_record_has_no_faults():
    """Offsets that give back words and references that are answered pass."""
    assert list(faults_of(SOUND)) == []


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (changed(mentions=(Mention(start=0, end=99, entity="e1", kind="name"),)), "mentions: outside the text"),
        (changed(mentions=(Mention(start=4, end=2, entity="e1", kind="name"),)), "mentions: outside the text"),
        (changed(mentions=(Mention(start=0, end=5, entity="e1", kind="name"),)), "mentions: begins or ends in white space"),
        (changed(mentions=(Mention(start=0, end=4, entity="e9", kind="name"),)), "entity: not in the record"),
        (changed(sentences=((4, 5),)), "sentences: empty"),
        (with_event(trigger=((5, 5),)), "events.trigger: empty"),
        (with_event(statement="s9"), "statement: not in the record"),
        (with_event(place=0), "place: not in the record"),
        (with_event(quantities=(0,)), "quantity: not in the record"),
    ],
)
def test_each_kind_of_fault_is_named(record, fault):
    """The fault says the field and what is wrong."""
    assert list(faults_of(record)) == [fault]


def write(path, *records):
    """A file of records."""
    path.write_bytes(b"".join(record.to_json() + b"\n" for record in records))
    return path


def test_the_share_of_sound_records_counts_reports_that_failed(tmp_path):
    """A report without a record is not sound."""
    bad = with_event(place=0)
    figure, faults = check_offsets(Coded("x", write(tmp_path / "r.jsonl", SOUND, bad), 4, 12, 1.0, ("a", "b")))
    assert (figure.value, figure.exact) == (0.25, True)
    assert faults == {"place: not in the record": 1}


def test_coding_again_must_give_the_same_bytes(tmp_path):
    """Records are compared byte by byte, in order; a missing file is no agreement."""
    coded = Coded("x", write(tmp_path / "a.jsonl", SOUND, SOUND), 2, 6, 1.0, ())
    again = write(tmp_path / "b.jsonl", SOUND, with_event(confidence=0.6))
    assert check_again(coded, again).value == 0.5
    assert check_again(coded, tmp_path / "none.jsonl").value == 0.0
