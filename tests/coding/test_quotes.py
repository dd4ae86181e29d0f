"""Quotations by their marks, of every style and however badly kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.quotes import Quotation, find_quotations, quotation_at, quoted_spans, whole_quotations
from dragoman.record import Paragraph, Report
from dragoman.text import build_document


def quoted(text):
    """The words of each quotation of one paragraph."""
    return [text[start:end] for start, end, _ in quoted_spans(text)]


def quotations_of(text):
    """The quotations of a report whose paragraphs are parted by blank lines; no tokens are needed."""
    paragraphs, at = [], 0
    for piece in text.split("\n\n"):
        paragraphs.append(Paragraph(start=at, end=at + len(piece)))
        at += len(piece) + 2
    report = Report(id="r", source_name="r", text=text, paragraphs=tuple(paragraphs))
    return find_quotations(build_document(report, [], []))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "We will go."', ['"We will go."']),
        ("He said, \u201cWe will go.\u201d", ["\u201cWe will go.\u201d"]),
        ("He said, ``We will go.''", ["``We will go.''"]),
        ("''We will go,'' he said. ''Soon.''", ["''We will go,''", "''Soon.''"]),
        ("He said, \u2018We will go.\u2019", ["\u2018We will go.\u2019"]),
        ("He said, \u00abWe will go.\u00bb", ["\u00abWe will go.\u00bb"]),
        ("Minister: 'No Talks' This Year", ["'No Talks'"]),
        ('"One," she said, "and two."', ['"One,"', '"and two."']),
    ],
)
def test_styles_of_marks(text, expected):
    """Straight and curly, single and double marks, guillemets and doubled apostrophes all open and close a quotation."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister's aides don't know the soldiers' names.",
        "The fence is 6'2\" high.",
        "He grew up in the '90s.",
        "The miners\u2019 strike and the workers\u2019 march went on.",
    ],
)
def test_marks_that_quote_nothing(text):
    """Apostrophes, plural possessives, feet, inches and decades are no quotation marks."""
    assert quoted(text) == []


def test_an_apostrophe_within_marks_does_not_close_them():
    """Single marks close after punctuation, not at a letter."""
    assert quoted("Envoy: 'We don't trust the rebels' word,' he told them") == ["'We don't trust the rebels' word,'"]


def test_an_unclosed_quotation_at_the_head_of_a_paragraph_runs_to_its_end():
    """A paragraph that opens with a mark is speech, though nobody closes it."""
    (found,) = quotations_of('"We held the bridge for three days.')
    assert (found.start, found.end, found.closed) == (0, 35, False)


def test_an_odd_mark_in_the_middle_opens_nothing():
    """A lone mark elsewhere is dropped."""
    assert quoted('The so-called "experts left the town.') == []


def test_a_quotation_runs_on_into_the_next_paragraph():
    """A paragraph that does not close its quotation goes on in the next one that opens with a mark."""
    first, second = quotations_of('"We held the bridge.\n\n"Then we left."')
    assert first.runs_on
    assert second.runs_in
    assert second.closed


def test_look_up_by_offset():
    """The quotation that covers an offset is found; its end is outside."""
    quotations = (Quotation(start=2, end=6, paragraph=0, words=1), Quotation(start=9, end=12, paragraph=0, words=1))
    assert [quotation_at(quotations, at) for at in (1, 2, 6, 11)] == [None, quotations[0], None, quotations[1]]


@pytest.mark.parametrize(("span", "expected"), [((0, 5), (0, 9)), ((0, 2), (0, 9)), ((10, 12), (10, 12)), ((0, 1), (0, 1))])
def test_a_span_holds_whole_quotations(span, expected):
    """A span that cuts a quotation, or ends right before it, is widened to its end."""
    assert whole_quotations((Quotation(start=3, end=9, paragraph=0, words=2),), span) == expected


@given(st.text(alphabet="ab .,\n\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb0", max_size=60))
def test_no_text_breaks_it(text):
    """Whatever the marks, spans lie inside the text, in order, without overlap."""
    at = 0
    for start, end, _ in quoted_spans(text):
        assert at <= start < end <= len(text)
        at = end
