"""What may be asked of a ledger: arguments checked and turned into conditions on its tables."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any, get_args

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.sql.selectable import FromClause

from dragoman.errors import UsageError
from dragoman.ledger.schema import events, labels, parties, statements, topics
from dragoman.record import Act, Aux, EventType, Status

Many = str | Sequence[str]

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
AUX: tuple[str, ...] = get_args(Aux)
ACTS: tuple[str, ...] = get_args(Act)

# Asks for events without any auxiliary mode: those that are told as having happened, now.
NO_AUX = "none"

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_LAST_MONTH = 12


def fold(text: str) -> str:
    """The text as it is compared: letter case and breaks between words do not count.

    >>> fold("Told  REPORTERS in Nairobi")
    'told reporters in nairobi'
    """
    return " ".join(text.casefold().split())


def fold_name(*names: str) -> str:
    """Names as they are compared: word by word, and words in capitals once more behind a `^`.

    So `UN` asks for the acronym and does not find Kim Jong Un, while `un` finds both.

    >>> fold_name("FARC rebels")
    ' farc rebels | ^farc '
    """
    words = [re.findall(r"\w+", name) for name in names]
    acronyms = ["^" + word.casefold() for found in words for word in found if _is_acronym(word)]
    parts = [" ".join(found).casefold() for found in words if found]
    return " " + " | ".join([*dict.fromkeys(parts), *dict.fromkeys(acronyms)]) + " "


def event_conditions(
    *,
    actor: Many,
    recipient: Many,
    country: Many,
    type: Many,  # noqa: A002 - the field's name
    mode: Many,
    since: str | None,
    until: str | None,
    text: str | None,
    status: Many,
    aux: Many,
    min_confidence: float | None,
) -> list[ColumnElement[bool]]:
    """Conditions on the events table, one an argument that was given. Raises UsageError on a value that no event can have."""
    found: list[ColumnElement[bool]] = []
    if actor := _many(actor):
        found.append(_with_party(actor, "actor"))
    if recipient := _many(recipient):
        found.append(_with_party(recipient, "recipient"))
    if country := _many(country):
        sides = select(parties.c.event).where(parties.c.code.in_([one.upper() for one in country]))
        found.append(events.c.id.in_(sides))
    if types := _many(type):
        found.append(or_(*(_of_type(one) for one in types)))
    if mode := _many(mode):
        found.append(_labelled("mode", [one.lower() for one in mode]))
    if status := _many(status):
        found.append(events.c.status.in_([known(one, STATUSES, "status") for one in status]))
    if aux := _many(aux):
        found.append(_with_aux([known(one, (*AUX, NO_AUX), "auxiliary mode") for one in aux]))
    if text:
        found.append(events.c.folded.contains(fold(text), autoescape=True))
    if min_confidence is not None:
        found.append(events.c.confidence >= min_confidence)
    return found + _between(events, since, until)


def statement_conditions(
    *, speaker: Many, about: Many, act: Many, since: str | None, until: str | None, text: str | None
) -> list[ColumnElement[bool]]:
    """Conditions on the statements table, one an argument that was given. Raises UsageError on a value that no statement can have."""
    found: list[ColumnElement[bool]] = []
    if speaker := _many(speaker):
        found.append(or_(*(_is_called(statements.c.speaker_code, statements.c.speaker_folded, one) for one in speaker)))
    if about := _many(about):
        named = or_(*(_is_called(topics.c.code, topics.c.folded, one) for one in about))
        found.append(statements.c.id.in_(select(topics.c.statement).where(named)))
    if act := _many(act):
        found.append(statements.c.act.in_([known(one, ACTS, "act") for one in act]))
    if text:
        found.append(statements.c.folded.contains(fold(text), autoescape=True))
    return found + _between(statements, since, until)


def known(value: str, values: Sequence[str], what: str) -> str:
    """The value, when it is one of `values`. Raises UsageError naming the nearest ones."""
    if value in values:
        return value
    near = get_close_matches(value, values, n=3) or list(values)
    raise UsageError(f"no {what} {value!r}. Is one of these meant: {', '.join(near)}?")


def first_day(value: str) -> str:
    """The first day of a year, a month, or the day itself.

    >>> first_day("2024-02"), first_day("2024")
    ('2024-02-01', '2024-01-01')
    """
    return _days(value)[0].isoformat()


def last_day(value: str) -> str:
    """The last day of a year, a month, or the day itself.

    >>> last_day("2024-02"), last_day("2024")
    ('2024-02-29', '2024-12-31')
    """
    return _days(value)[1].isoformat()


def _days(value: str) -> tuple[date, date]:
    fits = _DAY.fullmatch(value.strip())
    try:
        year, month, day = (int(part) if part else None for part in fits.groups()) if fits else (0, None, None)
        start = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise UsageError(f"{value!r} is no date. Write a day, a month or a year: 2024-03-02, 2024-03, 2024.") from None
    if day:
        return start, start
    if month is None or month == _LAST_MONTH:
        return start, date(start.year, _LAST_MONTH, 31)
    return start, date(start.year, month + 1, 1) - timedelta(days=1)


def _many(values: Many) -> list[str]:
    return [values] if isinstance(values, str) else list(values)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_called(code: ColumnElement[Any], folded: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    words = re.findall(r"\w+", value)
    if not words:
        raise UsageError(f"{value!r} is no name. Give a code (UKR, NATO) or words of a name.")
    mark = "^" if len(words) == 1 and _is_acronym(words[0]) else ""
    by_name = folded.contains(f" {mark}{' '.join(words).casefold()} ", autoescape=True)
    return or_(code == value.upper(), by_name)


def _with_party(values: list[str], role: str) -> ColumnElement[bool]:
    named = or_(*(_is_called(parties.c.code, parties.c.folded, one) for one in values))
    return events.c.id.in_(select(parties.c.event).where(parties.c.role == role, named))


def _of_type(value: str) -> ColumnElement[bool]:
    # As events are printed: `ASSAULT`, or with its mode `ASSAULT-aerial`.
    name, _, mode = value.partition("-")
    of_type = events.c.type == known(name.upper(), EVENT_TYPES, "event type")
    return and_(of_type, _labelled("mode", [mode.lower()])) if mode else of_type


def _labelled(kind: str, values: Sequence[str]) -> ColumnElement[bool]:
    return events.c.id.in_(select(labels.c.event).where(labels.c.kind == kind, labels.c.value.in_(values)))


def _with_aux(values: list[str]) -> ColumnElement[bool]:
    asked = _labelled("aux", values)
    return or_(asked, ~_labelled("aux", AUX)) if NO_AUX in values else asked


def _between(table: FromClause, since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    # An interval counts when it touches the one that is asked for; what has no day at all falls in no interval.
    found: list[ColumnElement[bool]] = []
    if since:
        found.append(table.c.latest >= first_day(since))
    if until:
        # The first known day, as an index has it; what has no day sorts behind all days.
        found.append(and_(table.c.order_day <= last_day(until), table.c.earliest.is_not(None)))
    return found
