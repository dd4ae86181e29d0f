"""The whole chain, report by report: the records of the examples, and the outputs that the documentation shows."""

import pytest

from dragoman.commands.code import Codes, load_coder
from regenerate import GOLDEN, PAGES, example_files, filled, golden_files

_MEND = "If the change is meant, run `python -m tests.regenerate` and read the diff."


@pytest.fixture(scope="module")
def coder() -> Codes:
    """The coder that ships."""
    return load_coder()


def test_the_records_of_the_examples_are_the_golden_ones_byte_for_byte(coder):
    """Same input, same coder, same bytes."""
    for path, wanted in golden_files(coder):
        assert path.read_bytes() == wanted, f"{path.name} differs. {_MEND}"


def test_every_example_has_its_golden_file_and_no_other_is_there():
    """An example that is taken out takes its golden file with it."""
    stems = sorted(path.split("/")[1].rsplit(".", 1)[0] for path in example_files())
    assert sorted(p.stem for p in GOLDEN.glob("*.json")) == stems


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_documentation_shows_what_the_coder_gives(coder, page):
    """An output in the README or the docs is never out of date."""
    text = page.read_text(encoding="utf-8")
    assert text == filled(text, coder), f"{page.name} differs. {_MEND}"
