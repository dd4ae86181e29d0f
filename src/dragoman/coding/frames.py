"""Says who did it and to whom: the parties in the slots round a trigger."""

from dragoman.coding.cast import Cast
from dragoman.coding.parties import parties_at
from dragoman.coding.syntax import ancestors, cases_of, dependents, is_passive, subject_of, subtree
from dragoman.coding.triggers import Trigger, lemma_of, objects_of
from dragoman.record import Document, Party, Value

# Verbs that lend a deed told by a noun its doer: "launched an attack", "held talks".
_LIGHT = frozenset(
    [
        "announce", "attend", "begin", "carry", "conduct", "conclude", "continue", "end", "face", "finish", "give", "have", "hold", "issue",
        "join", "launch", "make", "mount", "open", "order", "organize", "organise", "pay", "plan", "prepare", "reiterate", "repeat",
        "resume", "stage", "start", "suspend", "take", "undertake", "wage", "voice", "express", "mark", "leave", "cut", "kick",
        "use", "exchange",
    ]
)  # fmt: skip
_BY = frozenset({"by", "from"})


class Frame(Value, frozen=True, kw_only=True):
    """The parties of a trigger."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()


def frame_of(document: Document, cast: Cast, trigger: Trigger) -> Frame:
    """The actors and recipients that the slots of a trigger name; either may be empty."""
    frame = _of_noun(document, cast, trigger) if trigger.nominal else _of_verb(document, cast, trigger)
    actors = _once(frame.actors)
    recipients = _without(_once(frame.recipients), actors)
    if trigger.entry.kind in {"demand", "promise", "refusal"} and not recipients:
        recipients = _addressed(document, cast, trigger, actors)
    return Frame(actors=actors, recipients=recipients)


def _of_verb(document: Document, cast: Cast, trigger: Trigger) -> Frame:
    index, entry = trigger.head, trigger.entry
    hosts = "visit" in entry.modes or entry.type in ("AID", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT")
    if trigger.passive:
        done_to = [p for i in objects_of(document, index) for p in parties_at(document, cast, i)]
        doers = _agents(document, cast, index)
        aimed = _aimed(document, cast, index, trigger, places=hosts)
        if entry.type == "MOBILIZE" and not doers:
            return Frame(actors=tuple(done_to), recipients=tuple(aimed))
        return Frame(actors=tuple(doers), recipients=tuple(done_to or aimed))
    subject = subject_of(document, index)
    doers = list(parties_at(document, cast, subject)) if subject is not None else []
    # A thing that is done names its owner before its recipient: "Israel expanded its settlements".
    done_to = [p for i in objects_of(document, index) for p in parties_at(document, cast, i, places=hosts)]
    aimed = _aimed(document, cast, index, trigger, places=hosts)
    recipients = _without(_once(tuple(done_to)), tuple(doers)) or tuple(aimed)
    if entry.type == "MOBILIZE":
        # The jets that are scrambled are the doer's own, those that are escorted are not.
        recipients = tuple(p for p in (*done_to, *aimed) if p.code not in {d.code for d in doers})
    elif entry.object and aimed and entry.type not in ("ASSAULT", "COERCE", "RETREAT", "SUPPORT"):
        recipients = tuple(aimed)
    return Frame(actors=tuple(doers), recipients=recipients)


def _agents(document: Document, cast: Cast, index: int) -> list[Party]:
    """Those by whom a passive deed is done."""
    return [
        p for t in dependents(document, index, "obl") if "by" in cases_of(document, t.index) for p in parties_at(document, cast, t.index)
    ]


def _aimed(document: Document, cast: Cast, index: int, trigger: Trigger, *, places: bool) -> list[Party]:
    """The parties behind the prepositions that the entry names, on the verb or on its object ("ties with Panama")."""
    heads = [index, *objects_of(document, index)]
    return [
        party
        for head in heads
        for child in dependents(document, head, "obl", "nmod", "advcl", "acl")
        if cases_of(document, child.index) & set(trigger.entry.to) and child.pos != "VERB"
        for party in parties_at(document, cast, child.index, places=places)
    ]


def _of_noun(document: Document, cast: Cast, trigger: Trigger) -> Frame:
    index, entry = trigger.head, trigger.entry
    doers: list[Party] = []
    done_to: list[Party] = []
    for child in dependents(document, index, "nmod", "compound", "amod", "obl", "acl"):
        if child.index in trigger.tokens or child.pos == "VERB":
            continue
        cases = cases_of(document, child.index)
        named = parties_at(document, cast, child.index, places=bool(cases & set(entry.to)))
        if child.dep == "nmod:poss" or child.dep in ("compound", "amod"):
            (done_to if entry.poss == "recipient" else doers).extend(named)
        elif cases & _BY:
            doers += named
        elif "of" in cases:
            (doers if entry.of == "actor" else done_to).extend(named)
        elif cases & set(entry.to):
            done_to += named
    verb = next(iter(ancestors(document, index)), None)
    if verb is not None and verb.pos == "VERB" and lemma_of(verb) in _LIGHT and not doers:
        doers, more = _from_light(document, cast, verb.index, index, trigger)
        done_to += more
    elif entry.reciprocal and not doers and done_to:
        # "In a phone call with X, Y said ...": who speaks or acts in the clause takes part.
        doers = _partner(document, cast, index, done_to)
    return Frame(actors=tuple(doers), recipients=tuple(done_to))


def _partner(document: Document, cast: Cast, index: int, others: list[Party]) -> list[Party]:
    """The nearest subject above a mutual deed who is another party than those already named."""
    taken = {p.code for p in others}
    for above in ancestors(document, index):
        subject = subject_of(document, above.index) if above.pos in ("VERB", "AUX") else None
        if subject is not None and subject != index:
            found = [p for p in parties_at(document, cast, subject) if p.code not in taken]
            if found:
                return found
    return []


def _from_light(document: Document, cast: Cast, verb: int, noun: int, trigger: Trigger) -> tuple[list[Party], list[Party]]:
    """Doer and recipient that a light verb lends to the noun that is its object."""
    if is_passive(document, verb):
        doers = _agents(document, cast, verb)
    else:
        subject = subject_of(document, verb)
        doers = list(parties_at(document, cast, subject)) if subject is not None and subject != noun else []
    aimed = [
        p
        for t in dependents(document, verb, "obl", "iobj")
        if t.dep == "iobj" or cases_of(document, t.index) & set(trigger.entry.to)
        for p in parties_at(document, cast, t.index)
    ]
    return doers, aimed


def _addressed(document: Document, cast: Cast, trigger: Trigger, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who would have to do what is asked: who acts, is acted on or is dealt with in its words ("talks with NATO")."""
    head = trigger.head
    above = next(iter(ancestors(document, head)), None)
    if trigger.nominal and above is not None and lemma_of(above) in ("include", "be"):
        head = above.index
    mine = {p.code for p in actors}
    cases = {"with", "from"} if trigger.entry.kind == "demand" else {"with", "from", "to", "for", "on", "against"}
    for matter in dependents(document, head, "obj", "xcomp", "ccomp", "nmod", "acl", "advcl"):
        for index in subtree(document, matter.index):
            token = document.tokens[index]
            if token.dep in ("nsubj", "obj", "nsubj:pass") or cases_of(document, index) & cases:
                found = tuple(p for p in parties_at(document, cast, index) if p.code and p.code not in mine)
                if found:
                    return _once(found)
    return ()


def _once(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    seen: dict[tuple[str | None, str, str | None], Party] = {}
    for party in parties:
        seen.setdefault((party.entity, party.name, party.code), party)
    return tuple(seen.values())


def _without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that are not already on the other side."""
    taken = {(p.entity, p.name) for p in others}
    return tuple(p for p in parties if (p.entity, p.name) not in taken)
