"""The whole chain as a pure function: same bytes, sound offsets, no text that makes it fall."""

import pytest

from dragoman.coding.coder import Coder
from dragoman.record import Record, Report, spans_of
from dragoman.tables import load_tables
from tests.conftest import make_report

TEXTS = (
    "Kenya accused Uganda on Monday of shelling a village near Busia, killing at least 12 people.",
    "“We will answer,” Peru's foreign minister told reporters in Lima. “Soon.”\n\nChile denied attacking Peru.",
    "Japan warned that it would impose sanctions on Iran unless Iran releases the prisoners by 5 March.",
    "A storm hit the coast of Cuba on Monday.",
    "Egypt expelled two Libyan diplomats last week, officials said, and recalled its ambassador from Tripoli.",
)
ODD = (
    "",
    " ",
    ".",
    "\n",
    "\n\n",
    "?!",
    "—",
    "“”",
    '"',
    "Peru",
    "said",
    "12",
    "Росія відкинула вимогу.",
    "🙂",
    "\u00a0",
    "W" * 500,
    "( ( (",
)


@pytest.fixture(scope="module")
def coder() -> Coder:
    """The coder that ships, loaded once."""
    return Coder()


def reports() -> list[Report]:
    """The texts as reports, each of its own name."""
    made = [make_report(text, "2023-03-02") for text in TEXTS]
    return [
        Report(id=f"r{n}", source_name=f"r{n}", text=r.text, paragraphs=r.paragraphs, published=r.published) for n, r in enumerate(made)
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_report_gives_the_same_bytes(coder, text):
    """Coding twice writes one record."""
    first = coder.code(make_report(text, "2023-03-02")).to_json()
    assert coder.code(make_report(text, "2023-03-02")).to_json() == first


def test_another_coder_gives_the_same_bytes(engine, coder):
    """Nothing is kept from report to report: a fresh coder with fresh tables writes the same."""
    other = Coder(engine, load_tables())
    assert other.id == coder.id
    assert [r.to_json() for r in other.code_many(reports()[::-1])] == [r.to_json() for r in coder.code_many(reports())][::-1]


def test_the_order_of_a_batch_does_not_matter(coder):
    """A record is the same alone, in a batch, and in the batch turned round; records come in the order of the reports."""
    alone = {r.id: coder.code(r) for r in reports()}
    for batch in (reports(), reports()[::-1]):
        found = list(coder.code_many(batch))
        assert [r.id for r in found] == [r.id for r in batch]
        assert {r.id: r for r in found} == alone


@pytest.mark.parametrize("text", [*TEXTS, "\n\n".join(TEXTS), *ODD])
def test_every_span_lies_inside_the_text(coder, text):
    """No span begins before the text, ends after it, or ends before it begins."""
    record = coder.code(make_report(text, "2023-03-02"))
    assert [(field, span) for field, span in spans_of(record) if not 0 <= span[0] <= span[1] <= len(text)] == []


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_no_error(coder, text):
    """A text that tells nothing gives a record without events, with or without a day."""
    for published in ("2023-03-02", None):
        record = coder.code(make_report(text, published))
        assert record.text == text
        assert record.events == ()


def test_a_report_without_paragraphs_is_no_error(coder):
    """Nothing to read gives nothing."""
    record = coder.code(Report(id="r", source_name="r", text="", paragraphs=()))
    assert (record.sentences, record.mentions, record.statements, record.events) == ((), (), (), ())


def test_a_record_goes_to_json_and_back(coder):
    """What is written can be read again, whole."""
    record = coder.code(make_report("\n\n".join(TEXTS), "2023-03-02"))
    assert Record.from_json(record.to_json()) == record


def test_what_is_known_of_the_report_goes_over(coder):
    """Id, name, text, day and title are those of the report, and the coder signs."""
    report = make_report("Peru visits Chile\n\nPeru accused Chile.", "2023-03-02", "Peru visits Chile")
    record = coder.code(report)
    assert (record.id, record.source_name, record.text, record.published) == (report.id, report.source_name, report.text, "2023-03-02")
    assert (record.title, record.paragraphs, record.coder) == (report.title, report.paragraphs, coder.id)


def test_ids_are_answered(coder):
    """Every entity, statement, event, place and amount that a field names is in the record."""
    record = coder.code(make_report("\n\n".join(TEXTS), "2023-03-02"))
    entities, statements = {e.id for e in record.entities}, {s.id for s in record.statements}
    assert {m.entity for m in record.mentions} <= entities
    for event in record.events:
        assert {p.entity for p in event.actors + event.recipients if p.entity} <= entities
        assert event.statement is None or event.statement in statements
        assert event.place is None or 0 <= event.place < len(record.places)
        assert all(0 <= q < len(record.quantities) for q in event.quantities)
    assert len({e.id for e in record.events}) == len(record.events)
