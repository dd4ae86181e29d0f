"""Reads a report from plain text as people paste it: title, byline, date and body told apart, the rest set aside with its reason."""

import re
from collections.abc import Sequence

from dragoman.errors import InputError
from dragoman.reading.clean import ends_in_credit, is_caption_above, junk_reason, mend_characters, sign_off
from dragoman.reading.credits import agency_named, continues_url, publisher_named, starts_url
from dragoman.reading.datelines import find_dateline, is_city
from dragoman.reading.headers import (
    Header,
    byline_of_credits,
    byline_without_label,
    copyright_owner,
    dated_under_title,
    is_bare_label,
    label_of_title,
    read_header,
)
from dragoman.reading.layout import Block, blocks_of, is_headline_like
from dragoman.reading.sheet import Origin, Sheet, make_report
from dragoman.record import Dropped, Report

_TITLE_WORDS, _TITLE_CHARS = 32, 240
_KICKER_WORDS = 2  # "World", "Europe News": the section's name above the title
_CAPTION_WORDS = 40
_WEAK_REASONS = frozenset({"captions and credits", "related report"})
_SENTENCE_OR_TALLY = re.compile(r"[\d:]|[.!?][\"”’)]?(?:\s*\W)?$|[\"”]$")
_LINKED_TITLE_WORDS = 5  # under "Related articles" a line of this length is a title; a subhead is shorter
_BODY_BEFORE = 2  # paragraphs above a signed last one
_FOLLOWING = 12  # lines looked at to see whether a title has a body under it
_PUBLISHER_MARK = re.compile(r"\s+(?:[|–—-]|::|»)\s+(?P<who>[^|–—]{2,40})$")


class _Draft:
    """The sheet while its lines are being sorted."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.body: list[str] = []
        self.header = Header()
        self.dropped: list[Dropped] = []
        self.related = False  # the last line named other reports
        self.closed = False  # an appeal to the reader has begun: nothing of the report comes after it

    @property
    def early(self) -> bool:
        """True while neither title nor body has been met."""
        return self.title is None and not self.body

    def drop(self, line: str, reason: str) -> None:
        self.dropped.append(Dropped(what=line, reason=reason))


def read_wire(text: str, origin: Origin) -> Report:
    r"""The report that a plain text holds. Raises InputError when there is none in it.

    >>> page = "Talks open\n\nBy Ola Nordmann for AFP\n\nGENEVA - Ministers met on Monday."
    >>> report = read_wire(page, Origin(name="a", where="a.txt"))
    >>> report.title, report.byline, report.agency, report.text[slice(*report.dateline)]
    ('Talks open', 'Ola Nordmann', 'AFP', 'GENEVA -')
    """
    sheet = sort_lines(blocks_of(mend_characters(text)))
    if not sheet.body:
        what = "only lines that are no part of a report" if sheet.dropped else "no text in it"
        raise InputError(what, where=origin.where, mend="Give a file with the report's own words in it.")
    return make_report(sheet, origin)


def sort_lines(blocks: Sequence[Block]) -> Sheet:
    """Every line put where it belongs: title, body, header, or set aside with a reason."""
    blocks = _broken_lines_joined(blocks)
    draft = _Draft()
    for index, block in enumerate(blocks):
        _take(draft, block.text, [b.text for b in blocks[index + 1 : index + 1 + _FOLLOWING]])
    if draft.title and not draft.body:  # a single line is the report itself, not the title of one
        draft.body.append(draft.title)
        draft.title = None
    _drop_trailing(draft)
    if not draft.body:
        _take_back(draft)
    return Sheet(title=draft.title, body=tuple(draft.body), header=draft.header, dropped=tuple(draft.dropped))


def _take(draft: _Draft, line: str, following: Sequence[str]) -> None:
    """Puts one more line where it belongs."""
    if draft.early and _take_title(draft, line, following):
        return
    header = read_header(line, titled=not draft.early)
    reason = _header_reason(header) if header else _line_reason(draft, line, following)
    if reason is None and draft.title and not draft.body and (header := _under_title(draft, line, following)):
        reason = _header_reason(header)
    if draft.closed:
        reason = "appeal"
    draft.related = reason == "related report"
    draft.closed = reason == "appeal"
    if reason is None:
        draft.body.append(line)
        return
    if reason == "captions and credits" and line.casefold().startswith("credit"):
        _drop_caption(draft)
    if not draft.closed:
        draft.header |= header or _footer(line, reason)
    draft.drop(line, reason)


def _take_title(draft: _Draft, line: str, following: Sequence[str]) -> bool:
    """True when the line was the title, or the section's name above it, and has been put in its place."""
    if labelled := label_of_title(line):
        _entitle(draft, labelled)
        return True
    # "Analysis: Why Norland votes", "Norland votes | Reuters": titles that further down would be links or captions.
    may_be = read_header(line, titled=False) is None and junk_reason(line) in {None, "related report", "captions and credits"}
    if not may_be or not _is_title(line, following):
        return False
    if _is_kicker(line, following):
        draft.drop(line, "section name")
    else:
        _entitle(draft, line)
    return True


def _line_reason(draft: _Draft, line: str, following: Sequence[str]) -> str | None:
    """Why a line that is no header line is set aside, or None for a paragraph of the body."""
    reason = junk_reason(line)
    if reason == "captions and credits" and _is_last_words(line, draft, following):
        return None
    if reason is None and draft.title and not draft.body and is_caption_above(line):
        return "captions and credits"
    if reason is None and draft.title and not draft.body and is_city(line):
        return "place line"
    if reason is None and _is_linked_title(draft, line):
        return "related report"
    return "title repeated" if reason is None and line == draft.title else reason


def _take_back(draft: _Draft) -> None:
    """Makes a body of the lines that only stood out beside a body: a lone sentence signed "Reuters" is no caption."""
    words = [line for line in draft.dropped if line.reason in _WEAK_REASONS and len(line.what.split()) >= _LINKED_TITLE_WORDS]
    draft.body = [line.what for line in words]
    draft.dropped = [line for line in draft.dropped if line not in words]


def _drop_trailing(draft: _Draft) -> None:
    """Sets aside what stands under the last sentence without being one: tags, titles of other reports. Tallies have figures."""
    while len(draft.body) > 1 and is_headline_like(draft.body[-1]) and not _SENTENCE_OR_TALLY.search(draft.body[-1]):
        draft.drop(draft.body.pop(), "trailing line")


def _under_title(draft: _Draft, line: str, following: Sequence[str]) -> Header | None:
    """What a line between title and body says about the report when it is no header line by itself."""
    beside_date = bool(draft.dropped) and draft.dropped[-1].reason == "date line"
    before_header = bool(following) and read_header(following[0]) is not None
    return byline_without_label(line, dated=beside_date or before_header) or dated_under_title(line)


def _drop_caption(draft: _Draft) -> None:
    """Sets aside the caption over a line "Credit...": it is the line before, when that is short."""
    if draft.body and len(draft.body[-1].split()) <= _CAPTION_WORDS and not find_dateline(draft.body[-1]):
        draft.drop(draft.body.pop(), "captions and credits")


def _entitle(draft: _Draft, line: str) -> None:
    """Sets the title, less the publisher's name that browsers put behind it."""
    match = _PUBLISHER_MARK.search(line)
    if match:
        agency, publisher = agency_named(match["who"]), publisher_named(match["who"])
        if agency or publisher:
            draft.header |= Header(agency=agency, publisher=publisher)
            draft.drop(match[0].strip(), "publisher's name")
            line = line[: match.start()]
    draft.title = line


def _is_title(line: str, following: Sequence[str]) -> bool:
    """True for a headline that has a body, or at least header lines and more, under it."""
    if find_dateline(line) or not _ends_like_title(line, following):
        return False
    return any(read_header(other) is None and junk_reason(other) is None for other in following)


def _ends_like_title(line: str, following: Sequence[str]) -> bool:
    """True for a line of a title's length without final stop; with one, only when a byline or date comes next."""
    bare = line.rstrip("!…").removesuffix("...")
    if is_headline_like(bare, _TITLE_WORDS, _TITLE_CHARS) or re.search(r"\b(?:[A-Z]\.){2,}[\"”’']?$", bare):
        return len(line) <= _TITLE_CHARS
    return (
        bool(following)
        and is_headline_like(bare.rstrip("."), _TITLE_WORDS // 2, _TITLE_CHARS // 2)
        and read_header(following[0]) is not None
    )


def _is_kicker(line: str, following: Sequence[str]) -> bool:
    """True for a section's name: a word or two above the title, with nothing but other such names and dates between."""
    if len(line.split()) > _KICKER_WORDS:
        return False
    for index, other in enumerate(following):
        header = read_header(other, titled=False)
        if header is not None and header.byline:
            return False
        if header is None and junk_reason(other) is None and len(other.split()) > _KICKER_WORDS:
            return _is_title(other, following[index + 1 :])
    return False


def _is_last_words(line: str, draft: _Draft, following: Sequence[str]) -> bool:
    """True for a last paragraph that only its agency's signature makes look like a caption ("... he said on Monday. - AFP")."""
    words, agency = sign_off(line)
    if agency is None or len(draft.body) < _BODY_BEFORE or len(words.split()) <= _KICKER_WORDS or ends_in_credit(words):
        return False
    return all(read_header(other) or junk_reason(other) for other in following)


def _is_linked_title(draft: _Draft, line: str) -> bool:
    """True for the titles listed under a bare "Related articles"."""
    return draft.related and len(line.split()) >= _LINKED_TITLE_WORDS and is_headline_like(line, _TITLE_WORDS, _TITLE_CHARS)


def _header_reason(header: Header) -> str:
    """The reason word of a header line, by the first fact that it gave."""
    facts = (("byline", "byline"), ("published", "date line"), ("updated", "date line"), ("url", "url"), ("agency", "agency line"))
    return next((reason for field, reason in facts if getattr(header, field)), "publisher line" if header.publisher else "byline")


def _footer(line: str, reason: str) -> Header:
    """What a line that is set aside still tells: the owner of the copyright, the reporters behind the report."""
    if reason == "copyright and footer":
        owner = copyright_owner(line)
        agency = agency_named(owner) if owner else None
        return Header(agency=agency, publisher=None if agency else owner)
    return Header(byline=byline_of_credits(line)) if reason == "contributors" else Header()


def _broken_lines_joined(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with a lone label joined to its value ("By" above a name), and a URL to the rest of it on the next line."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and is_bare_label(last.text) and read_header(f"{last.text} {block.text}"):
            joined[-1] = Block(text=f"{last.text} {block.text}", line=last.line, apart=last.apart)
        elif last and not block.apart and starts_url(last.text) and continues_url(last.text, block.text):
            joined[-1] = Block(text=last.text + block.text, line=last.line, apart=last.apart)
        else:
            joined.append(block)
    return joined
