"""Rows as CSV, JSON Lines or Parquet, in batches: memory does not grow with their number.

The columns are the fields of the row (`rows.py`), in that order. In CSV, values of one cell that holds several are parted by `|`,
unknown is an empty cell, and words stand as they were printed: a cell that begins with `=`, `+`, `-` or `@` is text of a report,
so import the file as text where a program would take such a cell for a formula.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import NoneType, UnionType
from typing import TYPE_CHECKING, BinaryIO, Literal, Union, get_args, get_origin

import msgspec

from dragoman.errors import UsageError
from dragoman.record import Value

if TYPE_CHECKING:
    import pyarrow as pa

Format = Literal["csv", "jsonl", "parquet"]

SEPARATOR = "|"
BATCH = 1000

_encode = msgspec.json.Encoder().encode


def columns(kind: type[Value]) -> tuple[str, ...]:
    """The names of the columns, in their order.

    >>> from dragoman.ledger.rows import EventRow
    >>> columns(EventRow)[:5]
    ('report', 'source_name', 'publisher', 'published', 'event')
    """
    return tuple(field.name for field in msgspec.structs.fields(kind))


def write_rows(rows: Iterable[Value], kind: type[Value], out: BinaryIO, *, form: Format) -> int:
    """The number of rows written to `out`. Raises UsageError where Parquet is asked for and its library is not installed."""
    writers: dict[Format, Callable[[Iterable[Value], type[Value], BinaryIO], int]] = {
        "csv": write_csv,
        "jsonl": write_jsonl,
        "parquet": write_parquet,
    }
    return writers[form](rows, kind, out)


def write_jsonl(rows: Iterable[Value], kind: type[Value], out: BinaryIO) -> int:  # noqa: ARG001 - all writers are called alike
    """The number of rows written as one JSON object a line."""
    count = 0
    for row in rows:
        out.write(_encode(row) + b"\n")
        count += 1
    return count


def write_csv(rows: Iterable[Value], kind: type[Value], out: BinaryIO) -> int:
    """The number of rows written under one line of column names (UTF-8, comma, quotes where needed)."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    names, count = columns(kind), 0
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow([csv_cell(getattr(row, name)) for name in names])
            count += 1
    finally:
        # `out` belongs to the caller: without this it would be closed when the wrapper goes.
        text.detach()
    return count


def csv_cell(value: object) -> str:
    """A value as it stands in CSV.

    >>> [csv_cell(value) for value in (("RUS", None), None, True, 0.5)]
    ['RUS|', '', 'true', '0.5']
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return SEPARATOR.join(csv_cell(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return _plain(value) if isinstance(value, Value) else str(value)


def write_parquet(rows: Iterable[Value], kind: type[Value], out: BinaryIO) -> int:
    """The number of rows written as Parquet, zstd-compressed, lists as lists."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError('Parquet needs pyarrow. Install it with: pip install "dragoman[parquet]"') from error
    schema = pa.schema([(field.name, _arrow_type(field.type)) for field in msgspec.structs.fields(kind)])
    count = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            writer.write_table(pa.Table.from_pylist([_cells(row, schema.names) for row in batch], schema=schema))
            count += len(batch)
    return count


def _batches(rows: Iterable[Value]) -> Iterator[list[Value]]:
    walk = iter(rows)
    while batch := list(islice(walk, BATCH)):
        yield batch


def _cells(row: Value, names: Iterable[str]) -> dict[str, object]:
    values = ((name, getattr(row, name)) for name in names)
    return {name: _plain(value) if isinstance(value, Value) else value for name, value in values}


def _plain(value: Value) -> str:
    # A struct inside a row (the coder of a report) is one cell: its JSON.
    return _encode(value).decode()


def _arrow_type(annotation: object) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if get_origin(annotation) in {Union, UnionType}:
        annotation = next(one for one in get_args(annotation) if one is not NoneType)
    if get_origin(annotation) is tuple:
        return pa.list_(pa.string())
    if isinstance(annotation, type):
        for kind, arrow in ((bool, pa.bool_()), (int, pa.int64()), (float, pa.float64())):
            if issubclass(annotation, kind):
                return arrow
    return pa.string()
