"""Codes each gold set once, runs every scorer on the records, and gathers the figures."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.commands.code import Codes
from evaluation.areas import AREAS, CORPORA, OFFSET_CORPORA, Area, Corpus
from evaluation.coding import Coded, code_corpus
from evaluation.figures import Figure
from evaluation.offsets import AGAIN, AREA, check_again, check_offsets, code_again

Say = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """What a run measured: figures, the corpora as coded, a hash of each area's data, and what went wrong, area by area."""

    figures: tuple[Figure, ...]
    coded: tuple[Coded, ...]
    hashes: dict[str, str]
    problems: dict[str, str]
    load_seconds: float

    @property
    def words_a_second(self) -> float:
        """Words coded in a second, over all corpora."""
        return sum(c.words for c in self.coded) / max(sum(c.seconds for c in self.coded), 1e-9)


def select(names: Sequence[str]) -> tuple[list[Area], bool]:
    """The areas of these names, or those that begin so ("events"); and whether "offsets" is among them. No names: all."""
    chosen = [a for a in AREAS if not names or any(a.name == n or a.name.startswith(f"{n}/") for n in names)]
    return chosen, not names or AREA in names


def run_areas(names: Sequence[str], shared: Path, folder: Path, make_coder: Callable[[], Codes], say: Say) -> Run:
    """Everything measured that was asked for, with its files in `folder`; areas whose data is absent are named in `problems`."""
    areas, offsets = select(names)
    started = time.perf_counter()
    coder = make_coder()
    load_seconds = time.perf_counter() - started
    needed = {a.corpus for a in areas} | (set(OFFSET_CORPORA) if offsets else set())
    coded: dict[str, Coded] = {}
    for corpus in CORPORA:
        if corpus.name in needed and (shared / corpus.path).exists():
            coded[corpus.name] = code_corpus(coder, corpus, shared, folder)
            say(_progress(coded[corpus.name]))
    figures, problems = _score_areas(areas, coded, shared)
    if offsets:
        more, faults = _run_offsets(coded, shared, folder)
        figures += more
        problems |= faults
    hashes = {a.name: hash_data(shared, a) for a in areas if a.corpus in coded}
    return Run(tuple(figures), tuple(coded.values()), hashes, problems, load_seconds)


def _progress(coded: Coded) -> str:
    rate = coded.words / max(coded.seconds, 1e-9)
    return f"{coded.corpus}: {coded.reports} reports, {coded.words:,} words, {rate:,.0f} words/s, {len(coded.failed)} failed"


def _score_areas(areas: Sequence[Area], coded: dict[str, Coded], shared: Path) -> tuple[list[Figure], dict[str, str]]:
    figures: list[Figure] = []
    problems: dict[str, str] = {}
    for area in areas:
        if area.corpus not in coded:
            problems[area.name] = "its data is not in the evaluation folder"
            continue
        done = score_area(area, shared, coded[area.corpus].records)
        found = list(area.read(area.name, done.stdout, area.figures)) if done.returncode == 0 else []
        figures += found
        if not found:
            problems[area.name] = f"its scorer gave no figures: {(done.stderr or done.stdout).strip()[-300:]}"
        elif coded[area.corpus].failed:
            problems[area.name] = f"{len(coded[area.corpus].failed)} reports failed, the first: {coded[area.corpus].failed[0]}"
    return figures, problems


def score_area(area: Area, shared: Path, records: Path) -> subprocess.CompletedProcess[str]:
    """The scorer's run over a file of records."""
    arguments = [str(shared / area.gold) if a == area.gold else str(records) if a == "RECORDS" else a for a in area.arguments()]
    command = [sys.executable, str(shared / area.scorer), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _run_offsets(coded: dict[str, Coded], shared: Path, folder: Path) -> tuple[list[Figure], dict[str, str]]:
    chosen = [coded[name] for name in OFFSET_CORPORA if name in coded]
    code_again(shared, folder, [c.corpus for c in chosen])
    figures: list[Figure] = []
    problems: dict[str, str] = {}
    for corpus in chosen:
        figure, faults = check_offsets(corpus)
        figures += [figure, check_again(corpus, folder / f"{corpus.corpus}{AGAIN}")]
        counted = [f"{fault} ({n})" for fault, n in faults.most_common(5)] + list(corpus.failed[:2])
        if counted:
            problems[f"{AREA}/{corpus.corpus}"] = "; ".join(counted)
    return figures, problems


def hash_data(shared: Path, area: Area) -> str:
    """A hash over the scorer, the gold and the texts of an area: figures of different hashes do not compare."""
    corpus: Corpus = next(c for c in CORPORA if c.name == area.corpus)
    digest = hashlib.sha256()
    for path in sorted({area.scorer, area.gold, corpus.path}):
        for file in _files(shared / path):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
