"""Finds out in which encoding bytes were written, and says so; bytes that fit none are an error, never a guess passed on in silence."""

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.errors import InputError, UsageError
from dragoman.record import Dropped, Value

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)", re.IGNORECASE)
_FIRST_ODD = 0x80
# UTF-16 of Latin text: every second byte is NUL, and hardly any of the others.
_NULS, _STRAY_NULS, _SHORTEST_WIDE = 0.6, 0.05, 8
# In Windows-1252 text of a Latin language the odd bytes are letters inside words, or these signs: quotes, dashes, dots, money, degrees.
_WESTERN_SIGNS = frozenset(
    "\u2018\u2019\u201c\u201d\u201a\u201e\u2013\u2014\u2026\u2022\u20ac\u2122\u00a0£¥¢§©®°±²³«»·¿¡½¼¾´×–—\u00ad\u2039\u203a"
)
_NORTHERN_OR_TURKISH = frozenset("ðýþÐÝÞ")  # the same bytes are letters of every second Turkish name, "Erdo\u011fan"
_AFTER_LATIN = 0x250
_MEASURE = re.compile(r"\b[kcm]?m$")
_WESTERN_FEW, _WESTERN_SHARE = 8, 0.15  # more odd bytes than this among all: another alphabet, or no text
# charset-normalizer's measure of disorder, 0 to 1: text in the right encoding stays well below. Tried on cp1250, cp1251 and Shift-JIS news.
_MESS_ALLOWED = 0.08
_SAMPLE, _HEAD = 400_000, 4096


class Decoded(Value, frozen=True):
    """Text, the encoding that it was read with, and how that was known ("mark", "given", "strict", "declared", "detected")."""

    text: str
    encoding: str
    known_from: str

    @property
    def notices(self) -> tuple[Dropped, ...]:
        """What the report shall carry about its encoding."""
        return encoding_notice(self.encoding, self.known_from)


def encoding_notice(encoding: str, known_from: str) -> tuple[Dropped, ...]:
    """A line for the report's `dropped` where the encoding was not plain UTF-8, so that nobody is left to wonder."""
    if encoding in ("utf-8", "utf-8-sig", "ascii"):
        return ()
    return (Dropped(what=f"read as {encoding}", reason=f"encoding {known_from}"),)


def decode(data: bytes, where: str, encoding: str | None = None) -> Decoded:
    """The bytes as text. Raises InputError naming byte and line when no encoding fits, UsageError for an encoding nobody knows.

    >>> decode("He said \u201cno\u201d.".encode("cp1252"), "a.txt").encoding
    'cp1252'
    """
    name, known_from = find_encoding(data, where, encoding)
    try:
        return Decoded(text=data.decode(name), encoding=name, known_from=known_from)
    except UnicodeDecodeError as error:
        raise undecodable(data, error.start, where, name) from error


def find_encoding(data: bytes, where: str, encoding: str | None = None) -> tuple[str, str]:
    """The name of the encoding and how it is known: a mark, the caller, strict UTF-8, the page's own word, then detection."""
    if encoding is not None:
        return known_encoding(encoding), "given"
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, "mark"
    if wide := utf16_without_mark(data[:_HEAD]):
        return wide, "detected"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other_encoding(data, error.start, where)
    return "utf-8", "strict"


def known_encoding(name: str) -> str:
    """The encoding's name as Python spells it. Raises UsageError when there is none of that name."""
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise UsageError(f"no encoding is called {name!r}. Give a name such as utf-8, cp1252, latin-1 or utf-16.") from error


def undecodable(data: bytes, offset: int, where: str, name: str = "utf-8", *, before: int = 0) -> InputError:
    """The error for a byte that does not fit: its offset, its line, and what to do. `before` bytes precede `data` in the file."""
    line = data.count(b"\n", 0, offset) + 1
    what = (
        f"byte {before + offset} (0x{data[offset]:02x}) is not valid {name.removesuffix('-sig')}"
        if offset < len(data)
        else "it ends inside a character"
    )
    return InputError(what, where=where, line=line, mend="Name the file's encoding (encoding='cp1252', for instance), or save it as UTF-8.")


def utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 whose byte order mark was lost, told by the first bytes of a file.

    >>> utf16_without_mark("Talks open".encode("utf-16-le"))
    'utf-16-le'
    """
    half = len(head) // 2
    if half * 2 < _SHORTEST_WIDE:
        return None
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > _NULS and even < _STRAY_NULS:
        return "utf-16-le"
    return "utf-16-be" if even > _NULS and odd < _STRAY_NULS else None


def _other_encoding(data: bytes, offset: int, where: str) -> tuple[str, str]:
    """An encoding for bytes that are not UTF-8, or InputError at the first byte that did not fit."""
    sequences = len(_UTF8_SEQUENCE.findall(data))
    strays = sum(byte >= _FIRST_ODD for byte in _UTF8_SEQUENCE.sub(b"", data))
    if sequences >= strays:  # UTF-8 with a few broken bytes: in any other encoding the sound letters would turn to rubbish
        raise undecodable(data, offset, where)
    if declared := _declared(data):
        return declared, "declared"
    if _is_western(data):
        return "cp1252", "detected"
    best = from_bytes(data[max(0, offset - _SAMPLE // 2) : offset + _SAMPLE // 2]).best()
    # The encodings of Latin letters cannot be told from one another by looks: only another alphabet shows which it is.
    if best is None or best.chaos > _MESS_ALLOWED or best.coherence <= 0 or _is_latin(str(best)):
        raise undecodable(data, offset, where)
    return best.encoding, "detected"


def _is_latin(text: str) -> bool:
    """True when most letters beyond ASCII are Latin ones."""
    odd = [char for char in text if ord(char) >= _FIRST_ODD and char.isalpha()]
    return sum(ord(char) < _AFTER_LATIN for char in odd) * 2 >= len(odd)


def _declared(data: bytes) -> str | None:
    """The encoding that a page names in its head, when the whole page can be read with it."""
    found = _META_CHARSET.search(data[:_HEAD])
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    # What calls itself Latin-1 is Windows-1252 on the web (WHATWG Encoding, section 4.2).
    return "cp1252" if name == "iso8859-1" else name


def _is_western(data: bytes) -> bool:
    """True when, read as Windows-1252, every odd byte is a sign of running text or a letter that touches a letter."""
    high = sum(byte >= _FIRST_ODD for byte in data)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if high > max(_WESTERN_FEW, _WESTERN_SHARE * len(data)):
        return False
    return all(_fits_western(text, match.start()) for match in re.finditer(r"[\u0080-\uffff]", text))


def _fits_western(text: str, at: int) -> bool:
    """True for a sign of running text, and for a letter that touches a letter.

    >>> _fits_western("Wa\u00b3\u00eas\u00b9", 2), _fits_western("40 km\u00b2", 5)
    (False, True)
    """
    char, before, after = text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if char in "²³¹" and before.isalpha():  # a raised figure in a word is a Polish l in another encoding, unless it is a measure
        return bool(_MEASURE.search(text[max(0, at - 4) : at])) and not after.isalpha()
    if char in "£¥":
        return not after.isalpha()
    if char in _NORTHERN_OR_TURKISH:
        return False
    return char in _WESTERN_SIGNS or (char.isalpha() and (before.isalpha() or after.isalpha()))
