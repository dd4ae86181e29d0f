"""Finds the names of states, peoples, bodies and seats that the tables know, and says which actor a name stands for.

Actors live here before they are numbered as entities: two names of one actor share its `key`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dragoman.coding.leads import is_press
from dragoman.record import Document, EntityKind, Value
from dragoman.tables.actors import ActorTables, Candidate, Holder, Sense

_GENITIVES = frozenset(["'s", "\u2019s"])
# Between a state and a body of its own stand at most so many words: "Israel's opposition Labour party".
_OWNED_WORDS = 2
Meant = Sense | Literal["person", "place"]


class Actor(Value, frozen=True, kw_only=True):
    """Somebody that words stand for, before the entities of a report are numbered; the same `key` is the same actor."""

    key: str
    name: str
    kind: EntityKind
    code: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    office: str | None = None
    wikidata: str | None = None


class Named(Value, frozen=True, kw_only=True):
    """A proper name: tokens `[first, last]`, whom it stands for, and in which sense ("Moscow": Russia, as its capital)."""

    first: int
    last: int
    actor: Actor
    sense: Meant


def day_of(document: Document) -> str | None:
    """The day of the report as an ISO date, None when it is not known."""
    return document.report.published[:10] if document.report.published else None


def table_names(document: Document, tables: ActorTables, quiet: set[int]) -> Iterator[Named]:
    """The longest names of the tables, from left to right."""
    words = [t.text for t in document.tokens]
    day = day_of(document)
    hits: list[tuple[int, int, tuple[Candidate, ...]]] = []
    index = 0
    while index < len(words):
        hit = None if index in quiet else _longest(tables, words, index)
        if hit is None or not _stands(document, index, index + hit[0] - 1, hit[1]):
            index += 1
            continue
        hits.append((index, index + hit[0] - 1, _alive(hit[1], day)))
        index += hit[0]
    plain = Counter(candidates[0].code for _, _, candidates in hits if candidates[0].kind in {"state", "people"})
    before: tuple[int, Candidate] | None = None
    for first, last, candidates in hits:
        owner = before[1] if before and _owns(document, before[0], first) else None
        chosen = _chosen(candidates, owner, plain)
        own = first + 1 if words[first].lower() == "the" and last > first and not chosen.name.lower().startswith("the ") else first
        # "Israeli troops" say themselves whose they are.
        told = any(c.kind == "state" for c in tables.lookup(words[own]))
        yield Named(
            first=own, last=last, actor=actor_of(chosen) if told else _owned(actor_of(chosen), owner, plain, tables), sense=chosen.sense
        )
        before = (last, chosen)


def _owns(document: Document, last: int, first: int) -> bool:
    """Whether a name that ends at `last` stands right before the one at `first` as its state: "Israel's opposition Labour party"."""
    between = document.tokens[last + 1 : first]
    if document.tokens[last].sentence != document.tokens[first].sentence:
        return False
    return len(between) <= _OWNED_WORDS and all(t.tag in {"POS", "JJ", "NN"} for t in between)


def _chosen(candidates: Sequence[Candidate], owner: Candidate | None, plain: Mapping[str | None, int]) -> Candidate:
    """The likeliest candidate, that of the state that owns it or of one the report names before others."""
    if candidates[0].kind in {"state", "people"}:
        return candidates[0]
    if owner is not None and (fitting := next((c for c in candidates if c.code == owner.code), None)):
        return fitting
    return max(candidates, key=lambda c: plain[c.code])


def _owned(actor: Actor, owner: Candidate | None, plain: Mapping[str | None, int], tables: ActorTables) -> Actor:
    """The actor, moved to the state whose name stands before it ("Pakistani Foreign Office"), or to the only one that a report names."""
    if actor.kind != "organisation" or tables.state(actor.code or "") is None:
        return actor
    code = owner.code if owner is not None and owner.kind == "state" and owner.sense != "capital" else None
    if code is None and {"LEG", "JUD"} & set(actor.sectors) and not plain[actor.code] and len(plain) == 1:
        code = next(iter(plain))
    if code is None or code == actor.code or tables.state(code) is None:
        return actor
    return Actor(key=f"{actor.key}:{code}", name=actor.name, kind=actor.kind, code=code, sectors=actor.sectors)


def _longest(tables: ActorTables, words: Sequence[str], index: int) -> tuple[int, tuple[Candidate, ...]] | None:
    """The longest name at a token, also one with a genitive inside ("Democratic People's Republic"), which the tokens part."""
    hit = tables.longest(words, index)
    near = words[index : index + 8]
    cut = next((i for i, word in enumerate(near) if word in _GENITIVES and i), None)
    if cut is None:
        return hit
    glued = [*near[: cut - 1], near[cut - 1] + near[cut], "", *near[cut + 1 :]]
    other = tables.longest(glued, 0)
    return other if other and other[0] > max(cut + 1, hit[0] if hit else 0) else hit


def actor_of(candidate: Candidate) -> Actor:
    """The actor that a candidate of the tables is; a capital in any sense is its state."""
    sectors = candidate.sectors if candidate.kind != "state" else tuple(s for s in candidate.sectors if s != "GOV")
    return Actor(
        key=candidate.id if candidate.sense != "people" else f"people:{candidate.id}",
        name=candidate.name,
        kind=candidate.kind,
        code=candidate.code,
        sectors=sectors,
        wikidata=candidate.wikidata if candidate.sense != "people" else None,
    )


def _alive(candidates: tuple[Candidate, ...], day: str | None) -> tuple[Candidate, ...]:
    """Those that existed on the day; all when that leaves none or the day is not known."""
    if day is None:
        return candidates
    alive = tuple(c for c in candidates if (c.from_day or "0000") <= day < (c.to_day or "9999"))
    return alive or candidates


def _stands(document: Document, first: int, last: int, candidates: tuple[Candidate, ...]) -> bool:
    """Whether a name of the tables is one here: inside one sentence, no part of a longer personal name, no credit in brackets."""
    tokens = document.tokens
    if tokens[first].sentence != tokens[last].sentence:
        return False
    if is_press(candidates) and first and tokens[first - 1].text == "(" and last + 1 < len(tokens) and tokens[last + 1].text == ")":
        return False
    if first == last and candidates[0].kind not in {"state", "people"} and _inside_name(document, first, candidates):
        return False
    if first == last and tokens[first].pos in {"VERB", "AUX", "PRON", "DET", "ADP"} and tokens[first].text.islower():
        return False
    for name in document.names:
        if name.label == "person" and name.first <= first and last <= name.last and name.last - name.first > last - first:
            rest = [tokens[i] for i in range(name.first, name.last + 1) if not first <= i <= last]
            # "Paris Hilton" is no Paris; "Iraq's Chalabi" and a headline's verb do not make one name.
            if all(t.tag == "NNP" and t.text.istitle() and len(t.text) > 1 for t in rest) and candidates[0].sense in {
                "capital",
                "name",
                "alias",
            }:
                return not _one_name(document, name.first, name.last)
    return True


def _inside_name(document: Document, index: int, candidates: Sequence[Candidate]) -> bool:
    """Whether a paper's one-word name is only a word of some longer name: the "Liberation" of a liberation organisation."""
    after = document.tokens[index + 1] if index + 1 < len(document.tokens) else None
    follows = after is not None and after.tag == "NNP" and after.text[0].isupper() and document.tokens[index].dep == "compound"
    return follows and is_press(candidates) and not document.tokens[index].text.isupper()


def _one_name(document: Document, first: int, last: int) -> bool:
    """Whether a person's label lies in running text, where the engine's labels can be believed, as one given name and one surname."""
    title = document.report.paragraphs[0]
    in_title = title.kind == "title" and document.tokens[first].start < title.end
    return not in_title and last - first == 1


def person_actor(holder: Holder, day: str | None) -> Actor:
    """The person who holds or held an office, with role and sectors as of the day; one who left office is of the elites (PLOVER: ELI)."""
    former = day is not None and holder.to_day is not None and holder.to_day <= day
    coming = day is not None and holder.from_day is not None and day < holder.from_day
    return Actor(
        key=holder.id,
        name=holder.person,
        kind="person",
        code=holder.code,
        sectors=("ELI",) if former else () if coming else holder.sectors,
        role=None if coming else f"former {holder.title}" if former else holder.title,
        office=None if former or coming else holder.office,
        wikidata=holder.wikidata,
    )
