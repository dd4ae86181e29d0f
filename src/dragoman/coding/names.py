"""Finds every proper name of an actor in a report: first those of the tables, then persons, then places that only locate."""

from collections.abc import Iterator, Sequence

from dragoman.coding.actors import Actor, Named, table_names
from dragoman.coding.leads import lead_spans
from dragoman.coding.persons import Persons
from dragoman.record import Document, Place
from dragoman.tables.actors import ActorTables


def find_names(document: Document, places: Sequence[Place], tables: ActorTables) -> tuple[Named, ...]:
    """Every proper name of an actor, sorted, none inside another; places that are no actors come as sense "place" with their state's code.

    Reads the tokens and `places`. Fills nothing of the record by itself.
    """
    leads = lead_spans(document, tables)
    quiet = {t.index for t in document.tokens if any(s <= t.start < e for s, e in leads)}
    found = list(table_names(document, tables, quiet))
    taken = quiet | {i for name in found for i in range(name.first, name.last + 1)}
    persons = Persons(document, tables, taken, found)
    found += persons.find()
    taken |= {i for name in found for i in range(name.first, name.last + 1)}
    found += _place_names(document, places, taken, tables)
    return tuple(sorted(found, key=lambda name: name.first))


def _place_names(document: Document, places: Sequence[Place], taken: set[int], tables: ActorTables) -> Iterator[Named]:
    """The resolved places that no other name covers: they tell the state that police, protesters or a court there belong to."""
    starts = {t.start: t.index for t in document.tokens}
    ends = {t.end: t.index for t in document.tokens}
    for place in places:
        first, last = starts.get(place.start), ends.get(place.end)
        if first is None or last is None or not place.country or any(i in taken for i in range(first, last + 1)):
            continue
        state = tables.state(place.country)
        name = state.name if state else place.name
        yield Named(
            first=first,
            last=last,
            actor=Actor(key=f"place:{place.start}", name=name, kind="place", code=place.country),
            sense="place",
        )
