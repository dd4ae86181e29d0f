"""The day of a deed, by the words that tell it and by what it inherits."""

import pytest

from dragoman.coding.dating import date_at, statement_date
from dragoman.coding.times import find_times
from dragoman.record import EventDate, StatementDate
from dragoman.tables.timewords import load_timewords

PUBLISHED = "2014-03-19"  # a Wednesday
REPORT_DAY = (PUBLISHED, PUBLISHED, "report date")
NO_DAY = (None, None, "none")


def dated(read, text, word, published=PUBLISHED):
    """The date of the deed told at the first token with these words."""
    document = read(text, published)
    times = find_times(document, load_timewords())
    index = next(token.index for token in document.tokens if token.text == word)
    return date_at(document, times, index)


def day(value):
    """Both ends of one day, told by the words."""
    return (value, value, "expression")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels attacked the town on Monday.", "attacked", day("2014-03-17")),
        ("On Sunday, protesters stormed the ministry.", "stormed", day("2014-03-16")),
        ("Rebels attacked the town.", "attacked", REPORT_DAY),
        ("The president condemned Friday's attack.", "attack", day("2014-03-14")),
        ("The president condemned Friday's attack.", "condemned", REPORT_DAY),
        ("Friday's bombing killed 30 people.", "killed", day("2014-03-14")),
        ("The army launched an attack on Monday.", "attack", day("2014-03-17")),
        ("Ministers agreed on Tuesday to meet in Geneva next week.", "agreed", day("2014-03-18")),
        ("Ministers agreed on Tuesday to meet in Geneva next week.", "meet", ("2014-03-24", "2014-03-30", "expression")),
        ("The minister, who visited Moscow last week, condemned the vote.", "condemned", REPORT_DAY),
        ("The minister, who visited Moscow last week, condemned the vote.", "visited", ("2014-03-10", "2014-03-16", "expression")),
        ("The army said on Friday it had begun air strikes.", "said", day("2014-03-14")),
        ("Talks began after 9 a.m. on Tuesday.", "began", day("2014-03-18")),
        ("In 2012 the agency signed a contract, the minister said.", "signed", ("2012-01-01", "2012-12-31", "expression")),
        ("In 2012 the agency signed a contract, the minister said.", "said", REPORT_DAY),
        ("The gun was discovered on March 8 buried near the house.", "discovered", day("2014-03-08")),
    ],
)
def test_the_deed_s_own_words(read, text, word, expected):
    """An expression dates the predicate that it hangs on, not the one of another clause."""
    found = dated(read, text, word)
    assert (found.earliest, found.latest, found.basis) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels attacked the town on Monday, killing 12 people.", "killing", day("2014-03-17")),
        ("On Sunday, protesters stormed the ministry and burned cars.", "burned", day("2014-03-16")),
        ("Three people were injured when two grenades exploded in the capital on Monday.", "injured", day("2014-03-17")),
        ("He was jailed and tortured in 2013.", "jailed", ("2013-01-01", "2013-12-31", "expression")),
        ("The army said on Friday it had begun air strikes.", "begun", day("2014-03-14")),
        ("Protesters rallied on Monday to demand reforms.", "demand", day("2014-03-17")),
        ("He was shot shortly after he returned home on Monday.", "shot", day("2014-03-17")),
    ],
)
def test_an_inherited_day(read, text, word, expected):
    """A deed told with another one shares its day."""
    found = dated(read, text, word)
    assert (found.earliest, found.latest, found.basis) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The attack came a day after rebels warned of reprisals.", "came", PUBLISHED),
        ("The attack came a day after rebels warned of reprisals.", "warned", "2014-03-18"),
        ("The court freed the general on Monday, two days after it convicted him.", "convicted", "2014-03-15"),
        ("The offer was made three weeks before Monday's vote.", "made", "2014-02-24"),
    ],
)
def test_a_distance_between_two_deeds(read, text, word, expected):
    """A length of time with "after" or "before" dates one deed by the other."""
    found = dated(read, text, word)
    assert (found.earliest, found.latest) == (expected, expected)


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("Russia has held the peninsula since 2012.", "held", "2012-01-01", PUBLISHED),
        ("Troops have been shelling the city for two weeks.", "shelling", "2014-03-05", PUBLISHED),
        ("Troops have occupied the region since the invasion.", "occupied", None, PUBLISHED),
        ("The exercise will run from 3 to 5 May.", "run", "2014-05-03", "2014-05-05"),
        ("The alliance has changed since its founding in 1949.", "changed", "1949-01-01", PUBLISHED),
        ("He held the office between 1998 and 2003.", "held", "1998-01-01", "2003-12-31"),
        ("The war will end by Friday.", "end", PUBLISHED, "2014-03-21"),
        ("Over the past two months, troops have moved to the border.", "moved", "2014-01-19", PUBLISHED),
    ],
)
def test_intervals(read, text, word, earliest, latest):
    """Ranges, "since" and lengths give the days from first to last, the report's day where nothing else ends them."""
    found = dated(read, text, word)
    assert (found.earliest, found.latest, found.basis) == (earliest, latest, "expression")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He threatened to cut gas supplies.", "cut"),
        ("The envoy will visit Minsk.", "visit"),
        ("The general had seized power.", "seized"),
        ("Rebels will launch an attack.", "attack"),
    ],
)
def test_no_day_for_what_lies_ahead_or_far_back(read, text, word):
    """A deed that is to come, or that is told as past already then, has no day unless one is told."""
    found = dated(read, text, word)
    assert (found.earliest, found.latest, found.basis) == NO_DAY


def test_without_a_publication_date(read):
    """A report without a date gives no day, only the words."""
    assert dated(read, "Rebels attacked the town.", "attacked", None) == EventDate()
    assert dated(read, "Rebels attacked the town on Monday.", "attacked", None) == EventDate(text="Monday", basis="expression")


def test_the_day_of_a_statement(read):
    """A statement bears the day of its cue, or the report's where there is no cue."""
    document = read("The minister said on Monday that talks would begin.", PUBLISHED)
    times = find_times(document, load_timewords())
    said = next(token.index for token in document.tokens if token.text == "said")
    assert statement_date(document, times, said) == StatementDate(earliest="2014-03-17", latest="2014-03-17", text="Monday")
    assert statement_date(document, times, None) == StatementDate(earliest=PUBLISHED, latest=PUBLISHED)


def test_every_token_has_a_date(read):
    """Any token may be asked for its date, in any sentence."""
    text = "“We will leave on Friday,” he said. Two days after? The week before, 12 died -- and since then, nobody. Until when, in 2013?"
    document = read(text, PUBLISHED)
    times = find_times(document, load_timewords())
    for token in document.tokens:
        found = date_at(document, times, token.index)
        assert found.basis in ("expression", "report date", "none")
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
