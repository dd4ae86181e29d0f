"""A record as the rows that a ledger writes for it."""

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from dragoman.ledger.filters import fold, fold_name
from dragoman.ledger.schema import UNDATED
from dragoman.record import Entity, Event, Record, Report, Span, Statement

Row = dict[str, Any]

_encode = msgspec.json.Encoder().encode


def text_hash(report: Report | Record) -> str:
    """The hash of what a coding rests on: the words and the report's date. A report and its record have the same one."""
    return hashlib.sha256(f"{report.published or ''}\n{report.text}".encode()).hexdigest()


def content_hash(record: Record) -> str:
    """The hash of a record but for the name of the file that it was read from: a copied file is no new coding."""
    return hashlib.sha256(msgspec.structs.replace(record, path=None, source_name="").to_json()).hexdigest()


def coding_entry(record: Record) -> Row:
    """The row of the coding itself, but for its coder."""
    return {
        "report_id": record.id,
        "source_name": record.source_name,
        "text_hash": text_hash(record),
        "content_hash": content_hash(record),
        "current": True,
        "title": record.title,
        "publisher": record.publisher,
        "url": record.url,
        "published": record.published,
        "events": len(record.events),
        "statements": len(record.statements),
        "record": record.to_json(),
    }


def event_entries(record: Record, coding: int) -> list[Row]:
    """A row an event."""
    return [_event_entry(record, event, seq) | {"coding": coding} for seq, event in enumerate(record.events)]


def label_entries(record: Record, keys: Iterable[int]) -> list[Row]:
    """A row a mode, context and auxiliary mode; `keys` are those of the record's events."""
    return [
        {"event": key, "kind": kind, "value": value}
        for key, event in zip(keys, record.events, strict=True)
        for kind, values in (("mode", event.modes), ("context", event.contexts), ("aux", event.aux))
        for value in values
    ]


def party_entries(record: Record, keys: Iterable[int]) -> list[Row]:
    """A row an actor and recipient, found by the name in the words and by the entity's own name."""
    entities = {entity.id: entity for entity in record.entities}
    return [
        {
            "event": key,
            "role": role,
            "seq": seq,
            "code": party.code,
            "sectors": " ".join(party.sectors),
            "name": party.name,
            "folded": _folded(party.name, entities.get(party.entity or "")),
            "entity": party.entity,
        }
        for key, event in zip(keys, record.events, strict=True)
        for role, side in (("actor", event.actors), ("recipient", event.recipients))
        for seq, party in enumerate(side)
    ]


def statement_entries(record: Record, coding: int) -> list[Row]:
    """A row a statement."""
    entities = {entity.id: entity for entity in record.entities}
    return [_statement_entry(record, one, seq, entities) | {"coding": coding} for seq, one in enumerate(record.statements)]


def topic_entries(record: Record, keys: Iterable[int]) -> list[Row]:
    """A row an entity that a statement's content speaks of."""
    entities = {entity.id: entity for entity in record.entities}
    return [
        {"statement": key, "code": entity.code, "name": entity.name, "folded": fold_name(entity.name)}
        for key, statement in zip(keys, record.statements, strict=True)
        for entity in _spoken_of(record, statement, entities)
    ]


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words of the spans, parted by ` ... `."""
    return " ... ".join(" ".join(text[start:end].split()) for start, end in spans)


def _event_entry(record: Record, event: Event, seq: int) -> Row:
    date = event.date
    earliest = date and (date.earliest or date.latest)
    latest = date and (date.latest or date.earliest)
    place = record.places[event.place] if event.place is not None else None
    words = words_of(record.text, [event.evidence])
    return {
        "current": True,
        "report_id": record.id,
        "seq": seq,
        "order_day": earliest or UNDATED,
        "type": event.type,
        "status": event.status,
        "earliest": earliest,
        "latest": latest,
        "confidence": event.confidence,
        "place": place and place.name,
        "place_country": place and place.country,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
        "trigger": words_of(record.text, event.trigger),
        "words": words,
        "folded": fold(words),
        "body": _encode(event),
    }


def _statement_entry(record: Record, statement: Statement, seq: int, entities: dict[str, Entity]) -> Row:
    speaker, date = statement.speaker, statement.date
    # Nothing said of when: it was said by the day of the report, which then stands for it in searches, not in the row.
    report_day = record.published[:10] if record.published else None
    earliest = (date and (date.earliest or date.latest)) or report_day
    latest = (date and (date.latest or date.earliest)) or report_day
    spoken = {"source": statement.source, "cue": statement.cue, "content": statement.content}
    words = {role: words_of(record.text, spans) for role, spans in spoken.items()}
    return words | {
        "current": True,
        "report_id": record.id,
        "seq": seq,
        "order_day": earliest or UNDATED,
        "speaker": speaker and speaker.name,
        "speaker_folded": speaker and _folded(speaker.name, entities.get(speaker.entity or "")),
        "speaker_code": speaker and speaker.code,
        "speaker_entity": speaker and speaker.entity,
        "act": statement.act,
        "form": statement.form,
        "earliest": earliest,
        "latest": latest,
        "folded": fold(words["content"]),
        "body": _encode(statement),
    }


def _folded(name: str, entity: Entity | None) -> str:
    return fold_name(name, entity.name) if entity else fold_name(name)


def _spoken_of(record: Record, statement: Statement, entities: dict[str, Entity]) -> list[Entity]:
    inside = dict.fromkeys(
        mention.entity
        for mention in record.mentions
        if any(start <= mention.start and mention.end <= end for start, end in statement.content)
    )
    return [entities[one] for one in inside if one in entities]
