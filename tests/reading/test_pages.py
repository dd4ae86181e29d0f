"""Web pages: the body without furniture, the facts from the metadata."""

import pytest

from dragoman.errors import InputError
from dragoman.reading.pages import is_page, read_page
from dragoman.reading.sheet import Origin

ORIGIN = Origin(name="a", where="a.html")
PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Talks open in Geneva | The Tarvik Herald</title>
<meta property="og:title" content="Talks open in Geneva">
<meta property="og:site_name" content="The Tarvik Herald">
<meta property="og:url" content="https://www.example.org/2021/12/14/talks">
<meta property="article:published_time" content="2021-12-14T08:30:00Z">
<meta name="author" content="Jane Doe, Reuters"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks open in Geneva</h1>
<p>GENEVA (Reuters) - Ministers of Norland and Sudmark met in Geneva on Monday to talk about the straits, the hosts said.</p>
<p>Related: Ministers to meet again in the spring of next year</p>
<p>The talks will go on until Wednesday, a spokesman of the hosts told reporters in front of the palace.</p>
<h2>A dispute of old</h2>
<p>The two countries have quarrelled over the straits since 1956, when a treaty left the border at sea open.</p>
<p>&ldquo;We have waited long enough for a border that both of us can live with.&rdquo;</p>
</article><footer>© 2021 The Tarvik Herald. All rights reserved.</footer></body></html>"""


def test_a_page_gives_body_and_facts():
    """Title, byline, agency, publisher, date, URL and language come from the page; its links and footers are left out."""
    report = read_page(PAGE, ORIGIN)
    assert (report.title, report.byline, report.agency) == ("Talks open in Geneva", "Jane Doe", "Reuters")
    assert (report.publisher, report.url) == ("The Tarvik Herald", "https://www.example.org/2021/12/14/talks")
    assert (report.published, report.published_from, report.language) == ("2021-12-14", "metadata", "en")
    assert [p.kind for p in report.paragraphs] == ["title", "paragraph", "paragraph", "subhead", "paragraph", "quote"]
    assert report.text[slice(*report.dateline)] == "GENEVA (Reuters) -"
    assert "rights reserved" not in report.text
    assert ("related report", "Related: Ministers to meet again in the spring of next year") in [(d.reason, d.what) for d in report.dropped]


@pytest.mark.parametrize(
    ("author", "byline", "agency"),
    [
        ("Jane Doe", "Jane Doe", None),
        ("JANE DOE, MAX ROE Associated Press", "JANE DOE, MAX ROE", "AP"),
        ("Jane Doe Published December 14", "Jane Doe", None),
        ("Jane Doe is a reporter for the Herald", "Jane Doe", None),
    ],
)
def test_the_author_of_the_metadata_is_a_byline(author, byline, agency):
    """Agencies, dates and curricula that metadata put beside the name are no part of it."""
    report = read_page(PAGE.replace("Jane Doe, Reuters", author).replace("(Reuters)", "-"), ORIGIN)
    assert (report.byline, report.agency) == (byline, agency)


def test_reading_a_page_twice_gives_the_same_report():
    """Nothing that the extraction keeps from one page to the next shows in the report."""
    assert read_page(PAGE, ORIGIN) == read_page(PAGE, ORIGIN)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body></body></html>", "<!doctype html>", "<html><body><nav>Home</nav></body></html>"]
)
def test_a_page_without_an_article_is_an_input_error(page):
    """The error says that there is none."""
    with pytest.raises(InputError, match="no article"):
        read_page(page, ORIGIN)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("<html>", True),
        ("\n <!-- x -->\n<!DOCTYPE HTML>", True),
        ("\ufeff<head>", True),
        ("<b>Talks", False),
        ("Talks <html>", False),
        ("", False),
    ],
)
def test_a_page_is_told_by_its_first_tag(head, told):
    """Angle brackets alone make no page."""
    assert is_page(head) is told
