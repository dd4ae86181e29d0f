"""What counts as a time expression, its value, and the days it stands for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.times import find_times
from dragoman.record import Document, Paragraph, Report, Sentence, Timex, Token
from dragoman.tables.timewords import load_timewords

PUBLISHED = "2014-03-19"  # a Wednesday
WORDS = load_timewords()


def told(read, text, published=PUBLISHED):
    """Each expression of a text with its value."""
    document = read(text, published)
    return [(text[t.start : t.end], t.value) for t in find_times(document, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The treaty was signed on March 5, 1998 in Minsk.", [("March 5, 1998", "1998-03-05")]),
        ("The treaty was signed on 5 March 1998 in Minsk.", [("5 March 1998", "1998-03-05")]),
        ("The treaty was signed on Thursday, Dec. 12, 2013.", [("Thursday, Dec. 12, 2013", "2013-12-12")]),
        ("They left Minsk in March 1998.", [("March 1998", "1998-03")]),
        ("They left in November last year.", [("November last year", "2013-11")]),
        ("The war ended in 1995.", [("1995", "1995")]),
        ("It was settled in mid-1996.", [("mid-1996", "1996")]),
        ("The pact held in the early 1990s.", [("the early 1990s", "199")]),
        ("It is a relic of the 19th century.", [("the 19th century", "18")]),
        ("Exports fell in the third quarter of 2013.", [("the third quarter of 2013", "2013-Q3")]),
        ("Exports fell in the fourth quarter.", [("the fourth quarter", "2013-Q4")]),
        ("They met in the summer of 2012.", [("the summer of 2012", "2012-SU")]),
        ("The file is dated 2014-02-28.", [("2014-02-28", "2014-02-28")]),
        ("Gunmen struck on Christmas Eve.", [("Christmas Eve", "2013-12-24")]),
        ("They met in the week of March 3.", [("the week of March 3", "2014-W10")]),
    ],
)
def test_calendar_dates(read, text, expected):
    """A date that a calendar shows is told by its own words, and a year that is left out by the report's day."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister left Minsk on Monday.", [("Monday", "2014-03-17")]),
        ("The minister will leave Minsk on Monday.", [("Monday", "2014-03-24")]),
        ("The minister was in Minsk on Wednesday.", [("Wednesday", "2014-03-19")]),
        ("A summit scheduled for Friday was called off.", [("Friday", "2014-03-21")]),
        ("They agreed to meet on Friday.", [("Friday", "2014-03-21")]),
        ("The army began to move on Friday.", [("Friday", "2014-03-14")]),
        ("He died last Friday.", [("last Friday", "2014-03-14")]),
        ("The vote comes next Friday.", [("next Friday", "2014-03-21")]),
        ("The elections were held in October.", [("October", "2013-10")]),
        ("The elections will be held in October.", [("October", "2014-10")]),
        ("The port has been shut since January 2.", [("January 2", "2014-01-02")]),
        ("The minister was forced to resign in July.", [("July", "2013-07")]),
        ("The offer was extended to April 2.", [("April 2", "2014-04-02")]),
        ("Rebels struck a convoy on Wednesday night.", [("Wednesday night", "2014-03-19TNI")]),
    ],
)
def test_tense_gives_the_direction(read, text, expected):
    """A weekday or bare month is the last one for what is told in the past, the next one for what lies ahead."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy arrived today.", [("today", "2014-03-19")]),
        ("The envoy arrived yesterday.", [("yesterday", "2014-03-18")]),
        ("The envoy left last week.", [("last week", "2014-W11")]),
        ("The envoy leaves next month.", [("next month", "2014-04")]),
        ("He was freed two years ago.", [("two years ago", "2012")]),
        ("He was freed ten days ago.", [("ten days ago", "2014-03-09")]),
        ("Shells fell last night.", [("last night", "2014-03-18TNI")]),
        ("He spoke on Monday. A day earlier, guns had fallen silent.", [("Monday", "2014-03-17"), ("A day earlier", "2014-03-16")]),
        ("He spoke on Monday. He had left Minsk the previous week.", [("Monday", "2014-03-17"), ("the previous week", "2014-W11")]),
        ("Following Monday's vote, he resigned.", [("Monday", "2014-03-17")]),
        ("He has recently resigned.", [("recently", "PAST_REF")]),
        ("Clashes have spread in recent days.", [("recent days", "PAST_REF")]),
        ("He now lives in exile.", [("now", "PRESENT_REF")]),
    ],
)
def test_relative_dates(read, text, expected):
    """What is told from another day is reckoned from the report's day, or from the day spoken of last."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege lasted two weeks.", [("two weeks", "P2W")]),
        ("The siege has gone on for weeks.", [("weeks", "PXW")]),
        ("Talks went on for five and a half hours.", [("five and a half hours", "PT5H30M")]),
        ("A 16-hour curfew is in force.", [("16-hour", "PT16H")]),
        ("The border has been shut for the past two months.", [("the past two months", "P2M")]),
        ("They meet every Thursday.", [("every Thursday", "XXXX-WXX-4")]),
        ("They meet every week.", [("every week", "P1W")]),
        ("The two armies talk daily.", [("daily", "P1D")]),
    ],
)
def test_lengths_and_sets(read, text, expected):
    """A length of time is a DURATION, a repeated time a SET."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The truce began at 9 a.m. on Monday.", [("9 a.m. on Monday", "2014-03-17T09:00")]),
        ("The truce began on Monday at 18:00 GMT.", [("Monday at 18:00 GMT", "2014-03-17T18:00Z")]),
        ("The truce began at noon.", [("noon", "2014-03-19T12:00")]),
    ],
)
def test_day_and_clock_are_one_expression(read, text, expected):
    """A day and a time of day beside each other tell one moment."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The drill runs from 3 to 5 May.", [("3", "2014-05-03"), ("5 May", "2014-05-05")]),
        ("The drill ran on January 24 and 25.", [("January 24", "2014-01-24"), ("25", "2014-01-25")]),
        ("He was minister in 1998-2000.", [("1998", "1998"), ("2000", "2000")]),
    ],
)
def test_ranges_are_two_expressions(read, text, expected):
    """Both ends of a range are expressions of their own, a short one filled up from its neighbour."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army may march on the capital.",
        "Some 2000 troops crossed the border.",
        "A 34-year-old woman was held.",
        "She writes for the Sunday Times.",
        "The coalition won 52 seats.",
        "She is in her early 20s.",
    ],
)
def test_words_that_only_look_like_times(read, text):
    """Verbs, counts, ages and names of newspapers are no times."""
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on Monday.", ("XXXX-WXX-1", None, None)),
        ("He left last week.", ("XXXX-WXX", None, None)),
        ("He left in October.", ("XXXX-10", None, None)),
        ("He left in 1998.", ("1998", "1998-01-01", "1998-12-31")),
    ],
)
def test_without_a_publication_date(read, text, expected):
    """A report without a date leaves relative expressions without days."""
    (timex,) = find_times(read(text, None), WORDS)
    assert (timex.value, timex.earliest, timex.latest) == expected


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("They met last week.", "2014-03-10", "2014-03-16"),
        ("They met earlier this month.", "2014-03-01", "2014-03-19"),
        ("They met in late 2012.", "2012-09-01", "2012-12-31"),
        ("The strip was shelled for the past ten days.", "2014-03-09", "2014-03-19"),
        ("They met in recent days.", "2014-03-10", "2014-03-19"),
    ],
)
def test_intervals(read, text, earliest, latest):
    """An expression bears the days that it stands for, cut at the report's day where the words say so."""
    (timex,) = find_times(read(text, PUBLISHED), WORDS)
    assert (timex.earliest, timex.latest) == (earliest, latest)


def by_hand(text: str, published: str | None) -> Document:
    """A Document of one sentence, every word a noun that hangs on the first: no engine is needed to find times."""
    tokens, at = [], 0
    for index, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        token = Token(
            index=index,
            start=start,
            end=at,
            text=word,
            lemma=word.lower(),
            pos="NOUN",
            tag="NN",
            head=0,
            dep="obl" if index else "root",
            sentence=0,
        )
        tokens.append(token)
    report = Report(id="r", source_name="r", text=text, paragraphs=(Paragraph(start=0, end=len(text)),), published=published)
    children = (tuple(range(1, len(tokens))), *((),) * (len(tokens) - 1))
    sentence = Sentence(start=0, end=len(text), first=0, stop=len(tokens), root=0)
    return Document(report=report, sentences=(sentence,), tokens=tuple(tokens), children=children, names=())


WORD = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "last",
        "next",
        "two",
        "three",
        "weeks",
        "week",
        "ago",
        "Monday",
        "March",
        "5",
        "1998",
        ",",
        "2014",
        "of",
        "every",
        "early",
        "late",
        "year",
        "quarter",
        "third",
        "from",
        "to",
        "31",
        "night",
        "at",
        "9",
        "a.m.",
        "earlier",
        "days",
        "and",
        "1990s",
        "Christmas",
        "daily",
        "now",
        "recent",
        "past",
        "Feb.",
        "30",
        "30th",
        "month",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(WORD, min_size=1, max_size=12).map(" ".join),
    st.sampled_from([None, "2014-03-19", "2012-02-29T10:30", "0001-01-01", "9999-12-31"]),
)
def test_any_words_give_sound_expressions(text, published):
    """Whatever the words: spans lie in order inside the text, none is blank at its ends, and days come in order."""
    found = find_times(by_hand(text, published), WORDS)
    last = 0
    for timex in found:
        assert last <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end].strip() == text[timex.start : timex.end]
        assert timex.earliest is None or timex.latest is None or timex.earliest <= timex.latest
        last = timex.end


def test_same_words_same_expressions(read):
    """The same document gives the same expressions."""
    document = read("He left last week, two days after the vote of March 5.", PUBLISHED)
    assert find_times(document, WORDS) == find_times(document, WORDS)
    assert all(isinstance(timex, Timex) for timex in find_times(document, WORDS))
