"""Cleans characters and tells the lines that are no part of a report: captions, credits, links to other reports, buttons, footers."""

import html
import re
from functools import cache

from dragoman.reading.credits import agency_named, agency_pattern
from dragoman.record import Value
from dragoman.tables.tsv import read_rows

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
# Feeds that lost the ampersand of "&#39;"
_BARE_ENTITY = re.compile(r"(?<![&\w])#(\d{2,4});|(?<=\w)#(39|8217|8216|34);")
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u000b\u000c]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ud800-\udfff]")
_CONTROL = re.compile("[\u0000-\u0009\u000b-\u001f\u007f-\u009f]")
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# UTF-8 that was once read as Windows-1252: a lead byte's letter, then one to three that were continuation bytes.
_TWICE_CODED = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)
_CONTROLS = frozenset(map(chr, range(0x80, 0xA0)))
_END_MARK = re.compile(r"(?<=[.!?\"”])\s+(?:Enditem|ENDS|END|-30-|#{2,}|_{2,}|■|□|◼)$")
_BULLET = re.compile(r"^[^\w\s\"'“”‘’«„(\[@#©_*…-]+\s*(?=\w)")  # arrows, pictures and dots before a line
# "The minister in Geneva.MFA Norland": caption and credit run together, with no stop at the end
_RUN_TOGETHER = re.compile(r"[a-z]\.[A-Z][\w.]*(?: [\w./&-]*\w){0,5}$")
_NAME_AT_END = re.compile(r"[a-z\"”)]\. (?:[A-Z][\w.'/-]*|/|and|&)(?: (?:[A-Z][\w.'/-]*|/|and|for|&)){0,5}(?<!\.)$")
_SIGNATURE = re.compile(r"(?P<words>.*[.!?\"”'’])\s*(?:[-–—/|]+\s*|\(|\[|/)?(?P<who>[A-Z][\w.'/ -]{1,40})[)\]/]?", re.DOTALL)
_NOBODY = frozenset({"agencies", "agency", "news agencies", "staff"})
_LONGEST_JUNK = 700
_CAPTION_WORDS = 45
_DOMAIN = re.compile(r"(?P<before>\S+)\s+\(?(?:[A-Za-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,6}\)?$")
_DOMAIN_WORDS = 12  # a caption that runs into its credit without a stop is short; in a sentence the domain is where to go
_WAY = re.compile(r"(?i)(?:at|on|to|via|see|from|by|in|visit|website|site|the|of|and|or|e-?mail|called):?")
_PHOTO_CREDIT = re.compile(
    r"(?:\((?:[A-Z]{2,6}|Reuters|Getty(?: Images)?|Photo)[^()]{0,20}(?:Photo|Image|File|Pool|Handout|Getty|/|via)[^()]{0,80}\)"
    r"|\((?:photo|image|picture|file)\b[^()]{0,100}\)|\bGetty Images\b|\bShutterstock\b|\bWikimedia Commons\b|\biStock\b"
    r"|\bREUTERS/[A-Z][\w. '-]+|\bAP Photo\b.{0,60}|\bAFP/[A-Z][\w. '-]+"
    r"|(?:/|via|©) ?(?:AFP|AP|EPA|EPA-EFE|Reuters|REUTERS|TASS|Getty|AFP PHOTO|Xinhua|dpa)"
    r"|\b(?:Pool|Handout|File|Archive|EPA)/[A-Z][\w. '-]+)[\s.)\]]*$"
)


class JunkRule(Value, frozen=True):
    """A row of the table of lines that are no part of a report."""

    reason: str
    words: int
    pattern: str


def mend_characters(text: str) -> str:
    r"""The text with one kind of line end and blank, entities as characters, and without characters that nobody sees.

    >>> mend_characters("Iraq#39;s &quot;guard&quot;\r\ncame\u00a0back\u200b")
    'Iraq\'s "guard"\ncame back'
    """
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = _BARE_ENTITY.sub(lambda match: html.unescape(f"&#{match[1] or match[2]};"), text)
    text = _TWICE_CODED.sub(_read_once, text)
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
    return _CONTROL.sub("", text)


def _read_once(match: re.Match[str]) -> str:
    """The character that was meant by letters such as "â€™", or the letters themselves when they mean nothing else."""
    for end in range(len(match[0]), 1, -1):
        try:
            # Bytes that Windows-1252 leaves free were passed through as control characters.
            data = b"".join(bytes([ord(c)]) if c in _CONTROLS else c.encode("cp1252") for c in match[0][:end])
            return data.decode("utf-8") + match[0][end:]
        except UnicodeError:
            continue
    return match[0]


@cache
def _junk_rules() -> tuple[tuple[JunkRule, re.Pattern[str]], ...]:
    """The rules of the table, each with its compiled pattern."""
    rows = read_rows("junk_lines.tsv")
    rules = (JunkRule(reason=row["reason"], words=int(row["words"]), pattern=row["pattern"]) for row in rows)
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in rules)


def junk_reason(line: str) -> str | None:
    """Why a line is no part of a report's body, or None when it may be.

    >>> junk_reason("Related article: Ministers to meet again"), junk_reason("The ministers met again.")
    ('related report', None)
    """
    if len(line) > _LONGEST_JUNK:
        return None
    words = len(line.split())
    bare = _BULLET.sub("", line)
    for rule, pattern in _junk_rules():
        if words <= rule.words and pattern.fullmatch(bare):
            return rule.reason
    return "captions and credits" if words <= _CAPTION_WORDS and ends_in_credit(line) else None


@cache
def _agency_credit() -> re.Pattern[str]:
    """A bare agency after a full stop, slash, bar or dash, or in square brackets, at the end of a line."""
    return re.compile(
        rf"(?:[.!?”\"]\s|[./|–—-]\s?|\s-\s|^)\(?(?:{agency_pattern()})\)?$|(?<![.!?”\"]\s)\[(?:[^\[\]]*/)?(?:{agency_pattern()})(?:/[^\[\]]*)?\]$"
    )


def ends_in_credit(line: str) -> bool:
    """True for a line that ends as captions do: in a photo credit, an agency's bare name or a web domain.

    >>> ends_in_credit("The minister of defence. kremlin.ru"), ends_in_credit("He told Reuters.")
    (True, False)
    """
    return bool(_PHOTO_CREDIT.search(line) or _agency_credit().search(line) or _RUN_TOGETHER.search(line)) or _ends_in_domain(line)


def is_caption_above(line: str) -> bool:
    """True for a line above the body that ends in bare names after its stop: a caption and who took the picture.

    >>> is_caption_above("The palace on Monday. Ola Foto / Norpix"), is_caption_above("The palace fell on Monday.")
    (True, False)
    """
    return len(line.split()) <= _CAPTION_WORDS and bool(_NAME_AT_END.search(line))


def _ends_in_domain(line: str) -> bool:
    """True for a caption credited to a web domain: after a stop or mark, or at the end of a few words."""
    match = _DOMAIN.search(line)
    if not match:
        return False
    marked = match["before"][-1] in ".!?|/–—-”\"'’:"
    return marked or (len(line.split()) <= _DOMAIN_WORDS and not _WAY.fullmatch(match["before"]))


def sign_off(paragraph: str) -> tuple[str, str | None]:
    """A last paragraph without the agency that signs it ("... he said. - AFP"), and that agency.

    >>> sign_off("The talks go on, he said. — AFP")
    ('The talks go on, he said.', 'AFP')
    """
    paragraph = _END_MARK.sub("", paragraph)
    match = _SIGNATURE.fullmatch(paragraph)
    if not match:
        return paragraph, None
    parts = match["who"].split("/")
    named = [agency_named(part) for part in parts]
    # "REUTERS/Per Foto" is a picture's credit; "Agencies/AFP" signs.
    whole = all(name or part.strip().casefold() in _NOBODY for name, part in zip(named, parts, strict=True))
    agency = next((name for name in named if name), None) if whole else None
    return (match["words"], agency) if agency else (paragraph, None)
