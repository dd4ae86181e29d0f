"""The door of the reading room: files, folders and bytes."""

import gzip
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman.reading
from dragoman.errors import InputError, UsageError
from dragoman.reading import read_bytes, read_path, read_text
from dragoman.record import Report

WIRE = "Talks open\n\nOSLO (AP) - Ministers met on Monday, the hosts said.\n"
ROW = '{"id": "r1", "text": "They met."}\n'


def only(items):
    """The one item there is."""
    (item,) = items
    return item


def test_the_public_names_are_these():
    """Nothing else is promised to users."""
    assert dragoman.reading.__all__ == ["read_bytes", "read_path", "read_text"]


@pytest.mark.parametrize(
    ("name", "data", "names"),
    [
        ("a.txt", WIRE.encode(), ["a"]),
        ("a.txt.gz", gzip.compress(WIRE.encode()), ["a"]),
        ("a.b.txt", WIRE.encode("utf-16"), ["a.b"]),
        ("a.jsonl", ROW.encode() * 2, ["r1", "r1"]),
        ("a.jsonl.gz", gzip.compress(ROW.encode()), ["r1"]),
        ("a.json", json.dumps([{"id": 1, "text": "x"}, {"text": "y"}]).encode(), ["1", "a-1"]),
        ("a.csv", b"id,text\n1,x\n,y\n", ["1", "a-3"]),
        ("a.tsv", b"id\ttext\n1\tx\n", ["1"]),
        ("a.csv", "id,text\n1,x\n".encode("utf-16"), ["1"]),
        ("a.jsonl", ROW.encode("utf-16"), ["r1"]),
    ],
)
def test_every_format_is_read_from_file_and_from_bytes(tmp_path, name, data, names):
    """The same bytes give the same reports, whether they lie in a file or in memory; only the path differs."""
    path = tmp_path / name
    path.write_bytes(data)
    from_file, from_bytes = list(read_path(path)), list(read_bytes(data, name))
    assert [report.source_name for report in from_file] == names
    assert [report.text for report in from_file] == [report.text for report in from_bytes]
    assert {report.path for report in from_file} == {str(path)}
    assert {report.path for report in from_bytes} == {None}


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \n ", "no text"),
        ("a.txt", b"\x00\x01\x02" * 99, "binary"),
        ("a.txt", b"%PDF-1.7 x", "PDF"),
        ("a.txt", "Talks in São ".encode() + b"\xff", "byte 14"),
        ("a.html", b"<html></html>", "no article"),
        ("a.csv", b"id,headline\n1,x\n", "columns found: id, headline"),
        ("a.csv", b"id,text\n", "without rows"),
        ("a.csv", "id,text\n1,São\n".encode() + b"2,\xff\n", "byte 17"),
        ("a.jsonl", b"{bad\n", "no JSON"),
        ("a.jsonl", b"[1]\n", "no object"),
        ("a.jsonl", b'{"text": "x", "date": "soon"}\n', "no date"),
        ("a.txt.gz", gzip.compress(os.urandom(999))[:500], "broken gzip"),
        ("a.jsonl.gz", gzip.compress(ROW.encode())[:-9], "broken gzip"),
        ("a.txt.gz", b"\x1f\x8b", "broken gzip"),
    ],
)
def test_what_cannot_be_read_is_an_input_error(tmp_path, name, data, what):
    """The error says what, where and how to mend it, and nothing is raised."""
    path = tmp_path / name
    path.write_bytes(data)
    error = list(read_path(path))[-1]
    assert isinstance(error, InputError)
    assert what in error.what
    assert error.where == str(path)
    assert error.mend


def test_files_that_are_not_there_are_input_errors(tmp_path):
    """Missing files, folders and impossible names each have their message."""
    assert "no such file" in only(read_path(tmp_path / "none.txt")).what
    assert "folder" in only(read_path(tmp_path)).what
    assert "recursive" in only(read_path(tmp_path)).mend
    assert "cannot be opened" in only(read_path("a\0b")).what


def test_a_folder_is_read_in_sorted_order(tmp_path):
    """Readable files of all folders, hidden and foreign ones left out."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt", ".hidden.txt", "x.png"):
        (tmp_path / name).write_text(WIRE)
    paths = [report.path for report in read_path(tmp_path, recursive=True)]
    assert paths == [str(tmp_path / name) for name in ("a.txt", "b/a.txt", "c.txt")]


def test_a_report_of_more_than_twenty_megabytes_is_an_input_error():
    """A table may be of any size; one report may not."""
    assert "20 MB" in only(read_bytes(b"word " * (5 * 1024 * 1024), "a.txt")).what


def test_a_bad_row_does_not_stop_the_rows_after_it():
    """Errors stand among the reports, in the order of the file."""
    items = list(read_bytes(b'{"text": "a"}\nnope\n{"text": "b"}\n', "a.jsonl"))
    assert [item.text if isinstance(item, Report) else item.line for item in items] == ["a", 2, "b"]


def test_rows_are_handed_on_before_the_table_is_read_to_its_end():
    """The first report of an endless table comes at once."""
    rows = read_bytes(ROW.encode() * 50_000, "a.jsonl")
    assert next(rows).source_name == "r1"


def test_wrong_arguments_are_usage_errors_at_once():
    """They are the caller's, not the file's, and are raised before anything is read."""
    with pytest.raises(UsageError):
        read_path("none.txt", published="soon")
    with pytest.raises(UsageError):
        read_bytes(b"", "a.txt", encoding="klingon")
    with pytest.raises(UsageError):
        read_text("x", published="31/31/2021")


def test_the_encoding_is_never_passed_over_in_silence():
    """Reports from another encoding than UTF-8 say so, also those of a table."""
    for name, page in (("a.txt", "Talks open\n\nIt’s over, he said."), ("a.csv", "id,text\n1,It’s over\n")):
        report = only(read_bytes(page.encode("cp1252"), name))
        assert report.dropped[0].what == "read as cp1252"
        assert "It’s over" in report.text
    assert only(read_bytes("id,text\n1,Wałęsa\n".encode("cp1250"), "a.csv", encoding="cp1250")).text == "Wałęsa"


@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.gz", "a"]))
def test_any_bytes_give_reports_or_input_errors(data, name):
    """No bytes whatever, under no name, break the reading."""
    for item in read_bytes(data, name):
        assert isinstance(item, (Report, InputError))


@given(st.text(alphabet='id,text\t"\n;{}[]: a1é', max_size=200), st.sampled_from(["a.jsonl", "a.json", "a.csv", "a.tsv"]))
def test_any_table_gives_reports_or_input_errors(text, name):
    """Nor does a table that is broken in whatever way."""
    for item in read_bytes(("id,text\n" + text).encode(), name):
        assert isinstance(item, (Report, InputError))
        assert not isinstance(item, Report) or item.text.strip()
