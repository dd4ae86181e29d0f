"""The command line as real processes: how it starts, and how it ends when it is cut off."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.ledger import Ledger
from dragoman.record import Record, spans_of
from made_records import RECORD, TEXT, record

MADE = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from dragoman.commands import code
from made_records import MadeCoder
code.load_coder = MadeCoder
from dragoman.cli import main
main()
"""
ENDLESS = """
import sys
sys.path.insert(0, sys.argv[2])
import pytest

from dragoman.ledger import Ledger
from dragoman.record import Record, spans_of
from made_records import record
with Ledger(sys.argv[1]) as ledger:
    for number in range(1, 100_000):
        ledger.add(record(number))
        print(number, flush=True)
"""


def start(*args: str, **more: object) -> subprocess.Popen[bytes]:
    """A real call."""
    return subprocess.Popen([sys.executable, "-m", "dragoman", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)  # noqa: S603


def test_help_is_quick_and_light():
    """Help loads no model, no database, no table printer."""
    heavy = "spacy|sqlalchemy|rich|trafilatura|pyarrow|numpy"
    code = f"import sys, re\nfrom dragoman.cli import cli\nprint([m for m in sys.modules if re.fullmatch('{heavy}', m)])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"  # noqa: S603
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert start("--help").wait() == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Time of the processor: it does not depend on what else the machine does.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3


def test_a_closed_pipe_ends_quietly(tmp_path: Path):
    """`| head -1` gets its line and no complaint follows."""
    with Ledger(tmp_path / "news.db") as ledger:
        for number in range(1, 400):
            ledger.add(record(number))
    for form in ("jsonl", "csv", "table"):
        call = start("events", "--ledger", str(tmp_path / "news.db"), "--format", form)
        assert call.stdout is not None
        assert call.stderr is not None
        call.stdout.readline()
        call.stdout.close()
        assert call.wait(20) == 0
        assert call.stderr.read() == b""


def test_a_terminal_gets_a_table_in_colours(tmp_path: Path):
    """Without any option, somebody at a terminal gets a table."""
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add(RECORD)
    ours, theirs = os.openpty()
    call = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "dragoman", "events", "--ledger", str(tmp_path / "news.db")],
        stdout=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "160"},
    )
    assert call.wait(20) == 0
    told = os.read(ours, 100_000).decode()
    assert "actors → recipients" in told
    assert "\x1b[33mTHREATEN-expel" in told


def test_ctrl_c_ends_with_130(tmp_path: Path):
    """Ctrl-C ends a call with 130 and without a traceback."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "report.txt").write_text(TEXT)
    args = ("ingest", str(tmp_path / "report.txt"), str(pipe), "--ledger", str(tmp_path / "news.db"))
    call = subprocess.Popen([sys.executable, "-c", MADE, str(Path(__file__).parent), *args], stderr=subprocess.PIPE)  # noqa: S603
    # The pipe opens when the call reads it, and gives it nothing to read.
    with pipe.open("wb"):
        call.send_signal(signal.SIGINT)
        assert call.wait(20) == 130
    assert call.stderr is not None
    assert b"dragoman: stopped." in (told := call.stderr.read())
    assert b"Traceback" not in told


def test_a_kill_in_mid_ingest_leaves_a_whole_ledger(tmp_path: Path):
    """After a kill every report in the ledger is whole, and the next run adds the rest."""
    path = tmp_path / "news.db"
    call = subprocess.Popen([sys.executable, "-c", ENDLESS, str(path), str(Path(__file__).parent)], stdout=subprocess.PIPE)  # noqa: S603
    assert call.stdout is not None
    for _ in range(50):
        call.stdout.readline()
    call.kill()
    call.wait()
    with Ledger(path) as ledger:
        reports = list(ledger.reports())
        assert len(reports) >= 50
        assert len(list(ledger.events())) == 3 * len(reports)
        assert {ledger.add(record(number)) for number in range(1, len(reports) + 10)} == {"new", "unchanged"}


def test_the_whole_way_with_the_coder_that_ships(tmp_path: Path):
    """A report goes in as text and comes out of a ledger as events that point at its words."""
    pytest.importorskip("dragoman.coding.coder")
    (tmp_path / "report.txt").write_text(TEXT)

    def call(*args: str) -> str:
        line = [sys.executable, "-m", "dragoman", *args]
        return subprocess.run(line, cwd=tmp_path, capture_output=True, check=True, text=True).stdout  # noqa: S603

    coded = Record.from_json(call("code", "report.txt", "--published", "2024-03-02"))
    assert all(0 <= start <= end <= len(coded.text) for _, (start, end) in spans_of(coded))
    call("ingest", "report.txt", "--published", "2024-03-02", "--ledger", "news.db")
    assert len(call("events", "--ledger", "news.db").splitlines()) == len(coded.events)
    assert len(call("statements", "--ledger", "news.db").splitlines()) == len(coded.statements)
    assert coded.id in call("show", "report", "--ledger", "news.db")
    with Ledger(tmp_path / "news.db") as ledger:
        assert ledger.record("report") == coded
