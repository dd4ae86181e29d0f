"""Every value that is handed from one room to the next, as frozen structs.

    Report    what came in: cleaned text and what is known about it      (reading makes it)
    Document  the report with sentences, tokens, arcs and names           (text makes it)
    Record    what goes out: the contract of `docs/record.md`             (coding makes it)

Offsets are Unicode code points into `Report.text`, half-open `[start, end)`; token indexes count the tokens of one Document.
Unknown is None, never a guess. This module knows no other room.
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

RECORD_VERSION = "1"

Span = tuple[int, int]

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Aux = Literal["historical", "future", "hypothetical", "negated"]
Status = Literal["actual", "alleged", "denied", "demanded", "threatened", "promised", "planned"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assertion", "demand", "threat", "warning", "promise", "offer", "accusation", "denial", "admission",
    "praise", "criticism", "question", "refusal", "no comment", "announcement",
]  # fmt: skip
EntityKind = Literal["person", "state", "organisation", "group", "place", "people"]
MentionKind = Literal["name", "nominal", "pronoun", "metonym"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ParagraphKind = Literal["title", "subhead", "paragraph", "quote"]
PublishedFrom = Literal["given", "metadata", "dateline", "text"]
NameLabel = Literal["person", "organisation", "place", "nationality", "facility", "event", "weapon", "time", "quantity", "work"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every handed-on value: frozen, compared by content, built by keyword.

    A subclass says `frozen=True, kw_only=True` again: type checkers do not take it from here.
    """


# What came in


class Paragraph(Value, frozen=True, kw_only=True):
    """A paragraph of the cleaned text."""

    start: int
    end: int
    kind: ParagraphKind = "paragraph"


class Dropped(Value, frozen=True, kw_only=True):
    """Something set aside, with the reason word: a line of the input, a mention, an event."""

    what: str
    reason: str
    stage: str = "reading"


class Report(Value, frozen=True, kw_only=True):
    """One report as it entered: the cleaned text and the facts found about it.

    `paragraphs` cover `text` in order; the title, when there is one, is the first of them. `dateline` is the span of the
    agency's opening words ("NAIROBI, Kenya (AP) -") that stay in the text but say where it was filed, not what happened.
    `dropped` are the lines left out of the text. It is never written into a Record.
    """

    id: str
    source_name: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    dateline: Span | None = None
    dropped: tuple[Dropped, ...] = ()


# The report, read: one pass of the engine


class Token(Value, frozen=True, kw_only=True, gc=False):
    """One token, with its arc: Universal Dependencies 2 (basic), universal and Penn tags.

    `head` is the document-wide index of the governing token; a root points at itself. `sentence` indexes `Document.sentences`.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    sentence: int


class Name(Value, frozen=True, kw_only=True, gc=False):
    """A named span found by the engine: tokens `[first, last]` inclusive."""

    first: int
    last: int
    label: NameLabel


class Sentence(Value, frozen=True, kw_only=True, gc=False):
    """A sentence: offsets, the tokens `[first, stop)`, and its root."""

    start: int
    end: int
    first: int
    stop: int
    root: int


class Document(Value, frozen=True, kw_only=True):
    """A report with its sentences, tokens, arcs and names. `children[i]` are the token indexes that hang on token i, in order."""

    report: Report
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    names: tuple[Name, ...]

    @property
    def text(self) -> str:
        """The report's cleaned text, to which all offsets refer."""
        return self.report.text


# What goes out


class Entity(Value, frozen=True, kw_only=True):
    """Somebody or something that the report speaks of."""

    id: str
    name: str
    kind: EntityKind
    code: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None
    geonames: int | None = None


class Mention(Value, frozen=True, kw_only=True):
    """The words that speak of an entity."""

    start: int
    end: int
    entity: str
    kind: MentionKind


class Timex(Value, frozen=True, kw_only=True):
    """A time expression (TIMEX3), with the interval of days that it stands for, where it stands for one."""

    start: int
    end: int
    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None


class Place(Value, frozen=True, kw_only=True):
    """A toponym and where on earth it is."""

    start: int
    end: int
    name: str
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    country: str | None = None
    admin1: str | None = None
    level: str | None = None


class Quantity(Value, frozen=True, kw_only=True):
    """A counted amount: `low` to `high` of `unit`; an open end is None."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    approximate: bool = False


class Speaker(Value, frozen=True, kw_only=True):
    """Who speaks, is spoken to, or passes words on."""

    name: str
    entity: str | None = None
    code: str | None = None


class StatementDate(Value, frozen=True, kw_only=True):
    """When something was said."""

    earliest: str | None = None
    latest: str | None = None
    text: str | None = None


class Statement(Value, frozen=True, kw_only=True):
    """Who said what: source, cue and content spans (PARC, PolNeAR), and what they resolve to."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Speaker | None = None
    audience: tuple[Speaker, ...] = ()
    form: Form = "indirect"
    act: Act = "assertion"
    channel: str | None = None
    via: Speaker | None = None
    date: StatementDate | None = None
    parent: str | None = None


class Party(Value, frozen=True, kw_only=True):
    """An actor or recipient of an event."""

    name: str
    entity: str | None = None
    code: str | None = None
    sectors: tuple[str, ...] = ()
    span: Span | None = None


class EventDate(Value, frozen=True, kw_only=True):
    """The day of the deed as an interval, and what it rests on."""

    earliest: str | None = None
    latest: str | None = None
    text: str | None = None
    basis: Literal["expression", "report date", "none"] = "none"


class Condition(Value, frozen=True, kw_only=True):
    """What an event hangs on ("if Russia attacks"); `event` is the inner event, if one was coded."""

    text: str
    span: Span
    event: str | None = None


class Event(Value, frozen=True, kw_only=True):
    """A PLOVER event and the words that tell it."""

    id: str
    type: EventType
    quad: Quad
    evidence: Span
    trigger: tuple[Span, ...]
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    intensity: float | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    reciprocal: bool = False
    date: EventDate | None = None
    place: int | None = None
    quantities: tuple[int, ...] = ()
    aux: tuple[Aux, ...] = ()
    status: Status = "actual"
    condition: Condition | None = None
    certainty: Certainty = "certain"
    statement: str | None = None
    reported_by: Speaker | None = None
    confidence: float = 0.5
    rule: str | None = None


class CoderId(Value, frozen=True, kw_only=True):
    """Which coder wrote a record: the same input and the same coder give the same bytes."""

    name: str
    version: str
    lexicon: str | None = None
    model: str | None = None


class Record(Value, frozen=True, kw_only=True):
    """What dragoman writes for one report; field by field in `docs/record.md`."""

    id: str
    source_name: str
    text: str
    coder: CoderId
    record_version: str = RECORD_VERSION
    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    dateline: Span | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    def to_json(self) -> bytes:
        """The record as one line of JSON (UTF-8, no newline): equal records give equal bytes.

        >>> Record(id="r1", source_name="a", text="", coder=CoderId(name="dragoman", version="1")).to_json()[:36]
        b'{"id":"r1","source_name":"a","text":'
        """
        return _ENCODER.encode(self)

    @classmethod
    def from_json(cls, line: bytes | str) -> "Record":
        """The record that a line of JSON holds. Raises msgspec.ValidationError (a ValueError) naming the field that does not fit."""
        return _DECODER.decode(line)


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a Record."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Record)}


def spans_of(record: Record) -> Iterator[tuple[str, Span]]:
    """Every span that a record holds, each with the name of its field: what a check of offsets walks over."""
    if record.dateline:
        yield "dateline", record.dateline
    yield from (("sentences", span) for span in record.sentences)
    for field in ("paragraphs", "mentions", "times", "places", "quantities"):
        yield from ((field, (item.start, item.end)) for item in getattr(record, field))
    for statement in record.statements:
        for role in ("source", "cue", "content"):
            yield from ((f"statements.{role}", span) for span in getattr(statement, role))
    for event in record.events:
        yield "events.evidence", event.evidence
        yield from (("events.trigger", span) for span in event.trigger)
        yield from (("events.parties", p.span) for p in event.actors + event.recipients if p.span)
        if event.condition:
            yield "events.condition", event.condition.span
