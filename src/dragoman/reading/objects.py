"""Takes JSON apart as it streams by: JSON Lines line by line, an array or a run of objects one object at a time."""

import json
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from dragoman.errors import InputError
from dragoman.record import Value

_CHUNK = 1 << 16
_LONGEST = 20 * 1024 * 1024  # bytes of one object
_BETWEEN = " \t\r\n,\ufeff"


class Found(Value, frozen=True):
    """An object of the stream, by its keys, and the line that it begins on."""

    row: dict[str, object]
    line: int


def json_lines(stream: BinaryIO | TextIO, *, where: str) -> Iterator[Found | InputError]:
    """The objects of JSON Lines; a line that is none gives an InputError, and the rest goes on."""
    number = 0
    while line := stream.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            yield InputError("a line of more than 20 MB", where=where, line=number, mend="Give one report a line.")
            while line and not _ends(line):
                line = stream.readline(_LONGEST)
        elif line.strip():
            yield _object_of(line, number, where)


def _ends(line: bytes | str) -> bool:
    """True when a piece of a line is its last."""
    return line.endswith(b"\n") if isinstance(line, bytes) else line.endswith("\n")


def _object_of(line: bytes | str, number: int, where: str) -> Found | InputError:
    """The object of one line."""
    try:
        words = line.decode("utf-8") if isinstance(line, bytes) else line
        value = json.loads(words.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        what = f"byte {error.start} of the line (0x{error.object[error.start]:02x}) is not valid utf-8"
        return InputError(what, where=where, line=number, mend="Save the file as UTF-8, or name its encoding.")
    except (ValueError, RecursionError) as error:
        return InputError(f"a line that is no JSON ({_said(error)})", where=where, line=number, mend="Mend the line or leave it out.")
    if not isinstance(value, dict):
        return InputError("a line that is JSON but no object", where=where, line=number, mend='Write {"id": ..., "text": ...}.')
    return Found(row=value, line=number)


def json_values(stream: TextIO, *, where: str) -> Iterator[Found | InputError]:
    """The objects of a JSON array, or of objects written one after another; only one of them is held at a time."""
    window = _Window(stream)
    listed = window.opens_list()
    while not window.at_end(listed=listed):
        line = window.line
        try:
            value = window.take_value()
        except (ValueError, RecursionError) as error:
            # The window cannot know where the next object would begin.
            what = f"JSON that breaks off or is broken ({_said(error)})"
            yield InputError(what, where=where, line=line, mend="Mend the file; rows after this one were not read.")
            return
        yield _checked(value, where, line)


class _Window:
    """The part of a stream of JSON that is not taken apart yet, and the line on which it begins."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.text = ""
        self.line = 1
        self.ended = False
        self.decoder = json.JSONDecoder()

    def more(self) -> None:
        """Reads on, twice as much each time, so that one long object is not parsed from its start for every piece."""
        piece = self.stream.read(max(_CHUNK, len(self.text)))
        self.ended = not piece
        self.text += piece

    def advance(self, end: int) -> None:
        """Leaves the first characters behind."""
        self.line += self.text.count("\n", 0, end)
        self.text = self.text[end:]

    def at_end(self, *, listed: bool) -> bool:
        """True when nothing but the end of the list, or of the stream, follows the blanks and commas that are passed over here."""
        while True:
            self.advance(len(self.text) - len(self.text.lstrip(_BETWEEN)))
            if self.text or self.ended:
                return not self.text or (listed and self.text[0] == "]")
            self.more()

    def opens_list(self) -> bool:
        """True when the stream begins with the mark of a list, which is passed over."""
        if self.at_end(listed=False) or self.text[0] != "[":
            return False
        self.advance(1)
        return True

    def take_value(self) -> object:
        """The next value. Raises ValueError when it is broken or longer than a report may be."""
        while True:
            try:
                value, end = self.decoder.raw_decode(self.text)
            except ValueError:
                if self.ended or len(self.text) > _LONGEST:
                    raise
            else:
                # A number that touches the end of the window may go on after it.
                if end < len(self.text) or self.ended:
                    self.advance(end)
                    return value
            self.more()


def _said(error: Exception) -> str:
    """What the parser says, without its own count of lines and columns, which is that of a piece."""
    return error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"


def _checked(value: object, where: str, line: int) -> Found | InputError:
    """A value of the stream when it is an object."""
    if isinstance(value, dict):
        return Found(row=value, line=line)
    return InputError("an item that is JSON but no object", where=where, line=line, mend='Write {"id": ..., "text": ...}.')
