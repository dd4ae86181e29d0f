"""The command line: every verb parses its arguments, calls the function of its name in `commands` or the ledger, and prints.

Results go to standard output, all else to standard error. Nothing heavy is imported before a verb needs it: help must be quick.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Unpack

import click

from dragoman import __version__
from dragoman.commands.door import DONE, Door, complain, status
from dragoman.commands.options import (
    RECORD_FORMS,
    ROW_FORMS,
    asking_options,
    confidence_option,
    example,
    format_option,
    ledger_option,
    output_option,
    reading_options,
    superseded_option,
)
from dragoman.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dragoman.commands.ingest import Tally
    from dragoman.commands.options import AskingEvents, AskingStatements, Reading
    from dragoman.record import Record


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dragoman")
def cli() -> None:
    """Read news reports into events, statements, actors, dates and places."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal of few letters shows `?` instead of stopping the run.
            stream.reconfigure(errors="replace")


@cli.command(
    epilog=example("code report.txt --published 2024-03-02", "code reports --recursive -o records.jsonl", "code report.txt --format json")
)
@reading_options
@format_option(*RECORD_FORMS)
@confidence_option
@click.option("--dropped", metavar="FILE", help="Write there, as JSON Lines, what was left out of the reports and why.")
@output_option
def code(
    paths: tuple[str, ...],
    *,
    form: str | None,
    min_confidence: float | None,
    dropped: str | None,
    output: str | None,
    **reading: Unpack[Reading],
) -> int:
    """Code reports: files, folders, or - for standard input.

    A table on a terminal, else one record a line (JSON); `--format json` writes them as one array.
    """
    from dragoman.commands import code as work
    from dragoman.commands.inputs import noting_dropped, reports_of
    from dragoman.commands.output import form_of, opened, write_records

    form = form_of(form, output, RECORD_FORMS)
    items = reports_of(paths, **reading)
    counts = {"coded": 0, "failed": 0}
    with ExitStack() as files:
        if dropped:
            items = noting_dropped(items, files.enter_context(opened(dropped, paths)))
        records = _sound(work.code(items, work.load_coder()), counts)
        if min_confidence is not None:
            records = (work.confident(record, min_confidence) for record in records)
        # The first record comes before the output is opened: a call that codes nothing leaves an older file as it was.
        first = list(islice(records, 1))
        if first:
            write_records(chain(first, records), form, files.enter_context(opened(output, (*paths, dropped or ""))))
    if counts["failed"]:
        complain(f"{counts['coded']} coded, {counts['failed']} failed.")
    return status(counts["coded"], counts["failed"])


@cli.command(epilog=example("ingest reports --recursive --ledger news.db"))
@reading_options
@ledger_option
@click.option("--again", is_flag=True, help="Code also what this coder has coded before.")
def ingest(paths: tuple[str, ...], *, ledger_path: str, again: bool, **reading: Unpack[Reading]) -> int:
    """Code reports and keep them in a ledger, which is made when there is none.

    A run that was stopped goes on where it was: what the same coder has coded before is passed over.
    """
    from dragoman.commands import code as coding
    from dragoman.commands import ingest as work
    from dragoman.commands.inputs import reports_of
    from dragoman.ledger import Ledger

    items = reports_of(paths, **reading)
    with Ledger(ledger_path) as ledger, _progress() as on_step:
        try:
            tally = work.ingest(items, ledger, coding.load_coder(), again=again, on_error=complain, on_step=on_step)
        except KeyboardInterrupt:
            complain("what was coded is kept; the same call goes on from there.")
            raise
    complain(f"{tally}.")
    return status(tally.kept, tally.failed)


@cli.command(
    epilog=example(
        "events --ledger news.db --actor RUS --recipient UKR --since 2024-03",
        "events --ledger news.db --type THREATEN --aux none -o threats.csv",
    )
)
@click.option("--actor", multiple=True, metavar="WHO", help="Code (UKR, NATO) or words of a name; several are alternatives.")
@click.option("--recipient", multiple=True, metavar="WHO", help="The same for the recipient.")
@click.option("--country", multiple=True, metavar="CODE", help="A code on either side.")
@click.option("--type", multiple=True, metavar="TYPE", help="PLOVER type, such as ACCUSE, or with its mode: ASSAULT-aerial.")
@click.option("--mode", multiple=True, metavar="MODE", help="PLOVER mode, such as aerial.")
@click.option("--status", multiple=True, metavar="STATUS", help="actual, alleged, denied, demanded, threatened, promised, planned.")
@click.option("--aux", multiple=True, metavar="AUX", help="historical, future, hypothetical, negated; none: events without any of these.")
@click.option("--text", metavar="WORDS", help="Words of the sentence or clause that tells the event.")
@confidence_option
@asking_options
def events(*, ledger_path: str, form: str | None, output: str | None, **asked: Unpack[AskingEvents]) -> int:
    """Ask a ledger for events, in the order of their days."""
    from dragoman.commands.explain import checked_modes
    from dragoman.commands.output import form_of, write_answer
    from dragoman.commands.terminal import print_events
    from dragoman.ledger import EventRow, Ledger

    checked_modes(asked["mode"])
    with Ledger(ledger_path, create=False) as ledger:
        rows = ledger.events(**asked)
        write_answer(rows, EventRow, form_of(form, output, ROW_FORMS), output, print_events)
    return DONE


@cli.command(
    epilog=example("statements --ledger news.db --speaker putin --act threat", "statements --ledger news.db --about NATO -o nato.csv")
)
@click.option("--speaker", multiple=True, metavar="WHO", help="Code (UKR, NATO) or words of a name; several are alternatives.")
@click.option("--about", multiple=True, metavar="WHO", help="Somebody or something that the content speaks of: code or words of a name.")
@click.option("--act", multiple=True, metavar="ACT", help="assertion, demand, threat, warning, promise, offer, accusation, denial ...")
@click.option("--text", metavar="WORDS", help="Words of the content.")
@asking_options
def statements(*, ledger_path: str, form: str | None, output: str | None, **asked: Unpack[AskingStatements]) -> int:
    """Ask a ledger for statements: who said what, in the order of days."""
    from dragoman.commands.output import form_of, write_answer
    from dragoman.commands.terminal import print_statements
    from dragoman.ledger import Ledger, StatementRow

    with Ledger(ledger_path, create=False) as ledger:
        rows = ledger.statements(**asked)
        write_answer(rows, StatementRow, form_of(form, output, ROW_FORMS), output, print_statements)
    return DONE


@cli.command(epilog=example("reports --ledger news.db"))
@ledger_option
@superseded_option
@format_option(*ROW_FORMS)
@output_option
def reports(*, ledger_path: str, superseded: bool, form: str | None, output: str | None) -> int:
    """List the reports of a ledger, in the order of publication."""
    from dragoman.commands.output import form_of, write_answer
    from dragoman.commands.terminal import print_reports
    from dragoman.ledger import Ledger, ReportRow

    with Ledger(ledger_path, create=False) as ledger:
        rows = ledger.reports(superseded=superseded)
        write_answer(rows, ReportRow, form_of(form, output, ROW_FORMS), output, print_reports)
    return DONE


@cli.command(epilog=example("show report.txt", "show report --ledger news.db"))
@click.argument("report")
@click.option("--ledger", "ledger_path", metavar="FILE", help="Look there, by id, start of the id, or source name.")
@click.option("--published", metavar="DATE", help="The report's date, whatever it says.")
def show(report: str, *, ledger_path: str | None, published: str | None) -> int:
    """Show a report's text with its events and statements marked.

    REPORT is a file (a report, or records that `dragoman code` wrote) or, with --ledger, a report of the ledger.
    """
    from dragoman.commands import show as work
    from dragoman.commands.terminal import console_for

    counts = {"coded": 0, "failed": 0}
    console = console_for(sys.stdout)
    for record in _sound(work.records_named(report, ledger=ledger_path, published=published), counts):
        console.print(work.show(record))
    return status(counts["coded"], counts["failed"])


@cli.command(epilog=example("schema"))
def schema() -> int:
    """Print the JSON Schema of a record."""
    import msgspec

    from dragoman.record import record_schema

    click.echo(msgspec.json.format(msgspec.json.encode(record_schema()), indent=2))
    return DONE


@cli.command(epilog=example("explain THREATEN", "explain ceasefire"))
@click.argument("word")
def explain(word: str) -> int:
    """Say what a type, mode, context or sector of the ontology (PLOVER) means."""
    from dragoman.commands import explain as work

    for line in work.explain(word):
        click.echo(line)
    return DONE


def _sound(results: Iterable[Record | InputError], counts: dict[str, int]) -> Iterator[Record]:
    """The records among the results; each failure is named on standard error, and both are counted."""
    for result in results:
        if isinstance(result, InputError):
            counts["failed"] += 1
            complain(result)
        else:
            counts["coded"] += 1
            yield result


@contextmanager
def _progress() -> Iterator[Callable[[Tally], None]]:
    """What to call after each report: it moves a line on standard error, when somebody looks on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} reports"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")
        yield lambda tally: progress.update(task, completed=tally.total, description=str(tally))


def main() -> None:
    """Run the command line."""
    cli(prog_name="dragoman")
