"""Tells the day of a deed: the time expression that belongs to its predicate, or what it inherits, or the report's date.

The order of trust: an expression that hangs on the predicate, one of its clause, a distance from another deed ("a day after X warned"),
the deed that it is told with ("... , killing 12"), the words that open the sentence, the report's date.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dragoman.coding.calendar import anchor_of, day_of, shift
from dragoman.coding.datespans import Told, distance_links, since_event, tell
from dragoman.coding.syntax import SUBJECTS, ancestors, clause_of, dependents, head
from dragoman.record import Document, EventDate, StatementDate, Timex, Token
from dragoman.tables.timewords import load_timewords

__all__ = ["date_at", "statement_date"]

# Branches that hold a clause of their own: what stands inside them does not date the clause above.
_CLAUSES = ("ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp")
_BEFORE_NOUN = ("nmod:poss", "compound", "amod", "nummod", "det", "nmod:unmarked")
_VERBS = load_timewords().words
# Verbs that only carry the deed that their noun names: "launched an attack on Monday" dates the attack.
_LIGHT = _VERBS["light"]
_SAYING = _VERBS["saying"]
_AT_ONCE = ("shortly", "just", "immediately", "moments", "minutes", "hours", "soon")
_MODALS = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must"})
_DEPTH = 4


def date_at(document: Document, times: tuple[Timex, ...], predicate: int) -> EventDate:
    """The day of the deed told at a predicate token, as an interval, with the words that tell it and what it rests on.

    Reads times, sentences and tokens. A deed that lies ahead or behind with no date told has basis "none".
    """
    return _date(document, times, predicate, _DEPTH)


def statement_date(document: Document, times: tuple[Timex, ...], cue: int | None) -> StatementDate:
    """When something was said, by its cue token; the report's date for words without a cue."""
    if cue is None:
        published = _published(document)
        return StatementDate(earliest=published, latest=published)
    found = date_at(document, times, cue)
    return StatementDate(earliest=found.earliest, latest=found.latest, text=found.text)


def _date(document: Document, times: tuple[Timex, ...], predicate: int, depth: int) -> EventDate:
    """As `date_at`, with a limit on how far an inherited day is followed."""
    sentence = document.sentences[document.tokens[predicate].sentence]
    first, stop = (bisect_left(times, offset, key=lambda t: t.start) for offset in (sentence.start, sentence.end))
    near = times[first:stop]
    told = _own(document, near, predicate) or _by_distance(document, times, near, predicate, depth) or since_event(document, predicate)
    if told is None and depth:
        told = _lent(document, near, predicate) or _leading(document, near, predicate)
        if told is None and (inherited := _inherited(document, times, predicate, depth)) is not None:
            return inherited
    if told is not None:
        return EventDate(earliest=told.earliest, latest=told.latest, text=told.text, basis="expression")
    if _is_background(document, predicate) or _is_background(document, _light_verb(document, predicate)):
        return EventDate()
    published = _published(document)
    return EventDate(earliest=published, latest=published, basis="report date") if published else EventDate()


def _published(document: Document) -> str | None:
    """The report's day."""
    day = anchor_of(document.report.published)
    return day.isoformat() if day else None


def _inside(document: Document, timex: Timex) -> list[int]:
    """The tokens that an expression covers, at least one."""
    first = min(bisect_right(document.tokens, timex.start, key=lambda t: t.end), len(document.tokens) - 1)
    stop = bisect_left(document.tokens, timex.end, lo=first, key=lambda t: t.start)
    return list(range(first, max(stop, first + 1)))


def _head_of(document: Document, timex: Timex) -> Token:
    """The token of an expression that hangs on something outside it."""
    inside = _inside(document, timex)
    return next((document.tokens[i] for i in inside if document.tokens[i].head not in inside), document.tokens[inside[-1]])


def _own(document: Document, near: Sequence[Timex], predicate: int) -> Told | None:
    """The date told by the expressions that belong to the predicate: those that hang on it before those of its clause."""
    ranked = []
    for timex in near:
        rank = _rank(document, timex, predicate)
        if rank is not None and _fits(document, timex, predicate):
            ranked.append((rank, timex))
    if not ranked:
        return None
    best = min(rank for rank, _ in ranked)
    return tell(document, [timex for rank, timex in ranked if rank == best], near, predicate, _head_of)


def _rank(document: Document, timex: Timex, predicate: int) -> int | None:
    """How near an expression is to a predicate: 0 hangs on it, 1 in its clause, 2 as "Friday's attack killed"; None when elsewhere."""
    token = _head_of(document, timex)
    dates_nothing = timex.type == "SET" or (timex.type == "DURATION" and not tell(document, [timex], (), predicate, _head_of))
    if dates_nothing or token.index == predicate or _quoted_apart(document, token.index, predicate):
        return None
    owner = _misplaced(document, token)
    if owner is not None:
        return 1 if owner == predicate else None
    return 0 if token.head == predicate else _climb(document, token, predicate)


def _climb(document: Document, token: Token, predicate: int) -> int | None:
    """The rank of an expression that hangs on a noun of the predicate's clause; None where another clause lies between."""
    steps: list[Token] = [token]
    for above in ancestors(document, token.index):
        if above.index == predicate:
            return _through(steps)
        if steps[-1].dep in _CLAUSES or above.pos == "VERB" or (steps[-1].dep == "conj" and above.pos != "NOUN"):
            return None
        steps.append(above)
    return None


def _misplaced(document: Document, token: Token) -> int | None:
    """The predicate of a date that the parser is apt to hang on the wrong verb; None where the tree is to be trusted.

    "In 2017 it signed, she said" hangs on "said", and so does the month of "said that bombings this month show"; the Friday of "said on
    Friday it had begun" hangs on "begun".
    """
    above = head(document, token.index)
    if above is None:
        return None
    if above.lemma in _SAYING:
        for inner in dependents(document, above.index, "ccomp", "parataxis"):
            opened = any(t.index < token.index for t in dependents(document, inner.index, "mark", *SUBJECTS))
            if token.index < inner.index and (inner.index < above.index or (above.index < token.index and opened)):
                return inner.index
        return None
    if above.index < token.index or token.index <= 1:
        return None
    before = document.tokens[token.index - 1 - (document.tokens[token.index - 1].pos == "ADP")]
    follows = before.pos == "VERB" and before.sentence == token.sentence
    return before.index if follows and above.pos in ("VERB", "AUX") else None


def _through(steps: list[Token]) -> int | None:
    """The rank of an expression that reaches the predicate through nouns."""
    last = steps[-1]
    if last.dep in _CLAUSES or last.dep == "conj":
        return None
    if steps[0].dep in _BEFORE_NOUN and steps[0].index < steps[1].index:
        # "Friday's attack killed 12" dates the killing, "condemned Friday's attack" does not date the condemning.
        return 2 if last.dep in ("nsubj", "nsubj:pass") and steps[1:] == [last] else None
    return 1 if last.dep.partition(":")[0] in ("obj", "obl", "nmod", "nsubj", "iobj", "advmod", "appos") else None


def _fits(document: Document, timex: Timex, predicate: int) -> bool:
    """Whether the predicate can be of that time: what is told in the past is not dated by a day to come ("agreed to talks next week")."""
    published = _published(document)
    token = document.tokens[predicate]
    if not published or not timex.earliest or timex.type == "DURATION":
        return True
    return not (_is_past(document, token) and timex.earliest > published)


def _quoted_apart(document: Document, inner: int, outer: int) -> bool:
    """Whether one of two tokens of a sentence stands inside quotation marks and the other outside."""
    first, last = sorted((inner, outer))
    between = document.tokens[first:last]
    opened = sum(t.text in ("“", "``") for t in between) - sum(t.text in ("”", "''") for t in between)
    straight = sum(t.text == '"' for t in between)
    return opened != 0 or straight % 2 == 1


def _by_distance(document: Document, times: tuple[Timex, ...], near: Sequence[Timex], predicate: int, depth: int) -> Told | None:
    """The day reckoned from another deed: "a day after X warned" dates the warning by the deed, or the deed by the warning."""
    if not depth:
        return None
    for link in distance_links(document, near, predicate):
        other = _date(document, times, link.other, depth - 2 if depth > 1 else 0)
        anchor = other if other.basis == "expression" else None
        if link.from_reference and anchor is None:
            continue
        days = anchor or other
        if days.earliest and days.latest and (first := day_of(days.earliest)) and (last := day_of(days.latest)):
            step = link.step
            return Told(shift(first, step, link.unit).isoformat(), shift(last, step, link.unit).isoformat(), link.text)
    return None


def _inherited(document: Document, times: tuple[Timex, ...], predicate: int, depth: int) -> EventDate | None:
    """The day of the deed that this one is told with: coordinated, as its result ("killing 12"), or carried by a light verb."""
    above = _carrier(document, predicate)
    if above is None:
        return None
    found = _date(document, times, above, depth - 1)
    return found if found.basis == "expression" else None


def _carrier(document: Document, predicate: int) -> int | None:
    """The predicate whose day a deed shares, or None."""
    token, above = document.tokens[predicate], head(document, predicate)
    if above is None:
        return None
    if token.pos in ("VERB", "AUX"):
        return above.index if above.pos in ("VERB", "AUX") and _shares_time(document, token, above) else None
    verb = document.tokens[clause_of(document, predicate)]
    argument = next((t for t in (token, *ancestors(document, predicate)) if t.head == verb.index), token)
    subject = argument.dep in ("nsubj", "nsubj:pass") and verb.lemma not in _SAYING
    carried = verb.lemma in _LIGHT and (argument.index == predicate or argument.dep in ("obj", "nsubj") or above.pos == "NOUN")
    return verb.index if verb.index != predicate and (subject or carried) else None


def _shares_time(document: Document, token: Token, above: Token) -> bool:
    """Whether a verb is of the same time as the one above: coordinated, its result, its purpose, "when ...", or said of the past."""
    if token.dep == "xcomp" and token.tag == "VBG":
        return True
    if any(t.tag == "TO" for t in dependents(document, token.index, "mark", "aux")):
        return token.dep == "advcl"
    if token.dep == "advcl":
        return token.tag == "VBG" or _is_meanwhile(document, token)
    if token.dep == "conj":
        return token.tag in (above.tag, "VBG")
    said = token.dep == "ccomp" and above.lemma in _SAYING
    return token.dep == "xcomp" or (said and _is_past(document, token))


def _is_meanwhile(document: Document, token: Token) -> bool:
    """Whether a clause is of the time of the one it hangs on: "when two grenades exploded"."""
    return any(
        t.text.lower() in ("when", "as", "while") and t.index < token.index for t in dependents(document, token.index, "mark", "advmod")
    )


def _is_just_after(document: Document, token: Token) -> bool:
    """Whether a clause tells what happened the same day: "shortly after he returned"."""
    mark = next((t for t in dependents(document, token.index, "mark") if t.text.lower() in ("after", "before")), None)
    return mark is not None and mark.index > 0 and document.tokens[mark.index - 1].text.lower() in _AT_ONCE


def _is_past(document: Document, token: Token) -> bool:
    """Whether a predicate is told in a past tense or the perfect, without a modal."""
    helpers = {t.text.lower() for t in dependents(document, token.index, "aux", "cop")}
    if helpers & _MODALS:
        return False
    return token.tag == "VBD" or (token.tag in ("VBN", "VBG") and bool(helpers & {"was", "were", "had", "has", "have"}))


def _lent(document: Document, near: Sequence[Timex], predicate: int) -> Told | None:
    """The day of a deed told beside this one: "were hurt when a bomb exploded on Friday", "was jailed and tortured in 2013"."""
    token = document.tokens[predicate]
    if token.pos not in ("VERB", "AUX"):
        return None
    for child in dependents(document, predicate, "advcl", "conj"):
        together = child.dep == "conj" and child.tag == token.tag and not any(t.dep in SUBJECTS for t in dependents(document, child.index))
        if (together or _is_meanwhile(document, child) or _is_just_after(document, child)) and (
            told := _own(document, near, child.index)
        ) is not None:
            return told
    return None


def _leading(document: Document, near: Sequence[Timex], predicate: int) -> Told | None:
    """The words that open the sentence ("On Monday, ..."), for a main clause that has no date of its own."""
    token = document.tokens[predicate]
    sentence = document.sentences[token.sentence]
    if token.pos not in ("VERB", "AUX") or any(a.dep in _CLAUSES for a in _path(document, predicate)):
        return None
    opening = [t for t in near if t.type in ("DATE", "TIME") and _inside(document, t)[0] - sentence.first <= 1]
    if not opening:
        return None
    top = _head_of(document, opening[0])
    governor = head(document, top.index)
    said = governor is not None and governor.head == predicate and governor.dep in ("ccomp", "parataxis")
    if said or _misplaced(document, top) is not None:
        return None
    return tell(document, opening[:1], near, predicate, _head_of) if _fits(document, opening[0], predicate) else None


def _path(document: Document, predicate: int) -> Iterator[Token]:
    """The token and those above it, without the root."""
    for token in (document.tokens[predicate], *ancestors(document, predicate)):
        if token.head != token.index:
            yield token


def _light_verb(document: Document, predicate: int) -> int:
    """The verb that carries a deed named by its noun ("will launch an attack"); the predicate itself where there is none."""
    above = head(document, predicate)
    noun = document.tokens[predicate].pos == "NOUN" and document.tokens[predicate].dep in ("obj", "nsubj", "nsubj:pass")
    return above.index if above is not None and noun and above.lemma in _LIGHT else predicate


def _is_background(document: Document, predicate: int) -> bool:
    """Whether a deed without a date is not of the report's day: told as earlier ("had attacked"), to come, or wished for."""
    token = document.tokens[predicate]
    if token.pos not in ("VERB", "AUX"):
        return False
    helpers = {
        t.text.lower() for t in dependents(document, predicate) if t.dep in ("aux", "cop", "mark", "aux:pass") and t.index < predicate
    }
    above = head(document, predicate)
    if helpers & {"will", "shall", "would", "could", "might", "may", "should", "must", "if", "unless", "to"}:
        return not (
            helpers <= {"to"} and above is not None and above.lemma in ("begin", "start", "continue", "manage", "fail", "have", "seem")
        )
    return "had" in helpers and not (above is not None and above.lemma in _SAYING)
