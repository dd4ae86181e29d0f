"""What a run says: the table on the screen, and `docs/quality.md`."""

import os
import platform
from collections.abc import Iterator
from pathlib import Path

from evaluation.areas import AREAS, LEFT_OUT, Area
from evaluation.figures import Figure
from evaluation.offsets import AREA
from evaluation.runner import Run

_HEAD = """# Quality

How well this version does, measured on hand-coded development sets with one command from a checkout:

```
python -m evaluation --shared ../shared --write docs/quality.md
```

The sets are texts of their publishers and stay outside the project: `--shared` names the folder that holds them. They are used for
measuring and for reading errors, never for training, but rules were mended after reading errors on them: expect somewhat lower figures
on text never seen. Each figure is a share between 0 and 1; P is precision, R is recall, F1 their harmonic mean. The floors under these
figures are in `evaluation/floors.json`; `python -m evaluation --gate` fails when one falls.
"""

# The figures that the README shows, and how it calls them.
SUMMARY = (
    ("events/ag_world: type", "event type, titles and leads of agency stories, F1"),
    ("events/ag_world: type + parties", "event type with all its actors and recipients, F1"),
    ("events/plover_gsr: any type", "PLOVER gold records, the event's type found"),
    ("statements/polnear: content half", "who said what, at least half of the words, F1"),
    ("statements/polnear: full", "the same, with the right source, F1"),
    ("statements/polnear: direct quotes, full", "direct quotes with the right source, recall"),
    ("times/aquaint: value", "dates reckoned right, agency reports, F1"),
    ("places/trnews: acc161_or_id", "places found that are put where they are"),
    ("articles: articles", "the body of web pages, F1"),
)
_BEGIN, _END = "<!-- figures -->", "<!-- end figures -->"


def as_table(run: Run) -> str:
    """The figures as lines for the screen, then what went wrong."""
    width = max((len(f.key) for f in run.figures), default=10)
    lines = [f"{f.key:{width}}  {f.value:.4f}   {f.detail}" for f in run.figures]
    lines += [f"! {name}: {problem}" for name, problem in sorted(run.problems.items())]
    lines += [f"- {name}: left out. {reason}" for name, reason in LEFT_OUT]
    return "\n".join([*lines, f"{run.words_a_second:,.0f} words a second; coder loaded in {run.load_seconds:.1f} s"])


def as_page(run: Run, version: str, date: str, machine: str) -> str:
    """The page `docs/quality.md`: every figure with its command, its data and what others reach."""
    parts = [_HEAD, f"Measured on {date} with dragoman {version}.\n"]
    parts += [_section(area, run) for area in AREAS if area.name in run.hashes]
    parts += [_offsets(run), _speed(run, machine), "## Not measured\n"]
    parts.append("\n".join(f"- **{name}**: {reason}" for name, reason in LEFT_OUT))
    return "\n".join(part for part in parts if part) + "\n"


def with_summary(page: str, run: Run) -> str:
    """The README with its table of the foremost figures as this run measured them. Figures that were not measured are left out."""
    measured = {f.key: f for f in run.figures}
    rows = [f"| {told} | {measured[key].value:.2f} | {_compare(key)} |" for key, told in SUMMARY if key in measured]
    table = "\n".join(["| on hand-coded text | | for comparison |", "|---|---|---|", *rows])
    before, _, rest = page.partition(_BEGIN)
    return f"{before}{_BEGIN}\n{table}\n{_END}{rest.partition(_END)[2]}" if rest else page


def _compare(key: str) -> str:
    area, name = key.rsplit(": ", 1)
    return next(a.compare.get(name, "") for a in AREAS if a.name == area)


def _section(area: Area, run: Run) -> str:
    coded = next(c for c in run.coded if c.corpus == area.corpus)
    arguments = " ".join(f"../shared/{a}" if a == area.gold else a for a in area.arguments())
    lines = [f"## {area.name}\n"]
    if area.note:
        lines.append(f"{area.note}\n")
    lines.append("| figure | | counts | for comparison |\n|---|---|---|---|")
    lines += [_row(f, area.compare.get(f.name, "")) for f in run.figures if f.area == area.name]
    lines.append(f"\nData: `../shared/{area.gold}`, {coded.reports} texts, {coded.words:,} words, hash `{run.hashes[area.name]}`.")
    lines.append(f"Command: `python -m evaluation --area {area.name}`, which runs `{area.scorer.removeprefix('eval/')} {arguments}`.\n")
    return "\n".join(lines)


def _row(figure: Figure, compare: str) -> str:
    return f"| {figure.name} | **{figure.value:.3f}** | {figure.detail} | {compare} |"


def _offsets(run: Run) -> str:
    figures = [f for f in run.figures if f.area == AREA]
    if not figures:
        return ""
    lines = [
        "## Offsets and determinism\n",
        "Share of records in which every offset gives back words (inside the text, not empty, no white space at the ends) and every",
        "reference is answered; and share of records that a second process, with other hash seeds, wrote with the very same bytes.\n",
        "| figure | | counts |\n|---|---|---|",
    ]
    lines += [f"| {f.name} | **{f.value:.4f}** | {f.detail} |" for f in figures]
    return "\n".join([*lines, "\nCommand: `python -m evaluation --area offsets`.\n"])


def _speed(run: Run, machine: str) -> str:
    lines = [
        "## Speed\n",
        f"{run.words_a_second:,.0f} words a second of processor time over all these texts, one process, from Report to Record; the coder",
        f"loads in {run.load_seconds:.1f} s. Machine: {machine}.\n",
        "| texts | reports | words | words a second |\n|---|---|---|---|",
    ]
    lines += [f"| {c.corpus} | {c.reports} | {c.words:,} | {c.words / max(c.seconds, 1e-9):,.0f} |" for c in run.coded]
    return "\n".join([*lines, ""])


def describe_machine() -> str:
    """The processor, the number of cores that this process may use, and the Python.

    >>> "Python 3" in describe_machine()
    True
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{next(_models(), platform.machine())}, {cores} cores, Python {platform.python_version()}"


def _models() -> Iterator[str]:
    table = Path("/proc/cpuinfo")
    if table.exists():
        for line in table.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                yield line.split(":", 1)[1].strip()
