"""The few errors that a user can meet. Each says what went wrong, where, and how to mend it.

DragomanError
├── InputError      a file or row that cannot be read as a report    (the rest of the batch goes on)
├── UsageError      an argument that makes no sense: a wrong date, an unknown type
└── LedgerError     a ledger that cannot be opened or does not fit this version
"""


class DragomanError(Exception):
    """The base of every error that dragoman raises on purpose."""


class InputError(DragomanError):
    """An input that cannot be read.

    `what` went wrong, `where` (file, and line or row when there is one), and the `mend`.

    >>> str(InputError("no text in it", where="empty.txt", mend="Give a file with a report in it."))
    'empty.txt: no text in it. Give a file with a report in it.'
    """

    def __init__(self, what: str, *, where: str, mend: str, line: int | None = None) -> None:
        """Keep the parts of the message apart, for callers that print them in their own way."""
        self.what, self.where, self.mend, self.line = what, where, mend, line
        place = where if line is None else f"{where}, line {line}"
        super().__init__(f"{place}: {what}. {mend}")


class UsageError(DragomanError):
    """An argument that makes no sense; the message says which, and what would do."""


class LedgerError(DragomanError):
    """A ledger that cannot be opened, or was made by a version that does not fit."""
