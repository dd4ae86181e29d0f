"""The facts that coding reads, as data files with a typed loader each; `load_tables` gathers them."""

from dragoman.record import Value
from dragoman.tables.actors import ActorTables, load_actors
from dragoman.tables.cues import Cues, load_cues
from dragoman.tables.gazetteer import Gazetteer, load_gazetteer
from dragoman.tables.lexicon import Lexicon, load_lexicon
from dragoman.tables.ontology import Ontology, load_ontology
from dragoman.tables.timewords import TimeWords, load_timewords
from dragoman.tables.units import Units, load_units


class Tables(Value, frozen=True, kw_only=True):
    """Every table, loaded."""

    actors: ActorTables
    cues: Cues
    gazetteer: Gazetteer
    lexicon: Lexicon
    ontology: Ontology
    timewords: TimeWords
    units: Units


def load_tables() -> Tables:
    """The tables that ship."""
    return Tables(
        actors=load_actors(),
        cues=load_cues(),
        gazetteer=load_gazetteer(),
        lexicon=load_lexicon(),
        ontology=load_ontology(),
        timewords=load_timewords(),
        units=load_units(),
    )
