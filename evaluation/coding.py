"""Codes a corpus: from the gold file to a file of records, one JSON line each.

    python -m evaluation.coding EVALUATION_FOLDER FOLDER SUFFIX CORPUS...

codes corpora by itself, into files of that suffix; the area "offsets" calls it so, to see whether another process writes the same bytes.
"""

import gzip
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.commands.code import Codes, load_coder
from dragoman.errors import InputError
from dragoman.reading import read_path
from dragoman.record import Record, Report
from evaluation.areas import CORPORA, Corpus

RECORDS = ".records.jsonl"
# Some gold has the hour of day or another scrap where the date should stand: such a report is coded undated.
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Coded:
    """A corpus, coded: the file of records, how many reports and words went in, the processor time of the coding, and what failed."""

    corpus: str
    records: Path
    reports: int
    words: int
    seconds: float
    failed: tuple[str, ...]


def read_lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, gzipped or plain."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def row_of(item: dict[str, Any], corpus: Corpus) -> dict[str, Any]:
    """The row that the reader gets for a gold item: nothing of the gold itself.

    >>> row_of({"id": "a", "dct": "1998-08-07", "title": "T", "text": "x", "timexes": []}, Corpus("c", "p", date="dct"))
    {'id': 'a', 'text': 'x', 'published': '1998-08-07'}
    """
    row = {"id": item["id"], "text": item["text"]}
    if _DAY.match(item.get(corpus.date) or ""):
        row["published"] = item[corpus.date]
    if corpus.title and item.get("title"):
        row["title"] = item["title"]
    return row


def prepare(corpus: Corpus, shared: Path, folder: Path) -> list[Path]:
    """The files that the reader is given: rows without their gold, pages unpacked, or the report itself."""
    path = shared / corpus.path
    if corpus.kind == "report":
        return [path]
    inputs = folder / f"{corpus.name}.input"
    inputs.mkdir(parents=True, exist_ok=True)
    if corpus.kind == "rows":
        rows = inputs / f"{corpus.name}.jsonl"
        lines = (json.dumps(row_of(item, corpus), ensure_ascii=False) + "\n" for item in read_lines_of(path))
        rows.write_text("".join(lines), encoding="utf-8")
        return [rows]
    pages = []
    for packed in sorted(path.glob("*.html.gz")):
        page = inputs / packed.stem
        page.write_bytes(gzip.decompress(packed.read_bytes()))
        pages.append(page)
    return pages


def code_corpus(coder: Codes, corpus: Corpus, shared: Path, folder: Path, suffix: str = RECORDS) -> Coded:
    """A corpus coded into `folder`; a report that cannot be read or coded is named in `failed`, and the rest goes on."""
    out = folder / f"{corpus.name}{suffix}"
    reports = words = 0
    seconds = 0.0
    failed: list[str] = []
    inputs = prepare(corpus, shared, folder)
    with out.open("wb") as lines:
        for report in (item for path in inputs for item in read_path(path)):
            if isinstance(report, InputError):
                failed.append(str(report))
                continue
            reports, words = reports + 1, words + len(report.text.split())
            # Processor time, so that other work on the machine does not make the coder look slow.
            started = time.process_time()
            record = _code(coder, report, failed)
            seconds += time.process_time() - started
            if record is not None:
                lines.write(_as_prediction(record, corpus) + b"\n")
    return Coded(corpus.name, out, reports, words, seconds, tuple(failed))


def _code(coder: Codes, report: Report, failed: list[str]) -> Record | None:
    try:
        return coder.code(report)
    except Exception as error:  # noqa: BLE001 - whatever a report brings down is a finding: it is counted and fails the gate
        failed.append(f"{report.source_name}: {type(error).__name__}: {error}")
        return None


def _as_prediction(record: Record, corpus: Corpus) -> bytes:
    """The record as a line; that of a row bears the gold's id, by which some scorers find it."""
    if corpus.kind != "rows":
        return record.to_json()
    fields = json.loads(record.to_json())
    return json.dumps({**fields, "id": record.source_name}, ensure_ascii=False).encode()


def main(arguments: list[str]) -> None:
    """Codes the named corpora."""
    shared, folder, suffix = Path(arguments[0]), Path(arguments[1]), arguments[2]
    coder = load_coder()
    for corpus in CORPORA:
        if corpus.name in arguments[3:]:
            code_corpus(coder, corpus, shared, folder, suffix)


if __name__ == "__main__":
    main(sys.argv[1:])
