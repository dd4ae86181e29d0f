"""Places: which words of a report are toponyms, and where on earth each of them is.

    find_places   document -> places, in the order of the text
    resolve       the same for spans that are already known

`toponyms` finds the spans, `toponym_names` looks them up, `place_senses` chooses among the places that bear a name.
"""

import re
from collections.abc import Sequence

from dragoman.coding.place_senses import Reading, choose_senses
from dragoman.coding.toponym_names import place_words, read_name
from dragoman.coding.toponyms import find_toponyms
from dragoman.record import Document, Place, Span
from dragoman.tables.gazetteer import Candidate, Gazetteer

__all__ = ["find_places", "resolve"]

# What may stand between a town and what it lies in: "Gulu, Uganda", "Springfield (Ill.)", "Basra in Iraq".
_GAP = re.compile(r"\s*,\s*(?:in\s+)?|\s+\(|\s+in\s+")
_CONTAINERS_READ = 2
_WIDER = frozenset(["country", "admin1", "admin2", "region"])
_PART = re.compile(r"(?:north|south|east|west)\w* (?:border )?(?:regions?|provinces?|territor(?:y|ies))")
_SENTENCE_ENDS = (". ", "? ", "! ", "\n")


def find_places(document: Document, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that a report names, in its order, disjoint.

    Reads text, tokens, names. Fills places. Adjectives ("Russian") are no toponyms; a capital that stands for its government is one.
    """
    spans = find_toponyms(document, gazetteer)
    return resolve(document.text, spans, gazetteer, publisher=document.report.publisher)


def resolve(text: str, spans: Sequence[Span], gazetteer: Gazetteer, *, publisher: str | None = None) -> tuple[Place, ...]:
    """Places for known toponyms, one for each span; those that the gazetteer has not stay without coordinates.

    >>> from dragoman.tables.gazetteer import load_gazetteer
    >>> text = "A fire in Paris, Texas"
    >>> [place.admin1 for place in resolve(text, [(10, 15), (17, 22)], load_gazetteer())]
    ['Texas', 'Texas']
    """
    readings = tuple(_reading(text, n, spans, gazetteer) for n in range(len(spans)))
    chosen = choose_senses(readings, _home(publisher, gazetteer))
    _fill_parts(text, readings, chosen)
    return tuple(_place(text, reading, sense) for reading, sense in zip(readings, chosen, strict=True))


def _reading(text: str, number: int, spans: Sequence[Span], gazetteer: Gazetteer) -> Reading:
    """One toponym looked up: its own name, and the words after a comma inside the span or behind it that may contain it."""
    start, end = spans[number]
    containers: list[tuple[Candidate, ...]] = []
    comma = text.find(", ", start, end)
    inside = end
    if comma > 0 and not gazetteer.candidates(text[start:end]):
        containers.append(read_name(text, (comma + 2, end), gazetteer).candidates)
        inside = comma
    reached = end
    for each in spans[number + 1 : number + 1 + _CONTAINERS_READ]:
        if each[0] < reached or not _GAP.fullmatch(text, reached, each[0]):
            break
        containers.append(read_name(text, each, gazetteer).candidates)
        reached = each[1]
    name = read_name(text, (start, inside), gazetteer)
    if _PART.fullmatch(text, start, end):
        # "Its western region" is no proper name, though a Western Region there is.
        return Reading(start=start, end=end, key=f"{start}", candidates=())
    wider = tuple(tuple(c for c in group if c.level in _WIDER) for group in containers)
    return Reading(start=start, end=end, key=name.key, candidates=name.candidates, hint=name.hint, containers=wider)


def _home(publisher: str | None, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The place that a publisher's name carries: "The Wichita Eagle" is read in Wichita."""
    words = [word for word in re.findall(r"[A-Z][\w'-]+", publisher or "") if word.lower() not in place_words()["paper"]]
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            if found := gazetteer.candidates(" ".join(words[at : at + size])):
                return found[:1]
    return ()


def _fill_parts(text: str, readings: Sequence[Reading], chosen: list[Candidate | None]) -> None:
    """Gives unnamed parts ("its eastern regions") the country of the sentence's first place, else of the last place before."""
    for n, reading in enumerate(readings):
        words = text[reading.start : reading.end]
        if chosen[n] is not None or not _PART.fullmatch(words):
            continue
        sentence = max(text.rfind(mark, 0, reading.start) for mark in _SENTENCE_ENDS)
        earlier = [(r.start, s) for r, s in zip(readings[:n], chosen[:n], strict=True) if s is not None and s.country]
        inside = [s for start, s in earlier if start > sentence]
        owner = inside[0] if inside else earlier[-1][1] if earlier else None
        if owner is not None:
            chosen[n] = Candidate(name=words, level="region", latitude=None, longitude=None, country=owner.country)


def _place(text: str, reading: Reading, sense: Candidate | None) -> Place:
    if sense is None:
        return Place(start=reading.start, end=reading.end, name=text[reading.start : reading.end])
    return Place(
        start=reading.start,
        end=reading.end,
        name=sense.name,
        latitude=sense.latitude,
        longitude=sense.longitude,
        geonames=sense.geonames,
        country=sense.country,
        admin1=sense.admin1,
        level=sense.level,
    )
