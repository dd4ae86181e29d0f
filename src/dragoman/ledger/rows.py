"""What a ledger answers with: one frozen row an event, a statement, a report.

The order of the fields is the order of the columns of every export, and is part of the contract: new columns come last.
Lists of one row that belong together (`actors`, `actor_codes`, `actor_sectors`) have equal lengths.
"""

import msgspec

from dragoman.record import Aux, CoderId, Event, EventDate, EventType, Form, Party, Quad, Speaker, Statement, Status, Value


class EventRow(Value, frozen=True, kw_only=True):
    """One event of one report, with the words that tell it."""

    report: str
    source_name: str
    publisher: str | None
    published: str | None
    event: str
    earliest: str | None
    latest: str | None
    date_basis: str
    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: Quad
    intensity: float | None
    actors: tuple[str, ...]
    actor_codes: tuple[str | None, ...]
    actor_sectors: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_codes: tuple[str | None, ...]
    recipient_sectors: tuple[str, ...]
    reciprocal: bool
    aux: tuple[Aux, ...]
    status: Status
    certainty: str
    condition: str | None
    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    statement: str | None
    reported_by: str | None
    confidence: float
    rule: str | None
    trigger: str
    words: str
    start: int
    end: int
    url: str | None


class StatementRow(Value, frozen=True, kw_only=True):
    """One statement of one report: who said what."""

    report: str
    source_name: str
    publisher: str | None
    published: str | None
    statement: str
    earliest: str | None
    latest: str | None
    speaker: str | None
    speaker_code: str | None
    speaker_entity: str | None
    audience: tuple[str, ...]
    audience_codes: tuple[str | None, ...]
    act: str
    form: Form
    channel: str | None
    via: str | None
    source: str
    cue: str
    content: str
    parent: str | None
    start: int | None
    end: int | None
    url: str | None


class ReportRow(Value, frozen=True, kw_only=True):
    """One coding of one report. `superseded_by` names the coder whose coding took its place; None for the one that stands."""

    report: str
    source_name: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    events: int
    statements: int
    coder: CoderId
    superseded_by: CoderId | None


class Source(Value, frozen=True, kw_only=True):
    """What a row says of the report that it stands in."""

    report: str
    source_name: str
    publisher: str | None
    published: str | None
    url: str | None


class Told(Value, frozen=True, kw_only=True):
    """What an event's row says beyond the event: the place behind its index, and the words behind its spans."""

    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    trigger: str
    words: str


def event_row(source: Source, event: Event, told: Told) -> EventRow:
    """The row of an event."""
    date = event.date or EventDate()
    return EventRow(
        report=source.report,
        source_name=source.source_name,
        publisher=source.publisher,
        published=source.published,
        event=event.id,
        earliest=date.earliest,
        latest=date.latest,
        date_basis=date.basis,
        type=event.type,
        modes=event.modes,
        contexts=event.contexts,
        quad=event.quad,
        intensity=event.intensity,
        actors=_names(event.actors),
        actor_codes=_codes(event.actors),
        actor_sectors=_sectors(event.actors),
        recipients=_names(event.recipients),
        recipient_codes=_codes(event.recipients),
        recipient_sectors=_sectors(event.recipients),
        reciprocal=event.reciprocal,
        aux=event.aux,
        status=event.status,
        certainty=event.certainty,
        condition=event.condition.text if event.condition else None,
        statement=event.statement,
        reported_by=event.reported_by.name if event.reported_by else None,
        confidence=event.confidence,
        rule=event.rule,
        start=event.evidence[0],
        end=event.evidence[1],
        url=source.url,
        **msgspec.structs.asdict(told),
    )


def statement_row(source: Source, statement: Statement, spoken: tuple[str, str, str]) -> StatementRow:
    """The row of a statement; `spoken` are the words of its source, cue and content."""
    speaker, date = statement.speaker, statement.date
    return StatementRow(
        report=source.report,
        source_name=source.source_name,
        publisher=source.publisher,
        published=source.published,
        statement=statement.id,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        speaker=speaker.name if speaker else None,
        speaker_code=speaker.code if speaker else None,
        speaker_entity=speaker.entity if speaker else None,
        audience=_names(statement.audience),
        audience_codes=_codes(statement.audience),
        act=statement.act,
        form=statement.form,
        channel=statement.channel,
        via=statement.via.name if statement.via else None,
        source=spoken[0],
        cue=spoken[1],
        content=spoken[2],
        parent=statement.parent,
        start=min((start for start, _ in statement.content), default=None),
        end=max((end for _, end in statement.content), default=None),
        url=source.url,
    )


def _names(people: tuple[Party, ...] | tuple[Speaker, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in people)


def _codes(people: tuple[Party, ...] | tuple[Speaker, ...]) -> tuple[str | None, ...]:
    return tuple(one.code for one in people)


def _sectors(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(" ".join(party.sectors) for party in parties)
