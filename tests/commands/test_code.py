"""One report that fails takes no other with it."""

import msgspec
import pytest

from dragoman.commands.code import BATCH, code, confident
from dragoman.errors import InputError
from dragoman.record import Condition, Paragraph, Report
from made_records import RECORD, THREAT, UNDATED, MadeCoder


def report(number: int, text: str = "They met.") -> Report:
    """A report of its own number."""
    return Report(id=f"{number}", source_name=f"report{number}", text=text, paragraphs=(Paragraph(start=0, end=len(text)),))


@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH * 2 + 1])
def test_a_record_for_each_report_in_order(count: int):
    """Batches neither lose nor shuffle reports."""
    assert [one.id for one in code(map(report, range(count)), MadeCoder())] == [str(number) for number in range(count)]


def test_a_fault_of_the_coder_is_named():
    """The broken report is named with the fault, and each other one of its batch is coded."""
    items = [report(0), report(1, "POISON"), InputError("no text in it", where="x.txt", mend="Give one with a text."), report(2)]
    results = list(code(items, MadeCoder()))
    assert sorted(one.id for one in results if not isinstance(one, InputError)) == ["0", "2"]
    assert [str(one).split(":")[0] for one in results if isinstance(one, InputError)] == ["x.txt", "report1"]


def test_reports_are_coded_as_they_come():
    """No more reports are taken than a batch: memory does not grow with their number."""
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield report(number)
            number += 1

    next(code(endless(), MadeCoder()))
    assert len(taken) == BATCH


def test_an_unsure_event_leaves_no_loose_end():
    """A condition keeps its words and lets go of an event that was left out."""
    hanging = msgspec.structs.replace(THREAT, condition=Condition(text="if talks fail", span=(0, 5), event=UNDATED.id))
    kept = confident(msgspec.structs.replace(RECORD, events=(hanging, UNDATED)), 0.8)
    assert [event.id for event in kept.events] == ["v1"]
    assert kept.events[0].condition == Condition(text="if talks fail", span=(0, 5))
    assert confident(RECORD, 0.1) is RECORD
