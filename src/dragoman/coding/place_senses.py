"""Which of the places that bear a name a report means.

What decides, in this order of strength: a container that follows the name ("Paris, Texas"); the countries, provinces and
neighbourhood that the rest of the report is about; and the number of people, or the rank of a country or region. One name has one
sense in a report, unless a container says otherwise (Gale, Church and Yarowsky 1992).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.coding.toponym_names import FEDERATIONS
from dragoman.record import Value
from dragoman.tables.gazetteer import Candidate

__all__ = ["Reading", "choose_senses"]

# The scale of all scores is log10(population). Set by hand while reading errors on the development halves of LGL, TR-News, GeoVirus and
# GeoWebNews; tried were, each alone, 1.5 to 5 for NEAR, 3 to 5 for SAME_PROVINCE, 2.5 to 4 for SAME_COUNTRY and 3 to 16 for COVERED.
# LGL, made of local papers, wants them higher; world news does not: raise none without measuring on both.
PRIOR = {
    "country": 9.0, "continent": 9.0, "sea": 8.0, "region": 8.0, "river": 7.0, "island": 7.0, "lake": 7.0, "mountain": 7.0, "point": 6.5,
    "admin1": 5.5, "admin2": 3.5,
}  # fmt: skip
# A state of a federation whose states the English press names without more ado: above cities of fewer than eight million.
STATE = 6.9
ALTERNATE_NAME = -2.5
CAPITAL = 1.5
# A container settles the matter; the second one behind a name a little less.
CONTAINED = 10.0
LATER_CONTAINER = -2.0
HINTED = 4.0
SAME_COUNTRY, SAME_PROVINCE, NEAR = 3.0, 4.0, 3.0
COVERED = 6.0
GREAT_CITY = 300_000
NEAR_KM = 150.0
KM_A_DEGREE = 111.2
ROUNDS = 3


class Reading(Value, frozen=True, gc=False):
    """A toponym with what it may stand for, the level its words hint at, and the containers that follow it."""

    start: int
    end: int
    key: str
    candidates: tuple[Candidate, ...]
    hint: str | None = None
    containers: tuple[tuple[Candidate, ...], ...] = ()


def choose_senses(readings: Sequence[Reading], home: Sequence[Candidate] = ()) -> list[Candidate | None]:
    """The likeliest sense of each reading, weighed against the senses of the others, a few rounds long; None where there is no candidate.

    `home` are places that the report is close to by its publisher.
    """
    covered = Coverage({r.key: tuple(sorted({admin for c in r.candidates for admin in c.admin})) for r in readings})
    base = [[(_prior(c, r.hint) + _contained(c, r) + covered.support(c, r.key), c) for c in r.candidates] for r in readings]
    chosen = _one_sense(readings, [_best(scored) for scored in base])
    for _ in range(ROUNDS):
        around = Around.of(readings, chosen, home)
        again = [_best((score + around.support(c, r.key), c) for score, c in scored) for r, scored in zip(readings, base, strict=True)]
        again = _one_sense(readings, again)
        if again == chosen:
            break
        chosen = again
    return chosen


def _best(scored: Iterable[tuple[float, Candidate]]) -> Candidate | None:
    """The candidate with the highest score; the first of equals, as the gazetteer orders them."""
    best: Candidate | None = None
    highest = -math.inf
    for score, candidate in scored:
        if score > highest:
            highest, best = score, candidate
    return best


def _prior(candidate: Candidate, hint: str | None) -> float:
    if candidate.level == "city":
        score = math.log10(candidate.population + 10)
        score += ALTERNATE_NAME if candidate.alternate else CAPITAL * candidate.capital
    elif candidate.level == "admin1" and candidate.country in FEDERATIONS:
        score = STATE
    else:
        score = PRIOR[candidate.level]
    return score + (HINTED if hint == candidate.level else 0.0)


def _contained(candidate: Candidate, reading: Reading) -> float:
    """What a container adds: all of it when the first one holds the candidate, most when only a later one does."""
    for n, group in enumerate(reading.containers):
        for outer in group:
            if _holds(outer, candidate) and not _listed(candidate, reading.candidates[0], outer):
                return CONTAINED + LATER_CONTAINER * n
    return 0.0


def _listed(candidate: Candidate, first: Candidate, outer: Candidate) -> bool:
    """Whether the words are a list rather than a place and its container.

    "Russia, China and the US", "Florida, New York and Texas": there is a Russia in Ohio and a Florida in New York.
    """
    ranked = first.level == outer.level or (first.level == "country" and outer.level == "admin1")
    return ranked and first.level in {"country", "admin1"} and candidate != first and candidate.population < GREAT_CITY


def _holds(outer: Candidate, inner: Candidate) -> bool:
    if outer.level == "country":
        return inner.country == outer.country and inner.level != "country"
    if outer.level == "region":
        return outer.country is not None and inner.country == outer.country and inner.level in {"city", "admin1", "admin2", "point"}
    return outer.geonames is not None and outer.geonames in inner.admin and outer.geonames != inner.geonames


class Coverage:
    """How many of a report's names each province could hold: a small town's paper names its own county's places (Lieberman 2010).

    A name that lies in many provinces ("Springfield") says little about any of them.
    """

    def __init__(self, names: Mapping[str, tuple[int, ...]]) -> None:
        """Tally the provinces of each name's candidates."""
        self._names = names
        self._weights = {key: 1.0 / len(provinces) for key, provinces in names.items() if provinces}
        self._tally: dict[int, float] = defaultdict(float)
        for key, weight in self._weights.items():
            for province in names[key]:
                self._tally[province] += weight

    def support(self, candidate: Candidate, key: str) -> float:
        """What the other names of the report that the candidate's province could hold add to it."""
        best = 0.0
        for admin in candidate.admin:
            own = self._weights[key] if admin in self._names[key] else 0.0
            best = max(best, self._tally.get(admin, 0.0) - own)
        return COVERED * best / len(self._names) if self._names else 0.0


class Around:
    """What the rest of a report speaks of: how often each country, province and town, each name counted once with its square root."""

    def __init__(self, senses: Mapping[str, tuple[float, Candidate]], home: Sequence[Candidate]) -> None:
        """Tally the chosen senses, by the key of their names."""
        self._senses = senses
        self._countries: dict[str, float] = defaultdict(float)
        self._provinces: dict[int, float] = defaultdict(float)
        for weight, sense in (*senses.values(), *((1.0, each) for each in home)):
            if sense.country:
                self._countries[sense.country] += weight
            for admin in sense.admin:
                self._provinces[admin] += weight
        self._all = sum(self._countries.values()) or 1.0
        self._towns = [(key, weight, s) for key, (weight, s) in senses.items() if s.level in {"city", "admin2", "point"}]

    @classmethod
    def of(cls, readings: Sequence[Reading], chosen: Sequence[Candidate | None], home: Sequence[Candidate]) -> "Around":
        """The tally over the senses that are chosen so far."""
        counts = Counter(reading.key for reading in readings)
        senses = {r.key: (math.sqrt(counts[r.key]), s) for r, s in zip(readings, chosen, strict=True) if s is not None}
        return cls(senses, home)

    def support(self, candidate: Candidate, key: str) -> float:
        """What the other names of the report add to a candidate for the name with this key."""
        own_weight, own = self._senses.get(key, (0.0, None))
        score = 0.0
        if candidate.country:
            same = self._countries.get(candidate.country, 0.0) - (own_weight if own and own.country == candidate.country else 0.0)
            score += SAME_COUNTRY * max(same, 0.0) / self._all
        if candidate.admin:
            same = max(self._provinces.get(admin, 0.0) - (own_weight if own and admin in own.admin else 0.0) for admin in candidate.admin)
            score += SAME_PROVINCE * max(same, 0.0) / self._all
        return score + NEAR * self._near(candidate, key) / self._all

    def _near(self, candidate: Candidate, key: str) -> float:
        """The weight of the report's other towns within NEAR_KM."""
        if candidate.level not in {"city", "admin2"} or candidate.latitude is None or candidate.longitude is None:
            return 0.0
        total = 0.0
        for other, weight, town in self._towns:
            if other != key and town.latitude is not None and town.longitude is not None:
                north = (candidate.latitude - town.latitude) * 111.2
                east = (candidate.longitude - town.longitude) * 111.2 * math.cos(math.radians(candidate.latitude))
                if north * north + east * east < NEAR_KM * NEAR_KM:
                    total += weight
        return total


def _one_sense(readings: Sequence[Reading], chosen: Sequence[Candidate | None]) -> list[Candidate | None]:
    """One sense for each name: the one that a container settles, else the commonest; a mention with a container keeps its own."""
    votes: dict[str, Counter[Candidate]] = defaultdict(Counter)
    settled = [s is not None and _contained(s, r) > 0 for r, s in zip(readings, chosen, strict=True)]
    for reading, sense, sure in zip(readings, chosen, settled, strict=True):
        if sense is not None:
            votes[reading.key][sense] += len(readings) if sure else 1
    out: list[Candidate | None] = []
    for reading, sense, sure in zip(readings, chosen, settled, strict=True):
        common = votes[reading.key].most_common(1)
        fits = common and common[0][0] in reading.candidates and not sure and reading.hint in {None, common[0][0].level}
        out.append(common[0][0] if fits else sense)
    return out
