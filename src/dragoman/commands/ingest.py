"""Reports into a ledger; what is there already is passed over before it is coded."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.commands.code import Codes, code
from dragoman.errors import InputError
from dragoman.ledger import Ledger, text_hash
from dragoman.record import Report


@dataclass
class Tally:
    """How many reports became what."""

    new: int = 0
    unchanged: int = 0
    superseded: int = 0
    failed: int = 0

    @property
    def kept(self) -> int:
        """How many reports the ledger now has of those that were read."""
        return self.new + self.unchanged + self.superseded

    @property
    def total(self) -> int:
        """How many were read, or tried."""
        return self.kept + self.failed

    def __str__(self) -> str:
        """Say it as it stands at the end of a run."""
        return f"{self.new} new, {self.unchanged} unchanged, {self.superseded} superseded an older coding, {self.failed} failed"


def ingest(
    items: Iterable[Report | InputError],
    ledger: Ledger,
    coder: Codes,
    *,
    again: bool = False,
    on_error: Callable[[InputError], None] = lambda _: None,
    on_step: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """What became of the reports. `again` codes also those that this coder has coded before."""
    tally = Tally()

    def missing() -> Iterator[Report | InputError]:
        for item in items:
            if not again and isinstance(item, Report) and ledger.has(item.id, coder.id, text_hash(item)):
                tally.unchanged += 1
                on_step(tally)
            else:
                yield item

    for result in code(missing(), coder):
        if isinstance(result, InputError):
            tally.failed += 1
            on_error(result)
        else:
            added = ledger.add(result)
            setattr(tally, added, getattr(tally, added) + 1)
        on_step(tally)
    return tally
