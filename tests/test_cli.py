"""The command line: what it prints where, and how it ends."""

import csv
import io
import json
import shlex
import sqlite3
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import __version__
from dragoman.cli import cli
from dragoman.commands import code as coding
from dragoman.commands.output import form_of
from dragoman.commands.reference import reference
from dragoman.ledger import Ledger
from dragoman.record import Record
from made_records import RECORD, TEXT, MadeCoder, by, record

DOCS = Path(__file__).parent.parent / "docs" / "cli.md"


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> MadeCoder:
    """The coder of these tests, in the place of the real one."""
    made = MadeCoder()
    monkeypatch.setattr(coding, "load_coder", lambda: made)
    return made


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coder: MadeCoder) -> Path:  # noqa: ARG001 - nothing here may load models
    """A folder to work in: a report, a folder of reports, rows, a ledger."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(TEXT)
    (tmp_path / "reports" / "inner").mkdir(parents=True)
    for name in ("a.txt", "inner/b.txt"):
        (tmp_path / "reports" / name).write_text(f"{TEXT}\n\nThe talks at {name} went on until late on Friday, officials said.")
    rows = [{"id": f"row{number}", "text": TEXT, "published": "2024-03-02"} for number in range(3)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with Ledger("news.db") as ledger:
        ledger.add(RECORD)
        ledger.add(record(1, source_name="report"))
    return tmp_path


def run(*args: str, stdin: str | None = None) -> Result:
    """What becomes of a call."""
    return CliRunner().invoke(cli, args, input=stdin)


def test_help_and_version():
    """Both print on standard output and end well."""
    assert run("--version").stdout == f"dragoman, version {__version__}\n"
    assert "ingest" in run("--help").stdout
    assert run("-h").exit_code == 0


def test_code_writes_a_record_a_line(desk: Path):  # noqa: ARG001
    """In a pipe the result is JSON Lines that reads back as records."""
    result = run("code", "rows.jsonl")
    records = [Record.from_json(line) for line in result.stdout.splitlines()]
    assert [one.source_name for one in records] == ["row0", "row1", "row2"]
    assert (result.exit_code, result.stderr) == (0, "")


def test_code_as_one_json_array(desk: Path):  # noqa: ARG001
    """`--format json` is one array, also of one record."""
    assert len(json.loads(run("code", "rows.jsonl", "--format", "json").stdout)) == 3
    assert len(json.loads(run("code", "report.txt", "--format", "json").stdout)) == 1


def test_code_as_a_table(desk: Path):  # noqa: ARG001
    """The table has the facts of the report, its events with both parties, and its statements."""
    out = run("code", "rows.jsonl", "--format", "table").stdout
    for words in ("published 2024-03-02", "THREATEN-expel", "Kenya (KEN) → Uganda (UGA)", "alleged, historical", "threat, indirect"):
        assert words in out


def test_code_reads_standard_input(desk: Path):  # noqa: ARG001
    """`-` is standard input, in any format that a file may have."""
    assert Record.from_json(run("code", "-", stdin=TEXT).stdout).source_name == "stdin"
    assert Record.from_json(run("code", "-", stdin=json.dumps({"id": "x", "text": TEXT})).stdout).source_name == "x"


def test_code_to_a_file(desk: Path):
    """With -o nothing is on standard output, and the ending of the file says the format."""
    assert run("code", "report.txt", "-o", "out.json").stdout == ""
    assert json.loads((desk / "out.json").read_text())[0]["title"] == RECORD.title
    run("code", "report.txt", "-o", "out.txt")
    assert "THREATEN-expel" in (desk / "out.txt").read_text()


def test_code_dates_reports(desk: Path):  # noqa: ARG001
    """`--published` dates a report."""
    assert Record.from_json(run("code", "report.txt", "--published", "2021-01-05").stdout).published == "2021-01-05"


def test_code_leaves_out_unsure_events(desk: Path):  # noqa: ARG001
    """`--min-confidence` leaves out events below it."""
    result = run("code", "report.txt", "--min-confidence", "0.5")
    assert [event.id for event in Record.from_json(result.stdout).events] == ["v1", "v3"]


def test_code_notes_what_it_dropped(desk: Path):
    """`--dropped` names what was left out of a report, and why."""
    (desk / "page.txt").write_text(f"{TEXT}\n\nRelated article: Ten recipes for a quick supper\n")
    run("code", "page.txt", "report.txt", "--dropped", "dropped.jsonl")
    lines = [json.loads(line) for line in (desk / "dropped.jsonl").read_text().splitlines()]
    assert all({"report", "source_name", "what", "reason", "stage"} == set(line) for line in lines)
    assert any("recipes" in line["what"] for line in lines)


def test_one_bad_report_does_not_stop_the_others(desk: Path):
    """A report that cannot be read and one that breaks the coder are named; the others are coded; exit code 1."""
    (desk / "poison.txt").write_text(f"{TEXT}\n\nPOISON was found in the well, the ministry said on Friday.")
    result = run("code", "missing.txt", "poison.txt", "report.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    for words in ("missing.txt: no such file", "poison.txt: could not be coded (ValueError: poisoned)", "1 coded, 2 failed"):
        assert words in result.stderr


def test_ingest_counts_and_goes_on(desk: Path, coder: MadeCoder):  # noqa: ARG001
    """What is there is passed over before it is coded; `--again` codes it all the same."""
    first = run("ingest", "reports", "--recursive", "--ledger", "new.db")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "2 new, 0 unchanged, 0 superseded an older coding, 0 failed" in first.stderr
    assert coder.coded == ["a", "b"]
    second = run("ingest", "reports", "report.txt", "--recursive", "--ledger", "new.db")
    assert "1 new, 2 unchanged" in second.stderr
    assert coder.coded == ["a", "b", "report"]
    assert "0 new, 1 unchanged" in run("ingest", "report.txt", "--again", "--ledger", "new.db").stderr
    assert coder.coded == ["a", "b", "report", "report"]


def test_ingest_by_another_coder_supersedes(desk: Path, coder: MadeCoder):  # noqa: ARG001
    """Another version codes everything again, and its codings stand."""
    run("ingest", "report.txt", "--ledger", "new.db")
    coder.id = by("2")
    assert "0 new, 0 unchanged, 1 superseded" in run("ingest", "report.txt", "--ledger", "new.db").stderr
    assert len(run("reports", "--ledger", "new.db").stdout.splitlines()) == 1
    assert len(run("reports", "--ledger", "new.db", "--superseded").stdout.splitlines()) == 2


@pytest.mark.parametrize(("asked", "count"), [(["--actor", "KEN"], 2), (["--actor", "KEN", "--limit", "1"], 1), (["--mode", "aerial"], 0)])
def test_events_are_asked(desk: Path, asked: list[str], count: int):  # noqa: ARG001
    """Options narrow the events; nothing found is no error."""
    result = run("events", "--ledger", "news.db", *asked)
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, count)


@pytest.mark.parametrize("verb", ["events", "statements", "reports"])
def test_every_format_of_rows(desk: Path, verb: str):
    """Each verb that asks writes tables, CSV, JSON Lines and Parquet, with the same number of rows."""
    pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    lines = run(verb, "--ledger", "news.db").stdout.splitlines()
    assert all(json.loads(line) for line in lines)
    rows = list(csv.reader(io.StringIO(run(verb, "--ledger", "news.db", "--format", "csv").stdout)))
    assert run(verb, "--ledger", "news.db", "-o", "rows.parquet").exit_code == 0
    table = run(verb, "--ledger", "news.db", "--format", "table").stdout
    assert len(lines) == len(rows) - 1 == parquet.read_table(desk / "rows.parquet").num_rows > 0
    assert table.startswith(verb)


def test_show_marks_the_text(desk: Path):  # noqa: ARG001
    """The text is readable without colours: brackets say what each stretch is."""
    told = "[s1 source: Kenya's president] [s1 cue: [v1 THREATEN-expel: warned]] on Friday [s1 content: that it would [v1"
    for args in (["report.txt"], [RECORD.id, "--ledger", "news.db"], ["kenya", "--ledger", "news.db"]):
        result = run("show", *args)
        assert result.exit_code == 0
        assert told in " ".join(result.stdout.split())


def test_show_reads_records(desk: Path):
    """What `code` wrote can be shown again, record by record; a broken line is named."""
    (desk / "out.jsonl").write_text(run("code", "rows.jsonl").stdout + '{"id": 1}\n')
    result = run("show", "out.jsonl")
    assert (result.exit_code, result.stdout.count("[s2 content:")) == (1, 3)
    assert "out.jsonl, line 4: no record" in result.stderr


def test_schema_is_json_schema():
    """The schema names the record's fields."""
    assert "Record" in json.loads(run("schema").stdout)["$defs"]


@pytest.mark.parametrize(
    ("word", "told"), [("THREATEN", "verbal conflict"), ("mil", "MIL, sector"), ("ASSAULT-aerial", "aerial, mode of ASSAULT")]
)
def test_explain(word: str, told: str):
    """Words of the ontology are explained, whatever their letter case."""
    assert told in run("explain", word).stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ([], "Usage"),
        (["nonsense"], "No such command"),
        (["code"], "Missing argument"),
        (["code", "missing.txt"], "no such file"),
        (["code", "reports"], "folder"),
        (["code", "empty"], "no report found"),
        (["code", "report.txt", "--published", "yesterday"], "yesterday"),
        (["code", "report.txt", "--encoding", "klingon"], "klingon"),
        (["code", "report.txt", "--format", "xml"], "xml"),
        (["code", "report.txt", "--min-confidence", "2"], "0<=x<=1"),
        (["code", "report.txt", "-o", "report.txt"], "is an input"),
        (["code", "report.txt", "-o", "none/out.jsonl"], "none/out.jsonl"),
        (["code", "report.txt", "--dropped", "reports"], "reports"),
        (["code", "bytes.bin"], "bytes.bin"),
        (["code", "nul.txt"], "nul.txt"),
        (["ingest", "report.txt"], "--ledger"),
        (["ingest", "report.txt", "--ledger", "reports"], "a folder"),
        (["ingest", "report.txt", "--ledger", "report.txt"], "another kind"),
        (["ingest", "missing.txt", "--ledger", "new.db"], "no such file"),
        (["events"], "--ledger"),
        (["events", "--ledger", "none.db"], "dragoman ingest"),
        (["events", "--ledger", "report.txt"], "another kind"),
        (["events", "--ledger", "other.db"], "no ledger"),
        (["events", "--ledger", "news.db", "--type", "THREAT"], "THREATEN"),
        (["events", "--ledger", "news.db", "--mode", "nuclear"], "dragoman explain"),
        (["events", "--ledger", "news.db", "--since", "soon"], "no date"),
        (["events", "--ledger", "news.db", "--status", "true"], "no status"),
        (["events", "--ledger", "news.db", "--limit", "0"], "x>=1"),
        (["events", "--ledger", "news.db", "--format", "parquet"], "-o events.parquet"),
        (["statements", "--ledger", "news.db", "--act", "lie"], "no act"),
        (["statements", "--ledger", "news.db", "--column", "x"], "--column"),
        (["show", "missing.txt"], "no such file"),
        (["show", "nothing", "--ledger", "news.db"], "no report"),
        (["explain", "ceasefir"], "ceasefire"),
        (["explain", ""], "The types are"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_2_and_a_word(desk: Path, args: list[str], told: str):
    """Wrong use and unusable input end with exit code 2 and a message that names the trouble, never a traceback."""
    (desk / "empty").mkdir()
    (desk / "bytes.bin").write_bytes(bytes(range(256)) * 8)
    (desk / "nul.txt").write_bytes(b"")
    sqlite3.connect(desk / "other.db").execute("CREATE TABLE mine (x)")
    result = run(*args, *(["--recursive"] if "empty" in args else []))
    assert result.exit_code == 2
    assert told in result.stderr
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output


def test_a_call_that_codes_nothing_leaves_an_older_file(desk: Path):
    """Output is opened when there is something to write."""
    (desk / "out.jsonl").write_text("kept")
    assert run("code", "missing.txt", "-o", "out.jsonl").exit_code == 2
    assert (desk / "out.jsonl").read_text() == "kept"


def test_a_table_only_where_somebody_looks_on(monkeypatch: pytest.MonkeyPatch):
    """The option goes before the file's ending, the ending before the terminal."""
    forms = ("table", "jsonl", "json")
    assert form_of(None, None, forms) == "jsonl"
    monkeypatch.setattr(sys, "stdout", type("Terminal", (io.StringIO,), {"isatty": lambda _: True})())
    assert form_of(None, None, forms) == "table"
    assert form_of(None, "x.json", forms) == "json"
    assert form_of(None, "x.csv", forms) == "jsonl"
    assert form_of("table", "x.json", forms) == "table"


def examples() -> list[str]:
    """The example lines of every verb."""
    return [line.strip() for verb in cli.commands.values() for line in (verb.epilog or "").splitlines() if line.startswith("  dragoman ")]


def test_every_verb_has_an_example():
    """No help without a line that can be tried."""
    assert not [name for name, verb in cli.commands.items() if "  dragoman " not in (verb.epilog or "")]


@pytest.mark.parametrize("line", examples())
def test_examples_run(desk: Path, line: str):  # noqa: ARG001
    """Every example of the help runs as it stands."""
    result = run(*shlex.split(line)[1:])
    assert (result.exit_code, result.stderr.replace("0 failed", "")) == (0, result.stderr.replace("0 failed", "")), result.output


def test_the_reference_page_is_fresh():
    """docs/cli.md says what the help says: `python -m dragoman.commands.reference > docs/cli.md`."""
    assert DOCS.read_text(encoding="utf-8") == reference(cli)
