"""JSON taken apart as it streams by."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.reading import objects
from dragoman.reading.objects import json_lines, json_values


def told(items):
    """The rows, and the lines of the errors."""
    return [item.line if isinstance(item, InputError) else item.row for item in items]


def test_json_lines_go_on_after_a_bad_line():
    """Broken JSON, other values than objects and bad bytes are each that line's error."""
    data = b'{"a": 1}\n[1]\n{bad\n\n{"a": "\xff"}\n{"a": 2}'
    assert told(json_lines(io.BytesIO(data), where="a")) == [{"a": 1}, 2, 3, 5, {"a": 2}]


def test_a_line_too_long_is_passed_over(monkeypatch):
    """One endless line costs no more memory than the limit, and the next line is read."""
    monkeypatch.setattr(objects, "_LONGEST", 20)
    data = b'{"a": "' + b"x" * 100 + b'"}\n{"a": 2}\n'
    assert told(json_lines(io.BytesIO(data), where="a")) == [1, {"a": 2}]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ('[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}]),
        ('{"a": 1}\n{"a": 2}', [{"a": 1}, {"a": 2}]),
        ('{\n"a": 1\n}', [{"a": 1}]),
        ('[\n{"a": 1},\n3,\n{"a": 2}\n]', [{"a": 1}, 3, {"a": 2}]),
        ('[{"a": 1},\n{"a": ', [{"a": 1}, 2]),
        ("[]", []),
        ("", []),
        ("nope", [1]),
        ("[" * 100_000, [1]),
        ("123", [1]),
    ],
)
def test_values_are_taken_one_by_one(text, items):
    """Arrays and runs of objects give their objects; what is broken ends the reading with its line."""
    assert told(json_values(io.StringIO(text), where="a")) == items


@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=30), max_size=3), max_size=8),
    st.integers(1, 9),
    st.sampled_from([None, 1]),
)
def test_values_come_back_whatever_the_size_of_the_pieces(rows, chunk, indent):
    """An object that is cut anywhere by the reading comes back whole."""
    kept = objects._CHUNK
    objects._CHUNK = chunk
    try:
        assert told(json_values(io.StringIO(json.dumps(rows, indent=indent)), where="a")) == rows
    finally:
        objects._CHUNK = kept


@given(st.text(alphabet='{}[]":, a1\n', max_size=60))
def test_any_text_ends(text):
    """Whatever the text, the reading comes to an end and gives rows or errors."""
    assert all(isinstance(item, (int, dict)) for item in told(json_values(io.StringIO(text), where="a")))
