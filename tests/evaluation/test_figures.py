"""Figures are read out of what scorers print."""

import pytest

from evaluation.figures import read_json, read_lines

_PRINTED = """\
ag0032: a remark of the scorer
type             P 0.500  R 0.667  F1 0.571   (tp 2, fp 2, fn 1)
type + parties   P 0.000  R 0.000  F1 0.000   (tp 0, fp 4, fn 3)
mode             right nan   (0 of 0)
best type              0.096   (15 of 157)
content exact          P 0.300  R 0.300  F1 0.300   (3 right, 10 predicted, 10 gold)
direct quotes, full    recall 0.667   (2 of 3)
overlap cue            P 0.100  R 0.200  F1 0.133
  ASSAULT    P 0.50  R 0.50   (tp 1, fp 1, fn 1)
"""


@pytest.mark.parametrize(
    ("name", "value", "of"),
    [
        ("type", 4 / 7, 3),
        ("type + parties", 0.0, 3),
        ("best type", 15 / 157, 157),
        ("content exact", 0.3, 10),
        ("direct quotes, full", 2 / 3, 3),
        ("overlap cue", 0.133, None),
    ],
)
def test_a_figure_is_reckoned_from_its_counts_where_they_are_printed(name, value, of):
    """Counts give more digits than the three that scorers print."""
    [figure] = read_lines("events/x", _PRINTED, [name])
    assert figure.value == pytest.approx(value)
    assert figure.of == of


def test_figures_come_in_the_order_wanted_and_absent_ones_are_left_out():
    """A name that is not printed, or that has no value, gives no figure."""
    figures = read_lines("events/x", _PRINTED, ["overlap cue", "mode", "no such line", "type"])
    assert [f.key for f in figures] == ["events/x: overlap cue", "events/x: type"]


def test_percentages_of_json_become_shares():
    """An object holds precision, recall and F1; a bare number is an accuracy; null is no figure."""
    printed = '{"gold": 40, "span": {"precision": 50.0, "recall": 25.0, "f1": 33.33}, "acc161": 87.5, "country_accuracy": null}\n  a remark'
    figures = list(read_json("places/x", printed, ["span", "acc161", "country_accuracy"]))
    assert [(f.name, f.value, f.of) for f in figures] == [("span", 0.3333, 40), ("acc161", 0.875, 40)]
