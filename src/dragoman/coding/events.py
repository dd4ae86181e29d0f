"""Codes events: triggers with their parties, what a verbal act makes of the deed inside it, and each happening once.

triggers.py (the words) -> frames.py (the parties) -> verbal.py (demanded, threatened, promised ...) -> here -> merging.py (told once)
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.coding.cast import Cast
from dragoman.coding.dating import date_at
from dragoman.coding.frames import frame_of
from dragoman.coding.merging import merged
from dragoman.coding.parties import parties_at
from dragoman.coding.status import aux_of, condition_of, in_condition
from dragoman.coding.syntax import span_of, subject_of, subtree
from dragoman.coding.triggers import Trigger, find_triggers
from dragoman.coding.verbal import Telling, tell
from dragoman.record import (
    Document,
    Event,
    EventDate,
    Party,
    Place,
    Quantity,
    Speaker,
    Statement,
    Timex,
    Value,
)
from dragoman.tables import Tables

_VERBAL = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN"})
_SITED = frozenset({"along", "around", "at", "inside", "in", "near", "off", "on", "outside", "over"})


class Stage(Value, frozen=True, kw_only=True):
    """What the stages before have found, together."""

    document: Document
    cast: Cast
    times: tuple[Timex, ...]
    places: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    tables: Tables


def find_events(
    document: Document,
    cast: Cast,
    times: tuple[Timex, ...],
    places: tuple[Place, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
    tables: Tables,
) -> tuple[Event, ...]:
    """The events of a report, in text order, each told once.

    Reads the tokens, `mentions`, `times`, `places`, `quantities` and `statements`. Fills `events`.
    """
    stage = Stage(document=document, cast=cast, times=times, places=places, quantities=quantities, statements=statements, tables=tables)
    triggers = find_triggers(document, tables.lexicon)
    frames = {t.head: frame_of(document, cast, t) for t in triggers}
    tellings = [telling for telling in tell(document, triggers, frames) if _political(telling)]
    events = [_event(stage, telling, number) for number, telling in enumerate(tellings, start=1)]
    return merged(document, _with_inner_conditions(events))


def _political(telling: Telling) -> bool:
    """An event needs a party that is known; a mutual one needs two, a noun that only hints needs both sides."""
    actors, recipients = _known(telling.frame.actors), _known(telling.frame.recipients)
    if telling.trigger.entry.reciprocal and not telling.trigger.entry.one_sided:
        return len(actors) + len(recipients) >= (2 if telling.trigger.nominal else 1)
    if telling.trigger.nominal and telling.type in ("RETREAT", "CONCEDE", "AID", "COERCE", "SANCTION"):
        return bool(actors)  # "the release of a hostage" is only spoken of until somebody does it
    if telling.type in ("SANCTION", "COERCE", "ASSAULT", "RETREAT"):
        return bool(actors or recipients)
    return bool(actors) or (bool(recipients) and telling.type in ("ACCUSE", "CONCEDE") and not telling.trigger.nominal)


def _known(parties: Sequence[Party]) -> list[Party]:
    return [p for p in parties if p.code or p.sectors]


def _event(stage: Stage, telling: Telling, number: int) -> Event:
    document, trigger, ontology = stage.document, telling.trigger, stage.tables.ontology
    when = date_at(document, stage.times, trigger.head)
    if (telling.status != "actual" and when.basis == "report date") or in_condition(document, trigger.head):
        when = EventDate()
    found = condition_of(document, trigger.head) if telling.type in _VERBAL else None
    aux = tuple(
        a
        for a in aux_of(document, trigger.head, when)
        if not (telling.type in ("AGREE", "THREATEN", "REQUEST") and a in ("future", "hypothetical"))
    )
    actors, recipients, mutual = _sides(telling)
    if telling.type == "THREATEN" and not recipients and found is not None:
        recipients = _pressed(stage, found[1], actors)
    sentence = document.sentences[document.tokens[trigger.head].sentence]
    statement = _statement_of(stage, telling)
    return Event(
        id=f"v{number}",
        type=telling.type,
        quad=ontology.types[telling.type].quad,
        evidence=(sentence.start, sentence.end),
        trigger=_spans(document, trigger.tokens),
        modes=telling.modes,
        contexts=_contexts(stage, trigger.head),
        intensity=ontology.intensity(telling.type, telling.modes),
        actors=actors,
        recipients=recipients,
        reciprocal=mutual,
        date=when,
        place=_place(stage, trigger, actors + recipients),
        quantities=_quantities(stage, trigger.head),
        aux=aux,
        status=telling.status,
        condition=found[0] if found else None,
        certainty="possible" if "hypothetical" in aux else "certain",
        statement=statement.id if statement else None,
        reported_by=_reporter(statement, actors),
        confidence=_confidence(telling, actors, recipients, aux),
        rule=trigger.entry.id,
    )


def _pressed(stage: Stage, clause: int, actors: Sequence[Party]) -> tuple[Party, ...]:
    """Whom a threat presses that names nobody: the doer of its condition ("should Putin attack")."""
    subject = subject_of(stage.document, clause)
    mine = {p.code for p in actors}
    found = parties_at(stage.document, stage.cast, subject) if subject is not None else ()
    return tuple(p for p in found if p.code and p.code not in mine)


def _sides(telling: Telling) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """Actors, recipients, and whether the event is mutual: then everybody acts."""
    entry, frame = telling.trigger.entry, telling.frame
    mutual = entry.reciprocal and telling.type == entry.type and len(frame.actors) + len(frame.recipients) > 1
    if mutual and not (entry.one_sided and frame.recipients):
        return (*frame.actors, *frame.recipients), (), True
    return frame.actors, frame.recipients, False


def _spans(document: Document, tokens: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Offsets of the tokens, neighbours joined."""
    spans: list[tuple[int, int]] = []
    for index in tokens:
        token = document.tokens[index]
        if spans and not document.text[spans[-1][1] : token.start].strip():
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return tuple(spans)


def _contexts(stage: Stage, head: int) -> tuple[str, ...]:
    sentence = stage.document.sentences[stage.document.tokens[head].sentence]
    known = stage.tables.lexicon.contexts
    found = {c for t in stage.document.tokens[sentence.first : sentence.stop] for c in known.get(t.lemma.lower(), ())}
    return tuple(sorted(found))


def _place(stage: Stage, trigger: Trigger, parties: Sequence[Party]) -> int | None:
    """The place in the trigger's sentence that a preposition of place governs, the nearest after the trigger first."""
    document = stage.document
    sentence = document.sentences[document.tokens[trigger.head].sentence]
    at = document.tokens[trigger.head].start
    taken = [p.span for p in parties if p.span]
    best: tuple[tuple[bool, int], int] | None = None
    for number, place in enumerate(stage.places):
        if not sentence.start <= place.start < sentence.end or any(s[0] <= place.start < s[1] for s in taken):
            continue
        before = document.text[sentence.start : place.start].lower().split()[-3:]
        if _SITED & set(before):
            rank = (place.start < at, abs(place.start - at))
            if best is None or rank < best[0]:
                best = (rank, number)
    return None if best is None else best[1]


def _quantities(stage: Stage, head: int) -> tuple[int, ...]:
    """The amounts that stand below the trigger, its own clause only."""
    low, high = span_of(stage.document, subtree(stage.document, head, "ccomp", "advcl", "parataxis", "acl:relcl"))
    return tuple(n for n, q in enumerate(stage.quantities) if low <= q.start and q.end <= high)


def _statement_of(stage: Stage, telling: Telling) -> Statement | None:
    """The statement whose cue is the trigger, else the innermost in whose content it stands."""
    token = stage.document.tokens[telling.trigger.head]
    for statement in stage.statements:
        if any(s <= token.start < e for s, e in statement.cue):
            return statement
    holding = [s for s in stage.statements if any(a <= token.start < b for a, b in s.content)]
    return min(holding, key=lambda s: sum(b - a for a, b in s.content), default=None)


def _reporter(statement: Statement | None, actors: Sequence[Party]) -> Speaker | None:
    """Who says so, where it is not the doer himself."""
    if statement is None or statement.speaker is None:
        return None
    if statement.via is not None:
        return statement.via
    mine = {p.entity for p in actors if p.entity}
    return None if statement.speaker.entity in mine else statement.speaker


def _confidence(telling: Telling, actors: Sequence[Party], recipients: Sequence[Party], aux: Sequence[str]) -> float:
    """How sure: the entry's weight, raised by parties that are known, lowered where the deed is not told as done. Not yet calibrated."""
    score = telling.trigger.entry.weight - 0.15
    score += 0.12 * bool(_known(actors)) + 0.1 * bool(_known(recipients)) + 0.03 * (not telling.trigger.nominal)
    score -= 0.1 * (telling.status != "actual") + 0.1 * bool(aux)
    return round(min(max(score, 0.05), 0.95), 2)


def _with_inner_conditions(events: list[Event]) -> Iterator[Event]:
    """Each condition tied to the event that its clause tells."""
    for event in events:
        condition = event.condition
        if condition is None:
            yield event
            continue
        low, high = condition.span
        inner = next((e.id for e in events if e.id != event.id and low <= e.trigger[0][0] < high), None)
        yield replace(event, condition=replace(condition, event=inner))
