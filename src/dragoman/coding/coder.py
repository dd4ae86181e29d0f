"""The order of the stages, once: a Document through times, places, actors, statements and events into a Record."""

from collections.abc import Iterable, Iterator

from dragoman import __version__
from dragoman.coding.cast import find_cast
from dragoman.coding.events import find_events
from dragoman.coding.places import find_places
from dragoman.coding.quantities import find_quantities
from dragoman.coding.statements import find_statements
from dragoman.coding.times import find_times
from dragoman.record import CoderId, Document, Record, Report
from dragoman.tables import Tables, load_tables
from dragoman.text import Engine, load_engine


class Coder:
    """Reports in, Records out. Loads the engine and the tables once; the same report gives the same bytes.

    >>> from dragoman import Coder
    >>> from dragoman.reading import read_text
    >>> record = Coder().code(read_text("Russia accused NATO of lying.", published="2021-12-14"))
    >>> [(e.type, [a.code for a in e.actors], [r.code for r in e.recipients]) for e in record.events]
    [('ACCUSE', ['RUS'], ['NATO'])]
    """

    def __init__(self, engine: Engine | None = None, tables: Tables | None = None) -> None:
        """Take the engine and tables that ship, unless others are given."""
        self._engine = engine or load_engine()
        self._tables = tables or load_tables()
        self.id = CoderId(name="dragoman", version=__version__, lexicon=self._tables.lexicon.hash, model=self._engine.model[:16])

    def code(self, report: Report) -> Record:
        """The record of one report."""
        return next(self.code_many([report]))

    def code_many(self, reports: Iterable[Report]) -> Iterator[Record]:
        """Records in the order of the reports, as a stream."""
        for document in self._engine.read(reports):
            yield self._record(document)

    def _record(self, document: Document) -> Record:
        tables = self._tables
        times = find_times(document, tables.timewords)
        quantities = find_quantities(document, times, tables.units)
        places = find_places(document, tables.gazetteer)
        cast = find_cast(document, places, tables.actors)
        statements = find_statements(document, cast, times, tables.cues)
        events = find_events(document, cast, times, places, quantities, statements, tables)
        report = document.report
        return Record(
            id=report.id, source_name=report.source_name, text=report.text, coder=self.id, path=report.path, url=report.url,
            publisher=report.publisher, agency=report.agency, byline=report.byline, title=report.title, language=report.language,
            published=report.published, published_from=report.published_from, dateline=report.dateline, paragraphs=report.paragraphs,
            sentences=tuple((s.start, s.end) for s in document.sentences), entities=cast.entities, mentions=cast.mentions,
            times=times, places=places, quantities=quantities, statements=statements, events=events,
        )  # fmt: skip
