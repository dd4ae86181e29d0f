"""Encodings: told by mark, by strict reading, by the page's word or by detection, and never silently."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError, UsageError
from dragoman.reading.encoding import decode, find_encoding, known_encoding

ENGLISH = "Talks open in São Paulo\n\n“We shall see,” said José Ramírez – it’s over."
RUSSIAN = "Переговоры начались в Женеве\n\nМинистры встретились в понедельник, сообщил представитель. Он добавил, что стороны близки."
POLISH = "Talks with Lech Wałęsa open\n\nMinister Łukasz Żółć met the delegation on Monday."
TURKISH = "Talks with Recep Tayyip Erdoğan open\n\nHe met the delegation on Monday."


@pytest.mark.parametrize(
    ("text", "written", "read", "known_from"),
    [
        (ENGLISH, "utf-8", "utf-8", "strict"),
        (ENGLISH, "utf-8-sig", "utf-8-sig", "mark"),
        (ENGLISH, "utf-16", "utf-16", "mark"),
        (ENGLISH, "utf-32", "utf-32", "mark"),
        (ENGLISH, "utf-16-le", "utf-16-le", "detected"),
        (ENGLISH, "utf-16-be", "utf-16-be", "detected"),
        (ENGLISH, "cp1252", "cp1252", "detected"),
        ("Talks open in São Paulo, José Ramírez said.", "latin-1", "cp1252", "detected"),
        (RUSSIAN, "cp1251", "cp1251", "detected"),
        (RUSSIAN, "koi8-r", "koi8_r", "detected"),
    ],
)
def test_an_encoding_is_found(text, written, read, known_from):
    """The text comes back whole, with the name of the encoding and how it is known."""
    decoded = decode(text.encode(written), "a.txt")
    assert (decoded.text.lstrip("\ufeff"), decoded.encoding, decoded.known_from) == (text, read, known_from)


@pytest.mark.parametrize("text", [POLISH, TURKISH])
def test_latin_letters_of_another_code_page_are_no_guess(text):
    """Code pages of Latin letters look alike: rather an error than a wrong name."""
    with pytest.raises(InputError, match="byte"):
        decode(text.encode("cp1250" if text is POLISH else "cp1254"), "a.txt")


def test_a_broken_byte_in_utf8_is_named_with_its_place():
    """UTF-8 with one bad byte is not taken for another encoding: offset and line are named."""
    data = "São Paulo é\nline two ".encode() + b"\xff bad"
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert caught.value.line == 2
    assert f"byte {data.index(0xFF)} (0xff)" in caught.value.what


def test_a_text_cut_off_inside_a_character_is_an_error():
    """The last character's missing bytes are not passed over."""
    with pytest.raises(InputError, match="byte"):
        decode("Talks in São".encode()[:-1] + "é".encode()[:1], "a.txt")


def test_an_encoding_other_than_utf8_leaves_a_notice():
    """The report says which encoding was used and how it was known."""
    notices = decode(ENGLISH.encode("cp1252"), "a.txt").notices
    assert [(n.what, n.reason) for n in notices] == [("read as cp1252", "encoding detected")]
    assert decode(ENGLISH.encode(), "a.txt").notices == ()


def test_the_callers_encoding_is_used_and_checked():
    """A given encoding that does not fit is an error at the byte; one that nobody knows is a UsageError."""
    assert decode(POLISH.encode("cp1250"), "a.txt", "cp1250").text == POLISH
    with pytest.raises(InputError, match="byte"):
        decode(ENGLISH.encode("cp1252"), "a.txt", "utf-8")
    with pytest.raises(UsageError, match="klingon"):
        known_encoding("klingon")


def test_a_pages_own_word_goes_before_detection():
    """A page that names its encoding is read with it when it can be."""
    page = f'<html><head><meta charset="windows-1250"></head><body>{POLISH}</body></html>'
    assert find_encoding(page.encode("cp1250"), "a.html") == ("cp1250", "declared")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_input_error(data):
    """No bytes whatever break the detection."""
    with suppress(InputError):
        assert isinstance(decode(data, "a.txt").text, str)


@given(st.text(max_size=200))
def test_utf8_is_read_as_written(text):
    """What was written as UTF-8 with a mark comes back as it was."""
    assert decode(text.encode("utf-8-sig"), "a.txt").text == text
