"""The area that needs no gold: every offset gives back its words, and coding again gives the same bytes."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dragoman.record import Record, Span, spans_of
from evaluation.coding import Coded
from evaluation.figures import Figure

# Words that stand for something: they are never empty and never begin or end in white space.
_WORDS = frozenset({"mentions", "times", "places", "quantities", "statements.source", "statements.cue", "events.parties", "events.trigger"})
AREA = "offsets"
AGAIN = ".again.jsonl"


def faults_of(record: Record) -> Iterator[str]:
    """What is wrong with the offsets and references of a record, one word for the kind of fault; nothing, when it is sound."""
    for field, span in spans_of(record):
        if fault := _fault(record.text, field, span):
            yield f"{field}: {fault}"
    yield from _dangling(record)
    if Record.from_json(record.to_json()) != record:
        yield "record: does not survive writing and reading"


def _fault(text: str, field: str, span: Span) -> str | None:
    start, end = span
    if not 0 <= start <= end <= len(text):
        return "outside the text"
    words = text[start:end]
    if not words.strip():
        return "empty"
    if field in _WORDS and words != words.strip():
        return "begins or ends in white space"
    return None


def _dangling(record: Record) -> Iterator[str]:
    """References to an entity, statement, event or place that the record does not hold."""
    entities = {e.id for e in record.entities}
    statements = {s.id for s in record.statements}
    events = {e.id for e in record.events}
    named = [m.entity for m in record.mentions]
    named += [p.entity for e in record.events for p in e.actors + e.recipients if p.entity]
    named += [s.speaker.entity for s in record.statements if s.speaker and s.speaker.entity]
    yield from ("entity: not in the record" for e in named if e not in entities)
    told = [e.statement for e in record.events if e.statement] + [s.parent for s in record.statements if s.parent]
    yield from ("statement: not in the record" for s in told if s not in statements)
    inner = [e.condition.event for e in record.events if e.condition and e.condition.event]
    yield from ("event: not in the record" for e in inner if e not in events)
    yield from ("place: not in the record" for e in record.events if e.place is not None and not 0 <= e.place < len(record.places))
    yield from ("quantity: not in the record" for e in record.events for q in e.quantities if not 0 <= q < len(record.quantities))


def check_offsets(coded: Coded) -> tuple[Figure, Counter[str]]:
    """The share of a corpus's records that are sound, and the faults of the others, counted."""
    lines = coded.records.read_bytes().splitlines()
    faults: Counter[str] = Counter()
    sound = 0
    for line in lines:
        found = list(faults_of(Record.from_json(line)))
        faults.update(found)
        sound += not found
    return _share(f"{coded.corpus}, offsets sound", sound, coded.reports), faults


def check_again(coded: Coded, again: Path) -> Figure:
    """The share of a corpus's records that another process, with other hash seeds, wrote with the same bytes."""
    first, second = (p.read_bytes().splitlines() if p.exists() else [] for p in (coded.records, again))
    return _share(f"{coded.corpus}, same bytes again", sum(a == b for a, b in zip(first, second, strict=False)), coded.reports)


def _share(name: str, right: int, of: int) -> Figure:
    return Figure(AREA, name, right / of if of else 0.0, f"{right} of {of}", of, exact=True)


def code_again(shared: Path, folder: Path, corpora: Iterable[str]) -> None:
    """Codes the same inputs in a process of its own, whose sets and dictionaries of words are laid out otherwise."""
    environment: Mapping[str, str] = {**os.environ, "PYTHONHASHSEED": "4711"}
    command = [sys.executable, "-m", "evaluation.coding", str(shared), str(folder), AGAIN, *corpora]
    subprocess.run(command, check=True, env=environment)
