"""`docs/record.md` tells every field of every struct of a record."""

import re
from pathlib import Path

import pytest

from dragoman import record
from dragoman.record import (
    CoderId,
    Condition,
    Entity,
    Event,
    EventDate,
    Mention,
    Paragraph,
    Party,
    Place,
    Quantity,
    Record,
    Speaker,
    Statement,
    StatementDate,
    Timex,
)  # fmt: skip

PAGE = (Path(__file__).parent.parent / "docs" / "record.md").read_text(encoding="utf-8")
# The heading under which each struct is told.
SECTIONS = {
    Record: "Record", CoderId: "Coder", Paragraph: "Paragraph", Entity: "Entity", Mention: "Mention", Timex: "Time", Place: "Place",
    Quantity: "Quantity", Statement: "Statement", Speaker: "Statement", StatementDate: "Statement", Event: "Event", Party: "Event",
    EventDate: "Event", Condition: "Event",
}  # fmt: skip


def section(heading: str) -> str:
    """The text under a heading, to the next one of its level or above."""
    match = re.search(rf"^(##+) {heading}\b.*?(?=^##? |\Z|^\1 )", PAGE, re.MULTILINE | re.DOTALL)
    assert match, f"no heading {heading}"
    return re.sub(r"<!-- example:.*?<!-- end -->", "", match[0], flags=re.DOTALL)


@pytest.mark.parametrize(
    ("struct", "field"), [(s, f) for s in SECTIONS for f in s.__struct_fields__], ids=lambda x: x if isinstance(x, str) else x.__name__
)
def test_every_field_is_told_under_its_struct(struct, field):
    """A field stands in backquotes in the section of its struct."""
    assert f"`{field}`" in section(SECTIONS[struct]), f"docs/record.md does not tell {struct.__name__}.{field}"


def test_no_struct_of_a_record_is_forgotten():
    """Every struct that a Record can hold has a section."""
    definitions = record.record_schema()["$defs"]
    assert {struct.__name__ for struct in SECTIONS} == set(definitions)


@pytest.mark.parametrize(
    "name", ["EventType", "Quad", "Aux", "Status", "Certainty", "Form", "Act", "EntityKind", "MentionKind", "TimexType"]
)
def test_every_value_of_a_closed_list_is_told(name):
    """The words that a field may hold stand in the page."""
    for value in getattr(record, name).__args__:
        assert f"`{value}`" in PAGE, f"docs/record.md does not tell {value!r}"


def test_spans_of_a_record_are_all_walked_over():
    """`spans_of` knows every field that holds offsets: a new one must be added to it, or checks of offsets pass it by."""
    holders = {s.__name__ for s in SECTIONS if {"start", "end"} <= set(s.__struct_fields__)}
    assert holders == {"Paragraph", "Mention", "Timex", "Place", "Quantity"}
