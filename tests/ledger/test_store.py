"""The ledger keeps whole records, once each, and asks only those that stand."""

import json
import random
import sqlite3
import threading
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import LedgerError, UsageError
from dragoman.ledger import Ledger, store, text_hash
from dragoman.record import Paragraph, Record, Report
from made_records import CODER, RECORD, THREAT, by, record


@pytest.fixture
def ledger(tmp_path: Path):
    """An empty ledger."""
    with Ledger(tmp_path / "news.db") as made:
        yield made


def everything(ledger: Ledger) -> list[object]:
    """All answers of a ledger, superseded ones too."""
    asked = (ledger.reports, ledger.events, ledger.statements)
    return [list(ask(superseded=superseded)) for ask in asked for superseded in (False, True)]


def test_a_record_comes_back_byte_for_byte(ledger: Ledger):
    """What was added is what is given back."""
    assert ledger.add(RECORD) == "new"
    assert ledger.record(RECORD.id).to_json() == RECORD.to_json()
    assert list(ledger.records()) == [RECORD]


def test_adding_twice_changes_nothing(ledger: Ledger):
    """The same record again is `unchanged`, and every answer stays the same."""
    ledger.add(RECORD)
    before = everything(ledger)
    assert ledger.add(RECORD) == "unchanged"
    assert everything(ledger) == before


def test_a_copied_file_is_no_new_coding(ledger: Ledger):
    """The name of the file is not part of what was coded."""
    ledger.add(RECORD)
    assert ledger.add(record(path="elsewhere/copy.txt", source_name="copy")) == "unchanged"
    assert len(list(ledger.reports(superseded=True))) == 1


@pytest.mark.parametrize("changed", ["version", "lexicon", "model"])
def test_another_coder_supersedes(ledger: Ledger, changed: str):
    """A coding by another coder stands; the older one is kept and names what took its place."""
    other = msgspec.structs.replace(CODER, **{changed: "other"})
    ledger.add(RECORD)
    assert ledger.add(record(coder=other, events=())) == "superseded"
    assert list(ledger.events()) == []
    assert [row.event for row in ledger.events(superseded=True)] == ["v2", "v1", "v3"]
    newer, older = ledger.reports(superseded=True)
    assert (newer.coder, newer.superseded_by, older.coder, older.superseded_by) == (other, None, CODER, other)
    assert ledger.record(RECORD.id).coder == other


def test_an_older_coding_can_stand_again(ledger: Ledger):
    """Going back to an earlier coder brings its coding back instead of writing it twice."""
    ledger.add(RECORD)
    ledger.add(record(coder=by("2"), events=()))
    assert ledger.add(RECORD) == "superseded"
    assert [row.event for row in ledger.events()] == ["v2", "v1", "v3"]
    assert [row.coder.version for row in ledger.reports(superseded=True)] == ["1", "2"]


def test_a_corrected_report_supersedes(ledger: Ledger):
    """Other words under the same id, by the same coder, take the place of the first ones."""
    ledger.add(RECORD)
    assert ledger.add(record(published="2024-03-03")) == "superseded"
    assert ledger.record(RECORD.id).published == "2024-03-03"


def test_has_knows_what_need_not_be_coded(ledger: Ledger):
    """`has` holds for these words by this coder, and no longer when another coder's coding stands."""
    report = Report(
        id=RECORD.id, source_name="kenya", text=RECORD.text, published=RECORD.published, paragraphs=(Paragraph(start=0, end=5),)
    )
    assert text_hash(report) == text_hash(RECORD)
    assert not ledger.has(report.id, CODER, text_hash(report))
    ledger.add(RECORD)
    assert ledger.has(report.id, CODER, text_hash(report))
    assert not ledger.has(report.id, by("2"), text_hash(report))
    assert not ledger.has(report.id, CODER, "other words")
    assert not ledger.has("other report", CODER, text_hash(report))
    ledger.add(record(coder=by("2")))
    assert not ledger.has(report.id, CODER, text_hash(report))


def test_two_texts_of_one_id_are_both_known(ledger: Ledger):
    """A folder with two versions of one page is not coded again at each run."""
    first, second = record(), record(published="2024-03-05")
    ledger.add(first)
    ledger.add(second)
    assert ledger.has(first.id, CODER, text_hash(first))
    assert ledger.has(second.id, CODER, text_hash(second))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 6), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_order_and_doubles_do_not_matter(tmp_path_factory: pytest.TempPathFactory, numbers: list[int], chance: random.Random):
    """Any order of the same records, with doubles or without, gives the same answers."""
    shuffled = numbers + numbers[:3]
    chance.shuffle(shuffled)
    answers = []
    for order in (sorted(set(numbers)), shuffled):
        with Ledger(tmp_path_factory.mktemp("order") / "news.db") as ledger:
            for number in order:
                ledger.add(record(number))
            answers.append(everything(ledger))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("stage", ["event_entries", "label_entries", "party_entries", "statement_entries", "topic_entries"])
def test_a_failure_in_mid_write_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, stage: str):
    """A report is written whole or not at all, also when it would supersede another coding."""
    ledger.add(record(1))
    before = everything(ledger)

    def fail(*_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(store.entries, stage, fail)
    for added in (record(2), record(1, coder=by("2"))):
        with pytest.raises(RuntimeError):
            ledger.add(added)
    monkeypatch.undo()
    assert everything(ledger) == before
    assert ledger.add(record(2)) == "new"


def test_a_ledger_outlives_its_program(tmp_path: Path):
    """What was added is there when the file is opened again."""
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add(RECORD)
        before = everything(ledger)
    with Ledger(tmp_path / "news.db", create=False) as ledger:
        assert everything(ledger) == before
        assert ledger.add(RECORD) == "unchanged"


def test_a_reader_is_not_disturbed_by_a_writer(tmp_path: Path):
    """An answer that is being read stays as it was when it was asked, while another program writes."""
    path = tmp_path / "news.db"
    with Ledger(path) as writer, Ledger(path) as reader:
        for number in range(1, 4):
            writer.add(record(number))
        rows = reader.events()
        first = next(rows)
        assert writer.add(record(9)) == "new"
        assert writer.add(record(1, coder=by("2"), events=())) == "superseded"
        assert len([first, *rows]) == 9
        assert len(list(reader.events())) == 9


def test_several_writers_at_once(tmp_path: Path):
    """Writers wait for one another; nothing is lost or written twice."""
    path = tmp_path / "news.db"
    added: list[str] = []

    def work() -> None:
        with Ledger(path) as ledger:
            added.extend(ledger.add(record(number)) for number in range(1, 11))

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(added) == ["new"] * 10 + ["unchanged"] * 20


def test_answers_come_in_one_order(ledger: Ledger):
    """Events are ordered by day, report and place in the report; undated ones come last."""
    events = tuple(msgspec.structs.replace(THREAT, id=f"v{n}") for n in range(1, 13))
    for number in (2, 1):
        ledger.add(record(number, events=events))
    assert [(int(row.report, 16), row.event) for row in ledger.events()] == [(n, f"v{m}") for n in (1, 2) for m in range(1, 13)]
    ledger.add(RECORD)
    assert list(ledger.events())[-1].event == "v3"


@pytest.mark.parametrize("name", [RECORD.id, RECORD.id[:4], "kenya"])
def test_a_record_is_found_by_its_names(ledger: Ledger, name: str):
    """The id, the start of the id and the source name all name a report."""
    ledger.add(RECORD)
    assert ledger.record(name) == RECORD


@pytest.mark.parametrize(("name", "told"), [("0000", "several reports"), ("nothing", "no report"), ("0", "no report"), ("same", "several")])
def test_a_name_that_does_not_name_one_report(ledger: Ledger, name: str, told: str):
    """A name of no report or of several is refused, and the message says which."""
    ledger.add(record(1, source_name="same"))
    ledger.add(record(2, source_name="same"))
    with pytest.raises(UsageError, match=told):
        ledger.record(name)


def test_what_is_no_ledger_is_refused(tmp_path: Path):
    """Another kind of file, another database, a folder, a missing file: each is named, and none is changed."""
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("Kenya said. " * 500)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    for path, create, told in (
        (text, True, "another kind"),
        (other, True, "no ledger"),
        (tmp_path, True, "a folder"),
        (tmp_path / "none.db", False, "no ledger there"),
        (tmp_path / "no" / "news.db", True, "does not exist"),
    ):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(LedgerError, match=told):
            Ledger(path, create=create)
        assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_becomes_a_ledger(tmp_path: Path):
    """A file without a byte, such as a temporary one, may be made a ledger."""
    path = tmp_path / "news.db"
    path.touch()
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger(path, create=False)
    with Ledger(path) as ledger:
        assert ledger.add(RECORD) == "new"


def test_a_newer_ledger_is_refused(tmp_path: Path):
    """A layout that this version does not know is left alone."""
    path = tmp_path / "news.db"
    Ledger(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE ledger_version SET version = 99")
    with pytest.raises(LedgerError, match="newer dragoman"):
        Ledger(path)


def test_one_coding_stands_whatever_a_program_does(tmp_path: Path):
    """The database itself refuses a second standing coding of a report."""
    path = tmp_path / "news.db"
    with Ledger(path) as ledger:
        ledger.add(RECORD)
        ledger.add(record(coder=by("2")))
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE codings SET current = 1")


def test_the_rows_are_plain_values(ledger: Ledger):
    """A row says in plain values what the record says, places and words included."""
    ledger.add(RECORD)
    row = next(ledger.events(type="THREATEN"))
    assert (row.place, row.place_country, row.latitude) == ("Nairobi", "KEN", -1.28)
    assert row.trigger == "warned ... expel"
    assert RECORD.text[row.start : row.end] == row.words
    said = next(ledger.statements(act="threat"))
    assert (said.source, said.cue, said.audience, said.audience_codes) == ("Kenya's president", "warned", ("Uganda",), ("UGA",))
    assert json.loads(Record.to_json(RECORD))["events"][0]["id"] == row.event
