"""Says what a verbal act makes of the deed inside it: demanded, threatened, promised, refused, alleged, denied, planned.

"X demanded that Y withdraw" is REQUEST yield by X of Y, and beside it RETREAT by Y with the status "demanded". Deeds of cooperation told in
the future are AGREE, those of yielding CONCEDE (PLOVER manual, borders between types).
"""

from collections.abc import Mapping, Sequence

from dragoman.coding.frames import Frame
from dragoman.coding.status import condition_of, in_condition
from dragoman.coding.syntax import ancestors, cases_of, dependent, dependents
from dragoman.coding.triggers import Trigger
from dragoman.record import Document, EventType, Party, Status, Value

_STATUS: dict[str, Status] = {
    "demand": "demanded", "threat": "threatened", "warning": "threatened", "promise": "promised", "accusation": "alleged",
    "denial": "denied", "plan": "planned",
}  # fmt: skip
_ASKED = {"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "RETREAT": "yield", "CONCEDE": "yield"}
_HARMS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_COOPERATION = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT"})
_YIELDING = frozenset({"CONCEDE", "RETREAT"})


class Telling(Value, frozen=True, kw_only=True):
    """An event as its words tell it."""

    trigger: Trigger
    type: EventType
    modes: tuple[str, ...]
    frame: Frame
    status: Status = "actual"


def tell(document: Document, triggers: Sequence[Trigger], frames: Mapping[int, Frame]) -> list[Telling]:
    """What each trigger tells, in text order, with the verbal act around it taken into account."""
    heads = {t.head: t for t in triggers}
    outer = {t.head: _outer(document, t, heads) for t in triggers}
    tellings = []
    for trigger in triggers:
        inner = [t for t in triggers if outer[t.head] is trigger]
        above = outer[trigger.head]
        if trigger.entry.kind in {"deed", "praise"}:
            telling = _deed(document, trigger, frames, above, outer.get(above.head) if above is not None else None)
        else:
            telling = _act(document, trigger, frames, inner, above)
        if telling is not None:
            tellings.append(telling)
    return tellings


def _outer(document: Document, trigger: Trigger, heads: Mapping[int, Trigger]) -> Trigger | None:
    """The verbal act in whose matter a trigger stands; a condition beside it is no part of it."""
    below = trigger.head
    for above in ancestors(document, trigger.head):
        act = heads.get(above.index)
        dep = document.tokens[below].dep
        if act is not None and act.entry.kind not in ("deed", "praise") and _is_matter(document, act, below):
            return None if in_condition(document, trigger.head) and not in_condition(document, act.head) else act
        if dep in ("nsubj", "nsubj:pass", "parataxis", "acl:relcl") or (dep == "conj" and above.pos == "VERB"):
            return None
        if dep == "advcl" and not cases_of(document, below):
            return None  # "denies it, blaming NATO": a participle beside the act is no part of its matter
        below = above.index
    return None


def _is_matter(document: Document, act: Trigger, below: int) -> bool:
    token = document.tokens[below]
    if act.entry.clause:
        return token.dep == "xcomp"
    if token.dep in ("xcomp", "ccomp", "acl"):
        return True
    if token.dep in ("obj", "nsubj:pass"):
        return act.entry.kind != "accusation"
    cases = cases_of(document, below)
    if token.dep == "advcl":
        return bool(cases & {"of", "for", "from", "with", "to", "against"})
    return token.dep in ("obl", "nmod", "compound") and bool(cases & {"of", "for", "to", "with", "on", "over"} or token.dep == "compound")


def _deed(
    document: Document, trigger: Trigger, frames: Mapping[int, Frame], above: Trigger | None, furthest: Trigger | None
) -> Telling | None:
    entry, frame = trigger.entry, frames[trigger.head]
    if entry.type is None:
        return None
    if above is None:
        kind = _told_ahead(document, trigger)
        modes = _threatened(trigger) if kind == "THREATEN" else () if kind != entry.type else entry.modes
        return Telling(trigger=trigger, type=kind, modes=modes, frame=frame)
    status = _STATUS.get(above.entry.kind)
    if status == "planned" and furthest is not None:
        status = _STATUS.get(furthest.entry.kind, status)
    if status is None or (above.entry.kind == "warning" and entry.type not in _HARMS):
        return None
    if status == "demanded" and entry.type in _HARMS and trigger.nominal and not frame.actors:
        return None  # "to deter Russia from an attack": the harm is not what is asked for
    outer = frames[above.head]
    doers = outer.actors if above.entry.kind in ("threat", "promise", "plan", "denial", "warning") else outer.recipients
    frame = Frame(actors=frame.actors or doers, recipients=_others(frame.recipients, frame.actors or doers))
    if status == "planned" and entry.type in _COOPERATION | _YIELDING:
        kind = "AGREE" if entry.type in _COOPERATION else "CONCEDE"
        return Telling(trigger=trigger, type=kind, modes=(), frame=frame)
    # A meeting asked for, an aid promised: the verbal act says it all, and a mutual deed has no one doer to be counted against.
    if entry.type in ("CONSULT", "AGREE", "SUPPORT") and status != "alleged":
        return None
    return Telling(trigger=trigger, type=entry.type, modes=entry.modes, frame=frame, status=status)


def _told_ahead(document: Document, trigger: Trigger) -> EventType:
    """The type of a deed, by PLOVER's borders for what is told in the future."""
    kind = trigger.entry.type or "AGREE"
    if kind in _HARMS and _is_conditional_threat(document, trigger):
        return "THREATEN"
    will = any(t.text.lower() in ("will", "shall", "'ll") for t in dependents(document, trigger.head, "aux"))
    if not will or trigger.nominal:
        return kind
    return "AGREE" if kind in _COOPERATION else "CONCEDE" if kind in _YIELDING else kind


def _is_conditional_threat(document: Document, trigger: Trigger) -> bool:
    """True for a harm that will or would be done on a condition: "would impose tariffs if ...", said of oneself."""
    ahead = any(t.text.lower() in {"will", "would", "'ll"} for t in dependents(document, trigger.head, "aux"))
    return ahead and not trigger.nominal and not trigger.passive and condition_of(document, trigger.head) is not None


def _act(
    document: Document, trigger: Trigger, frames: Mapping[int, Frame], inner: Sequence[Trigger], above: Trigger | None
) -> Telling | None:
    """The event of a verbal act, or None where it tells none: a denial, a plan, a warning of what others may do."""
    entry, frame = trigger.entry, frames[trigger.head]
    deeds = [t for t in inner if t.entry.type is not None]
    if entry.type is None or (above is not None and above.entry.kind in ("denial", "accusation")):
        return None
    if entry.clause and dependent(document, trigger.head, "xcomp") is None:
        return None
    if entry.kind == "demand" and not trigger.nominal and not deeds and not _asks(document, trigger):
        return None
    if entry.weak and not deeds and not (frame.recipients and _asks(document, trigger)):
        return None
    first = deeds[0].entry.type if deeds else None
    kind = _type_of(entry.type, entry.kind, first)
    if entry.kind == "warning" and not (first in _HARMS and _own(frame, frames[deeds[0].head])):
        return None
    modes = _modes(kind, entry.modes, deeds)
    status: Status = _STATUS.get(above.entry.kind, "actual") if above is not None else "actual"
    return Telling(trigger=trigger, type=kind, modes=modes, frame=_addressing(trigger, frame, deeds, frames), status=status)


def _asks(document: Document, trigger: Trigger) -> bool:
    """True for "urged X to ...", "refused X entry": somebody, and something to do."""
    return dependent(document, trigger.head, "xcomp", "ccomp", "advcl", "obj", "obl") is not None


def _type_of(own: EventType, kind: str, first: str | None) -> EventType:
    """A promise to yield is CONCEDE, a promise to harm THREATEN."""
    if kind == "promise" and own == "AGREE" and first in _YIELDING:
        return "CONCEDE"
    if kind == "promise" and own == "AGREE" and first in _HARMS:
        return "THREATEN"
    return own


def _own(speaker: Frame, deed: Frame) -> bool:
    """True when the harm is the speaker's own to do, or nobody's in particular."""
    mine, theirs = {p.code for p in speaker.actors}, {p.code for p in deed.actors}
    return not theirs or bool(mine & theirs)


def _modes(kind: EventType, own: tuple[str, ...], deeds: Sequence[Trigger]) -> tuple[str, ...]:
    if kind in ("REQUEST", "REJECT"):
        found = [_ASKED.get(t.entry.type or "", "change") for t in deeds] or (["change"] if kind == "REQUEST" else list(own))
        return tuple(dict.fromkeys(found))
    if kind == "THREATEN":
        return tuple(dict.fromkeys(mode for t in deeds for mode in _threatened(t)))
    return own


def _threatened(deed: Trigger) -> tuple[str, ...]:
    """The mode of a threat, which is the harm threatened."""
    modes = deed.entry.modes
    if deed.entry.type == "SANCTION":
        return ("expel",) if "expel" in modes else ("relations",) if "withdraw" in modes else ("restrict", "relations")
    if deed.entry.type == "COERCE":
        return ("arrest",) if "arrest" in modes else ("territory",) if "seize" in modes else ("restrict",)
    return ("violence",) if deed.entry.type in ("ASSAULT", "MOBILIZE") else ()


def _addressing(trigger: Trigger, frame: Frame, deeds: Sequence[Trigger], frames: Mapping[int, Frame]) -> Frame:
    """The act's frame; where nobody is addressed, those who are to do it, to talk, or to be struck by it."""
    if frame.recipients or not deeds:
        return frame
    parties: list[Party] = []
    for deed in deeds:
        inner = frames[deed.head]
        parties += (
            [*inner.actors, *inner.recipients]
            if deed.entry.reciprocal or trigger.entry.kind != "demand"
            else inner.actors or inner.recipients
        )
    return Frame(actors=frame.actors, recipients=_others(tuple(dict.fromkeys(parties)), frame.actors))


def _others(parties: tuple[Party, ...], mine: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those of other sides: of no code that the doers have, unless they are another party within one state."""
    codes, names = {p.code for p in mine}, {p.name for p in mine}
    return tuple(p for p in parties if p.name not in names and (p.code not in codes or (p.sectors and p.sectors != ("GOV",))))
