"""Reports into records, one failure at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

import msgspec

from dragoman.errors import InputError
from dragoman.record import CoderId, Condition, Event, Record, Report

# Reports that go through the coder together. What a kill loses is at most the work on these.
BATCH = 16


class Codes(Protocol):
    """What is asked of a coder here."""

    @property
    def id(self) -> CoderId:
        """Which coder it is."""
        ...

    def code(self, report: Report) -> Record:
        """The record of a report."""
        ...

    def code_many(self, reports: Iterable[Report]) -> Iterator[Record]:
        """The records of reports, in their order."""
        ...


def load_coder() -> Codes:
    """The coder, its models loaded."""
    from dragoman.coding.coder import Coder  # noqa: PLC0415 - `--help` must not wait for the models

    return Coder()


def code(items: Iterable[Report | InputError], coder: Codes) -> Iterator[Record | InputError]:
    """A record for each report, and an InputError for each that could not be read or coded."""
    for batch in _batches(items):
        yield from (item for item in batch if isinstance(item, InputError))
        reports = [item for item in batch if not isinstance(item, InputError)]
        try:
            yield from list(coder.code_many(reports))
        except Exception:  # noqa: BLE001 - a fault in one report must not stop the others; each is named below
            yield from (_code_alone(report, coder) for report in reports)


def confident(record: Record, least: float) -> Record:
    """The record without the events that are less sure than `least`."""
    kept = {event.id for event in record.events if event.confidence >= least}
    if len(kept) == len(record.events):
        return record
    return msgspec.structs.replace(record, events=tuple(_unhook(event, kept) for event in record.events if event.id in kept))


def _unhook(event: Event, kept: set[str]) -> Event:
    # A condition may name an event that is left out: its words stay, the name of the event goes.
    condition = event.condition
    if condition is None or condition.event is None or condition.event in kept:
        return event
    return msgspec.structs.replace(event, condition=Condition(text=condition.text, span=condition.span))


def _code_alone(report: Report, coder: Codes) -> Record | InputError:
    try:
        return coder.code(report)
    except Exception as error:  # noqa: BLE001 - handed on with its name, never swallowed
        return InputError(
            f"could not be coded ({type(error).__name__}: {error})",
            where=report.path or report.source_name,
            mend="This is a fault in dragoman: please report it with the text.",
        )


def _batches(items: Iterable[Report | InputError]) -> Iterator[list[Report | InputError]]:
    walk = iter(items)
    while batch := list(islice(walk, BATCH)):
        yield batch
