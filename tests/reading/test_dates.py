"""Dates that reports print about themselves, and dates in cells and URLs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.dates import date_in_url, find_date, month_and_day, read_date


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("December 14, 2021", "2021-12-14"),
        ("Dec. 14 2021", "2021-12-14"),
        ("14 December 2021", "2021-12-14"),
        ("14th of December, 2021", "2021-12-14"),
        ("14-Dec-2021", "2021-12-14"),
        ("Sept. 3, 2021", "2021-09-03"),
        ("2021-12-14", "2021-12-14"),
        ("2021/12/14", "2021-12-14"),
        ("14/12/2021", "2021-12-14"),
        ("12/14/2021", "2021-12-14"),
        ("03.04.2021", "2021-04-03"),
        ("05/05/2021", "2021-05-05"),
        ("03/04/2021", None),
        ("31 February 2021", None),
        ("December 14", None),
        ("2021-13-45", None),
        ("call 2021-12-145", None),
    ],
)
def test_a_full_date_is_found_and_an_ambiguous_one_is_not(line, iso):
    """Day, month and year are needed; what can be read in two ways is no date."""
    found = find_date(f"x {line} y")
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2021-12-14", "2021-12-14"),
        (" 2021-12-14 ", "2021-12-14"),
        ("2021-12-14T08:30:00", "2021-12-14T08:30:00"),
        ("2021-12-14T08:30:00Z", "2021-12-14T08:30:00Z"),
        ("2021-12-14 08:30:00 UTC", "2021-12-14T08:30:00Z"),
        ("2021-12-14T08:30:00+02:00", "2021-12-14T08:30:00+02:00"),
        ("20211214", "2021-12-14"),
        ("20211214083000", "2021-12-14T08:30:00Z"),
        ("Tue, 14 Dec 2021 08:30:00 GMT", "2021-12-14T08:30:00Z"),
        ("Tuesday, December 14, 2021", "2021-12-14"),
        ("14/12/2021", "2021-12-14"),
        ("03/04/2021", None),
        ("2021-02-30", None),
        ("2021-12-14 or so", None),
        ("20211399", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_cell_is_a_date_or_none(cell, iso):
    """A cell is read whole; nothing is guessed from a part of it."""
    assert read_date(cell) == iso


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://example.org/2021/12/14/talks", "2021-12-14"),
        ("https://example.org/2021/dec/14/talks", "2021-12-14"),
        ("https://example.org/news/2021-12-14", "2021-12-14"),
        ("https://example.org/2021/99/14/talks", None),
        ("https://example.org/2021/12/talks", None),
    ],
)
def test_a_url_tells_its_day(url, iso):
    """Only a whole day counts."""
    assert date_in_url(url) == iso


def test_a_date_without_year_is_a_month_and_a_day():
    """No year is made up for it."""
    assert month_and_day("Dec. 14") == (12, 14)
    assert month_and_day("14 December") == (12, 14)
    assert month_and_day("Dec") is None


@given(st.text())
def test_any_cell_is_read_without_an_error(cell):
    """Whatever the cell, the answer is a date of ten characters or more, or None."""
    iso = read_date(cell)
    assert iso is None or len(iso) >= 10


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_comes_back(day):
    """A day written in words is read as that day."""
    assert read_date(day.strftime("%d %B %Y")) == day.isoformat()
    assert find_date(day.strftime("%B %d, %Y")).iso == day.isoformat()
