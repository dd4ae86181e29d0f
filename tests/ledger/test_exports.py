"""Every format has the same columns in the same order, and the same values."""

import csv
import io
import json
import sys
from pathlib import Path

import msgspec
import pytest

from dragoman.errors import UsageError
from dragoman.ledger import EventRow, Ledger, ReportRow, StatementRow
from dragoman.ledger.exports import BATCH, columns, write_csv, write_jsonl, write_parquet, write_rows
from made_records import RECORD, record


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory):
    """A ledger with two reports."""
    with Ledger(tmp_path_factory.mktemp("exports") / "news.db") as made:
        made.add(RECORD)
        made.add(record(1, published=None))
        yield made


def written(write, rows, kind) -> bytes:
    """What a writer writes."""
    out = io.BytesIO()
    assert write(rows, kind, out) >= 0
    assert not out.closed
    return out.getvalue()


def test_csv_has_every_column_and_plain_cells(ledger: Ledger):
    """Lists are parted by a bar, unknown is empty, truth is a word."""
    rows = list(csv.DictReader(io.StringIO(written(write_csv, ledger.events(), EventRow).decode())))
    assert tuple(rows[0]) == columns(EventRow)
    threat = next(row for row in rows if row["type"] == "THREATEN")
    assert (threat["modes"], threat["actor_codes"], threat["reciprocal"], threat["reported_by"]) == ("expel", "KEN", "false", "")
    assert len(rows) == 6


def test_csv_of_nothing_has_its_columns():
    """An empty answer is a header line."""
    assert written(write_csv, [], StatementRow).decode() == ",".join(columns(StatementRow)) + "\n"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", 'He said "no", twice', "two\nlines"])
def test_words_stand_as_they_were_printed(ledger: Ledger, words: str):
    """Words of a report are never altered, not even those that a sheet would take for a formula."""
    row = msgspec.structs.replace(next(ledger.events()), words=words)
    back = next(csv.DictReader(io.StringIO(written(write_csv, [row], EventRow).decode(), newline="")))
    assert back["words"] == words


def test_jsonl_has_every_field_in_order(ledger: Ledger):
    """A line a row, the fields in the order of the columns."""
    lines = written(write_jsonl, ledger.statements(), StatementRow).decode().splitlines()
    assert len(lines) == 4
    assert all(tuple(json.loads(line)) == columns(StatementRow) for line in lines)


@pytest.mark.parametrize(("kind", "ask"), [(EventRow, "events"), (StatementRow, "statements"), (ReportRow, "reports")])
def test_parquet_says_what_json_says(ledger: Ledger, kind: type, ask: str):
    """The same rows, lists as lists, also over several batches."""
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = list(getattr(ledger, ask)()) * (BATCH // 2)
    table = parquet.read_table(io.BytesIO(written(write_parquet, rows, kind)))
    assert tuple(table.column_names) == columns(kind)
    plain = [json.loads(line) for line in written(write_jsonl, rows, kind).splitlines()]
    found = table.to_pylist()
    for row in found:
        if "coder" in row:
            row["coder"] = json.loads(row["coder"])
    assert found == plain


def test_parquet_of_nothing_has_its_columns():
    """An empty answer is a file with the columns."""
    parquet = pytest.importorskip("pyarrow.parquet")
    assert tuple(parquet.read_table(io.BytesIO(written(write_parquet, [], EventRow))).column_names) == columns(EventRow)


def test_parquet_without_its_library_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with (tmp_path / "x").open("wb") as out, pytest.raises(UsageError, match=r"dragoman\[parquet\]"):
        write_rows([], EventRow, out, form="parquet")


def test_rows_are_written_as_they_come(ledger: Ledger):
    """A row is out before the next one is asked for: memory does not grow with their number."""
    out = io.BytesIO()
    seen = []

    def rows():
        for row in ledger.events():
            seen.append(out.getvalue().count(b"\n"))
            yield row

    write_jsonl(rows(), EventRow, out)
    assert seen == list(range(6))
