"""Lines become paragraphs, paragraphs become the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.layout import assemble, blocks_of, is_headline_like, is_quote, kinds_of


def texts(text):
    """The words of the blocks of a text."""
    return [block.text for block in blocks_of(text)]


def test_hard_wrapped_lines_are_joined():
    """Lines broken at a column are one paragraph, and an indent opens the next."""
    wrapped = (
        "Ministers of both countries met in Geneva on Monday to talk about the\n"
        "straits between them, and agreed to meet once more before the end of\n"
        "the month.\n"
        "   They did not speak to reporters when they left the palace, where the\n"
        "talks had been held."
    )
    first, second = texts(wrapped)
    assert first.endswith("before the end of the month.")
    assert second.startswith("They did not speak")


def test_a_paragraph_a_line_stays_a_paragraph_a_line():
    """Lines that are whole sentences are not joined, however long they are."""
    lines = ["Ministers met in Geneva on Monday.", "They will meet once more in May, the spokesman said.", "No date was set."]
    assert texts("\n".join(lines)) == lines


def test_two_headlines_are_not_joined():
    """A line that begins with a capital does not show that the line before it was broken."""
    lines = ["Court orders release of opposition leader in Norland", "By Jane Doe, Reuters"]
    assert texts("\n".join(lines)) == lines


def test_a_word_broken_at_its_hyphen_is_joined_without_a_blank():
    """The hyphen stays: whether it belonged to the word cannot be known."""
    wrapped = (
        "The ministers of both countries signed the long awaited anti-\n"
        "terror treaty on Monday in the palace, the two spokesmen said\n"
        "in the evening."
    )
    assert "anti-terror treaty" in texts(wrapped)[0]


def test_blocks_know_their_line():
    """The line of a block is the one on which it begins."""
    assert [(b.line, b.apart) for b in blocks_of("One\n\n\nTwo\nThree")] == [(1, True), (4, True), (5, False)]


@pytest.mark.parametrize(
    ("text", "following", "kind"),
    [
        ("Black Sea tensions", "x " * 20, "subhead"),
        ("What happens next?", "x " * 20, "subhead"),
        ("Black Sea tensions", "Short.", "paragraph"),
        ("He left.", "x " * 20, "paragraph"),
        ("“We shall see.”", "x " * 20, "quote"),
        ('"We shall see."', "", "quote"),
        ('"We shall see," he said.', "", "paragraph"),
        ("“We shall see.", "“And then we go.”", "quote"),
        ("“We shall see.", "He left.", "paragraph"),
    ],
)
def test_kinds_are_told_by_their_look(text, following, kind):
    """A subhead is short, stopless and over a longer paragraph; a quote is quotation marks all round."""
    assert kinds_of([text, following])[0] == kind


def test_looks():
    """A headline begins with a capital and has no stop; one mark is no quote."""
    assert is_headline_like("Rebels ask for help from the U.S.")
    assert not is_headline_like("rebels ask")
    assert not is_headline_like("")
    assert not is_quote('"')


@given(st.none() | st.text(min_size=1, max_size=20), st.lists(st.text(min_size=1, max_size=20), max_size=6))
def test_offsets_cover_the_words(title, body):
    """Each paragraph's span holds exactly its words."""
    text, paragraphs = assemble(title, body, ["paragraph"] * len(body))
    words = ([title] if title else []) + body
    assert [text[p.start : p.end] for p in paragraphs] == words


@given(st.text(alphabet="ab. \n-A", max_size=300))
def test_no_word_is_lost(text):
    """Joining lines keeps every character that is no white space."""
    assert "".join("".join(texts(text)).split()) == "".join(text.split())
