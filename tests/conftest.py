"""What several tests share: the engine, loaded once, and Documents made with it."""

from collections.abc import Callable

import pytest

from dragoman.record import Document, Paragraph, Report
from dragoman.text import Engine, load_engine


def make_report(text: str, published: str | None = None, title: str | None = None) -> Report:
    """A report whose paragraphs are the pieces between blank lines."""
    paragraphs, at = [], 0
    for piece in text.split("\n\n"):
        start = text.index(piece, at)
        at = start + len(piece)
        kind = "title" if title is not None and not paragraphs and piece == title else "paragraph"
        paragraphs.append(Paragraph(start=start, end=at, kind=kind))
    return Report(id="r", source_name="r", text=text, paragraphs=tuple(paragraphs), published=published, title=title)


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine that ships, loaded once a session."""
    return load_engine()


@pytest.fixture(scope="session")
def read(engine: Engine) -> Callable[..., Document]:
    """A function from text (and publication date) to the Document that the engine makes of it."""

    def _read(text: str, published: str | None = None, title: str | None = None) -> Document:
        return next(iter(engine.read([make_report(text, published, title)])))

    return _read
