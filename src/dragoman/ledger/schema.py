"""The tables of a ledger, and the door to its file: it is made, opened, and refused when it does not fit.

    ledger_version  one row: which layout the file has
    coders          one row a coder (name, version, lexicon, model)
    codings         one row a report and coder: the record's JSON as it was written, and what `reports` asks for
    events          one row an event, with labels (modes, contexts, auxiliary modes) and parties (actors, recipients) beside it
    statements      one row a statement, with topics (the entities that its content speaks of) beside it

Only SQLAlchemy Core is used, and no type that SQLite alone has, so that another database can follow.
"""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    inspect,
    select,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from dragoman.errors import LedgerError

SCHEMA_VERSION = 1

# The sort key of an event or statement that no day is known of: behind all days, and an index can serve the order.
UNDATED = "9999-12-31"

# How long a writer waits for another one to finish its report, in seconds.
PATIENCE = 30
_TRIES = 300

metadata = MetaData()

ledger_version = Table("ledger_version", metadata, Column("version", Integer, nullable=False))

coders = Table(
    "coders",
    metadata,
    Column("id", Integer, primary_key=True),
    # The whole identity as one string: a unique index over columns that may be null would let doubles in.
    Column("key", String, nullable=False, unique=True),
)

codings = Table(
    "codings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", String, nullable=False),
    Column("source_name", String, nullable=False),
    Column("coder", ForeignKey("coders.id"), nullable=False),
    Column("text_hash", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("superseded_by", ForeignKey("codings.id")),
    Column("title", String),
    Column("publisher", String),
    Column("url", String),
    Column("published", String),
    Column("events", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("codings_by_report", "report_id", "coder", "text_hash"),
    Index("codings_by_content", "report_id", "content_hash", unique=True),
    Index("codings_by_name", "source_name"),
    # At most one coding of a report stands: the database itself keeps that, whatever a program does.
    Index("codings_current", "report_id", unique=True, sqlite_where=Column("current"), postgresql_where=Column("current")),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("coding", ForeignKey("codings.id", ondelete="CASCADE"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("report_id", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("order_day", String, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("confidence", Float, nullable=False),
    Column("place", String),
    Column("place_country", String),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("trigger", String, nullable=False),
    Column("words", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("events_in_order", "current", "order_day", "report_id", "seq"),
    Index("events_by_last_day", "current", "latest"),
    Index("events_by_type", "type", "current", "order_day"),
    Index("events_by_coding", "coding"),
)

labels = Table(
    "labels",
    metadata,
    Column("event", ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String, nullable=False),  # "mode" | "context" | "aux"
    Column("value", String, nullable=False),
    Index("labels_by_value", "kind", "value"),
    Index("labels_by_event", "event"),
)

parties = Table(
    "parties",
    metadata,
    Column("event", ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("role", String, nullable=False),  # "actor" | "recipient"
    Column("seq", Integer, nullable=False),
    Column("code", String),
    Column("sectors", String, nullable=False),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("entity", String),
    Index("parties_by_code", "code", "role"),
    Index("parties_by_event", "event"),
)

statements = Table(
    "statements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("coding", ForeignKey("codings.id", ondelete="CASCADE"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("report_id", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("order_day", String, nullable=False),
    Column("speaker", String),
    Column("speaker_folded", String),
    Column("speaker_code", String),
    Column("speaker_entity", String),
    Column("act", String, nullable=False),
    Column("form", String, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("source", String, nullable=False),
    Column("cue", String, nullable=False),
    Column("content", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("statements_in_order", "current", "order_day", "report_id", "seq"),
    Index("statements_by_last_day", "current", "latest"),
    Index("statements_by_speaker", "speaker_code", "current"),
    Index("statements_by_coding", "coding"),
)

topics = Table(
    "topics",
    metadata,
    Column("statement", ForeignKey("statements.id", ondelete="CASCADE"), nullable=False),
    Column("code", String),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False),
    Index("topics_by_code", "code"),
    Index("topics_by_statement", "statement"),
)


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the ledger at `path`, its layout checked; made first when there is none and `create` says so."""
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, where a ledger is one file. Name a file in it.")
    if not path.exists() and not create:
        raise LedgerError(f"{path}: no ledger there. Make one with `dragoman ingest PATH --ledger {path}`.")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder does not exist. Make the folder first.")
    engine = create_engine(URL.create("sqlite", database=str(path.absolute())), connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect().execution_options(write=create) as connection:
            _check(connection, path, create=create)
    except DBAPIError as error:
        engine.dispose()
        raise as_ledger_error(path, error) from error
    except LedgerError:
        engine.dispose()
        raise
    return engine


def as_ledger_error(path: Path, error: DBAPIError) -> LedgerError:
    """The same trouble in words that a user can act on."""
    cause = str(error.orig)
    if "not a database" in cause:
        return LedgerError(f"{path}: no ledger but a file of another kind. Name another file.")
    if "locked" in cause:
        return LedgerError(f"{path}: another program has been writing to it for {PATIENCE} seconds. Try again when it has finished.")
    if "readonly" in cause or "unable to open" in cause:
        return LedgerError(f"{path}: cannot be opened ({cause}). Check the rights on the file and its folder.")
    return LedgerError(f"{path}: the database says: {cause}. Check the disk, or restore the file from a copy.")


def _prepare(connection: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401 - SQLAlchemy hands its own pool entry
    # Transactions are begun by `_begin`: the driver itself would begin them late and only before some statements.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # Written-ahead pages survive a kill of the program; only a power cut may lose the last reports, never the file.
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: two that both read first and then want to write would block each other.
    writes = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check(connection: Connection, path: Path, *, create: bool) -> None:
    names = inspect(connection).get_table_names()
    if ledger_version.name not in names:
        if names or not create:
            raise LedgerError(f"{path}: a database, but no ledger of dragoman's. Name another file.")
        _make(connection)
    versions = connection.scalars(select(ledger_version.c.version)).all()
    if len(versions) != 1:
        raise LedgerError(f"{path}: its version cannot be told. Restore the file from a copy.")
    if versions[0] > SCHEMA_VERSION:
        raise LedgerError(
            f"{path}: made by a newer dragoman (layout {versions[0]}, this one knows {SCHEMA_VERSION}). Install the newer version."
        )


def _make(connection: Connection) -> None:
    connection.rollback()
    if isinstance(driver := connection.connection.dbapi_connection, sqlite3.Connection):
        _let_readers_by(driver)
    # Another program may have made the tables between the look and this moment: only what is missing is made.
    metadata.create_all(connection)
    if not connection.scalars(select(ledger_version.c.version)).all():
        connection.execute(ledger_version.insert().values(version=SCHEMA_VERSION))
    connection.commit()


def _let_readers_by(driver: sqlite3.Connection) -> None:
    """Let readers see the last finished report while a writer is at work: a mode that stays with the file."""
    for _ in range(_TRIES):
        try:
            driver.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # Programs that make one ledger at the same time get in each other's way here, and the driver does not wait by itself.
            if "locked" in str(error):
                time.sleep(PATIENCE / _TRIES)
                continue
        # Any other trouble shows again, and is told, when the tables are made.
        return
