"""Reads the tables of facts: tab-separated files whose opening `#` lines say what they are and where they come from."""

from collections.abc import Iterator
from importlib.resources import files

from dragoman.record import Value


class Row(Value, frozen=True, kw_only=True):
    """One row of a table: its cells by column name, and its line in the file."""

    cells: dict[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        """The cell, without white space at its ends."""
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, parted by `|`.

        >>> Row(cells={"aliases": "US | U.S."}, line=1).many("aliases")
        ('US', 'U.S.')
        """
        return tuple(part for part in (p.strip() for p in self.cells[column].split("|")) if part)


def read_rows(name: str) -> Iterator[Row]:
    """Rows of `tables/NAME`, by column name. Raises ValueError naming file and line where a row does not fit the header."""
    yield from parse_rows(files("dragoman.tables").joinpath(name).read_text(encoding="utf-8"), name)


def parse_rows(text: str, name: str) -> Iterator[Row]:
    r"""Rows of a table's text: `#` lines and blank lines are passed over, the first other line is the header.

    >>> [row["b"] for row in parse_rows("# a note\na\tb\n1\t2\n", "x.tsv")]
    ['2']
    """
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise ValueError(f"{name}, line {number}: {len(cells)} cells where the header has {len(header)}")
        yield Row(cells=dict(zip(header, cells, strict=True)), line=number)
