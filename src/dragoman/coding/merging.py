"""Keeps one telling of each event: a report tells its news in the title, in the lead and again below (coding guide, "Event")."""

from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.record import Document, Event, Party


def merged(document: Document, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in text order, numbered anew, each told once; modes and contexts of a telling left out are kept."""
    kept: list[Event] = []
    stands_for: dict[str, str] = {}
    for event in events:
        same = next((n for n, old in enumerate(kept) if _same(document, old, event)), None)
        if same is None:
            kept.append(event)
            continue
        old = kept[same]
        fuller, other = (event, old) if _fullness(document, event) > _fullness(document, old) else (old, event)
        stands_for[other.id] = fuller.id
        kept[same] = _joined(fuller, other)
    kept.sort(key=lambda e: (e.trigger[0], e.id))
    return tuple(_renumbered(kept, stands_for))


def _joined(fuller: Event, other: Event) -> Event:
    modes = fuller.modes or other.modes if fuller.type != "ASSAULT" else tuple(dict.fromkeys(fuller.modes + other.modes))
    return replace(
        fuller,
        modes=modes,
        actors=fuller.actors or other.actors,
        recipients=fuller.recipients or (() if fuller.reciprocal else other.recipients),
        contexts=tuple(sorted({*fuller.contexts, *other.contexts})),
        quantities=tuple(sorted({*fuller.quantities, *other.quantities})),
        place=fuller.place if fuller.place is not None else other.place,
        condition=fuller.condition or other.condition,
        confidence=max(fuller.confidence, other.confidence),
    )


def _same(document: Document, old: Event, new: Event) -> bool:
    """One happening: type, status and parties agree, and it stands in one sentence or once in the title."""
    if old.type != new.type or old.status != new.status or ("negated" in old.aux) != ("negated" in new.aux):
        return False
    near = old.evidence == new.evidence or _in_title(document, old) != _in_title(document, new) or _lead(old, new)
    return near and _agree(old.actors, new.actors) and _agree(old.recipients, new.recipients, loose=True)


def _lead(old: Event, new: Event) -> bool:
    """Violence told on in the next sentence is the same violence; a demand made again is another telling that is kept."""
    return old.type == "ASSAULT" and not (old.aux or new.aux) and abs(new.evidence[0] - old.evidence[1]) <= len("\n\n")


def _in_title(document: Document, event: Event) -> bool:
    heads = (p for p in document.report.paragraphs if p.kind in ("title", "subhead"))
    return any(p.start <= event.evidence[0] and event.evidence[1] <= p.end for p in heads)


def _agree(a: tuple[Party, ...], b: tuple[Party, ...], *, loose: bool = False) -> bool:
    """Codes of one side hold those of the other, or a side is empty."""
    one, two = {p.code for p in a if p.code}, {p.code for p in b if p.code}
    return not one or not two or one <= two or two <= one or (loose and bool(one & two))


def _fullness(document: Document, event: Event) -> tuple[int, bool, int, float]:
    """How much a telling tells: coded parties, told in the body, other fields, confidence."""
    parties = sum(p.code is not None for p in event.actors + event.recipients)
    return parties, not _in_title(document, event), len(event.modes) + len(event.quantities) + (event.place is not None), event.confidence


def _renumbered(events: list[Event], stands_for: dict[str, str]) -> Iterable[Event]:
    ids = {event.id: f"v{number}" for number, event in enumerate(events, start=1)}
    for event in events:
        condition = event.condition
        if condition is not None and condition.event is not None:
            inner = condition.event
            while inner in stands_for:
                inner = stands_for[inner]
            condition = replace(condition, event=ids.get(inner))
        yield replace(event, id=ids[event.id], condition=condition)
