"""The ledger: records kept in one SQLite file, each report in one transaction, and asked by who, what and when.

    with Ledger("news.db") as ledger:
        ledger.add(record)
        for row in ledger.events(actor="UKR", since="2024-03"):
            ...

A report that is coded again keeps its older coding, marked with what took its place; only the coding that stands is asked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec
from sqlalchemy import Connection, Row, Select, Table, insert, select, update
from sqlalchemy.exc import DBAPIError

from dragoman.errors import UsageError
from dragoman.ledger import entries
from dragoman.ledger.filters import Many, event_conditions, statement_conditions
from dragoman.ledger.rows import EventRow, ReportRow, Source, StatementRow, Told, event_row, statement_row
from dragoman.ledger.schema import as_ledger_error, coders, codings, events, labels, open_engine, parties, statements, topics
from dragoman.record import CoderId, Event, Record, Statement

Added = Literal["new", "unchanged", "superseded"]

# Rows that a query holds at a time: memory stays flat however much a ledger holds.
BATCH = 500
_SHORTEST_PREFIX = 4
_AMBIGUOUS = 3

_event = msgspec.json.Decoder(Event)
_statement = msgspec.json.Decoder(Statement)
_coder = msgspec.json.Decoder(CoderId)


class Ledger:
    """Records in one file. `create=False` refuses to make a file that is not there."""

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        """Open the ledger. Raises LedgerError where the file is none, or is of a newer version."""
        self.path = Path(path)
        self._engine = open_engine(self.path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # Writing

    def has(self, report_id: str, coder: CoderId, text_hash: str) -> bool:
        """Whether this coder has coded these words (`entries.text_hash`) and its coding of the report stands: no need to do it again."""
        stands = select(codings.c.coder).where(codings.c.report_id == report_id, codings.c.current)
        same = select(codings.c.id).where(
            codings.c.report_id == report_id,
            codings.c.text_hash == text_hash,
            codings.c.coder == stands.scalar_subquery(),
            codings.c.coder.in_(select(coders.c.id).where(coders.c.key == _key(coder))),
        )
        with self._connected() as connection:
            return connection.scalar(same) is not None

    def add(self, record: Record) -> Added:
        """What became of the record, all of it or nothing: "new", "unchanged", or "superseded" (an older coding of the report).

        The record that was added last is the one that stands.
        """
        entry = entries.coding_entry(record)
        with self._connected(write=True) as connection:
            # Looked up inside the transaction: another program may be adding the same report.
            standing = connection.execute(
                select(codings.c.id, codings.c.content_hash).where(codings.c.report_id == record.id, codings.c.current)
            ).first()
            if standing and standing.content_hash == entry["content_hash"]:
                return "unchanged"
            # The older one steps down first: the database refuses two that stand, even for a moment.
            if standing:
                _set_standing(connection, standing.id, stands=False)
            coding = self._restore(connection, record.id, entry["content_hash"]) if standing else None
            if coding is None:
                entry["coder"] = _coder_key(connection, record.coder)
                coding = _write(connection, record, entry)
            if standing:
                connection.execute(update(codings).where(codings.c.id == standing.id).values(superseded_by=coding))
            connection.commit()
            return "superseded" if standing else "new"

    def _restore(self, connection: Connection, report_id: str, content_hash: str) -> int | None:
        """The key of an older coding of the same content, made to stand again; None when there is none."""
        older = connection.scalar(select(codings.c.id).where(codings.c.report_id == report_id, codings.c.content_hash == content_hash))
        if older is not None:
            _set_standing(connection, older, stands=True)
        return older

    # Asking: arguments are checked when a question is asked, rows are read from the file as they are taken

    def events(
        self,
        *,
        actor: Many = (),
        recipient: Many = (),
        country: Many = (),
        type: Many = (),  # noqa: A002 - the field's name
        mode: Many = (),
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        status: Many = (),
        aux: Many = (),
        min_confidence: float | None = None,
        superseded: bool = False,
        limit: int | None = None,
    ) -> Iterator[EventRow]:
        """Events in the order of day, report and place in the report; undated ones last.

        A party is asked by code (`UKR`) or by words of its name (`"zelenskyy"`), `country` on either side; days as `2024`,
        `2024-03` or `2024-03-02`; `aux="none"` leaves out what is historical, future, hypothetical or negated.
        Several values of one argument are alternatives. `superseded=True` adds the codings that no longer stand.
        """
        conditions = event_conditions(
            actor=actor,
            recipient=recipient,
            country=country,
            type=type,
            mode=mode,
            since=since,
            until=until,
            text=text,
            status=status,
            aux=aux,
            min_confidence=min_confidence,
        )
        query = _ask(events, superseded=superseded, limit=limit).where(*conditions)
        return (_event_row(row) for row in self._stream(query))

    def statements(
        self,
        *,
        speaker: Many = (),
        about: Many = (),
        act: Many = (),
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        superseded: bool = False,
        limit: int | None = None,
    ) -> Iterator[StatementRow]:
        """Statements in the order of day, report and place in the report; one without a day of its own counts under its report's.

        `about` asks for somebody or something that the content speaks of, by code or words of a name; `text` for words of the content.
        """
        conditions = statement_conditions(speaker=speaker, about=about, act=act, since=since, until=until, text=text)
        query = _ask(statements, superseded=superseded, limit=limit).where(*conditions)
        return (_statement_row(row) for row in self._stream(query))

    def reports(self, *, superseded: bool = False) -> Iterator[ReportRow]:
        """Reports in the order of publication and id, undated ones first; with the older codings of each, when they are asked for."""
        newer = codings.alias("newer")
        by, superseder = coders.alias("by"), coders.alias("superseder")
        joined = codings.join(by, by.c.id == codings.c.coder).outerjoin(newer, newer.c.id == codings.c.superseded_by)
        kept = [column for column in codings.c if column.name != "record"]
        query = (
            select(*kept, by.c.key, superseder.c.key.label("newer_key"))
            .select_from(joined.outerjoin(superseder, superseder.c.id == newer.c.coder))
            .order_by(codings.c.published, codings.c.report_id, codings.c.current.desc(), codings.c.id)
        )
        if not superseded:
            query = query.where(codings.c.current)
        return (_report_row(row) for row in self._stream(query))

    def record(self, name: str) -> Record:
        """The record that stands for a report: by its id, the start of its id, or its source name. Raises UsageError on none or several."""
        by_start = codings.c.report_id.startswith(name, autoescape=True)
        for condition in (codings.c.report_id == name, codings.c.source_name == name, by_start):
            if condition is by_start and len(name) < _SHORTEST_PREFIX:
                break
            # An id goes before a source name and that before the start of an id: what is whole before what is cut.
            query = select(codings.c.report_id, codings.c.record).where(codings.c.current, condition).order_by(codings.c.report_id)
            found = list(islice(self._stream(query.limit(_AMBIGUOUS)), _AMBIGUOUS))
            if len(found) > 1:
                several = ", ".join(row.report_id for row in found)
                raise UsageError(f"{self.path}: {name!r} may be several reports ({several}). Give the whole id of one.")
            if found:
                return Record.from_json(found[0].record)
        raise UsageError(f"{self.path}: no report {name!r}. `dragoman reports --ledger {self.path}` lists them.")

    def records(self) -> Iterator[Record]:
        """Every record that stands, in the order of ids."""
        query = select(codings.c.record).where(codings.c.current).order_by(codings.c.report_id)
        return (Record.from_json(row.record) for row in self._stream(query))

    @contextmanager
    def _connected(self, *, write: bool = False) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(write=write) as connection:
                yield connection
        except DBAPIError as error:
            raise as_ledger_error(self.path, error) from error

    def _stream(self, query: Select[tuple[object, ...]]) -> Iterator[Row[tuple[object, ...]]]:
        with self._connected() as connection:
            yield from connection.execution_options(yield_per=BATCH).execute(query)


def _key(coder: CoderId) -> str:
    return msgspec.json.encode(coder).decode()


def _coder_key(connection: Connection, coder: CoderId) -> int:
    key = _key(coder)
    found: int | None = connection.scalar(select(coders.c.id).where(coders.c.key == key))
    if found is None:
        found = connection.execute(insert(coders).values(key=key).returning(coders.c.id)).scalar_one()
    return found


def _set_standing(connection: Connection, coding: int, *, stands: bool) -> None:
    values = {"current": True, "superseded_by": None} if stands else {"current": False}
    connection.execute(update(codings).where(codings.c.id == coding).values(**values))
    for table in (events, statements):
        connection.execute(update(table).where(table.c.coding == coding).values(current=stands))


def _write(connection: Connection, record: Record, entry: entries.Row) -> int:
    coding: int = connection.execute(insert(codings).values(**entry).returning(codings.c.id)).scalar_one()
    told = _insert(connection, events, entries.event_entries(record, coding))
    said = _insert(connection, statements, entries.statement_entries(record, coding))
    for table, rows in (
        (labels, entries.label_entries(record, told)),
        (parties, entries.party_entries(record, told)),
        (topics, entries.topic_entries(record, said)),
    ):
        if rows:
            connection.execute(insert(table), rows)
    return coding


def _insert(connection: Connection, table: Table, rows: list[entries.Row]) -> list[int]:
    if not rows:
        return []
    query = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(query, rows))


def _ask(table: Table, *, superseded: bool, limit: int | None) -> Select[tuple[object, ...]]:
    facts = (codings.c.source_name, codings.c.publisher, codings.c.published, codings.c.url)
    query = select(table, *facts).join_from(table, codings, table.c.coding == codings.c.id)
    query = query.order_by(table.c.order_day, table.c.report_id, table.c.coding, table.c.seq).limit(limit)
    return query if superseded else query.where(table.c.current)


def _source(row: Row[tuple[object, ...]]) -> Source:
    return Source(report=row.report_id, source_name=row.source_name, publisher=row.publisher, published=row.published, url=row.url)


def _event_row(row: Row[tuple[object, ...]]) -> EventRow:
    told = Told(
        place=row.place,
        place_country=row.place_country,
        latitude=row.latitude,
        longitude=row.longitude,
        trigger=row.trigger,
        words=row.words,
    )
    return event_row(_source(row), _event.decode(row.body), told)


def _statement_row(row: Row[tuple[object, ...]]) -> StatementRow:
    return statement_row(_source(row), _statement.decode(row.body), (row.source, row.cue, row.content))


def _report_row(row: Row[tuple[object, ...]]) -> ReportRow:
    return ReportRow(
        report=row.report_id,
        source_name=row.source_name,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        published=row.published,
        events=row.events,
        statements=row.statements,
        coder=_coder.decode(row.key),
        superseded_by=_coder.decode(row.newer_key) if row.newer_key else None,
    )
