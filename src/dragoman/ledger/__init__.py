"""Records kept in one file and asked by who, what and when."""

from dragoman.ledger.entries import text_hash
from dragoman.ledger.rows import EventRow, ReportRow, StatementRow
from dragoman.ledger.store import Added, Ledger

__all__ = ["Added", "EventRow", "Ledger", "ReportRow", "StatementRow", "text_hash"]
