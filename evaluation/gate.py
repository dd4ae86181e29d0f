"""The gate: floors under the figures, kept in `floors.json`, so that a change that makes the coder worse fails like a test.

A figure fails when it falls below its floor by more than the allowance: one item of its gold, or `ALLOWANCE` where that is more. The
coder itself is deterministic; the allowance is for another processor's arithmetic, which can tip the parser in a sentence or two.
Figures that state a law (every offset sound) have no allowance.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.figures import Figure

FLOORS = Path(__file__).with_name("floors.json")
ALLOWANCE = 0.002
_DIGITS = 4


class GateError(Exception):
    """A floor that may not be moved as asked; the message says which, and what to do."""


@dataclass(frozen=True)
class Floors:
    """The pinned figures, the hash of each area's data when they were pinned, and each lowering with its reason."""

    floors: dict[str, float] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    lowered: tuple[dict[str, Any], ...] = ()


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors of a file; none, when there is no such file."""
    if not path.exists():
        return Floors()
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Floors(stored["floors"], stored["data"], tuple(stored["lowered"]))


def save_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Writes the floors, sorted by name, so that a diff shows what moved."""
    stored = {
        "data": dict(sorted(floors.data.items())),
        "floors": dict(sorted(floors.floors.items())),
        "lowered": list(floors.lowered),
    }
    path.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def allowance_of(figure: Figure) -> float:
    """How far a figure may fall below its floor: nothing for a law, else one item of its gold, and never less than `ALLOWANCE`.

    >>> [allowance_of(f) for f in (Figure("a", "b", 1.0, exact=True), Figure("a", "b", 0.5, of=25), Figure("a", "b", 0.5, of=9000))]
    [0.0, 0.04, 0.002]
    """
    if figure.exact:
        return 0.0
    return max(1 / figure.of, ALLOWANCE) if figure.of else ALLOWANCE


def failures(figures: Iterable[Figure], hashes: Mapping[str, str], pinned: Floors, areas: Iterable[str]) -> list[str]:
    """What stands against the figures of these areas, one sentence each: fallen, missing, or measured on other data."""
    measured = {f.key: f for f in figures}
    told = []
    for area in areas:
        was, now = pinned.data.get(area), hashes.get(area)
        if was is not None and now is not None and was != now:
            told.append(f"{area}: its data or scorer changed since the floors were pinned ({was} -> {now}). Look why, then pin anew.")
    for key, floor in pinned.floors.items():
        if key.rsplit(": ", 1)[0] not in areas:
            continue
        figure = measured.get(key)
        if figure is None:
            told.append(f"{key}: no figure, its floor is {floor:.4f}")
        elif figure.value < floor - allowance_of(figure) - 1e-9:
            told.append(f"{key}: {figure.value:.4f} is below its floor of {floor:.4f} (allowance {allowance_of(figure):.4f})")
    return told


def pin(
    figures: Iterable[Figure],
    hashes: Mapping[str, str],
    pinned: Floors,
    *,
    allow_lower: Iterable[str] = (),
    because: str = "",
) -> Floors:
    """The floors raised to the figures. Raises GateError where one would sink, unless it is named in `allow_lower`, with a reason.

    `allow_lower` takes the whole name ("times/aquaint: value") or an area's ("times/aquaint").
    """
    allowed = set(allow_lower)
    if allowed and not because.strip():
        raise GateError('lowering a floor needs a reason: add --because "..."')
    floors, lowered, refused = dict(pinned.floors), list(pinned.lowered), []
    for figure in figures:
        value, floor = round(figure.value, _DIGITS), pinned.floors.get(figure.key)
        if floor is None or value >= floor:
            floors[figure.key] = value
        elif figure.key in allowed or figure.area in allowed:
            floors[figure.key] = value
            lowered.append({"figure": figure.key, "from": floor, "to": value, "because": because})
        elif value < floor - allowance_of(figure):
            refused.append(f"{figure.key} ({floor:.4f} -> {value:.4f})")
    if refused:
        raise GateError(f'these floors would sink: {", ".join(refused)}. Mend the coder, or name each: --allow-lower NAME --because "..."')
    return Floors(floors, {**pinned.data, **hashes}, tuple(lowered))
