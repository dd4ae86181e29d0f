"""Whether a deed happened, and on what it hangs."""

import pytest

from dragoman.coding.status import aux_of, condition_of, in_condition, is_old
from dragoman.record import EventDate


@pytest.fixture
def at(read):
    """A function from text and a word of it to the Document and the word's index."""

    def _at(text, word, published="2023-03-02"):
        document = read(text, published=published)
        return document, next(t.index for t in document.tokens if t.text == word)

    return _at


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru attacked Chile.", "attacked", ()),
        ("Peru will attack Chile.", "attack", ("future",)),
        ("Peru won't attack Chile.", "attack", ("future", "negated")),
        ("Peru could attack Chile.", "attack", ("hypothetical",)),
        ("Peru might not attack Chile.", "attack", ("hypothetical", "negated")),
        ("Peru did not attack Chile.", "attack", ("negated",)),
        ("Peru never attacked Chile.", "attacked", ("negated",)),
        ("Peru failed to attack Chile.", "attack", ("negated",)),
        ("No attack was reported in Chile.", "attack", ("negated",)),
        ("They fled a possible attack.", "attack", ("hypothetical",)),
        ("They spoke of the risk of war.", "war", ("hypothetical",)),
        ("If Peru attacks Chile, Bolivia loses.", "attacks", ("hypothetical",)),
    ],
)
def test_auxiliary_modes(at, text, word, expected):
    """Helping verbs, negations, words of fear and conditions each leave their mark, in alphabetical order."""
    assert aux_of(*at(text, word), EventDate()) == expected


@pytest.mark.parametrize(
    ("latest", "basis", "old"),
    [
        ("2022-01-10", "expression", True),
        ("2022-09-02", "expression", True),
        ("2022-09-03", "expression", False),
        ("2023-03-01", "expression", False),
        ("2022-01-10", "report date", False),
        ("2022-01", "expression", False),
        (None, "none", False),
    ],
)
def test_half_a_year_makes_background(at, latest, basis, old):
    """Only a full date that is spoken of counts, and only well before the report's day."""
    document, index = at("Peru attacked Chile.", "attacked")
    when = EventDate(earliest=latest, latest=latest, basis=basis)
    assert is_old(document, when) is old
    assert ("historical" in aux_of(document, index, when)) is old


def test_a_report_without_a_day_has_no_background(at):
    """Unknown is no guess."""
    document, _ = at("Peru attacked Chile.", "attacked", None)
    assert not is_old(document, EventDate(latest="1990-01-01", basis="expression"))


@pytest.mark.parametrize(
    ("text", "word", "inside"),
    [
        ("If Peru invades Chile, Bolivia will protest.", "invades", True),
        ("If Peru invades Chile, Bolivia will protest.", "protest", False),
        ("Bolivia will protest unless Peru leaves Chile.", "leaves", True),
        ("Bolivia protested when Peru left Chile.", "left", False),
    ],
)
def test_what_stands_in_a_condition(at, text, word, inside):
    """The clause of an "if" or "unless" is a condition, that of a "when" is not, nor is the main clause."""
    assert in_condition(*at(text, word)) is inside


@pytest.mark.parametrize(
    ("text", "word", "condition"),
    [
        ("Bolivia will protest unless Peru leaves Chile.", "protest", "unless Peru leaves Chile"),
        ("Bolivia warned that it would protest if Peru attacked Chile.", "warned", "if Peru attacked Chile"),
        ("Bolivia protested on Monday.", "protested", None),
    ],
)
def test_the_condition_of_a_deed(at, text, word, condition):
    """The words of the clause are found among those that hang on the deed or on what is said about it."""
    found = condition_of(*at(text, word))
    assert (found and found[0].text) == condition
    if found:
        assert text[slice(*found[0].span)] == condition


def test_a_deed_inside_a_condition_does_not_hang_on_it(at):
    """A clause is no condition of what it tells itself."""
    assert condition_of(*at("Bolivia will protest if Peru attacks Chile.", "attacks")) is None
