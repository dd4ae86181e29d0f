"""The publication date: who is believed, in which order."""

import pytest

from dragoman.errors import UsageError
from dragoman.reading.datelines import Dateline
from dragoman.reading.headers import Header
from dragoman.reading.published import Publication, given_date, publication

DATELINE = Dateline(span=(0, 5), published="2021-12-04")
URL = "https://example.org/2021/12/05/a"


@pytest.mark.parametrize(
    ("known", "iso", "found"),
    [
        ({"given": "2021-12-01", "metadata": "2021-12-02"}, "2021-12-01", "given"),
        ({"metadata": "2021-12-02", "header": Header(published="2021-12-03")}, "2021-12-02", "metadata"),
        ({"header": Header(published="2021-12-03", url=URL), "dateline": DATELINE}, "2021-12-03", "text"),
        ({"header": Header(updated="2021-12-06", url=URL), "dateline": DATELINE}, "2021-12-04", "dateline"),
        ({"header": Header(updated="2021-12-06", url=URL)}, "2021-12-05", "metadata"),
        ({"header": Header(updated="2021-12-06")}, "2021-12-06", "text"),
    ],
)
def test_the_first_that_knows_the_date_is_believed(known, iso, found):
    """The caller, metadata, header lines, dateline, URL, and last a line that only says "Updated"."""
    assert publication(**known) == Publication(published=iso, published_from=found)


def test_an_unknown_date_is_none():
    """No date is made up."""
    assert publication() == Publication()


def test_a_wrong_date_of_the_caller_is_a_usage_error():
    """The message says what would do."""
    assert given_date(None) is None
    assert given_date("14 December 2021") == "2021-12-14"
    with pytest.raises(UsageError, match="2021-12-14"):
        given_date("soon")
