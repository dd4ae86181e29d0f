"""Records made by hand, for the tests of the ledger and the command line, and a coder that makes them from any report."""

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.record import (
    CoderId,
    Entity,
    Event,
    EventDate,
    Mention,
    Party,
    Place,
    Record,
    Report,
    Span,
    Speaker,
    Statement,
    StatementDate,
)

TEXT = (
    "Kenya threatens Uganda over border\n\n"
    "Kenya's president warned on Friday that it would expel Ugandan diplomats from Nairobi.\n\n"
    '"We will not be intimidated," Uganda said. Rebels of the FARC had attacked a village in 2019.'
)
CODER = CoderId(name="dragoman", version="1", lexicon="aa", model="bb")


def span(words: str, text: str = TEXT) -> Span:
    """Where the words stand in the text."""
    start = text.index(words)
    return start, start + len(words)


KENYA = Party(name="Kenya", entity="e1", code="KEN", sectors=("GOV",), span=span("Kenya"))
UGANDA = Party(name="Uganda", entity="e2", code="UGA", span=span("Uganda"))
FARC = Party(name="Rebels of the FARC", code=None, sectors=("REB",), span=span("Rebels of the FARC"))

THREAT = Event(
    id="v1",
    type="THREATEN",
    modes=("expel",),
    contexts=("diplomatic",),
    quad="verbal conflict",
    intensity=-3.5,
    evidence=span("Kenya's president warned on Friday that it would expel Ugandan diplomats from Nairobi."),
    trigger=(span("warned"), span("expel")),
    actors=(KENYA,),
    recipients=(UGANDA,),
    date=EventDate(earliest="2024-03-01", latest="2024-03-01", text="Friday", basis="expression"),
    place=0,
    statement="s1",
    confidence=0.9,
    rule="threaten.warn",
)
ATTACK = Event(
    id="v2",
    type="ASSAULT",
    quad="material conflict",
    evidence=span("Rebels of the FARC had attacked a village in 2019."),
    trigger=(span("attacked"),),
    actors=(FARC,),
    date=EventDate(earliest="2019-01-01", latest="2019-12-31", text="in 2019", basis="expression"),
    aux=("historical",),
    status="alleged",
    confidence=0.4,
)
UNDATED = Event(
    id="v3", type="REJECT", quad="verbal conflict", evidence=span("We will not be intimidated"), trigger=(span("not"),), actors=(UGANDA,)
)

WARNING = Statement(
    id="s1",
    source=(span("Kenya's president"),),
    cue=(span("warned"),),
    content=(span("that it would expel Ugandan diplomats from Nairobi"),),
    speaker=Speaker(name="president", entity="e3", code="KEN"),
    audience=(Speaker(name="Uganda", entity="e2", code="UGA"),),
    act="threat",
    date=StatementDate(earliest="2024-03-01", latest="2024-03-01", text="Friday"),
)
ANSWER = Statement(
    id="s2",
    source=((span("Uganda said")[0], span("Uganda said")[0] + len("Uganda")),),
    cue=(span("said"),),
    content=(span("We will not be intimidated"),),
    speaker=Speaker(name="Uganda", entity="e2", code="UGA"),
    form="direct",
    act="refusal",
)

RECORD = Record(
    id="0123456789abcdef",
    source_name="kenya",
    path="kenya.txt",
    url="https://news.example/kenya",
    publisher="Example Wire",
    title="Kenya threatens Uganda over border",
    published="2024-03-02",
    published_from="given",
    text=TEXT,
    coder=CODER,
    entities=(
        Entity(id="e1", name="Kenya", kind="state", code="KEN"),
        Entity(id="e2", name="Uganda", kind="state", code="UGA"),
        Entity(id="e3", name="William Ruto", kind="person", code="KEN", sectors=("GOV",), role="President of Kenya"),
    ),
    mentions=(Mention(start=span("Ugandan")[0], end=span("Ugandan")[1], entity="e2", kind="name"),),
    places=(Place(start=span("Nairobi")[0], end=span("Nairobi")[1], name="Nairobi", country="KEN", latitude=-1.28, longitude=36.82),),
    statements=(WARNING, ANSWER),
    events=(THREAT, ATTACK, UNDATED),
)


def record(number: int = 0, **changes: object) -> Record:
    """A record like RECORD; a number makes it another report."""
    numbered = {"id": f"{number:016x}", "source_name": f"report{number}"} if number else {}
    return msgspec.structs.replace(RECORD, **(numbered | changes))


def by(version: str) -> CoderId:
    """The coder of another version."""
    return msgspec.structs.replace(CODER, version=version)


class MadeCoder:
    """A coder for tests: every report gets RECORD's events where its words are RECORD's; the word POISON breaks it."""

    def __init__(self, coder: CoderId = CODER) -> None:
        """Take the name of another coder, if one is given."""
        self.id = coder
        self.coded: list[str] = []

    def code(self, report: Report) -> Record:
        """The record of a report."""
        if "POISON" in report.text:
            raise ValueError("poisoned")
        self.coded.append(report.source_name)
        facts = {name: getattr(report, name) for name in ("id", "source_name", "path", "title", "text", "published", "published_from")}
        found = record(coder=self.id, **facts)
        return found if TEXT in report.text else msgspec.structs.replace(found, events=(), statements=(), mentions=(), places=())

    def code_many(self, reports: Iterable[Report]) -> Iterator[Record]:
        """The records of reports, in their order."""
        return (self.code(report) for report in reports)
