"""The reference page of the command line, made from the help of every verb.

`python -m dragoman.commands.reference > docs/cli.md` makes it anew.
"""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dragoman.ledger.exports import columns
from dragoman.ledger.rows import EventRow, ReportRow, StatementRow

if TYPE_CHECKING:
    from dragoman.record import Value

WIDTH = 100

HEAD = """\
# The command line

Made by `python -m dragoman.commands.reference > docs/cli.md` from the help of each verb.

Results go to standard output, messages to standard error; `-` is standard input. A run ends with exit code 0 when all reports were
coded, 1 when some failed (each is named on standard error, the others go on), 2 when nothing could be used or the call was wrong,
130 when it was stopped by Ctrl-C. A program that reads the output may close it at any time (`| head`).

Dates are asked as a day, a month or a year: `2024-03-02`, `2024-03`, `2024`. An event counts when the interval of its day touches
what is asked; one without a day is found only where no date is asked. A statement without a day of its own counts under its
report's. People, bodies and states are asked by code (`UKR`, `NATO`) or by words of their name; a word in capitals asks for a code or
an acronym (`UN` does not find Kim Jong Un). An option that is given several times means any of its values.

A ledger is one SQLite file. Each report is written whole or not at all; a run that was stopped goes on where it was. A report that
another coder (version, lexicon, model) codes again keeps its older coding, marked with what took its place; the coding written last
is the one that is asked, `--superseded` shows the others too.
"""

COLUMNS = """\
## Columns

CSV and Parquet have these columns, JSON Lines these fields, in this order; new ones come last. Their meaning is that of the record's
field. In CSV, several values of one cell are parted by `|`, sectors of one party by a space; unknown is empty; the file is UTF-8
without a mark. Words stand as they were printed: a cell that begins with `=`, `+`, `-` or `@` is text of a report, so import such a file as
text where a program would take the cell for a formula. `words` are those of the sentence or clause that tells the event, `start` and
`end` where they stand in the report's text; of a statement, where its content stands.
"""


def reference(cli: click.Group) -> str:
    """The page, as Markdown."""
    parts = [HEAD, _section("dragoman", cli), *(_section(f"dragoman {name}", verb) for name, verb in _verbs(cli)), COLUMNS]
    rows: dict[str, type[Value]] = {"events": EventRow, "statements": StatementRow, "reports": ReportRow}
    parts += [f"`dragoman {verb}`: " + ", ".join(f"`{name}`" for name in columns(kind)) + "\n" for verb, kind in rows.items()]
    return "\n".join(parts)


def _verbs(cli: click.Group) -> Iterator[tuple[str, click.Command]]:
    yield from sorted(cli.commands.items())


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"])
    return f"## {name}\n\n```\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    from dragoman.cli import cli

    sys.stdout.write(reference(cli))
