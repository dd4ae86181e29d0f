"""Says which parties a noun phrase names: conjuncts and "including X and Y" expanded, things read as their owners' ("a French warship")."""

from collections.abc import Iterator

from dragoman.coding.cast import Cast
from dragoman.coding.rolephrases import GATHERING, RELATIONS
from dragoman.coding.syntax import cases_of, conjuncts, core, dependents, span_of
from dragoman.record import Document, Party, Span

# Heads that only count or gather those whom the words after "of" name.
_COUNTING = GATHERING | frozenset(
    [
        "some", "all", "most", "many", "several", "dozen", "hundred", "thousand", "ten", "score", "number", "group", "member", "leader",
        "part", "half", "majority", "one", "two", "three", "none", "rest", "coalition", "million", "each", "both", "any", "couple",
        "handful",
    ]
)  # fmt: skip
# Things that fight, by the words for them: their owner acts as an army.
_ARMS = frozenset(
    [
        "warship", "ship", "jet", "aircraft", "plane", "helicopter", "missile", "tank", "drone", "rocket", "fighter", "bomber",
        "submarine", "artillery", "gunship", "shell", "warplane", "destroyer", "frigate", "carrier", "weapon",
    ]
)  # fmt: skip
_DOMAINS = {
    "military": "MIL", "army": "MIL", "naval": "MIL", "court": "JUD", "supreme": "JUD", "police": "COP", "parliament": "LEG",
    "parliamentary": "LEG", "government": "GOV", "rebel": "REB", "intelligence": "SPY", "opposition": "OPP", "presidential": "GOV",
}  # fmt: skip


def parties_at(document: Document, cast: Cast, token: int, *, places: bool = False) -> tuple[Party, ...]:
    """The parties that the noun phrase headed at `token` names, in text order, each once; () when nobody political is named.

    `places`: a phrase that names only a place in a state counts as that state ("arrived in Amman").
    """
    found: dict[tuple[str | None, str], Party] = {}
    for head in _heads(document, token):
        for party in _of_head(document, cast, head) or (_of_site(document, cast, head) if places else ()):
            found.setdefault((party.code, party.name), party)
    return tuple(found.values())


def _of_site(document: Document, cast: Cast, head: int) -> tuple[Party, ...]:
    """The state in which a place lies, as a party."""
    site = cast.sites.get(head)
    return (Party(name=site[0], code=site[1], span=_words_before(document, head)),) if site else ()


def _heads(document: Document, token: int) -> Iterator[int]:
    """The heads of the phrases coordinated with a token, and of those that "including" or "such as" adds."""
    for head in conjuncts(document, token):
        if head != token and document.tokens[head].pos in {"VERB", "AUX", "ADV"}:
            continue
        yield head


def _of_head(document: Document, cast: Cast, head: int) -> tuple[Party, ...]:
    """The parties of one head: its own mention's, its examples', else those of its modifiers and complements."""
    token = document.tokens[head]
    listed = tuple(p for i in _examples(document, head) for p in _of_head(document, cast, i))
    if listed and (token.lemma in _COUNTING or cast.headed(head) is None or token.pos in {"PRON", "DET"}):
        return listed
    place = cast.by_head.get(head)
    if place is None and token.lemma in RELATIONS:
        return tuple(p for t in dependents(document, head, "appos") for p in _of_head(document, cast, t.index))
    if place is None:
        place = _spanning(document, cast, head)
    if place is not None:
        own = tuple(_parties_of(cast, place, _span(document, cast, place, head)))
        if listed and all(p.code is None for p in own):
            return listed
        return own + tuple(p for p in listed if p.code not in {o.code for o in own})
    return _lent(document, cast, head)


def _spanning(document: Document, cast: Cast, head: int) -> int | None:
    """The mention that covers a head which the parser chose wrongly inside a name."""
    place = cast.by_token.get(head)
    if place is None:
        return None
    mention = cast.mentions[place]
    if document.tokens[head].lemma in _COUNTING and mention.kind != "name":
        return None
    # An adjective inside "new Iraqi police" is not the police, one inside the name "Israeli army" is.
    return place if mention.kind != "pronoun" and (document.tokens[head].pos != "ADJ" or mention.kind == "name") else None


def _examples(document: Document, head: int) -> Iterator[int]:
    """The heads that "including" or "such as" lists after a noun phrase."""
    for child in dependents(document, head, "nmod", "acl", "obl", "advcl", "nmod:prep"):
        words = cases_of(document, child.index)
        if words & {"including", "like"}:
            yield from conjuncts(document, child.index)
        elif child.text.lower() == "including":
            for inner in dependents(document, child.index, "obj", "obl", "nmod"):
                yield from conjuncts(document, inner.index)


def _span(document: Document, cast: Cast, place: int, head: int) -> Span:
    """The words of the phrase: the mention's, with the modifiers that the parser hangs on its head."""
    mention = cast.mentions[place]
    if mention.kind == "pronoun":
        return mention.start, mention.end
    start, end = _words_before(document, head)
    return min(start, mention.start), max(end, mention.end)


def _words_before(document: Document, head: int) -> Span:
    """A head with the words before it that belong to it; its preposition is none of them."""
    indexes = [i for i in core(document, head) if i <= head]
    while len(indexes) > 1 and document.tokens[indexes[0]].dep in {"case", "mark", "cc", "punct", "advmod"}:
        indexes.pop(0)
    return span_of(document, indexes or [head])


def _parties_of(cast: Cast, place: int, span: Span) -> Iterator[Party]:
    """The party that a mention names; its members where it stands for several."""
    mention = cast.mentions[place]
    members = cast.members(mention.entity)
    for entity in map(cast.entity, members or (mention.entity,)):
        sectors = entity.sectors if members else cast.sectors[place]
        yield Party(name=entity.name, entity=entity.id, code=entity.code, sectors=sectors, span=span)


def _lent(document: Document, cast: Cast, head: int) -> tuple[Party, ...]:
    """The parties that modifiers and complements lend to a head that is no actor: a "French" warship, thousands "of Palestinians"."""
    token = document.tokens[head]
    if token.lemma.lower() in _COUNTING or token.pos in {"PRON", "NUM", "DET"}:
        for child in dependents(document, head, "nmod", "obl"):
            if any(c.text.lower() in {"of", "among"} for c in dependents(document, child.index, "case")):
                return parties_at(document, cast, child.index)
    if token.pos not in {"NOUN", "PROPN", "ADJ"} or token.lemma in RELATIONS:
        return ()
    span = _words_before(document, head)
    first = min(i for i in core(document, head) if document.tokens[i].start >= span[0])
    found = [p for place in _modifiers(cast, span, head, first) for p in _parties_of(cast, place, span)]
    sector = _domain(document, head)
    return tuple(_with_sector(party, sector) for party in found)


def _modifiers(cast: Cast, span: Span, head: int, first: int) -> Iterator[int]:
    """The mentions among the words before a head, those inside another left out ("Russian" in "Russian President Putin's")."""
    places = sorted({cast.by_head[i] for i in range(first, head) if i in cast.by_head})
    end = span[0]
    for place in places:
        mention = cast.mentions[place]
        if mention.start >= max(end, span[0]) and mention.end <= span[1]:
            yield place
            end = mention.end


def _domain(document: Document, head: int) -> str | None:
    """The sector that a thing belongs to by its own word or by one before it: warships and "military" aircraft are an army's."""
    if document.tokens[head].lemma.lower() in _ARMS:
        return "MIL"
    own = _DOMAINS.get(document.tokens[head].lemma.lower())
    return own or next(
        (_DOMAINS[t.lemma.lower()] for t in dependents(document, head, "amod", "compound") if t.lemma.lower() in _DOMAINS), None
    )


def _with_sector(party: Party, sector: str | None) -> Party:
    if sector is None or sector in party.sectors or (party.sectors and party.sectors != ("GOV",)):
        return party
    return Party(name=party.name, entity=party.entity, code=party.code, sectors=(sector,), span=party.span)
