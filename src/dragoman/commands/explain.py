"""What a word of the ontology means."""

from collections.abc import Iterable
from difflib import get_close_matches

from dragoman.errors import UsageError


def explain(word: str) -> list[str]:
    """A line for each type, mode, context, sector or auxiliary mode of that name. Raises UsageError naming near ones when there is none.

    >>> explain("gov")
    ['GOV, sector: executive, ministries, governing coalition']
    """
    from dragoman.tables.ontology import load_ontology  # noqa: PLC0415 - `--help` must not wait for it

    ontology = load_ontology()
    # An event is printed as TYPE-mode: so it may be asked.
    kind, _, mode = word.partition("-")
    lines = ontology.explain(word)
    if not lines and mode and kind.upper() in ontology.types:
        lines = ontology.explain(kind) + [line for line in ontology.explain(mode) if f"mode of {kind.upper()}" in line]
    if lines:
        return lines
    modes = [mode for entry in ontology.types.values() for mode in entry.modes]
    words = {one.casefold(): one for one in (*ontology.types, *modes, *ontology.contexts, *ontology.sectors, *ontology.aux)}
    near = [words[one] for one in get_close_matches(word.casefold(), words, n=3)]
    hint = f"Is one of these meant: {', '.join(near)}?" if near else f"The types are {', '.join(ontology.types)}."
    raise UsageError(f"no type, mode, context or sector {word!r}. {hint}")


def checked_modes(modes: Iterable[str]) -> None:
    """Raise UsageError on a word that is the mode of no type."""
    from dragoman.tables.ontology import load_ontology  # noqa: PLC0415 - `--help` must not wait for it

    for mode in modes:
        if not any(mode.lower() in entry.modes for entry in load_ontology().types.values()):
            raise UsageError(f"no mode {mode!r}. `dragoman explain TYPE` lists the modes of a type.")
