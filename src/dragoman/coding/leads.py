"""Finds datelines and agency leads ("AP - ", "KHARTOUM, Sudan -- "): they say where a report was filed, not who acts."""

import re
from collections.abc import Sequence

from dragoman.record import Document, Place
from dragoman.tables.actors import ActorTables, Candidate

_DATELINE = re.compile(
    r"(?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,2} - )?"
    r"[A-Z][A-Z.'\u2019 -]*[A-Z](?:, [A-Z][\w.'\u2019 ]+?){0,2}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: ?\([A-Z][\w ./-]+\))?(?: ?-- ?| ?[\u2014\u2013] ?| - )(?=\S)"
)
_AGENCY = re.compile(r"([A-Z][\w.]*(?: [A-Z][\w.]*){0,2}) - (?=\S)")
_SHOUTED = 4


def lead_spans(document: Document, tables: ActorTables) -> tuple[tuple[int, int], ...]:
    """The spans of datelines and agency leads ("AP - ", "KHARTOUM, Sudan -- "): they say where a report was filed, not who acts."""
    spans = [document.report.dateline] if document.report.dateline else []
    for paragraph in document.report.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        match = None if paragraph.kind == "title" else _DATELINE.match(text)
        agency = _AGENCY.match(text)
        if match is None and agency and is_press(tables.lookup(agency[1])):
            match = agency
        if match:
            spans.append((paragraph.start, paragraph.start + match.end()))
    return tuple(sorted(set(spans)))


def is_press(candidates: Sequence[Candidate]) -> bool:
    """Whether the likeliest candidate is of the press."""
    return bool(candidates) and "JRN" in candidates[0].sectors


def home_state(document: Document, places: Sequence[Place], tables: ActorTables) -> str | None:
    """The state where the report was filed, by its dateline; None without a dateline that names one."""
    for start, end in lead_spans(document, tables):
        located = next((p.country for p in places if start <= p.start < end and p.country), None)
        if located:
            return located
        words = [
            t.text.title() if t.text.isupper() and len(t.text) > _SHOUTED else t.text for t in document.tokens if start <= t.start < end
        ]
        for index in range(len(words)):
            hit = tables.longest(words, index)
            state = next((c for c in hit[1] if c.kind == "state" and c.code), None) if hit else None
            if state:
                return state.code
    return None
