"""Measures the spans of phrases and clauses off the tree: sources, cues and contents, cleaned of commas and of stray branches."""

from dragoman.coding.syntax import dependents, subtree
from dragoman.record import Document, Span, Token

# Characters of an agency's name in brackets, at most.
_BRACKET_REACH = 10
_DASHES = ("-", "--", "\u2013", "\u2014")
_SERIES = ("NOUN", "PROPN", "ADJ", "DET", "PUNCT", "CCONJ")
_EDGE = ",;:-\u2013\u2014 \n"
# Participles that go on with the saying rather than with what is said: "he said it would rain, adding that ...".
_GOES_ON = ("add", "say", "call", "tell", "note", "argue", "accuse", "blame", "insist", "cite", "warn", "urge", "ask", "describe", "refer")


def tree_span(document: Document, index: int) -> Span:
    """Offsets of a token with all that hangs on it, without commas at its edges."""
    return span_without_edges(document, subtree(document, index))


def clause_span(document: Document, index: int) -> Span:
    """The span of a clause that is said, less a participle after a comma that goes on with the saying ("..., blaming the West")."""
    inside = subtree(document, index)
    finite = document.tokens[index].tag not in ("VB", "VBG")
    for token in dependents(document, index, "advcl", "conj"):
        if token.tag != "VBG" or token.index < index or document.tokens[token.index - 1].text != ",":
            continue
        if not finite or token.lemma in _GOES_ON:
            inside = [i for i in inside if i < token.index - 1]
    return span_without_edges(document, inside)


def cut_span(document: Document, index: int, span: Span) -> Span | None:
    """The span up to the first clause that is coordinated with its predicate; None where there is none ("said A won, but B lost")."""
    for token in dependents(document, index, "conj"):
        if token.pos not in ("VERB", "AUX", "ADJ", "NOUN") or token.index < index:
            continue
        joint = next((t for t in dependents(document, token.index, "cc") if t.index < token.index), None)
        before = (joint.index if joint is not None else subtree(document, token.index)[0]) - 1
        if before >= index and span[0] < document.tokens[before].end < span[1]:
            return _trimmed(document.text, (span[0], document.tokens[before].end))
    return None


def span_without_edges(document: Document, inside: list[int]) -> Span:
    """Offsets from the first to the last token, commas and dashes at the edges left out."""
    first, last = inside[0], inside[-1]
    while last > first and _is_edge(document.tokens[last]):
        last -= 1
    while first < last and _is_edge(document.tokens[first]):
        first += 1
    return document.tokens[first].start, document.tokens[last].end


def after_mark(document: Document, clause: Token, mark: Token | None) -> Span:
    """The span of a branch from the word after its preposition on."""
    start, end = tree_span(document, clause.index)
    if mark is not None and mark.index < clause.index:
        start = max(start, document.tokens[mark.index + 1].start)
    return start, end


def sentence_span(document: Document, token: Token) -> Span:
    """The whole sentence of a token."""
    bounds = document.sentences[token.sentence]
    return document.tokens[bounds.first].start, document.tokens[bounds.stop - 1].end


def without(document: Document, spans: tuple[Span, ...], holes: list[Span]) -> tuple[Span, ...]:
    """What is left of spans when the holes are cut out: pieces with a word in them, no comma, space or full stop at their edges."""
    pieces = list(spans)
    for start, end in holes:
        cut: list[Span] = []
        for left, right in pieces:
            if end <= left or start >= right:
                cut.append((left, right))
                continue
            cut += [p for p in ((left, start), (end, right)) if p[1] > p[0]]
        pieces = cut
    trimmed = (_closed(document.text, _trimmed(document.text, piece)) for piece in pieces)
    return tuple(piece for piece in trimmed if any(c.isalnum() for c in document.text[piece[0] : piece[1]]))


def _closed(text: str, span: Span) -> Span:
    """The span without a bracket that opens at its very end: the agency in "Iran Rejects Talks (AP)"."""
    at = text.rfind("(", max(span[0], span[1] - _BRACKET_REACH), span[1])
    return span if at < 0 or ")" in text[at : span[1]] else _trimmed(text, (span[0], at))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and (text[end - 1] in _EDGE or (text[end - 1] == "." and text[end : end + 1] in ("", "\n", " "))):
        end -= 1
    return start, end


def cue_span(document: Document, predicate: Token) -> Span:
    """The predicate with its auxiliaries, negation and particle: "has not said", "pointed out"."""
    first = last = predicate.index
    kin = {t.index for t in dependents(document, predicate.index, "aux", "cop", "advmod", "compound:prt")}
    while first - 1 in kin:
        first -= 1
    while last + 1 in kin and document.tokens[last + 1].dep == "compound:prt":
        last += 1
    while (
        document.tokens[first].dep == "advmod" and first < predicate.index and document.tokens[first].lemma not in ("not", "n't", "never")
    ):
        first += 1
    return document.tokens[first].start, document.tokens[last].end


def source_span(document: Document, speaker: int, cue: int) -> Span:
    """The whole noun phrase of the source, with its appositions and relative clauses, up to but not over the cue."""
    inside = [i for i in subtree(document, speaker, "parataxis") if (i < cue) == (speaker < cue) and i != cue]
    inside = _run_round(inside, speaker, cue)
    inside += _rest_of_series(document, inside[-1] + 1, cue) if speaker < cue else []
    while len(inside) > 1 and _is_edge(document.tokens[inside[-1]]):
        inside.pop()
    # A dash before the head parts an agency's opening from the sentence: "AP - A group of senators ...".
    dash = max((i for i in inside if i < speaker and _is_dash(document, i)), default=None)
    inside = inside if dash is None else [i for i in inside if i > dash]
    while inside[0] != speaker and (_is_edge(document.tokens[inside[0]]) or document.tokens[inside[0]].dep in ("case", "cc", "mark")):
        inside.pop(0)
    return document.tokens[inside[0]].start, document.tokens[inside[-1]].end


def _rest_of_series(document: Document, first: int, cue: int) -> list[int]:
    """The tokens up to the verb when they only end a series that the parser broke off: "The family(, friends and neighbours) say"."""
    rest = document.tokens[first:cue]
    words = [t for t in rest if t.pos not in ("AUX", "ADV", "PART")]
    series = words and all(t.pos in _SERIES for t in words) and any(t.pos == "CCONJ" for t in words) and words[-1].pos in ("NOUN", "PROPN")
    return list(range(first, words[-1].index + 1)) if series else []


def _is_dash(document: Document, index: int) -> bool:
    """True for a dash between spaces, not for a hyphen within a name."""
    token = document.tokens[index]
    return token.text in _DASHES and document.text[token.start - 1 : token.start].isspace()


def _run_round(indexes: list[int], centre: int, limit: int) -> list[int]:
    """The unbroken run of indexes that holds `centre`: a parser's stray branch beyond a gap is left out."""
    known = set(indexes)
    # A comma that the parser hung elsewhere breaks no noun phrase.
    known |= {i + 1 for i in indexes if i + 2 in known}
    first = last = centre
    while first - 1 in known and first - 1 != limit:
        first -= 1
    while last + 1 in known and last + 1 != limit:
        last += 1
    return list(range(first, last + 1))


def _is_edge(token: Token) -> bool:
    return token.pos == "PUNCT" and token.text[0] in _EDGE
