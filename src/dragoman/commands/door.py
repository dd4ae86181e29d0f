"""The way in and out of the command line: how a verb ends, whatever becomes of it.

Exit codes: 0 all done, 1 some reports failed, 2 nothing usable or wrong use, 130 stopped by Ctrl-C.
"""

import os
import sys
from typing import Any, NoReturn

import click

from dragoman.errors import DragomanError

DONE, SOME_FAILED, NOTHING = 0, 1, 2
INTERRUPTED = 130

# Letters that would steer a terminal instead of standing on it, each with what stands there for it. All but tab and line feed.
STEERING = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)], "\N{REPLACEMENT CHARACTER}")


class Door(click.Group):
    """The group of verbs; every trouble that leaves through it becomes a line on standard error and an exit code."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ANN401 - as click's own
        """Run a verb and exit."""
        kwargs["standalone_mode"] = False
        try:
            sys.exit(super().main(*args, **kwargs) or DONE)
        except click.ClickException as error:
            error.show()
        except DragomanError as error:
            complain(error)
        except OSError as error:
            complain(
                f"{error.filename or 'input or output'}: {error.strerror or error}. Check the name, the rights and the room on the disk."
            )
        except (click.Abort, KeyboardInterrupt):
            complain("stopped.")
            sys.exit(INTERRUPTED)
        sys.exit(NOTHING)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click's own
        """Run a verb; a reader of the output that has seen enough (`| head`) ends it quietly."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is still in the buffer would be tried again when Python exits, with a message.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        return status


def complain(trouble: object) -> None:
    """Write a line on standard error."""
    click.echo(f"dragoman: {trouble}".translate(STEERING), err=True)


def status(done: int, failed: int) -> int:
    """The exit code for so many reports done and failed."""
    if not done:
        if not failed:
            complain("no report found there. Give a file, or a folder with --recursive.")
        return NOTHING
    return SOME_FAILED if failed else DONE
