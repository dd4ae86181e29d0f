"""A whole run over a small evaluation folder, with a coder and a scorer made for it."""

import json

import pytest

from dragoman.record import CoderId, Record, Report
from evaluation import runner
from evaluation.__main__ import main
from evaluation.areas import AREAS, CORPORA, Area, Corpus
from evaluation.coding import prepare, read_lines_of, row_of
from evaluation.report import SUMMARY, as_page, as_table, with_summary

SCORER = """
import json, sys
records = [json.loads(line) for line in open(sys.argv[2])]
print(f"named            right {len(records) / 2:.3f}   ({sum(r['id'] == 'a' for r in records)} of 2)")
"""


class FakeCoder:
    """Codes every report but one."""

    id = CoderId(name="fake", version="0")

    def code(self, report: Report) -> Record:
        """An empty record, or an error."""
        if report.source_name == "bad":
            raise ValueError("a fault")
        return Record(id=report.id, source_name=report.source_name, text=report.text, coder=self.id)

    def code_many(self, reports):
        """Records one by one."""
        return map(self.code, reports)


@pytest.fixture
def shared(tmp_path):
    """An evaluation folder with one gold set and its scorer."""
    folder = tmp_path / "shared"
    folder.mkdir()
    rows = [{"id": "a", "text": "Talks open.", "dct": "2024-01-02", "events": []}, {"id": "bad", "text": "Talks close.", "events": []}]
    (folder / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "score.py").write_text(SCORER)
    return folder


@pytest.fixture(name="small")
def one_area(monkeypatch):
    """The list of areas cut down to one."""
    corpus = Corpus("small", "gold.jsonl", date="dct")
    area = Area("events/small", "small", "score.py", "gold.jsonl", ("named",), note="A note.", compare={"named": "others: 1.0"})
    monkeypatch.setattr(runner, "CORPORA", (corpus,))
    monkeypatch.setattr(runner, "AREAS", (area,))
    monkeypatch.setattr("evaluation.report.AREAS", (area,))
    return area


@pytest.mark.usefixtures("small")
def test_a_run_scores_what_could_be_coded_and_names_what_could_not(shared, tmp_path):
    """A report that brings the coder down costs its own score and is named; the others are scored."""
    run = runner.run_areas(["events"], shared, tmp_path, FakeCoder, lambda _: None)
    [figure] = run.figures
    assert (figure.key, figure.value) == ("events/small: named", 0.5)
    assert run.coded[0].words == 4
    assert "bad: ValueError: a fault" in run.problems["events/small"]
    assert list(run.hashes) == ["events/small"]


@pytest.mark.usefixtures("small")
def test_the_page_shows_each_figure_with_its_command_data_and_comparison(shared, tmp_path):
    """The page is complete and the same run gives the same page."""
    run = runner.run_areas(["events"], shared, tmp_path, FakeCoder, lambda _: None)
    page = as_page(run, "9.9", "2026-01-01", "a machine")
    for words in (
        "| named | **0.500** |",
        "others: 1.0",
        "--area events/small",
        "2 texts",
        "Measured on 2026-01-01",
        "a machine",
        run.hashes["events/small"],
    ):
        assert words in page
    assert page == as_page(run, "9.9", "2026-01-01", "a machine")
    assert "events/small: named" in as_table(run)


def test_a_change_of_the_gold_changes_its_hash(shared, small):
    """The hash is over scorer, gold and texts."""
    before = runner.hash_data(shared, small)
    (shared / "gold.jsonl").write_text("{}\n")
    assert runner.hash_data(shared, small) != before


def test_a_row_shows_the_coder_nothing_of_the_gold(shared, tmp_path):
    """Only id, text, date and title are handed on."""
    [path] = prepare(Corpus("small", "gold.jsonl", date="dct"), shared, tmp_path)
    assert list(read_lines_of(path)) == [
        {"id": "a", "text": "Talks open.", "published": "2024-01-02"},
        {"id": "bad", "text": "Talks close."},
    ]
    assert "title" not in row_of({"id": "a", "title": "T", "text": "x"}, Corpus("c", "p"))
    assert row_of({"id": "a", "title": "T", "text": "x"}, Corpus("c", "p", title=True))["title"] == "T"


def test_a_scrap_in_place_of_the_date_is_left_out():
    """A report whose gold has no usable date is coded undated, not set aside."""
    assert row_of({"id": "a", "text": "x", "published": "9:55 AM"}, Corpus("c", "p")) == {"id": "a", "text": "x"}


def test_every_area_has_its_corpus_and_a_name_of_its_own():
    """The list of areas holds together."""
    names = [area.name for area in AREAS]
    assert len(set(names)) == len(names)
    assert {area.corpus for area in AREAS} <= {corpus.name for corpus in CORPORA}


@pytest.mark.parametrize(
    ("names", "count", "offsets"), [([], len(AREAS), True), (["times"], 3, False), (["offsets"], 0, True), (["nonsense"], 0, False)]
)
def test_areas_are_chosen_by_name_or_group(names, count, offsets):
    """No name means all; a group's name means its members."""
    areas, with_offsets = runner.select(names)
    assert (len(areas), with_offsets) == (count, offsets)


@pytest.mark.usefixtures("small")
def test_the_command_pins_writes_and_then_holds_to_what_it_pinned(shared, tmp_path, monkeypatch, capsys):
    """Floors are made by --pin and held by --gate; a fall ends with status 1 and names the figure."""
    monkeypatch.setattr("evaluation.__main__.load_coder", FakeCoder)
    floors, page = tmp_path / "floors.json", tmp_path / "quality.md"
    call = ["--shared", str(shared), "--area", "events", "--floors", str(floors), "--date", "2026-01-01"]
    assert main([*call, "--pin", "--write", str(page)]) == 0
    assert "| named | **0.500** |" in page.read_text(encoding="utf-8")
    assert main([*call, "--gate"]) == 0
    floors.write_text(floors.read_text(encoding="utf-8").replace("0.5", "1.6"), encoding="utf-8")
    capsys.readouterr()
    assert main([*call, "--gate"]) == 1
    assert "GATE: events/small: named: 0.5000 is below its floor" in capsys.readouterr().err
    assert main([*call, "--pin"]) == 1
    assert main([*call, "--pin", "--allow-lower", "events/small", "--because", "a slip of the pen"]) == 0
    assert "a slip of the pen" in floors.read_text(encoding="utf-8")


def test_wrong_use_is_told(tmp_path, capsys):
    """A folder that is not there, or an area that is not there, ends with status 2."""
    assert main(["--shared", str(tmp_path / "none")]) == 2
    assert "--shared FOLDER" in capsys.readouterr().err
    assert main(["--area", "nonsense"]) == 2


@pytest.mark.usefixtures("small")
def test_the_summary_takes_the_place_of_the_one_before(shared, tmp_path, monkeypatch):
    """Only what stands between the two marks of the README changes; a page without marks stays as it is."""
    monkeypatch.setattr("evaluation.report.SUMMARY", (("events/small: named", "found by name"), ("events/small: gone", "not measured")))
    run = runner.run_areas(["events"], shared, tmp_path, FakeCoder, lambda _: None)
    page = with_summary("Before.\n<!-- figures -->\nold\n<!-- end figures -->\nAfter.\n", run)
    assert page.startswith("Before.\n<!-- figures -->\n|")
    assert page.endswith("|\n<!-- end figures -->\nAfter.\n")
    assert "| found by name | 0.50 | others: 1.0 |" in page
    assert "old" not in page
    assert "not measured" not in page
    assert with_summary("No marks.\n", run) == "No marks.\n"


def test_the_summary_names_figures_that_areas_measure():
    """A figure that no area gives could never be shown."""
    known = {f"{area.name}: {name}" for area in AREAS for name in area.figures}
    assert {key for key, _ in SUMMARY} <= known
