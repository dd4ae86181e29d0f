"""The layout of a ledger is not bound to one database."""

import pytest
from sqlalchemy import create_mock_engine, inspect
from sqlalchemy.dialects import postgresql

from dragoman.ledger import Ledger
from dragoman.ledger.filters import event_conditions, statement_conditions
from dragoman.ledger.schema import metadata
from dragoman.ledger.store import _ask, events, statements

EVENTS = {
    "actor": "KEN",
    "recipient": "UGA",
    "country": "KEN",
    "type": "ASSAULT-aerial",
    "mode": "aerial",
    "since": "2024",
    "until": "2024",
    "text": "a",
    "status": "actual",
    "aux": "none",
    "min_confidence": 0.5,
}
STATEMENTS = {"speaker": "KEN", "about": "UGA", "act": "threat", "since": "2024", "until": "2024", "text": "a"}


def test_another_database_can_have_the_tables():
    """PostgreSQL takes every table and index, the rule of one standing coding included."""
    told: list[str] = []
    engine = create_mock_engine("postgresql://", lambda ddl, *_, **__: told.append(str(ddl.compile(dialect=postgresql.dialect()))))
    metadata.create_all(engine, checkfirst=False)
    assert sum("CREATE TABLE" in ddl for ddl in told) == len(metadata.tables)
    assert any("WHERE current" in ddl for ddl in told)


@pytest.mark.parametrize(
    ("table", "conditions"),
    [(events, event_conditions(**EVENTS)), (statements, statement_conditions(**STATEMENTS))],
    ids=["events", "statements"],
)
def test_another_database_can_be_asked(table, conditions):
    """Every filter is SQL that PostgreSQL takes."""
    query = _ask(table, superseded=False, limit=5).where(*conditions)
    assert "WHERE" in str(query.compile(dialect=postgresql.dialect()))


@pytest.mark.parametrize("asked", [{"actor": "KEN"}, {"since": "2024"}, {"until": "2024"}, {"type": "AID"}, {}], ids=str)
def test_questions_are_answered_by_indexes(tmp_path, asked: dict):
    """No question that names a day, a type or a code walks through the table itself."""
    nothing = dict.fromkeys(("actor", "recipient", "country", "type", "mode", "status", "aux"), ())
    nothing |= dict.fromkeys(("since", "until", "text", "min_confidence"))
    query = _ask(events, superseded=False, limit=5).where(*event_conditions(**(nothing | asked)))
    with Ledger(tmp_path / "news.db") as ledger, ledger._engine.connect() as connection:
        told = query.compile(connection, compile_kwargs={"literal_binds": True})
        plan = [step[3] for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}")]
        assert any("SEARCH events USING" in step for step in plan)
        assert not any(step in {"SCAN events", "SCAN codings"} for step in plan)
        assert set(inspect(connection).get_table_names()) == set(metadata.tables)
