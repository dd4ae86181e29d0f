"""Writes anew what is made from the coder's own output: the golden records, and the examples in the documentation.

    python -m tests.regenerate

Read the diff before you commit it: every changed line is a change that a user sees. The tests compare the same bytes.

In a page, `<!-- example: events type=THREATEN -->` ... `<!-- end -->` holds the first such item of the golden record, and
`<!-- output: dragoman code FILE --format table -->` ... `<!-- end -->` holds what the command prints.
"""

import io
import json
import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from dragoman.commands.code import Codes, load_coder
from dragoman.commands.output import write_records
from dragoman.errors import InputError
from dragoman.reading import read_path
from dragoman.record import Record

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
PAGES = (ROOT / "README.md", ROOT / "docs" / "record.md")
TOLD_IN_DOCS = "iceland_norway_mackerel"
_BLOCK = re.compile(r"<!-- (?P<kind>example|output): (?P<asked>[^\n]*?) -->\n.*?<!-- end -->", re.DOTALL)


def records_of(path: str, coder: Codes) -> Iterator[Record]:
    """The records of a file named from the checkout's root, so that their `path` is the same everywhere."""
    for report in read_path(ROOT / path):
        if isinstance(report, InputError):
            raise report
        yield coder.code(msgspec.structs.replace(report, path=path))


def example_files() -> list[str]:
    """The files of reports among the examples, named from the checkout's root."""
    return sorted(f"examples/{p.name}" for p in (ROOT / "examples").iterdir() if p.suffix in (".txt", ".jsonl"))


def golden_files(coder: Codes) -> Iterator[tuple[Path, bytes]]:
    """Each golden file and what stands in it: the records of an example, indented so that a diff can be read."""
    for path in example_files():
        lines = [msgspec.json.format(record.to_json(), indent=1) for record in records_of(path, coder)]
        yield GOLDEN / f"{Path(path).stem}.json", b"[\n" + b",\n".join(lines) + b"\n]\n"


def filled(page: str, coder: Codes) -> str:
    """The page with its examples and outputs as the coder gives them now."""
    return _BLOCK.sub(partial(_fill, coder=coder), page)


def _fill(block: re.Match[str], coder: Codes) -> str:
    make: Callable[[str, Codes], str] = _example if block["kind"] == "example" else _output
    return f"<!-- {block['kind']}: {block['asked']} -->\n{make(block['asked'], coder)}<!-- end -->"


def _example(asked: str, coder: Codes) -> str:
    """The first item of a field of the record whose keys have these values, as JSON."""
    field, *conditions = asked.split()
    wanted = [condition.split("=", 1) for condition in conditions]
    [record] = records_of(f"examples/{TOLD_IN_DOCS}.txt", coder)
    for item in json.loads(record.to_json())[field]:
        if all(str(item[key]).lower() == value.lower() for key, value in wanted):
            return f"```json\n{json.dumps(item, ensure_ascii=False, indent=1)}\n```\n"
    return "(none in this report)\n"


def _output(command: str, coder: Codes) -> str:
    """What `dragoman code FILE --format table` prints where nobody looks on; `| head -n NUMBER` behind it cuts it short."""
    call, _, cut = command.partition(" | head -n ")
    out = io.BytesIO()
    write_records(records_of(shlex.split(call)[2], coder), "table", out)
    lines = [line.rstrip() for line in out.getvalue().decode().strip("\n").splitlines()]
    return "```\n" + "\n".join([f"$ {command}", *lines[: int(cut) if cut else None]]) + "\n```\n"


def changes(coder: Codes, pages: Iterable[Path] = PAGES) -> Iterator[tuple[Path, bytes]]:
    """Every generated file with the bytes that it ought to hold."""
    yield from golden_files(coder)
    for page in pages:
        yield page, filled(page.read_text(encoding="utf-8"), coder).encode()


def main() -> None:
    """Writes what changed, and names it."""
    GOLDEN.mkdir(exist_ok=True)
    for path, wanted in changes(load_coder()):
        if not path.exists() or path.read_bytes() != wanted:
            path.write_bytes(wanted)
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
