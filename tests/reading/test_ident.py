"""Ids: the same report has the same id everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.ident import plain_url, report_id


def test_an_id_rests_on_the_publishers_id_then_url_then_words():
    """A corrected text keeps the id that its URL gives; without a URL other words are another report."""
    url = "https://www.example.org/a"
    assert report_id(text="x", url=url) == report_id(text="y", url=url)
    assert report_id(text="x") != report_id(text="y")
    assert report_id(text="x", title="a") != report_id(text="x")
    assert report_id(text="x", publisher_id="1", url=url) != report_id(text="x", publisher_id="2", url=url)
    assert report_id(text="x", publisher_id="1", publisher="Dawn") == report_id(text="y", publisher_id="1", publisher="Dawn")


def test_row_one_of_two_tables_is_two_reports():
    """A bare row number names nothing outside its table."""
    assert report_id(text="x", publisher_id="1") != report_id(text="y", publisher_id="1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/a", "http://example.org/a/"),
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("https://EXAMPLE.org/a", "https://example.org/a"),
    ],
)
def test_urls_of_one_page_are_equal(one, other):
    """Scheme, www., fragment and tracking make no other page."""
    assert plain_url(one) == plain_url(other)


def test_urls_of_two_pages_differ():
    """Path and query tell pages apart."""
    assert plain_url("https://example.org/a?id=1") != plain_url("https://example.org/a?id=2")
    assert plain_url(None) is None


def test_an_id_never_changes():
    """The value of this release is in ledgers: a change of it is a change of the record."""
    assert report_id(text="They met.", title="Talks open") == "ed2a369f39391a3104d0"


@given(st.text(), st.none() | st.text())
def test_any_words_have_an_id(text, title):
    """Twenty hexadecimal digits, whatever the words."""
    assert len(report_id(text=text, title=title, url=title)) == 20
