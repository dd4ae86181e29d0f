"""What is measured: the gold sets, how each is given to the coder, and which figures of its scorer count.

A row's `text` goes in as it stands, with its date; a title goes in only where the gold's offsets do not depend on the text alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from evaluation.figures import Figure, read_json, read_lines

Reader = Callable[[str, str, Sequence[str]], Iterator[Figure]]


@dataclass(frozen=True)
class Corpus:
    """Texts to be coded: `path` below the evaluation folder; `rows` are JSON lines, `pages` a folder of HTML, `report` one text file."""

    name: str
    path: str
    kind: Literal["rows", "pages", "report"] = "rows"
    date: str = "published"
    title: bool = False


@dataclass(frozen=True)
class Area:
    """One scorer over one corpus: which of its figures count, and what others reach, where that is known."""

    name: str
    corpus: str
    scorer: str
    gold: str
    figures: tuple[str, ...]
    flags: tuple[str, ...] = ()
    read: Reader = read_lines
    note: str = ""
    compare: dict[str, str] = field(default_factory=dict)

    def arguments(self) -> list[str]:
        """The scorer's arguments, with `RECORDS` where the coded records stand."""
        return [self.gold, "RECORDS", *self.flags]


_EVENTS, _TIMES, _PLACES = "eval/events/score.py", "eval/times/score.py", "eval/places/score.py"
_TIME_FIGURES = ("strict", "relaxed", "type", "value")
_PLACE_FIGURES = ("span", "relaxed", "acc161", "acc161_or_id", "country_accuracy", "end2end")

CORPORA = (
    Corpus("ag_world", "eval/events/ag_world.dev.gold.jsonl", title=True),
    Corpus("plover_gsr", "eval/events/plover_gsr.dev.jsonl"),
    Corpus("plv", "eval/events/plv.dev.jsonl"),
    Corpus("case2021", "eval/events/case2021.dev.jsonl"),
    Corpus("petr_cameo", "eval/events/petr_cameo.dev.jsonl"),
    Corpus("polnear", "eval/statements/polnear.dev.jsonl.gz"),
    Corpus("timebank", "eval/times/timebank.jsonl.gz", date="dct"),
    Corpus("aquaint", "eval/times/aquaint.jsonl.gz", date="dct"),
    Corpus("meantime", "eval/times/meantime.jsonl.gz", date="dct"),
    Corpus("lgl", "eval/places/lgl.jsonl.gz", date="date"),
    Corpus("trnews", "eval/places/trnews.jsonl.gz", date="date"),
    Corpus("geovirus", "eval/places/geovirus.jsonl.gz", date="date"),
    Corpus("geowebnews", "eval/places/geowebnews.jsonl.gz", date="date"),
    Corpus("pages", "eval/articles/html", kind="pages"),
    Corpus("seed", "seed/moscow_times_2021-12-14.txt", kind="report"),
    Corpus("wire_pool", "data/wire/ag_world.pool.jsonl", title=True),
    Corpus("wire_dev", "data/wire/ag_world.dev.jsonl", title=True),
)


def _events(corpus: str, figures: tuple[str, ...], *flags: str, note: str = "", compare: dict[str, str] | None = None) -> Area:
    path = next(c.path for c in CORPORA if c.name == corpus)
    return Area(f"events/{corpus}", corpus, _EVENTS, path, figures, flags, note=note, compare=compare or {})


def _times(corpus: str, heideltime: str) -> Area:
    gold = f"eval/times/{corpus}.jsonl.gz"
    compare = {"value": f"HeidelTime 2.2.1: {heideltime}"}
    return Area(f"times/{corpus}", corpus, _TIMES, gold, _TIME_FIGURES, ("--json",), read_json, compare=compare)


def _places(corpus: str, note: str, baseline: str, *flags: str) -> Area:
    compare = {"acc161_or_id": f"most populous place of that name, on gold spans: {baseline}"}
    name = f"places/{corpus}{'-literal' if flags else ''}"
    gold = f"eval/places/{corpus}.jsonl.gz"
    return Area(name, corpus, _PLACES, gold, _PLACE_FIGURES, (*flags, "--json"), read_json, note=note, compare=compare)


AREAS = (
    _events(
        "ag_world",
        ("type", "type + parties", "mode"),
        note="Titles and leads of agency stories of 2004, all events coded by hand: the set nearest to what users feed in.",
        compare={"type": "two coders: 0.89", "type + parties": "two coders: 0.74", "mode": "two coders: 0.93 to 0.96"},
    ),
    _events(
        "plover_gsr",
        ("best type", "best type + parties", "any type", "any type + parties"),
        "--primary",
        note="Sentences of the CAMEO manual recoded for PLOVER 0.5, one main event each; about one in twenty is miscoded.",
    ),
    _events("plv", ("type",), note="One event of each sentence is coded, so precision is a lower bound. `YIELD` is CONCEDE or RETREAT."),
    _events("case2021", ("type", "mode"), note="Snippets on violence and protest, with a sub-event and no actors."),
    _events("petr_cameo", ("type", "type + parties"), note="Another coder's own output, with its mistakes: how far the two agree."),
    Area(
        "statements/polnear",
        "polnear",
        "eval/statements/score.py",
        "eval/statements/polnear.dev.jsonl.gz",
        ("content exact", "content half", "full", "full + cue", "direct quotes, full", "overlap source", "overlap cue", "overlap content"),
        note="PolNeAR, development part: American political news, 2,192 attributions.",
    ),
    _times("timebank", "0.795"),
    _times("aquaint", "0.729"),
    _times("meantime", "0.809"),
    _places("lgl", "Small local papers, chosen for ambiguous names: unlike wire copy.", "0.664"),
    _places("trnews", "Local and world news.", "0.827"),
    _places("geovirus", "Wikinews on epidemics.", "0.658"),
    _places("geowebnews", "World news; metonyms, adjectives and embedded names count as places too.", "0.855"),
    _places("geowebnews", "The same, literal places only.", "0.855", "--literal"),
    Area(
        "articles",
        "pages",
        "eval/articles/score.py",
        "eval/articles/truth.json.gz",
        ("articles",),
        note="Body text of web pages: runs of four words. Another half of the benchmark is behind the published figures.",
        compare={"articles": "published on all 181 pages: trafilatura 2.0.0 0.958, best 0.970"},
    ),
    Area(
        "reports/seed",
        "seed",
        "eval/reports/score.py",
        "seed",
        (
            "event type", "event type + parties", "statement content", "statement + speaker", "mode", "date", "aux", "condition",
            "form", "act", "document facts", "junk left out of the body",
        ),
        note="One whole report with its dirt, coded by hand. One item more or less moves a figure by 0.04.",
    ),
)  # fmt: skip

LEFT_OUT = (
    ("events/petr_dyads", "Its countries are invented and its gold has no PLOVER types: it needs an actor list of the user's own."),
    ("situation", "Not built yet: it needs the command `dragoman situation`."),
)

# What the area "offsets" walks over.
OFFSET_CORPORA = ("wire_pool", "wire_dev", "polnear", "pages")
