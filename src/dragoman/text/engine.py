"""The interface that every engine meets, and the one place where an engine is chosen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from dragoman.record import Document, Name, Report, Sentence, Token


class Engine(Protocol):
    """Reads reports into Documents; the same report gives the same Document, whatever else is in the batch."""

    @property
    def model(self) -> str:
        """A hash of the weights, for `CoderId.model`."""
        ...

    def read(self, reports: Iterable[Report]) -> Iterator[Document]:
        """Documents in the order of the reports, as a stream."""
        ...


def load_engine() -> Engine:
    """The engine that ships with this version. Raises DragomanError when its weights are missing or are not the pinned ones."""
    from dragoman.text.spacy_engine import SpacyEngine  # noqa: PLC0415 - the import takes a second: only who reads text pays it

    return SpacyEngine()


def build_document(report: Report, tokens: Sequence[Token], names: Sequence[Name]) -> Document:
    """A Document from tokens in text order: sentences and children are read off the tokens' own arcs."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Document(
        report=report,
        sentences=tuple(_sentences(tokens)),
        tokens=tuple(tokens),
        children=tuple(tuple(c) for c in children),
        names=tuple(names),
    )


def _sentences(tokens: Sequence[Token]) -> Iterator[Sentence]:
    first = 0
    for stop in range(1, len(tokens) + 1):
        if stop < len(tokens) and tokens[stop].sentence == tokens[first].sentence:
            continue
        inside = tokens[first:stop]
        root = next((t.index for t in inside if t.head == t.index), first)
        yield Sentence(start=inside[0].start, end=inside[-1].end, first=first, stop=stop, root=root)
        first = stop
