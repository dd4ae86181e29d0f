"""Gathers everybody whom a report speaks of: entities, the mentions that speak of them, and quick look-up from a token.

names (actors.py) -> phrases (mentions.py) -> readings (coreference.py) -> Cast
"""

from collections.abc import Mapping, Sequence

from dragoman.coding.actors import Actor, Named
from dragoman.coding.coreference import Readings, resolve
from dragoman.coding.leads import home_state
from dragoman.coding.mentions import find_phrases
from dragoman.coding.names import find_names
from dragoman.coding.pronouns import Reading
from dragoman.record import Document, Entity, Mention, Place, Token, Value
from dragoman.tables.actors import ActorTables


class Cast(Value, frozen=True, kw_only=True):
    """The entities of a report and the mentions that speak of them, sorted by start.

    `sectors[i]` are those in which mention i speaks of its entity: "Moscow" is Russia as a government. `by_head` and `by_token` lead
    from a token to the mention that it heads, or to the smallest that covers it; `groups` from a plural entity to its members; `sites`
    from a token of a place that is no actor here to its state's name and code.
    """

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sectors: tuple[tuple[str, ...], ...] = ()
    by_head: Mapping[int, int] = {}
    by_token: Mapping[int, int] = {}
    by_id: Mapping[str, Entity] = {}
    groups: Mapping[str, tuple[str, ...]] = {}
    sites: Mapping[int, tuple[str, str]] = {}

    def at(self, token: Token | int) -> Mention | None:
        """The mention that has the token as its head, else the smallest that covers it."""
        place = self.place_at(token)
        return None if place is None else self.mentions[place]

    def place_at(self, token: Token | int) -> int | None:
        """As `at`, but the mention's place in `mentions`."""
        index = token if isinstance(token, int) else token.index
        return self.by_head.get(index, self.by_token.get(index))

    def headed(self, index: int) -> Mention | None:
        """The mention whose head the token is."""
        place = self.by_head.get(index)
        return None if place is None else self.mentions[place]

    def entity_of(self, mention: Mention) -> Entity:
        """The entity that a mention speaks of."""
        return self.by_id[mention.entity]

    def entity(self, entity_id: str) -> Entity:
        """The entity with that id."""
        return self.by_id[entity_id]

    def members(self, entity_id: str) -> tuple[str, ...]:
        """The ids of those whom a plural entity stands for ("both leaders"); () for any other."""
        return self.groups.get(entity_id, ())


def find_cast(document: Document, places: tuple[Place, ...], actors: ActorTables) -> Cast:
    """Everybody of whom the report speaks.

    Reads the tokens, names, dateline and date of the report, and `places`. Fills `entities` and `mentions`.
    """
    names = find_names(document, places, actors)
    phrases = find_phrases(document, names, actors)
    found = resolve(document, names, phrases, home_state(document, places, actors), actors)
    return _Casting(document, actors).cast(found, _sites(names))


class _Casting:
    """Numbers the actors of one report as entities, in the order in which they are first spoken of."""

    def __init__(self, document: Document, tables: ActorTables) -> None:
        self.document, self.tables = document, tables
        self.ids: dict[str, str] = {}
        self.entities: list[Entity] = []
        self.groups: dict[str, tuple[str, ...]] = {}

    def cast(self, found: Readings, sites: Mapping[int, tuple[str, str]]) -> Cast:
        """The cast of the report."""
        readings = sorted(found.readings, key=lambda r: (self._start(r), -r.phrase.last, r.phrase.head))
        mentions = [self._mention(reading, found.actors) for reading in readings]
        return Cast(
            entities=tuple(self.entities),
            mentions=tuple(mentions),
            sectors=tuple(self._sectors(reading, found.actors) for reading in readings),
            by_head={r.phrase.head: place for place, r in reversed([*enumerate(readings)])},
            by_token=_covering(readings),
            by_id={entity.id: entity for entity in self.entities},
            groups=self.groups,
            sites=sites,
        )

    def _start(self, reading: Reading) -> int:
        return self.document.tokens[reading.phrase.first].start

    def _mention(self, reading: Reading, actors: Mapping[str, Actor]) -> Mention:
        start, end = self._start(reading), self.document.tokens[reading.phrase.last].end
        entity = (
            self._id(actors[reading.keys[0]]) if len(reading.keys) == 1 else self._group(reading, actors, self.document.text[start:end])
        )
        return Mention(start=start, end=end, entity=entity, kind=reading.phrase.kind)

    def _sectors(self, reading: Reading, actors: Mapping[str, Actor]) -> tuple[str, ...]:
        """The sectors in which the words speak of the actor: their own where they are a name's or a role's, else the actor's."""
        own = reading.phrase.sectors if reading.phrase.kind in {"metonym", "name"} and reading.phrase.facts is None else ()
        actor = actors[reading.keys[0]]
        return own if own and actor.kind in {"state", "people"} else actor.sectors

    def _id(self, actor: Actor) -> str:
        """The actor's entity id; a new one at his first mention."""
        if actor.key not in self.ids:
            self.ids[actor.key] = self._add(
                Entity(
                    id=f"e{len(self.entities) + 1}",
                    name=actor.name,
                    kind=actor.kind,
                    code=actor.code,
                    sectors=actor.sectors,
                    role=actor.role or self._role(actor),
                    wikidata=actor.wikidata,
                )
            )
        return self.ids[actor.key]

    def _role(self, actor: Actor) -> str | None:
        """The title of a person whom the report gives an office of a state: "Foreign Minister of Germany"."""
        office = self.tables.book.offices.get(actor.office or "") if actor.kind == "person" else None
        state = self.tables.state(actor.code) if actor.code else None
        return office.title.replace("{}", state.name) if office and state else None

    def _group(self, reading: Reading, actors: Mapping[str, Actor], words: str) -> str:
        """The id of a plural entity whose members the words name together."""
        key = "+".join(sorted(reading.keys))
        if key not in self.ids:
            # The group comes first, so that ids follow the order of mention.
            self.ids[key] = self._add(Entity(id=f"e{len(self.entities) + 1}", name=words, kind="group"))
            self.groups[self.ids[key]] = tuple(self._id(actors[k]) for k in reading.keys)
        return self.ids[key]

    def _add(self, entity: Entity) -> str:
        self.entities.append(entity)
        return entity.id


def _sites(names: Sequence[Named]) -> dict[int, tuple[str, str]]:
    """The state of each token of a place's name."""
    lands = [(n, n.actor.code) for n in names if n.actor.code and n.sense in {"place", "capital"}]
    return {i: (name.actor.name, code) for name, code in lands for i in range(name.first, name.last + 1)}


def _covering(readings: Sequence[Reading]) -> dict[int, int]:
    """For each token the smallest mention that covers it."""
    found: dict[int, int] = {}
    order = sorted(range(len(readings)), key=lambda i: readings[i].phrase.first - readings[i].phrase.last)
    for place in order:
        phrase = readings[place].phrase
        found |= dict.fromkeys(range(phrase.first, phrase.last + 1), place)
    return found
