"""Datelines, in the forms in which agencies and papers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.datelines import find_dateline, is_city


@pytest.mark.parametrize(
    ("paragraph", "words", "agency"),
    [
        ("AP - A man was held.", "AP -", "AP"),
        ("(Reuters) - A man was held.", "(Reuters) -", "Reuters"),
        ("BAGHDAD (Reuters) - A man was held.", "BAGHDAD (Reuters) -", "Reuters"),
        ("NAIROBI, Kenya (AP) — A man was held.", "NAIROBI, Kenya (AP) —", "AP"),
        ("NAIROBI, Kenya (AP) _ A man was held.", "NAIROBI, Kenya (AP) _", "AP"),
        ("GENEVA, Dec 14 (Reuters) - A man was held.", "GENEVA, Dec 14 (Reuters) -", "Reuters"),
        ("LOURDES, France - A man was held.", "LOURDES, France -", None),
        ("WASHINGTON, Aug. 12 - A man was held.", "WASHINGTON, Aug. 12 -", None),
        ("Canadian Press - VANCOUVER (CP) - A man was held.", "Canadian Press - VANCOUVER (CP) -", "Canadian Press"),
        ("Canadian Press - LANGLEY, B.C. (CP) - A man was held.", "Canadian Press - LANGLEY, B.C. (CP) -", "Canadian Press"),
        ("MOSCOW, December 14. /TASS/. A man was held.", "MOSCOW, December 14. /TASS/.", "TASS"),
        ("BEIJING, Dec. 14 (Xinhua) -- A man was held.", "BEIJING, Dec. 14 (Xinhua) --", "Xinhua"),
        ("PORT-AU-PRINCE, Haiti (Reuters) - A man was held.", "PORT-AU-PRINCE, Haiti (Reuters) -", "Reuters"),
        ("LONDON/PARIS (Reuters) - A man was held.", "LONDON/PARIS (Reuters) -", "Reuters"),
        ("Paris, Dec 14, 2021 (AFP) - A man was held.", "Paris, Dec 14, 2021 (AFP) -", "AFP"),
        ("Vienna, Austria -- A man was held.", "Vienna, Austria --", None),
        ("TAIPEI, Nov. 12 (CNA) A man was held.", "TAIPEI, Nov. 12 (CNA)", "CNA"),
        ("ISLAMABAD, Oct 5: A man was held.", "ISLAMABAD, Oct 5:", None),
        ("NEW DELHI: A man was held.", "NEW DELHI:", None),
        ("TBILISI, Georgia Georgian police held a man.", "TBILISI, Georgia", None),
        ("NEW YORK, New York The police held a man.", "NEW YORK, New York", None),
        ("OSLO - “A man was held,” the police said.", "OSLO -", None),
    ],
)
def test_a_dateline_is_found_with_its_agency(paragraph, words, agency):
    """The span covers place, date, agency and mark, and nothing of the sentence."""
    line = find_dateline(paragraph)
    assert line is not None
    assert (paragraph[slice(*line.span)], line.agency) == (words, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The talks - the first since May - failed.",
        "NATO - The alliance - said no.",
        "UPDATE 1 - Talks fail",
        "DESTRUCTION: At least 21 people were killed.",
        "SEC. RUMSFELD: As you know, we leave today.",
        "YASSER Arafat, the president, left.",
        "POLLS WERE WRONG, EXPERTS SAY - Many had been asked.",
        "Monday, Dec 3 - The talks went on.",
        "Putin - The man said no.",
        "He said (AP) - The man",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(paragraph):
    """Shouts, speakers' names, acronyms and dashes inside a sentence are no datelines."""
    assert find_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("paragraph", "published", "month_day"),
    [
        ("ABUJA, Aug 25, 2004 (dpa) -- He left.", "2004-08-25", None),
        ("NEW DELHI, 7 September 2004 - He left.", "2004-09-07", None),
        ("LONDON, AUGUST 17: He left.", None, (8, 17)),
        ("LONDON (AP) - He left.", None, None),
    ],
)
def test_a_dateline_tells_its_date(paragraph, published, month_day):
    """With a year it is a date; without one it is a month and a day, and no year is made up."""
    line = find_dateline(paragraph)
    assert (line.published, line.month_day) == (published, month_day)


def test_a_city_is_known_by_its_older_name_too():
    """Names that large cities once had are datelines still."""
    assert is_city("BOMBAY")
    assert not is_city("CARROT AND STICK")


@given(st.text(max_size=200) | st.text(alphabet="ABab ,.:-–()/19", max_size=150))
def test_the_span_lies_in_the_paragraph(paragraph):
    """Whatever the paragraph, the dateline begins at its start and ends inside it."""
    line = find_dateline(paragraph)
    assert line is None or (line.span[0] == 0 and 0 < line.span[1] <= len(paragraph))
