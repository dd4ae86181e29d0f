"""The tables of cues: which words tell that somebody said, thought or wants something, what saying it does, and by what channel."""

from collections.abc import Iterable

from dragoman.record import Act, Value
from dragoman.tables.tsv import read_rows

_ACTS: dict[str, Act] = {
    "assertion": "assertion", "demand": "demand", "threat": "threat", "warning": "warning", "promise": "promise", "offer": "offer",
    "accusation": "accusation", "denial": "denial", "admission": "admission", "praise": "praise", "criticism": "criticism",
    "question": "question", "refusal": "refusal", "no comment": "no comment", "announcement": "announcement",
}  # fmt: skip


class Cues(Value, frozen=True, kw_only=True):
    """Weights in log odds, added up: of a lemma in a pattern, and of the signs round it; `speech` are the verbs of direct speech.

    `acts` are those that a cue names by itself, by lemma and pattern ("*": any other pattern); `words` are the signs of an act in
    what is said; `channels` the words for ways of saying.
    """

    weights: dict[tuple[str, str], float]
    signs: dict[str, float]
    lemmas: frozenset[str]
    speech: frozenset[str]
    acts: dict[tuple[str, str], Act]
    words: dict[str, frozenset[str]]
    channels: dict[str, str]
    # Best F1 of "content half" over PolNeAR's development part, swept from -0.75 to 0.5 .
    threshold: float = -0.5

    def weigh(self, lemma: str, kind: str, signs: Iterable[str]) -> float:
        """The log odds that a candidate is a statement: 0 is even."""
        known = self.signs
        return self.weights.get((lemma, kind), 0.0) + sum(known.get(sign, 0.0) for sign in signs) + known.get("bias", 0.0)

    def act(self, lemma: str, kind: str) -> Act | None:
        """The act that a cue names by itself, or None: "deny" is a denial, "say" says nothing."""
        return self.acts.get((lemma, kind), self.acts.get((lemma, "*")))

    def channel(self, word: str) -> str | None:
        """The channel that a word stands for, or None."""
        return self.channels.get(word)

    def has_sign(self, sign: str, word: str) -> bool:
        """True when a word (a lemma or a form) is a sign of that kind ("harm", "praise" ...)."""
        return word in self.words.get(sign, frozenset())


def load_cues() -> Cues:
    """The tables as shipped. Raises ValueError naming file and line where a row does not fit."""
    weights: dict[tuple[str, str], float] = {}
    speech: set[str] = set()
    for row in read_rows("cues.tsv"):
        if row["kind"] == "direct":
            speech.add(row["lemma"])
        else:
            weights[row["lemma"], row["kind"]] = float(row["weight"])
    signs = {row["sign"]: float(row["weight"]) for row in read_rows("cue_signs.tsv")}
    words: dict[str, set[str]] = {}
    for row in read_rows("act_words.tsv"):
        words.setdefault(row["sign"], set()).add(row["word"])
    return Cues(
        weights=weights,
        signs=signs,
        lemmas=_first_words(lemma for lemma, _ in weights) | _first_words(s[6:] for s in signs if s.startswith("lemma:")),
        speech=frozenset(speech),
        acts={(row["lemma"], row["kind"]): _act(row["act"], row.line) for row in read_rows("cue_acts.tsv")},
        words={sign: frozenset(found) for sign, found in words.items()},
        channels={row["word"]: row["channel"] for row in read_rows("channels.tsv")},
    )


def _first_words(lemmas: Iterable[str]) -> frozenset[str]:
    """The verbs of cues with a particle ("rule out"), and all others as they are."""
    return frozenset(lemma.split(" ")[0] for lemma in lemmas)


def _act(word: str, line: int) -> Act:
    if word not in _ACTS:
        raise ValueError(f"cue_acts.tsv, line {line}: {word!r} is no act of the record")
    return _ACTS[word]
