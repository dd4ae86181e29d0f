"""The options that several verbs share."""

from collections.abc import Callable
from typing import Any, TypedDict, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

RECORD_FORMS = ("table", "jsonl", "json")
ROW_FORMS = ("table", "csv", "jsonl", "parquet")


class Reading(TypedDict):
    """What `reading_options` hand on beside the paths."""

    published: str | None
    encoding: str | None
    recursive: bool


class Asking(TypedDict):
    """What `asking_options` hand on to the ledger."""

    since: str | None
    until: str | None
    superseded: bool
    limit: int | None


class AskingEvents(Asking):
    """What `dragoman events` hands on to the ledger."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    country: tuple[str, ...]
    type: tuple[str, ...]
    mode: tuple[str, ...]
    status: tuple[str, ...]
    aux: tuple[str, ...]
    text: str | None
    min_confidence: float | None


class AskingStatements(Asking):
    """What `dragoman statements` hands on to the ledger."""

    speaker: tuple[str, ...]
    about: tuple[str, ...]
    act: tuple[str, ...]
    text: str | None


ledger_option = click.option("--ledger", "ledger_path", metavar="FILE", required=True, help="The ledger's file.")
output_option = click.option("-o", "--output", metavar="FILE", help="Write there instead of to standard output.")
superseded_option = click.option("--superseded", is_flag=True, help="Also codings that a later one took the place of.")
confidence_option = click.option(
    "--min-confidence", type=click.FloatRange(0, 1), metavar="0..1", help="Leave out events that are less sure than this."
)


def example(*lines: str) -> str:
    """The end of a verb's help: lines that run as they stand."""
    return "\n".join(["\b", "Examples:" if len(lines) > 1 else "Example:", *(f"  dragoman {line}" for line in lines)])


def format_option(*forms: str) -> Callable[[F], F]:
    """The option that says how results are written."""
    told = "How to write: by default as the ending of -o says, else a table on a terminal and jsonl elsewhere."
    return click.option("--format", "form", type=click.Choice(forms), help=told)


def reading_options(verb: F) -> F:
    """The verb with the options that say how reports are read."""
    for option in (
        click.option("--recursive", is_flag=True, help="Read folders, with all that is in them."),
        click.option("--encoding", metavar="NAME", help="The encoding of the files, where it is known."),
        click.option("--published", metavar="DATE", help="The reports' date, whatever they say; in a table, of rows without one."),
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    ):
        verb = option(verb)
    return verb


def asking_options(verb: F) -> F:
    """The verb with the options that every question to a ledger takes."""
    for option in (
        output_option,
        format_option(*ROW_FORMS),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many rows."),
        superseded_option,
        click.option("--until", metavar="DATE", help="On or before this day, month or year."),
        click.option("--since", metavar="DATE", help="On or after this day, month or year."),
        ledger_option,
    ):
        verb = option(verb)
    return verb
