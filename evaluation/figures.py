"""A measured figure, and how figures are read out of what a scorer prints."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINE = re.compile(
    r"^(?P<name>\S.*?)\s+"
    r"(?P<detail>(?:P [\d.]+\s+R [\d.]+\s+F1 |right |recall )?(?P<value>\d+\.\d+|nan)\s*(?:\((?P<counts>[^)]*)\))?)$",
)
_COUNT = re.compile(r"\d+")


@dataclass(frozen=True)
class Figure:
    """One number between 0 and 1: `area` and `name` say what of, `of` how many gold items stand behind it (None: not known).

    `exact` figures admit no noise: they are laws (every offset sound), not measurements.
    """

    area: str
    name: str
    value: float
    detail: str = ""
    of: int | None = None
    exact: bool = False

    @property
    def key(self) -> str:
        """The name under which the gate keeps its floor."""
        return f"{self.area}: {self.name}"


def read_lines(area: str, printed: str, wanted: Sequence[str]) -> Iterator[Figure]:
    """The wanted figures of a scorer that prints one a line, in the order wanted; a name that is not there gives nothing.

    Scorers print three digits. Where they print the counts as well, the value is reckoned from these, so that floors can hold four.

    >>> [f] = read_lines("events/x", "type   P 0.500  R 0.667  F1 0.571   (tp 2, fp 2, fn 1)", ["type"])
    >>> round(f.value, 4), f.of
    (0.5714, 3)
    """
    found = {m["name"]: m for m in map(_LINE.match, printed.splitlines()) if m}
    for name in wanted:
        if name in found and found[name]["value"] != "nan":
            match = found[name]
            value, of = _exact(match["counts"] or "", float(match["value"]))
            yield Figure(area, name, value, " ".join(match["detail"].split()), of)


def _exact(counts: str, printed: float) -> tuple[float, int | None]:
    """The figure from its counts, and the number of gold items; the printed value where there are no counts."""
    numbers = [int(n) for n in _COUNT.findall(counts)]
    match counts.split(), numbers:
        case ["tp", *_], [hits, false, missed]:
            total, gold = 2 * hits + false + missed, hits + missed
            return (2 * hits / total if total else 0.0), gold
        case [_, "right,", *_], [hits, predicted, gold]:
            return (2 * hits / (predicted + gold) if predicted + gold else 0.0), gold
        case [_, "of", *_], [hits, gold]:
            return (hits / gold if gold else 0.0), gold
    return printed, None


def read_json(area: str, printed: str, wanted: Sequence[str]) -> Iterator[Figure]:
    """The wanted figures of a scorer that prints one JSON object of percentages; an F1 is named by the object that holds it.

    >>> [f] = read_json("times/x", '{"gold": 9, "value": {"precision": 80.0, "recall": 50.0, "f1": 61.54}}', ["value"])
    >>> f.value, f.detail, f.of
    (0.6154, 'P 0.800 R 0.500', 9)
    """
    scores = json.loads(printed.splitlines()[0])
    for name in wanted:
        match scores.get(name):
            case {"precision": p, "recall": r, "f1": f}:
                yield Figure(area, name, round(f / 100, 4), f"P {p / 100:.3f} R {r / 100:.3f}", scores["gold"])
            case float() | int() as value:
                yield Figure(area, name, round(value / 100, 4), "", scores["gold"])
