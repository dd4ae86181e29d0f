"""ClearNLP arcs to Universal Dependencies: a sound tree stays one, and each construction is drawn as UD draws it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.text.universal import Arc, to_universal

DEPS = (
    "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc", "ccomp", "compound", "conj",
    "csubj", "dative", "dep", "det", "dobj", "expl", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "oprd", "parataxis",
    "pcomp", "pobj", "poss", "prep", "prt", "punct", "relcl", "xcomp",
)  # fmt: skip
GONE = {
    "acomp",
    "agent",
    "attr",
    "auxpass",
    "dative",
    "dobj",
    "neg",
    "npadvmod",
    "nsubjpass",
    "oprd",
    "poss",
    "prep",
    "prt",
    "relcl",
    "ROOT",
}


def sentence(*rows):
    """Arcs from rows of word, part of speech, head and label; the word is its own lemma."""
    return [Arc(head=head, dep=dep, pos=pos, lemma=lemma) for lemma, pos, head, dep in rows]


@st.composite
def trees(draw):
    """Random trees: tokens in any order, each hung on one that was placed before."""
    order = draw(st.permutations(range(draw(st.integers(1, 14)))))
    arcs = {}
    for n, index in enumerate(order):
        head = order[draw(st.integers(0, n - 1))] if n else index
        arcs[index] = Arc(
            head=head,
            dep=draw(st.sampled_from(DEPS)) if n else "ROOT",
            pos=draw(st.sampled_from(("ADJ", "ADP", "AUX", "NOUN", "PRON", "PROPN", "PUNCT", "SCONJ", "VERB"))),
            lemma=draw(st.sampled_from(("be", "should", "have", "attack", "?", "of"))),
        )
    return [arcs[i] for i in range(len(order))]


def depth(heads, index):
    """The steps from a token to its root; more than there are tokens where there is a loop."""
    steps = 0
    while heads[index] != index and steps <= len(heads):
        index, steps = heads[index], steps + 1
    return steps


@settings(max_examples=300, deadline=None)
@given(trees())
def test_a_tree_stays_a_tree(arcs):
    """Heads stay inside the sentence, no loop arises, and there is one root, labelled so."""
    drawn = to_universal(arcs)
    heads = [head for head, _ in drawn]
    assert len(drawn) == len(arcs)
    assert all(0 <= head < len(arcs) for head in heads)
    assert all(depth(heads, i) <= len(heads) for i in range(len(heads)))
    assert sum(head == i for i, head in enumerate(heads)) == 1


@settings(max_examples=100, deadline=None)
@given(trees())
def test_labels_of_the_old_style_are_gone(arcs):
    """No rule below this room meets a label of ClearNLP that UD does not have; and the same arcs give the same tree."""
    assert not {dep for _, dep in to_universal(arcs)} & GONE
    assert to_universal(arcs) == to_universal(arcs)


def test_no_arcs_give_no_arcs():
    """An empty sentence is no error."""
    assert to_universal([]) == []


@pytest.mark.parametrize(
    ("arcs", "expected"),
    [
        pytest.param(
            sentence(("arrive", "VERB", 0, "ROOT"), ("in", "ADP", 0, "prep"), ("Accra", "PROPN", 1, "pobj")),
            [(0, "root"), (2, "case"), (0, "obl")],
            id="on a verb",
        ),
        pytest.param(
            sentence(("talk", "NOUN", 0, "ROOT"), ("with", "ADP", 0, "prep"), ("Togo", "PROPN", 1, "pobj")),
            [(0, "root"), (2, "case"), (0, "nmod")],
            id="on a noun",
        ),
        pytest.param(
            sentence(("flee", "VERB", 0, "ROOT"), ("out", "ADP", 0, "prep"), ("of", "ADP", 1, "prep"), ("Kabul", "PROPN", 2, "pobj")),
            [(0, "root"), (3, "case"), (3, "case"), (0, "obl")],
            id="two in a row",
        ),
        pytest.param(
            sentence(("hit", "VERB", 0, "ROOT"), ("by", "ADP", 0, "agent"), ("rebel", "NOUN", 1, "pobj")),
            [(0, "root"), (2, "case"), (0, "obl:agent")],
            id="the doer of a passive",
        ),
        pytest.param(
            sentence(("accuse", "VERB", 0, "ROOT"), ("of", "ADP", 0, "prep"), ("lie", "VERB", 1, "pcomp")),
            [(0, "root"), (2, "mark"), (0, "advcl")],
            id="before a clause",
        ),
        pytest.param(
            sentence(("give", "VERB", 0, "ROOT"), ("Mali", "PROPN", 0, "dative"), ("grain", "NOUN", 0, "dobj")),
            [(0, "root"), (0, "iobj"), (0, "obj")],
            id="a dative without one",
        ),
        pytest.param(
            sentence(("leave", "VERB", 0, "ROOT"), ("before", "ADP", 0, "prep")),
            [(0, "root"), (0, "advmod")],
            id="governing nothing",
        ),
    ],
)
def test_prepositions_hang_under_what_they_govern(arcs, expected):
    """A preposition is `case` of a noun or `mark` of a clause, which takes its place."""
    assert to_universal(arcs) == expected


def test_a_copula_hangs_under_its_predicate():
    """The noun is the head in "Lula is president", and the subject is its own."""
    arcs = sentence(("Lula", "PROPN", 1, "nsubj"), ("be", "AUX", 1, "ROOT"), ("president", "NOUN", 1, "attr"))
    assert to_universal(arcs) == [(2, "nsubj"), (2, "cop"), (2, "root")]


def test_there_is_keeps_its_verb():
    """In "there were clashes", what there is becomes the subject."""
    arcs = sentence(("there", "PRON", 1, "expl"), ("be", "VERB", 1, "ROOT"), ("clash", "NOUN", 1, "attr"))
    assert to_universal(arcs) == [(1, "expl"), (1, "root"), (1, "nsubj")]


def test_conjuncts_hang_on_the_first():
    """A chain of conjuncts becomes a fan, as in "Chad, Mali and Niger"."""
    arcs = sentence(
        ("Chad", "PROPN", 0, "ROOT"),
        (",", "PUNCT", 0, "punct"),
        ("Mali", "PROPN", 0, "conj"),
        ("and", "CCONJ", 2, "cc"),
        ("Niger", "PROPN", 2, "conj"),
    )
    drawn = to_universal(arcs)
    assert [drawn[i] for i in (0, 2, 4)] == [(0, "root"), (0, "conj"), (0, "conj")]


def test_a_conjunction_hangs_on_the_conjunct_after_it():
    """The `and` of two names belongs to the second, as in UD."""
    arcs = sentence(("Chad", "PROPN", 0, "ROOT"), ("and", "CCONJ", 0, "cc"), ("Niger", "PROPN", 0, "conj"))
    assert to_universal(arcs) == [(0, "root"), (2, "cc"), (0, "conj")]


INVERTED = (
    ("Japan", "PROPN", 1, "nsubj"), ("warn", "VERB", 4, "ccomp"), ("should", "AUX", 4, "aux"), ("Iran", "PROPN", 4, "nsubj"),
    ("attack", "VERB", 4, "ROOT"),
)  # fmt: skip


def test_an_inverted_condition_hangs_under_the_clause_before_it():
    """The warning is the main clause of "Japan warned ... should Iran attack"."""
    drawn = to_universal(sentence(*INVERTED, (".", "PUNCT", 4, "punct")))
    assert drawn[1] == (1, "root")
    assert drawn[4] == (1, "advcl")


def test_a_question_is_no_condition():
    """A question such as "Should Iran attack?" keeps its main clause."""
    drawn = to_universal(sentence(*INVERTED, ("?", "PUNCT", 4, "punct")))
    assert drawn[4] == (4, "root")
