"""Rows of tables: the text as it is, the facts from the cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.reading.rows import columns, paragraphs_of, read_mapping, read_table, stem_of
from dragoman.reading.sheet import Origin
from dragoman.record import Report

ORIGIN = Origin(name="a", where="a.csv", path="a.csv")


def read(row, **origin):
    """The report of a row, or its error."""
    return read_mapping(row, 3, Origin(name="a", where="a.csv", **origin))


def test_the_text_of_a_row_is_not_changed():
    """Blanks, junk lines and odd characters stay: offsets into the row's text must stay true."""
    text = "  AP - They\u00a0met.\r\n\r\nADVERTISEMENT\n\n\n<b>No</b> &amp; #39;  \n"
    report = read({"id": "r", "text": text})
    assert report.text == text
    assert [text[p.start : p.end] for p in report.paragraphs] == ["AP - They\u00a0met.", "ADVERTISEMENT", "<b>No</b> &amp; #39;"]
    assert text[slice(*report.dateline)] == "AP -"


@pytest.mark.parametrize(
    ("title", "text", "whole", "kinds"),
    [
        ("Talks open", "They met.", "Talks open\n\nThey met.", ["title", "paragraph"]),
        ("Talks open", "Talks open\nThey met.", "Talks open\nThey met.", ["title", "paragraph"]),
        ("Talks open in Oslo", "Talks open in Oslo They met.", "Talks open in Oslo They met.", ["title", "paragraph"]),
        ("Talks", "Talks began.", "Talks began.", ["paragraph"]),
        ("", "They met.", "They met.", ["paragraph"]),
        (None, "They met.\nThen they left.", "They met.\nThen they left.", ["paragraph", "paragraph"]),
        (None, "They met\nand left.\n\nThen rest.", "They met\nand left.\n\nThen rest.", ["paragraph", "paragraph"]),
        (None, '"We shall see."', '"We shall see."', ["quote"]),
    ],
)
def test_a_title_is_put_before_the_text_unless_it_begins_it(title, text, whole, kinds):
    """A blank line parts title and text; a title that begins the text is not doubled."""
    report = read({"title": title, "text": text})
    assert (report.text, [p.kind for p in report.paragraphs]) == (whole, kinds)


def test_cells_are_facts():
    """Every known column fills its field; unknown ones are passed over; the publisher follows from the URL."""
    report = read(
        {
            "ID": 7, "Headline": "Talks open", "Body": "OSLO (AP) - They met.", "Date": "14 Dec 2021", "Link": "https://www.dawn.com/a",
            "authors": ["Jane Doe", "Max Roe"], "lang": "en", "score": {"a": 1},
        }
    )  # fmt: skip
    assert (report.source_name, report.title, report.published, report.published_from) == ("7", "Talks open", "2021-12-14", "metadata")
    assert (report.publisher, report.byline, report.agency, report.language) == ("Dawn", "Jane Doe, Max Roe", "AP", "en")


def test_a_row_without_id_is_named_by_file_and_line():
    """The name of such a row can be found again in the file."""
    assert read({"text": "They met."}).source_name == "a-3"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"id": "1", "headline": "x"}, "columns found: id, headline"),
        ({"text": ""}, "empty"),
        ({"text": " \n"}, "empty"),
        ({"text": None}, "empty"),
        ({"text": 5}, "its text is no text"),
        ({"text": "x", "title": ["a"]}, "its title is no text"),
        ({"text": "x", "published": "soon"}, "'soon' is no date"),
        ({"text": "x", "published": "03/04/2021"}, "two ways"),
    ],
)
def test_a_wrong_row_is_an_error_with_its_line(row, what):
    """What is wrong, where, and how to mend it."""
    error = read(row)
    assert isinstance(error, InputError)
    assert what in error.what
    assert (error.where, error.line) == ("a.csv", 3)
    assert error.mend


def test_the_rows_own_date_goes_before_the_tables():
    """The caller dates the rows that have no date."""
    assert read({"text": "x", "published": "2021-12-14"}, published="2020-01-01").published == "2021-12-14"
    given_report = read({"text": "x"}, published="2020-01-01")
    assert (given_report.published, given_report.published_from) == ("2020-01-01", "given")


def test_half_a_character_is_marked_as_lost():
    """A lone surrogate can be neither written nor coded; its place is kept."""
    assert read({"text": "a\ud800b"}).text == "a\ufffdb"


def test_a_bad_row_does_not_stop_the_table():
    """Rows after a bad one are read; the error names the line of the file."""
    lines = ["id,text\n", '1,"two\n', 'lines"\n', "\n", "2,a,b\n", "3,They met.\n"]
    found = list(read_table(lines, ORIGIN, delimiter=",", quoting=True))
    assert [item.text if isinstance(item, Report) else item.line for item in found] == ["two\nlines", 5, "They met."]


def test_a_table_without_text_names_its_columns():
    """The user sees which columns there are."""
    (error,) = read_table(["id,headline\n", "1,x\n"], ORIGIN, delimiter=",", quoting=True)
    assert "id, headline" in error.what


def test_no_column_name_stands_for_two_fields():
    """A column fills one field."""
    names = [name for group in columns().values() for name in group]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("name", "stem"), [("a.html.gz", "a"), ("d/a.b.txt", "a.b"), ("a", "a"), (".txt", ".txt"), ("a.pdf", "a.pdf")])
def test_the_stem_has_no_suffix_of_a_format(name, stem):
    """Only suffixes that say a format are taken off."""
    assert stem_of(name) == stem


@given(st.none() | st.text(max_size=30), st.text(max_size=200))
def test_any_row_keeps_its_text_and_has_sound_paragraphs(title, text):
    """The row's text stands unchanged at the end of the report's, and paragraphs cover all that is no white space."""
    report = read({"title": title, "text": text})
    if isinstance(report, InputError):
        return
    assert report.text.endswith(text)
    at, covered = 0, ""
    for paragraph in report.paragraphs:
        assert at <= paragraph.start < paragraph.end <= len(report.text)
        covered += report.text[paragraph.start : paragraph.end]
        at = paragraph.end
    assert "".join(covered.split()) == "".join(report.text.split())


@given(st.text(max_size=100), st.text(min_size=1, max_size=10))
def test_a_title_paragraph_is_the_title(text, title):
    """Where there is a title paragraph, its words are the title's."""
    found = paragraphs_of(title.strip() + text, title.strip() or None)
    assert all((title.strip() + text)[p.start : p.end] == title.strip() for p in found if p.kind == "title")
