"""Reads news reports into a record that can be trusted: events, statements, actors, dates and places, each tied to its words."""

from typing import TYPE_CHECKING, Any

from dragoman.record import Record, Report

if TYPE_CHECKING:
    from dragoman.coding.coder import Coder
    from dragoman.ledger import Ledger

__version__ = "0.1.0"
__all__ = ["Coder", "Ledger", "Record", "Report", "__version__", "code"]


def code(text: str, *, published: str | None = None) -> Record:
    """The record of one text. For many, make a `Coder` once and keep it: loading takes seconds, coding milliseconds.

    >>> record = code("Sudan expelled two Chadian diplomats on Monday.", published="2024-05-15")
    >>> record.events[0].type, record.events[0].date.earliest
    ('SANCTION', '2024-05-13')
    """
    from dragoman.coding.coder import Coder  # noqa: PLC0415 - loads the engine
    from dragoman.reading import read_text  # noqa: PLC0415

    return Coder().code(read_text(text, published=published))


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the import system asks for any name
    # Coder and Ledger are imported when first used, so that `dragoman --help` does not wait for them.
    if name == "Coder":
        from dragoman.coding.coder import Coder  # noqa: PLC0415

        return Coder
    if name == "Ledger":
        from dragoman.ledger import Ledger  # noqa: PLC0415

        return Ledger
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
