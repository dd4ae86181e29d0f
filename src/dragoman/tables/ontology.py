"""The ontology, read from `ontology.toml`: what types, modes, contexts and sectors there are, and how they are scored."""

import math
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import cast

from dragoman.record import EventType, Quad, Value


class TypeEntry(Value, frozen=True, kw_only=True):
    """One of PLOVER's types. `modes` maps each mode to its score, None where the manual gives none."""

    name: EventType
    quad: Quad
    score: float
    needs_recipient: bool
    meaning: str
    modes: dict[str, float | None]


class Ontology(Value, frozen=True, kw_only=True):
    """Types by name; contexts, sectors and auxiliary modes by name with their meaning."""

    types: dict[str, TypeEntry]
    contexts: dict[str, str]
    sectors: dict[str, str]
    aux: dict[str, str]

    def intensity(self, name: EventType, modes: Iterable[str]) -> float:
        """PLOVER's score of an event: that of its furthest mode from zero, else that of its type.

        >>> load_ontology().intensity("CONSULT", ["visit"])
        4.0
        """
        entry = self.types[name]
        scores = [s for s in (entry.modes.get(mode) for mode in modes) if s is not None]
        return max(scores, key=lambda s: (abs(s), s), default=entry.score)

    def explain(self, word: str) -> list[str]:
        """What a word of the ontology means, a line for each thing that bears the name; empty when nothing does.

        >>> load_ontology().explain("GOV")
        ['GOV, sector: executive, ministries, governing coalition']
        """
        name = word.strip()
        lines = []
        entry = self.types.get(name.upper())
        if entry is not None:
            modes = ", ".join(f"{m} ({s:g})" if s is not None else m for m, s in entry.modes.items()) or "none"
            lines.append(f"{entry.name}, type, {entry.quad}, score {entry.score:g}: {entry.meaning}. Modes: {modes}")
        lines += [
            f"{name.lower()}, mode of {t.name}: score {t.modes[name.lower()]}" for t in self.types.values() if name.lower() in t.modes
        ]
        for kind, table in (("context", self.contexts), ("sector", self.sectors), ("auxiliary mode", self.aux)):
            key = name.upper() if kind == "sector" else name.lower()
            if key in table:
                lines.append(f"{key}, {kind}: {table[key]}")
        return lines


def load_ontology() -> Ontology:
    """The ontology that ships."""
    data = tomllib.loads(files("dragoman.tables").joinpath("ontology.toml").read_text(encoding="utf-8"))
    types = {}
    for name, row in data["type"].items():
        modes = {mode: None if math.isnan(score) else float(score) for mode, score in row["modes"].items()}
        types[name] = TypeEntry(
            name=cast("EventType", name), quad=row["quad"], score=row["score"], needs_recipient=row["needs_recipient"],
            meaning=row["meaning"], modes=modes,
        )  # fmt: skip
    contexts = {name: meaning for field in data["contexts"].values() for name, meaning in field.items()}
    return Ontology(types=types, contexts=contexts, sectors=data["sectors"], aux=data["aux"])
