"""Every offset of every record gives back its words, whatever the report looks like; and coding is a pure function."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.commands.code import Codes, load_coder
from dragoman.reading import read_text
from evaluation.offsets import faults_of
from regenerate import example_files, records_of

# Pieces that have tripped readers and coders: odd quotes, lost letters, empty lines, other scripts, signs beyond the first plane.
PIECES = (
    "Kenya accused Uganda of shelling a village on Monday.",
    "“We will answer,” the minister said. “Soon.”",
    '"We will never',
    "yield,\" said Peru's president, who met him in Lima last week.",
    "At least 12 people were killed, officials said, if the reports hold.",
    "BOGOTA (AP) -",
    "The Prsident’s spokes­man denied it.",
    "Росія відкинула вимогу. 中国外交部否认。",
    "🙂🇫🇷 France recalled its envoy 🙂",
    "  \t ",
    "\u00a0",
    "\n\n",
    "\r\n",
    ".",
    "((((",
    "$5 million; 3-4 jets; 1,000s",
    "He said she said they said that he had said so on 31 February 2023.",
    "W" * 300,
)


@pytest.fixture(scope="module")
def coder() -> Codes:
    """The coder that ships."""
    return load_coder()


@pytest.mark.parametrize("path", example_files())
def test_records_of_the_examples_are_sound(coder, path):
    """Every span lies in the text and holds words; every reference is answered."""
    for record in records_of(path, coder):
        assert list(faults_of(record)) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=7), joint=st.sampled_from([" ", "\n\n", "\n", ""]))
def test_records_of_messy_reports_are_sound_and_the_same_twice(coder, pieces, joint):
    """Messy text is no error: what can be read is coded, with sound offsets, and again with the same bytes."""
    text = joint.join(pieces)
    if not text.strip():
        return
    report = read_text(text, published="2023-03-02")
    record = coder.code(report)
    assert list(faults_of(record)) == []
    assert coder.code(report).to_json() == record.to_json()


def test_a_record_does_not_hang_on_its_neighbours(coder):
    """A shuffled batch gives the same records, each as if it were coded alone."""
    reports = [read_text(text, published="2023-03-02", name=f"r{i}") for i, text in enumerate(PIECES[:5])]
    alone = {report.source_name: coder.code(report) for report in reports}
    for batch in (reports, reports[::-1]):
        assert {record.source_name: record for record in coder.code_many(batch)} == alone
