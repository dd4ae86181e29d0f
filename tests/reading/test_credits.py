"""Agencies, publishers and URLs, told by their names and their look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.credits import agencies, agency_named, continues_url, host_of, mend_url, publisher_named, publisher_of, publishers
from dragoman.tables.tsv import read_rows


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("The Associated Press", "AP"),
        ("REUTERS", "Reuters"),
        ("ITAR-TASS", "TASS"),
        ("(dpa)", "dpa"),
        ("Pa.", None),
        ("Ap", None),
        ("", None),
    ],
)
def test_an_agency_is_known_by_each_of_its_names(words, agency):
    """Short names count in their own capitals only."""
    assert agency_named(words) == agency


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.themoscowtimes.com/2021/12/14/a", "The Moscow Times"),
        ("https://edition.cnn.com/x", "CNN"),
        ("www.bbc.co.uk/news", "BBC News"),
        ("https://notcnn.com/x", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_a_publisher_is_known_by_its_domain(url, publisher):
    """A sub-domain belongs to its domain; a domain that only ends alike does not."""
    assert publisher_of(url) == publisher


def test_a_publisher_is_known_by_its_name_with_or_without_article():
    """The table's spelling is given back."""
    assert publisher_named("the moscow times") is None
    assert publisher_named("Moscow Times") == publisher_named("The Moscow Times") == "The Moscow Times"


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("https://www.example.com/2021/12/14/put in-wants-talks-a 75818", "https://www.example.com/2021/12/14/putin-wants-talks-a75818"),
        ("https://example.com/a", "https://example.com/a"),
        ("www.example.com/a?id=3", "https://www.example.com/a?id=3"),
        ("https://example.com/a.", "https://example.com/a"),
        ("https://example.com/abc is the place to go for news", None),
        ("https://localhost", None),
        ("Read https://example.com", None),
    ],
)
def test_a_url_is_mended_only_when_all_of_the_line_is_one(line, url):
    """Blanks are taken out of a URL; words that follow one are not drawn into it."""
    assert mend_url(line) == url


def test_a_url_goes_on_in_the_next_line_when_that_looks_like_a_path():
    """A word of prose does not continue a URL."""
    assert continues_url("https://www.example.com/2021/12/14/talks-", "open-in-geneva-a75818")
    assert not continues_url("https://www.example.com/2021/12/14/talks-", "Ministers")


@pytest.mark.parametrize(
    ("name", "key"), [("agencies.tsv", "name"), ("publishers.tsv", "domain"), ("columns.tsv", "field"), ("header_words.tsv", "kind")]
)
def test_tables_have_unique_sorted_keys(name, key):
    """A table's rows stand in order, and none twice."""
    keys = [row[key] for row in read_rows(name)]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys, key=str.casefold)


def test_no_name_stands_for_two_agencies():
    """Each printed name of an agency leads to one agency."""
    names = [name for row in read_rows("agencies.tsv") for name in (row["name"], *row.many("aliases"))]
    assert sorted(set(names)) == sorted(names)
    assert set(agencies()) == set(names)


def test_domains_are_hosts():
    """Every domain of the table is one that a URL can have."""
    assert all(host_of(f"https://{domain}/") == domain for domain in publishers())


@given(st.text())
def test_any_line_is_judged_without_an_error(line):
    """Whatever the line, the URL is None or a URL without blanks."""
    url = mend_url(line)
    assert url is None or not any(c.isspace() for c in url)
    publisher_of(line)
