"""The text is marked without being changed."""

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dragoman.commands.show import legend, marked
from dragoman.record import Record
from made_records import RECORD, TEXT, THREAT, WARNING

spans = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: (min(pair), max(pair))), max_size=4).map(
    tuple
)


def taken_off(text: str) -> str:
    """The text without its marks."""
    return re.sub(r"\[[sv]\d+ [\w-]+: |\]", "", text)


@given(spans, spans, spans, spans)
def test_marks_change_no_letter(source, cue, content, trigger):
    """Whatever is marked, in whatever way it crosses, the text stands there whole and the brackets close."""
    statement = msgspec.structs.replace(WARNING, source=source, cue=cue, content=content)
    event = msgspec.structs.replace(THREAT, trigger=trigger)
    told = marked(msgspec.structs.replace(RECORD, statements=(statement,), events=(event,))).plain
    assert taken_off(told) == TEXT
    depth = 0
    for letter in told:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0


def test_a_longer_stretch_holds_a_shorter_one():
    """A trigger inside a content stands in the content's brackets."""
    assert "[s1 content: that it would [v1 THREATEN-expel: expel] Ugandan diplomats from Nairobi]" in marked(RECORD).plain


def test_a_text_without_marks_stands_as_it_is():
    """No statement and no event: the bare text."""
    bare = Record(id="a", source_name="a", text="Nothing [here].", coder=RECORD.coder)
    assert marked(bare).plain == "Nothing [here]."


def test_the_legend_names_every_mark():
    """Each role and quad that can be coloured is named."""
    for word in ("source", "cue", "content", "verbal conflict", "material cooperation"):
        assert word in legend().plain
