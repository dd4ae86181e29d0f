"""Turns the arcs of ClearNLP style, which the first engine draws, into Universal Dependencies 2, which every rule reads.

The mapping follows the UD v2 guidelines (universaldependencies.org/u/dep) for English: prepositions become `case` or `mark`
under their complement, a copula hangs under its predicate, conjuncts hang on the first of them, a conjunction on the conjunct after it.
"""

from collections.abc import Sequence

from dragoman.record import Value

LABELS = {
    "ROOT": "root", "acomp": "xcomp", "agent": "obl:agent", "attr": "xcomp", "auxpass": "aux:pass", "csubjpass": "csubj:pass",
    "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "dep", "neg": "advmod", "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass", "oprd": "xcomp", "poss": "nmod:poss", "preconj": "cc:preconj", "predet": "det:predet", "prt": "compound:prt",
    "quantmod": "advmod", "relcl": "acl:relcl",
}  # fmt: skip
_PREPOSITIONS = ("prep", "agent", "dative")
_CLAUSES = ("pcomp", "ccomp", "xcomp", "advcl", "acl")
_PREDICATES = ("VERB", "AUX", "ADJ", "ADV")


class Arc(Value, frozen=True, kw_only=True, gc=False):
    """One token's arc: its head (a root points at itself) and label, with the word's tag and lemma that the mapping reads."""

    head: int
    dep: str
    pos: str
    lemma: str


def to_universal(arcs: Sequence[Arc]) -> list[tuple[int, str]]:
    """Heads and labels of one sentence in UD 2, token by token; indexes are within the sentence.

    >>> arcs = [Arc(head=1, dep="nsubj", pos="PRON", lemma="he"), Arc(head=1, dep="ROOT", pos="VERB", lemma="speak"),
    ...         Arc(head=1, dep="prep", pos="ADP", lemma="in"), Arc(head=2, dep="pobj", pos="PROPN", lemma="Kyiv")]
    >>> to_universal(arcs)
    [(1, 'nsubj'), (1, 'root'), (3, 'case'), (1, 'obl')]
    """
    tree = _Tree(arcs)
    tree.lift_prepositions()
    tree.lift_predicates()
    tree.empty_function_words()
    tree.gather_conjuncts()
    tree.right_inversions()
    return [(head, LABELS.get(dep, dep)) for head, dep in zip(tree.heads, tree.deps, strict=True)]


class _Tree:
    """Heads and labels while they are being re-drawn: the only mutable thing in this room, gone when the sentence is done."""

    def __init__(self, arcs: Sequence[Arc]) -> None:
        self.arcs = arcs
        self.heads = [arc.head for arc in arcs]
        # ClearNLP's own nmod is a noun before a noun; the name is free for UD's from here on.
        self.deps = ["compound" if arc.dep == "nmod" else arc.dep for arc in arcs]

    def children(self, head: int) -> list[int]:
        return [i for i, h in enumerate(self.heads) if h == head and i != head]

    def lift_prepositions(self) -> None:
        """Hangs a preposition under its complement, deepest first ("out of Kabul" gives two `case`)."""
        for i in reversed(range(len(self.arcs))):
            if self.deps[i] in _PREPOSITIONS or (self.deps[i] == "pcomp" and self.arcs[i].pos == "ADP"):
                self._lift(i)
        for i, dep in enumerate(self.deps):
            if dep == "prep":  # a preposition that governs nothing: "the day before"
                self.deps[i] = "advmod"

    def _lift(self, prep: int) -> None:
        below = self.children(prep)
        noun = next((c for c in below if self.deps[c] in ("pobj", "obl", "nmod", "obl:agent")), None)
        clause = next((c for c in below if self.deps[c] in _CLAUSES), None) if noun is None else None
        complement = noun if noun is not None else clause
        if complement is None:
            if self.deps[prep] == "dative":
                self.deps[prep] = "iobj" if self.arcs[prep].pos != "ADP" else "obl"
            return
        governor, was = self.heads[prep], self.deps[prep]
        self.heads[complement] = governor
        self.deps[complement] = self._oblique(governor, was, is_noun=noun is not None)
        self.heads[prep], self.deps[prep] = complement, "case" if noun is not None else "mark"
        for other in below:
            if other != complement:
                self.heads[other] = complement

    def _oblique(self, governor: int, was: str, *, is_noun: bool) -> str:
        predicate = self.arcs[governor].pos in _PREDICATES
        if not is_noun:
            return "advcl" if predicate else "acl"
        if was == "agent":
            return "obl:agent"
        return "obl" if predicate else "nmod"

    def lift_predicates(self) -> None:
        """Makes the predicate of a copula its head ("is president"); "there were clashes" keeps its verb."""
        for i, arc in enumerate(self.arcs):
            if arc.lemma != "be" or self.deps[i] in ("aux", "auxpass"):
                continue
            below = self.children(i)
            predicate = next((c for c in below if self.deps[c] in ("attr", "acomp")), None)
            if predicate is None:
                continue
            if any(self.deps[c] == "expl" for c in below) and self.deps[predicate] == "attr":
                self.deps[predicate] = "nsubj"
                continue
            self._swap(i, predicate, "cop")

    def _swap(self, old: int, new: int, label: str) -> None:
        """Puts `new` in the place of its head `old`, which hangs under it with `label`; what hung on `old` moves along."""
        for child in self.children(old):
            if child != new and self.deps[child] != "cop":
                self.heads[child] = new
        self.heads[new] = new if self.heads[old] == old else self.heads[old]
        self.deps[new] = self.deps[old]
        self.heads[old], self.deps[old] = new, label

    def empty_function_words(self) -> None:
        """Moves what hangs on an auxiliary or copula to the word that it helps ("the US have ... accused")."""
        for i, dep in enumerate(self.deps):
            if dep in ("aux", "auxpass", "cop"):
                for child in self.children(i):
                    self.heads[child] = self.heads[i]

    def gather_conjuncts(self) -> None:
        """Hangs all conjuncts on the first, and each conjunction on the conjunct after it."""
        for i, dep in enumerate(self.deps):
            if dep == "conj":
                while self.deps[self.heads[i]] == "conj" and self.heads[self.heads[i]] != self.heads[i]:
                    self.heads[i] = self.heads[self.heads[i]]
        for i, dep in enumerate(self.deps):
            if dep == "cc":
                self.heads[i] = next((j for j in range(i + 1, len(self.deps)) if self._is_conjunct(j, self.heads[i])), self.heads[i])

    def _is_conjunct(self, index: int, head: int) -> bool:
        return self.deps[index] == "conj" and head in (self.heads[index], index)

    def right_inversions(self) -> None:
        """Puts "should Putin attack", which parsers take for the main clause, under the clause before it.

        "The US warned of sanctions should Russia attack": the auxiliary stands before its subject and no question is asked.
        """
        root = next((i for i, h in enumerate(self.heads) if h == i), None)
        if root is None or self.arcs[-1].lemma == "?":
            return
        below = self.children(root)
        subject = next((c for c in below if self.deps[c].startswith("nsubj")), None)
        inverted = subject is not None and any(
            self.deps[c] == "aux" and 0 < c < subject and self.arcs[c].lemma in ("should", "have", "were") for c in below
        )
        main = next((c for c in below if self.deps[c] in ("advcl", "ccomp", "parataxis") and c < root), None)
        if inverted and main is not None and subject is not None and main < subject:
            self.heads[main], self.deps[main] = main, "ROOT"
            self.heads[root], self.deps[root] = main, "advcl"
