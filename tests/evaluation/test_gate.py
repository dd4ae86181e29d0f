"""The gate itself: floors hold, rise, and sink only when told so outright."""

import pytest

from evaluation.figures import Figure
from evaluation.gate import FLOORS, Floors, GateError, failures, load_floors, pin, save_floors

AREA, HASH = "times/x", "0123456789abcdef"
PINNED = Floors(floors={"times/x: value": 0.8, "times/x: strict": 0.9}, data={AREA: HASH})


def figures(value: float = 0.8, strict: float = 0.9, of: int | None = 10_000) -> list[Figure]:
    """The two figures of an area."""
    return [Figure(AREA, "value", value, of=of), Figure(AREA, "strict", strict, of=of)]


def test_figures_at_their_floors_pass():
    """What was pinned passes again."""
    assert failures(figures(), {AREA: HASH}, PINNED, [AREA]) == []


@pytest.mark.parametrize(
    ("value", "of", "falls"),
    [
        (0.7985, 10_000, False),
        (0.7975, 10_000, True),
        (0.7975, None, True),
        (0.77, 25, False),
        (0.75, 25, True),
        (0.95, 25, False),
    ],
)
def test_the_allowance_is_one_item_and_never_less_than_the_stated_noise(value, of, falls):
    """A figure falls when it is lower than its floor by more than one item of its gold, or by more than 0.002 in a large set."""
    assert bool(failures(figures(value, of=of), {AREA: HASH}, PINNED, [AREA])) is falls


def test_a_law_has_no_allowance():
    """One record in a thousand with a bad offset fails."""
    pinned = Floors(floors={"offsets: wire": 1.0})
    [told] = failures([Figure("offsets", "wire", 0.999, of=1000, exact=True)], {}, pinned, ["offsets"])
    assert "offsets: wire" in told


def test_a_figure_that_is_gone_fails():
    """A scorer that no longer prints a figure does not slip through."""
    [told] = failures(figures()[:1], {AREA: HASH}, PINNED, [AREA])
    assert "times/x: strict: no figure" in told


def test_areas_that_were_not_run_are_not_judged():
    """A run of one area says nothing of the others."""
    assert failures([], {}, PINNED, ["events/y"]) == []


def test_changed_data_fails_even_when_the_figures_hold():
    """Figures on other data do not compare."""
    [told] = failures(figures(), {AREA: "f" * 16}, PINNED, [AREA])
    assert "changed since the floors were pinned" in told


def test_pinning_raises_floors_to_four_digits():
    """A better figure becomes the floor, rounded; a new one is added; the hash is kept with it."""
    new = [*figures(value=0.812345), Figure("events/y", "type", 0.5, of=10)]
    pinned = pin(new, {AREA: HASH, "events/y": "a" * 16}, PINNED)
    assert pinned.floors == {"times/x: value": 0.8123, "times/x: strict": 0.9, "events/y: type": 0.5}
    assert pinned.data == {AREA: HASH, "events/y": "a" * 16}


def test_pinning_refuses_to_lower_a_floor():
    """The message names the floor and how to lower it on purpose."""
    with pytest.raises(GateError, match=r"times/x: value \(0.8000 -> 0.7000\).*--allow-lower"):
        pin(figures(value=0.7), {AREA: HASH}, PINNED)


def test_a_figure_within_its_allowance_leaves_the_floor_where_it_was():
    """Noise neither fails the pinning nor lowers the floor, so small losses cannot add up."""
    assert pin(figures(value=0.799), {AREA: HASH}, PINNED).floors["times/x: value"] == 0.8


@pytest.mark.parametrize("name", ["times/x: value", "times/x"])
def test_a_floor_sinks_when_it_is_named_with_a_reason(name):
    """What sank, from where, to where and why stays written beside the floors."""
    pinned = pin(figures(value=0.7), {AREA: HASH}, PINNED, allow_lower=[name], because="the gold was mended")
    assert pinned.floors["times/x: value"] == 0.7
    assert pinned.lowered == ({"figure": "times/x: value", "from": 0.8, "to": 0.7, "because": "the gold was mended"},)


def test_lowering_without_a_reason_is_refused():
    """A blank reason is none."""
    with pytest.raises(GateError, match="because"):
        pin(figures(value=0.7), {AREA: HASH}, PINNED, allow_lower=["times/x"], because="  ")


def test_floors_survive_writing_and_reading(tmp_path):
    """What is saved is what is loaded."""
    save_floors(PINNED, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == PINNED


def test_without_a_file_there_are_no_floors(tmp_path):
    """A first run has nothing to fall below."""
    assert load_floors(tmp_path / "none.json") == Floors()


def test_the_floors_of_the_project_are_sorted_shares():
    """The pinned file is in order, so that a diff shows what moved, and each floor is a share of four digits."""
    floors = load_floors(FLOORS).floors
    assert list(floors) == sorted(floors)
    assert all(0 <= value <= 1 and round(value, 4) == value for value in floors.values())
