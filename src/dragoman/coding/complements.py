"""Finds what a verb governs that somebody could have said by it: clauses, infinitives, gerunds, noun phrases, the sentence round it.

Each reading has the name of its pattern. Where a sentence can be cut in two ways, both are given; the table of cues chooses.
"""

from collections.abc import Iterator

from dragoman.coding.phrases import after_mark, clause_span, cut_span, sentence_span, tree_span
from dragoman.coding.syntax import SUBJECTS, case_of, dependent, dependents, head
from dragoman.record import Document, Span, Token

Reading = tuple[str, tuple[Span, ...]]

_WH = ("what", "how", "why", "when", "where", "who", "whether", "if", "which", "whom", "whose")
_GERUND_MARKS = ("of", "for", "against", "about", "with", "on", "to", "as", "from", "in", "by")
_OBLIQUE_CASES = ("of", "for", "about", "against", "to", "on", "with", "at", "from", "in", "as", "by", "over", "into", "toward", "towards")
_OF_CASES = ("of", "about", "against")
_LONG_CASES = ("of", "for", "on", "as", "against", "about", "to", "with", "from", "over", "into", "in")
_CONDITIONS = ("should", "if", "unless", "were", "had")
# Verbs that take what is said of their object behind "of".
_OF_VERBS = ("accuse", "warn", "suspect", "convince", "remind", "inform", "assure", "notify")
# Tokens between a verb and the "that" of its clause (nine in ten below this in PolNeAR's training part).
_THAT_REACH = 10


def complements(document: Document, verb: Token, speaker: int | None, *, passive: bool) -> Iterator[Reading]:
    """The readings of a verb's complements, the surest pattern first.

    Reads tokens, arcs.
    """
    below = list(dependents(document, verb.index))
    obj = next((t for t in below if t.dep in ("obj", "iobj") and t.index > verb.index and t.index != speaker), None)
    subject = _subject_piece(document, below) if passive else None
    yield from _clauses(document, verb, below)
    for token in below:
        if token.dep == "xcomp" and token.index > verb.index:
            yield from _open_clause(document, verb, token, obj, subject)
            break
    gerunds = list(_gerunds(document, verb, below, obj))
    if gerunds and verb.lemma in _OF_VERBS:
        yield gerunds[0]
        return
    yield from gerunds
    if verb.dep == "parataxis":
        yield "post", (sentence_span(document, verb),)
    if _is_as(document, verb):
        yield "as", (sentence_span(document, verb),)
    yield from _nominals(document, verb, below, obj, subject)


def _subject_piece(document: Document, below: list[Token]) -> Span | None:
    subject = next((t for t in below if t.dep in SUBJECTS), None)
    return None if subject is None else tree_span(document, subject.index)


def _clauses(document: Document, verb: Token, below: list[Token]) -> Iterator[Reading]:
    """Finite clauses: "said (that) it rained", "asked whether", "it rained, he said", "what they warn would be war"."""
    clauses = [t for t in below if t.dep == "ccomp" and not _is_stray(document, verb, t, below)]
    clause = next((t for t in clauses if t.index > verb.index), clauses[0] if clauses else None)
    if clause is not None:
        kind, span = _clause(document, verb, clause)
        yield kind, (span,)
        cut = cut_span(document, clause.index, span)
        if cut is not None:
            yield f"{kind} cut", (cut,)
        return
    for token in below:
        if token.dep == "advcl" and token.index > verb.index:
            mark = dependent(document, token.index, "mark")
            if mark is not None and mark.text.lower() in ("that", "whether", "if") and mark.index == verb.index + 1:
                yield ("that" if mark.text.lower() == "that" else "wh"), (tree_span(document, token.index),)
    late = _late_clause(document, verb)
    if late is not None:
        yield "that late", (late,)
    whole = head(document, verb.index)
    if verb.dep == "csubj" and whole is not None and whole.index > verb.index:
        yield "clause", ((document.tokens[verb.index + 1].start, tree_span(document, whole.index)[1]),)


def _is_stray(document: Document, verb: Token, clause: Token, below: list[Token]) -> bool:
    """True for a clause that the parser hung on a verb with a complement of its own: "denies planning it ... won't go"."""
    if any(t.dep == "obl" and verb.index < t.index < clause.index for t in below) and _opens_condition(document, clause):
        return True
    gerund = next((t for t in below if t.dep in ("xcomp", "advcl") and t.tag == "VBG" and t.index > verb.index), None)
    return (
        gerund is not None
        and gerund.index <= verb.index + 2
        and clause.index > gerund.index
        and not dependent(document, clause.index, "mark")
    )


def _clause(document: Document, verb: Token, clause: Token) -> tuple[str, Span]:
    span = clause_span(document, clause.index)
    if clause.index < verb.index:
        # What stands before a clause that comes first belongs to it ("After the vote, the bill died, she said").
        return "post", (sentence_span(document, verb)[0], span[1])
    mark = next((t for t in dependents(document, clause.index, "mark") if t.index < clause.index), None)
    if mark is not None and mark.text.lower() == "that":
        return "that", (max(span[0], mark.start), span[1])
    opening = next((t.text.lower() for t in document.tokens[verb.index + 1 : clause.index + 1] if t.start >= span[0]), "")
    if opening in _WH:
        return "wh", span
    return "clause", _past_time(document, verb, clause, span)


def _past_time(document: Document, verb: Token, clause: Token, span: Span) -> Span:
    """The span from its subject on, where a time of saying stands between: "said in November it was seeking aid"."""
    subject = next(dependents(document, clause.index, *SUBJECTS), None)
    preposition = document.tokens[verb.index + 1]
    if subject is None or preposition.pos != "ADP" or preposition.start != span[0]:
        return span
    noun = head(document, preposition.index)
    start = tree_span(document, subject.index)[0]
    if noun is None or noun.end > start or document.text[noun.end : start].strip():
        return span
    return start, span[1]


def _late_clause(document: Document, verb: Token) -> Span | None:
    """A clause with "that" soon after the verb which the parser hung on something between ("tweeted in the morning that ...")."""
    stop = min(document.sentences[verb.sentence].stop, verb.index + _THAT_REACH)
    for token in document.tokens[verb.index + 1 : stop]:
        if token.pos in ("VERB", "AUX"):
            return None
        if token.tag == "IN" and token.text.lower() == "that" and token.dep == "mark":
            clause = head(document, token.index)
            if clause is None or clause.dep == "acl:relcl" or clause.index < verb.index:
                return None
            return token.start, clause_span(document, clause.index)[1]
    return None


def _open_clause(document: Document, verb: Token, clause: Token, obj: Token | None, subject: Span | None) -> Iterator[Reading]:
    """Infinitives and the like: "vowed to fight", "urged them to go", "denied planning", "(talks) are expected to begin"."""
    span = clause_span(document, clause.index)
    to = dependent(document, clause.index, "aux", "mark")
    infinitive = to is not None and to.text.lower() == "to" and to.index < clause.index
    kind = "to" if infinitive else "ing" if clause.tag == "VBG" else "xcomp"
    inner = dependent(document, clause.index, "nsubj")
    if obj is not None and obj.index < clause.index:
        kind, span = ("obj to" if infinitive else "obj xcomp"), (tree_span(document, obj.index)[0], span[1])
    elif not infinitive and inner is not None and inner.index > verb.index and clause.tag != "VBG":
        kind = "obj xcomp"
    pieces = (span,) if subject is None else (subject, span)
    yield kind, pieces
    cut = cut_span(document, clause.index, span)
    if cut is not None:
        yield f"{kind} cut", (*pieces[:-1], cut)


def _gerunds(document: Document, verb: Token, below: list[Token], obj: Token | None) -> Iterator[Reading]:
    """Gerunds behind a preposition: "accused Russia of planning an attack", "warned against going"; bare, and with the object."""
    branches = [t for t in below if t.dep == "advcl" and t.index > verb.index]
    if obj is not None:
        branches += list(dependents(document, obj.index, "acl"))
    for token in branches:
        mark = dependent(document, token.index, "mark")
        if mark is None or token.tag != "VBG" or mark.text.lower() not in _GERUND_MARKS:
            continue
        span = (document.tokens[mark.index + 1].start, clause_span(document, token.index)[1])
        yield f"{mark.text.lower()} ing", (span,)
        if obj is not None and obj.index < token.index:
            yield f"obj {mark.text.lower()} ing", ((tree_span(document, obj.index)[0], span[1]),)
        return


def _is_as(document: Document, verb: Token) -> bool:
    """True for the verb of "as he said", "as the mayor put it"."""
    if verb.dep != "advcl":
        return False
    mark = dependent(document, verb.index, "mark")
    obj = dependent(document, verb.index, "obj")
    return mark is not None and mark.text.lower() == "as" and (obj is None or obj.text.lower() == "it")


def _nominals(document: Document, verb: Token, below: list[Token], obj: Token | None, subject: Span | None) -> Iterator[Reading]:
    """Noun phrases: "called for talks", "warned of war", "criticized the deal"."""
    if obj is not None:
        yield from _objects(document, verb, below, obj)
    for token in below:
        if token.dep != "obl" or token.index < verb.index:
            continue
        case = case_of(document, token.index)
        if case in (_OF_CASES if verb.lemma in _OF_VERBS else _OBLIQUE_CASES):
            span = _with_condition(document, verb, after_mark(document, token, dependent(document, token.index, "case")))
            yield case, ((span,) if subject is None else (subject, span))
            break
    if subject is not None:
        yield "subj", (subject,)
    for token in below:
        if token.dep == "obj" and token.index < verb.index and token.tag in ("WDT", "WP"):
            yield "rel", ((token.start, token.end),)
            break


def _objects(document: Document, verb: Token, below: list[Token], obj: Token) -> Iterator[Reading]:
    if verb.lemma in _OF_VERBS:
        of = _of_after(document, obj, below)
        if of is not None:
            yield "obj of", (of,)
        # "Accused Germany" without a word of what tells nothing that was said.
        return
    start, end = tree_span(document, obj.index)
    yield "obj", ((start, end),)
    relative = next((t for t in dependents(document, obj.index, "acl:relcl") if t.index > obj.index + 1), None)
    if relative is not None and document.tokens[relative.index].start < end:
        opening = tree_span(document, relative.index)[0]
        if document.text[:opening].rstrip().endswith(","):
            yield "obj bare", ((start, len(document.text[:opening].rstrip(" ,"))),)
    longer = next((t for t in below if t.dep in ("obl", "xcomp", "advcl") and t.index > obj.index), None)
    if longer is not None and longer.tag != "VBG":
        case = case_of(document, longer.index)
        if case in _LONG_CASES and tree_span(document, longer.index)[1] > end:
            yield f"obj {case}", ((start, tree_span(document, longer.index)[1]),)


def _of_after(document: Document, obj: Token, below: list[Token]) -> Span | None:
    """What stands behind the first "of" after the object ("accused the West of provoking tensions"), with its condition."""
    ends = [tree_span(document, obj.index)[1]]
    ends += [tree_span(document, t.index)[1] for t in below if t.index > obj.index and t.dep in ("obl", "advcl") and t.tag != "VBG"]
    bounds = document.sentences[obj.sentence]
    for token in document.tokens[obj.index + 1 : bounds.stop - 1]:
        if token.text.lower() == "of":
            return document.tokens[token.index + 1].start, max(ends)
        if token.pos in ("VERB", "PUNCT", "AUX"):
            return None
    return None


def _with_condition(document: Document, verb: Token, span: Span) -> Span:
    """The span, with the condition that follows it: "warning of sanctions should Putin attack"."""
    for above in (verb.index, verb.head):
        for token in dependents(document, above, "advcl", "ccomp"):
            start, end = tree_span(document, token.index)
            if start > span[1] and _opens_condition(document, token) and not document.text[span[1] : start].strip():
                return span[0], end
    return span


def _opens_condition(document: Document, clause: Token) -> bool:
    """True for a clause that begins with "if", "unless", or "should" before its subject."""
    start, end = tree_span(document, clause.index)
    return document.text[start:end].partition(" ")[0].lower() in _CONDITIONS
