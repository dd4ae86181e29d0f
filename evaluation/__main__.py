"""The command `python -m evaluation`: every figure, the gate, and docs/quality.md.

python -m evaluation                              every area, a table on the screen
python -m evaluation --area times --area events/plv
python -m evaluation --write docs/quality.md      the page as well; --summary README.md fills the table there
python -m evaluation --gate                       1 when a figure is below its floor
python -m evaluation --pin                        raise the floors to what was measured
"""

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from dragoman import __version__
from dragoman.commands.code import load_coder
from evaluation.areas import AREAS
from evaluation.gate import FLOORS, GateError, failures, load_floors, pin, save_floors
from evaluation.offsets import AREA
from evaluation.report import as_page, as_table, describe_machine, with_summary
from evaluation.runner import Run, run_areas, select


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Measure the coder on hand-coded texts.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of the evaluation texts (default: ../shared)")
    parser.add_argument("--area", action="append", default=[], metavar="NAME", help="only this area, or those of this group; repeatable")
    parser.add_argument("--list", action="store_true", help="list the areas and stop")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the figures to this page")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="write the foremost figures into this README")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the coded records in this folder")
    parser.add_argument("--date", default=None, help="the date to put on the page (default: today)")
    parser.add_argument("--gate", action="store_true", help="fail when a figure is below its floor")
    parser.add_argument("--floors", type=Path, default=FLOORS, metavar="FILE", help="where the floors are kept")
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures measured")
    parser.add_argument("--allow-lower", action="append", default=[], metavar="NAME", help="with --pin: let this figure's floor sink")
    parser.add_argument("--because", default="", help="with --allow-lower: the reason, kept beside the floors")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 done, 1 the gate failed, 2 wrong use."""
    options = _parser().parse_args(arguments)
    chosen, offsets = select(options.area)
    if options.list or not (chosen or offsets):
        print("\n".join([*(a.name for a in AREAS), AREA]))
        return 0 if options.list else 2
    if not options.shared.is_dir():
        print(f"{options.shared} is not a folder. Name the folder of the evaluation texts: --shared FOLDER", file=sys.stderr)
        return 2
    run = _measure(options)
    print(as_table(run))
    if options.write:
        date = options.date or dt.datetime.now(tz=dt.UTC).date().isoformat()
        options.write.write_text(as_page(run, __version__, date, describe_machine()), encoding="utf-8")
    if options.summary:
        options.summary.write_text(with_summary(options.summary.read_text(encoding="utf-8"), run), encoding="utf-8")
    return _judge(run, options, [a.name for a in chosen] + ([AREA] if offsets else []))


def _measure(options: argparse.Namespace) -> Run:
    with tempfile.TemporaryDirectory(prefix="dragoman-evaluation-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        return run_areas(options.area, options.shared, folder, load_coder, lambda line: print(line, file=sys.stderr, flush=True))


def _judge(run: Run, options: argparse.Namespace, areas: list[str]) -> int:
    """Applies --gate and --pin, in this order: what fails is not pinned over in silence."""
    pinned = load_floors(options.floors)
    fallen = failures(run.figures, run.hashes, pinned, areas) if options.gate else []
    for sentence in fallen:
        print(f"GATE: {sentence}", file=sys.stderr)
    if options.pin:
        try:
            raised = pin(run.figures, run.hashes, pinned, allow_lower=options.allow_lower, because=options.because)
        except GateError as error:
            print(f"PIN: {error}", file=sys.stderr)
            return 1
        save_floors(raised, options.floors)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
