"""What is read ends in the ledger, in whatever order and however often it comes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.commands.ingest import Tally, ingest
from dragoman.errors import InputError
from dragoman.ledger import Ledger
from dragoman.record import Paragraph, Report
from made_records import TEXT, MadeCoder

BROKEN = InputError("no text in it", where="x.txt", mend="Give one with a text.")


def report(number: int) -> Report:
    """A report of its own number."""
    return Report(id=f"{number:08d}", source_name=f"report{number}", text=TEXT, paragraphs=(Paragraph(start=0, end=len(TEXT)),))


def rows(ledger: Ledger) -> list[list[object]]:
    """What the ledger answers."""
    return [list(ledger.reports()), list(ledger.events()), list(ledger.statements())]


@settings(max_examples=10, deadline=None)
@given(numbers=st.lists(st.integers(0, 40), max_size=60), cut=st.integers(0, 60))
def test_order_doubles_and_stops_do_not_matter(tmp_path_factory: pytest.TempPathFactory, numbers: list[int], cut: int):
    """A run that was stopped and begun anew, over reports in any order and with doubles, ends as one clean run."""
    folder = tmp_path_factory.mktemp("ingest")
    with Ledger(folder / "clean.db") as clean, Ledger(folder / "stopped.db") as stopped:
        ingest(map(report, sorted(set(numbers))), clean, MadeCoder())
        ingest(map(report, numbers[:cut]), stopped, MadeCoder())
        tally = ingest(map(report, numbers), stopped, MadeCoder())
        assert rows(clean) == rows(stopped)
        assert tally.new == len(set(numbers)) - len(set(numbers[:cut]))
        assert tally.total == len(numbers)


def test_what_fails_is_told_and_counted(tmp_path: Path):
    """A report that cannot be read is handed to `on_error`; each step is told."""
    errors, steps = [], []
    with Ledger(tmp_path / "news.db") as ledger:
        tally = ingest(
            [report(1), BROKEN, report(2)], ledger, MadeCoder(), on_error=errors.append, on_step=lambda tally: steps.append(tally.total)
        )
    assert (tally, errors, steps) == (Tally(new=2, failed=1), [BROKEN], [1, 2, 3])
    assert str(tally) == "2 new, 0 unchanged, 0 superseded an older coding, 1 failed"
