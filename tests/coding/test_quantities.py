"""Counted amounts: the number, its bounds, and what it counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.numbers import any_of, number_pattern, read_number
from dragoman.coding.quantities import find_quantities
from dragoman.coding.times import find_times
from dragoman.tables.numbers import load_numbers
from dragoman.tables.timewords import load_timewords
from dragoman.tables.tsv import read_rows
from dragoman.tables.units import load_units


def counted(read, text):
    """Each quantity of a text: words, low, high, unit."""
    document = read(text, "2014-03-19")
    found = find_quantities(document, find_times(document, load_timewords()), load_units())
    return [(text[q.start : q.end], q.low, q.high, q.unit) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent 31 tanks.", ("31", 31, 31, "tanks")),
        ("They sent more than 13,000 soldiers.", ("more than 13,000", 13001, None, "troops")),
        ("They sent at least 30 jets.", ("at least 30", 30, None, "jets")),
        ("They sent up to 500 soldiers.", ("up to 500", None, 500, "troops")),
        ("They sent fewer than 20 tanks.", ("fewer than 20", None, 19, "tanks")),
        ("They sent two dozen F-16 jets.", ("two dozen", 24, 24, "jets")),
        ("They sent between 10 and 15 ships.", ("between 10 and 15", 10, 15, "ships")),
        ("They sent 10 to 15 missiles.", ("10 to 15", 10, 15, "missiles")),
        ("They sent 10-15 missiles.", ("10-15", 10, 15, "missiles")),
        ("They host 10 to 15 million refugees.", ("10 to 15 million", 10_000_000, 15_000_000, "refugees")),
        ("Dozens of protesters gathered.", ("Dozens", 24, 99, "protesters")),
        ("Tens of thousands of protesters gathered.", ("Tens of thousands", 20_000, 99_999, "protesters")),
        ("Several hundred protesters gathered.", ("Several hundred", 300, 999, "protesters")),
        ("Half a million refugees crossed.", ("Half a million", 500_000, 500_000, "refugees")),
        ("They gave $50 million.", ("$50 million", 50_000_000, 50_000_000, "USD")),
        ("They gave 20m euros.", ("20m", 20_000_000, 20_000_000, "EUR")),
        ("Turnout was 54 percent.", ("54", 54, 54, "percent")),
        ("They advanced 10 km.", ("10", 10, 10, "kilometre")),
        ("They opened 12 schools.", ("12", 12, 12, "school")),
    ],
)
def test_numbers_and_what_they_count(read, text, expected):
    """A number keeps the words that bound it, and counts the unit of its noun or the noun itself."""
    assert counted(read, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 people and wounded at least 30.", [(12, 12, "dead"), (30, None, "injured")]),
        ("More than 13,000 soldiers were killed.", [(13001, None, "dead")]),
        ("The war has claimed 400 lives.", [(400, 400, "dead")]),
        ("It left 12 dead and 40 injured.", [(12, 12, "dead"), (40, 40, "injured")]),
        ("The death toll rose to 120.", [(120, 120, "dead")]),
        ("Some 300 people died.", [(300, 300, "dead")]),
        ("Police arrested 15 protesters.", [(15, 15, "detained")]),
        ("Fighting has displaced a million people.", [(1_000_000, 1_000_000, "displaced")]),
        ("One soldier was killed and three were wounded.", [(1, 1, "dead"), (3, 3, "injured")]),
        ("The army destroyed 3 tanks.", [(3, 3, "tanks")]),
    ],
)
def test_tolls_are_told_by_the_verb(read, text, expected):
    """People counted as killed, hurt, held or driven out count under their fate; things keep their own unit."""
    assert [(low, high, unit) for _, low, high, unit in counted(read, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on May 5, 2013.",
        "The siege lasted two weeks.",
        "A 34-year-old teacher was there.",
        "Jane Smith, 34, said so.",
        "They won 2-1.",
        "No one was there.",
        "Flight 103 was late.",
        "The six-party talks failed.",
        "It was the second visit.",
    ],
)
def test_numbers_that_count_nothing(read, text):
    """Dates, lengths of time, ages, scores, names and ranks are no quantities."""
    assert counted(read, text) == []


def test_about_is_approximate(read):
    """A number with "about", or a vague one, is approximate; a bounded one is not."""
    text = "About 100 soldiers, dozens of policemen and more than 20 guards came."
    found = find_quantities(read(text), (), load_units())
    assert [q.approximate for q in found] == [True, True, False]


UNDER_TWENTY = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(number: int) -> str:
    """A number in English words."""
    if number < 20:
        return UNDER_TWENTY[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{UNDER_TWENTY[number % 10]}" if number % 10 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest and (rest < 100 or size == 100) else " "
            return f"{spelt(number // size)} {word}" + (f"{joint}{spelt(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_numbers_in_words_come_back(number):
    """A number spelt out, or written in digits with or without commas, is read as itself."""
    assert read_number(spelt(number), load_numbers()) == (number, number)
    assert read_number(f"{number:,}", load_numbers()) == (number, number)
    assert read_number(str(number), load_numbers()) == (number, number)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_the_pattern_takes_the_whole_number(number):
    """The pattern of a number matches all of it, spelt out or in digits."""
    pattern = number_pattern(load_numbers())
    for words in (spelt(number), f"{number:,}"):
        match = re.match(pattern, words)
        assert match is not None
        assert match[0] == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2 1/2", (2.5, 2.5)),
        ("two and a half million", (2_500_000, 2_500_000)),
        ("a couple of hundred", (200, 200)),
        ("hundreds of thousands", (200_000, 999_999)),
        ("scores", (40, 99)),
        ("tea", None),
    ],
)
def test_odd_numbers(words, expected):
    """Fractions, vague amounts and heaps have their own ranges; what is no number gives none."""
    assert read_number(words, load_numbers()) == expected


@given(st.text(alphabet="0123456789.,½ -/m"))
def test_no_text_breaks_the_reader(text):
    """Any string is read as a range or as nothing."""
    found = read_number(text, load_numbers())
    assert found is None or found[0] <= found[1]


def test_every_span_gives_back_its_words(read):
    """Spans lie inside the text, in order, and hold the number."""
    text = "Some 1,200 rebels, 30 tanks and about $2.5bn; 5% of 40-50 towns. More than one hundred died, a dozen fled."
    found = find_quantities(read(text), (), load_units())
    assert [text[q.start : q.end] for q in found] == [
        "Some 1,200", "30", "about $2.5bn", "5", "40-50", "More than one hundred", "a dozen",
    ]  # fmt: skip


def test_a_choice_needs_words():
    """An empty choice of words would match everywhere and is refused."""
    with pytest.raises(ValueError, match="needs words"):
        any_of([])


@pytest.mark.parametrize(("table", "columns"), [("units.tsv", ("word", "kind", "unit")), ("numbers.tsv", ("word", "kind", "low", "high"))])
def test_tables_are_sorted_and_unique(table, columns):
    """Rows stand in order, none twice."""
    rows = [tuple(row[column] for column in columns) for row in read_rows(table)]
    assert rows == sorted(set(rows))
