"""Fits the tables of cues (cues.tsv, cue_signs.tsv) on attributions marked by hand.

    python training/fit_cues.py ../shared/data/statements/polnear.train.jsonl.gz src/dragoman/tables

Each line of the input is one report: {"id", "text", "statements": [{"source", "cue", "content"}]} with character offsets. Every reading
of every predicate is a row of a logistic regression; it is right when it shares half of its characters with a marked content and the
source is right too (in part when only the content is). Only lemmas, signs and weights are written, none of the text. numpy is needed.
"""

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.coding.drafts import widened
from dragoman.coding.quoted import Page, find_sayings, open_page
from dragoman.coding.quotes import find_quotations
from dragoman.coding.reported import Attribution, find_attributions
from dragoman.coding.signs import signs_of
from dragoman.record import Document, Paragraph, Report
from dragoman.tables.cues import Cues, load_cues
from dragoman.text import Engine, load_engine

# What a right content with a wrong source is worth; swept over 0.2, 0.25, 0.5 on the development part.
CREDIT = 0.25
RIDGE = 1.0
FEWEST = 4
# A noun as source must be common in the corpus, or its weight only remembers single reports.
FEWEST_SOURCE_NOUNS = 25
SMALLEST_WEIGHT = 0.08
ROUNDS = 150
MEMORY = 10
SLOPE = 1e-4
SMALLEST_STEP = 1e-6
MARKS = "\u201c\u201d\"'\u2018\u2019`.,;:!? \n\t"

Feature = str | tuple[str, str]
Example = tuple[list[Feature], float]
Gold = tuple[frozenset[int], frozenset[int], frozenset[int]]


class Everything(frozenset[str]):
    """A set of lemmas that holds every one."""

    def __contains__(self, item: object) -> bool:
        """Always true."""
        return True


def read_documents(path: Path, engine: Engine) -> Iterator[tuple[dict[str, Any], Document]]:
    """The rows of the corpus, each with its Document."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            paragraphs, at = [], 0
            for piece in row["text"].split("\n\n"):
                if piece.strip():
                    start = at + len(piece) - len(piece.lstrip())
                    paragraphs.append(Paragraph(start=start, end=at + len(piece.rstrip())))
                at += len(piece) + 2
            report = Report(id=row["id"], source_name=row["id"], text=row["text"], paragraphs=tuple(paragraphs))
            yield row, next(iter(engine.read([report])))


def characters(spans: Any, text: str | None = None) -> frozenset[int]:  # noqa: ANN401 - spans as JSON gives them
    """The offsets that spans cover; with `text`, without marks at their edges."""
    found: set[int] = set()
    for first, last in spans:
        start, end = first, last
        while text is not None and start < end and text[start] in MARKS:
            start += 1
        while text is not None and end > start and text[end - 1] in MARKS:
            end -= 1
        found.update(range(start, end))
    return frozenset(found)


def half_same(one: frozenset[int], other: frozenset[int]) -> bool:
    """True when two contents share half of all their characters."""
    return bool(one) and 2 * len(one & other) >= len(one | other)


def worth(found: Attribution, golds: list[Gold], text: str) -> float:
    """1 for a reading that is marked with this source, CREDIT for one with another source, 0 for one that is not marked."""
    content, source = characters(found.content, text), characters(found.source)
    best = 0.0
    for gold_content, gold_source, _ in golds:
        if half_same(content, gold_content):
            right = 2 * len(source & gold_source) >= len(gold_source) if gold_source else not source
            best = max(best, 1.0 if right else CREDIT)
    return best


def count_speech(page: Page, golds: list[Gold], counts: dict[str, list[int]]) -> None:
    """Adds to each verb beside a quotation how often it stands there, and how often it is marked as the cue."""
    for number, saying in find_sayings(page, Everything()).items():
        quotation = page.quotations[number]
        inside = frozenset(range(quotation.start + 1, quotation.end - 1))
        matching = [cue for content, _, cue in golds if 5 * len(inside & content) > 4 * len(inside)]
        tally = counts[page.document.tokens[saying.verb].lemma]
        tally[0] += 1
        tally[1] += any(cue & characters(saying.cue) for cue in matching)


def examples_of(page: Page, golds: list[Gold], cues: Cues) -> Iterator[Example]:
    """Each reading of each predicate that no quotation claims, with its features and its worth."""
    taken = {saying.verb for saying in find_sayings(page, cues.speech).values()}
    for sentence in range(len(page.document.sentences)):
        for readings in find_attributions(page.document, sentence, Everything()):
            for reading in readings:
                if reading.predicate not in taken:
                    found = widened(page, reading)
                    features: list[Feature] = [(found.lemma, found.kind), *signs_of(page, found, cues)]
                    yield list(dict.fromkeys(features)), worth(found, golds, page.document.text)


def fit(examples: list[Example]) -> dict[Feature, float]:
    """The weights of all features that are common enough, and the bias, by ridge logistic regression."""
    counts = Counter(feature for features, _ in examples for feature in features)
    names = sorted((f for f, n in counts.items() if n >= _fewest(f)), key=str)
    place = {name: number for number, name in enumerate(names)}
    rows = [[place[f] for f in features if f in place] for features, _ in examples]
    columns = np.array([c for row in rows for c in row])
    index = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    worths = np.array([y for _, y in examples])

    def loss(weights: Any) -> tuple[float, Any]:  # noqa: ANN401 - arrays
        scores = np.bincount(index, weights[columns], minlength=len(rows)) + weights[-1]
        slopes = 1 / (1 + np.exp(-scores)) - worths
        value = (np.logaddexp(0, scores) - worths * scores).sum() + 0.5 * RIDGE * (weights[:-1] ** 2).sum()
        gradient = np.bincount(columns, slopes[index], minlength=len(names)) + RIDGE * weights[:-1]
        return float(value), np.append(gradient, slopes.sum())

    weights = minimise(loss, np.zeros(len(names) + 1))
    return {**{name: float(weights[number]) for name, number in place.items()}, "bias": float(weights[-1])}


def _fewest(feature: Feature) -> int:
    return FEWEST_SOURCE_NOUNS if isinstance(feature, str) and feature.startswith("source noun:") else FEWEST


def minimise(loss: Callable[[Any], tuple[float, Any]], weights: Any) -> Any:  # noqa: ANN401 - arrays
    """The weights of least loss, by L-BFGS with halved steps."""
    value, gradient = loss(weights)
    past: list[tuple[Any, Any]] = []
    for _ in range(ROUNDS):
        step = _direction(gradient, past)
        size = 1.0
        next_value, next_gradient = loss(weights - step)
        while next_value > value - SLOPE * size * (gradient @ step) and size > SMALLEST_STEP:
            size /= 2
            next_value, next_gradient = loss(weights - size * step)
        past = [*past, (-size * step, next_gradient - gradient)][-MEMORY:]
        weights, done = weights - size * step, abs(value - next_value) < 1e-6 * abs(value)
        value, gradient = next_value, next_gradient
        if done:
            break
    return weights


def _direction(gradient: Any, past: list[tuple[Any, Any]]) -> Any:  # noqa: ANN401 - arrays
    step, shares = gradient.copy(), []
    for moved, turned in reversed(past):
        shares.append((moved @ step) / (moved @ turned))
        step -= shares[-1] * turned
    step *= (past[-1][0] @ past[-1][1]) / (past[-1][1] @ past[-1][1]) if past else 1 / max(1.0, float(np.abs(step).max()))
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        step += (share - (turned @ step) / (moved @ turned)) * moved
    return step


def write_tables(weights: dict[Feature, float], speech: dict[str, float], folder: Path) -> None:
    """Writes both tables, sorted, each under the heading lines that it already has."""
    pairs = {f: w for f, w in weights.items() if isinstance(f, tuple) and abs(w) >= SMALLEST_WEIGHT}
    rows = sorted({(*f, f"{w:.2f}") for f, w in pairs.items()} | {(lemma, "direct", f"{w:.2f}") for lemma, w in speech.items()})
    plain = [row for row in rows if row[0].isascii() and row[0][0].isalpha() and all(c.isalpha() or c in "-' " for c in row[0])]
    _write(folder / "cues.tsv", "lemma\tkind\tweight", ["\t".join(row) for row in plain])
    signs = sorted((f, w) for f, w in weights.items() if isinstance(f, str) and abs(w) >= SMALLEST_WEIGHT and f.isprintable())
    _write(folder / "cue_signs.tsv", "sign\tweight", [f"{f}\t{w:.2f}" for f, w in signs])


def _write(path: Path, header: str, rows: list[str]) -> None:
    heading = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    path.write_text("\n".join([*heading, header, *rows]) + "\n", encoding="utf-8")


def main(corpus: Path, tables: Path) -> None:
    """Fits and writes: the verbs of direct speech first, for their quotations are no examples of anything else."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    pages: list[tuple[Page, list[Gold]]] = []
    for row, document in read_documents(corpus, load_engine()):
        page = open_page(document, find_quotations(document))
        golds = [(characters(g["content"], document.text), characters(g["source"]), characters(g["cue"])) for g in row["statements"]]
        count_speech(page, golds, counts)
        pages.append((page, golds))
    speech = {v: math.log((ok + 0.5) / (n - ok + 0.5)) for v, (n, ok) in counts.items() if n > 1 and (ok + 0.5) / (n + 1.5) > 0.5}  # noqa: PLR2004
    cues = load_cues()
    known = Cues(
        weights={}, signs={}, lemmas=frozenset(), speech=frozenset(speech), acts=cues.acts, words=cues.words, channels=cues.channels
    )  # fmt: skip
    examples = [example for page, golds in pages for example in examples_of(page, golds, known)]
    write_tables(fit(examples), speech, tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
