"""Finds who speaks the words within quotation marks: the saying clause after, before, or in the paragraph above.

The words round a quotation are read in their order first and as a tree second, for parsers often break a sentence at its marks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.coding.phrases import cue_span, source_span
from dragoman.coding.quotes import Quotation
from dragoman.coding.reported import Attribution, is_passive_cue, speaker_of_verb
from dragoman.coding.syntax import dependents, subtree, tokens_in
from dragoman.record import Document, Span, Token, Value

_ASKS_FOR_TAIL = (",", "?", "!", "\u2014", "-", "\u2013", "\u2026")
_MARKS = "\"'`\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb"
# Words between the closing mark and the verb, or between the verb and the opening mark: more is another clause
# (longest noun phrase of a source before its verb in PolNeAR's training part: 38 words; nine in ten below 12).
_REACH_BEFORE_VERB = 24
_REACH_AFTER_VERB = 20
_DASHES = ("\u2014", "\u2015", "\u2013", "-", "--")
_LONGEST_NAME = 5
# A clause of so few words that ends the sentence behind a comma or question mark says who spoke, by whatever verb ('?" he snapped.').
_SHORT_TAIL = 5


class Saying(Value, frozen=True, kw_only=True, gc=False):
    """A saying clause beside a quotation."""

    verb: int
    speaker: int | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


class Page(Value, frozen=True, kw_only=True):
    """A document with its quotations and, for each token, which quotation it stands in (-1 for none)."""

    document: Document
    quotations: tuple[Quotation, ...]
    inside: tuple[int, ...]
    starts: tuple[int, ...]

    def at_or_after(self, offset: int) -> int:
        """The index of the first token that starts at an offset or later."""
        return bisect_left(self.starts, offset)

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return bisect_right(self.document.report.paragraphs, offset, key=lambda p: p.start) - 1

    def quoted_share(self, span: Span) -> float:
        """How much of a span stands within quotation marks: the share of its words."""
        tokens = [t.index for t in tokens_in(self.document, span) if t.pos != "PUNCT"]
        return sum(self.inside[i] != -1 for i in tokens) / len(tokens) if tokens else 0.0


def open_page(document: Document, quotations: tuple[Quotation, ...]) -> Page:
    """The document with its tokens sorted into quotations. Reads tokens."""
    inside = [-1] * len(document.tokens)
    starts = tuple(t.start for t in document.tokens)
    for number, quotation in enumerate(quotations):
        first = bisect_left(starts, quotation.start)
        last = bisect_left(starts, quotation.end)
        inside[first:last] = [number] * (last - first)
    return Page(document=document, quotations=quotations, inside=tuple(inside), starts=starts)


def find_sayings(page: Page, verbs: frozenset[str]) -> dict[int, Saying]:
    """The saying clause of each quotation that has one, by the quotation's number.

    A clause after the quotation goes before one in front of it when the quotation ends as speech that is not yet done.
    """
    found: dict[int, Saying] = {}
    for number, quotation in enumerate(page.quotations):
        saying = _signed(page, quotation)
        if saying is None and _asks_for_tail(page, quotation):
            saying = _after(page, number, verbs)
        if saying is None:
            saying = _before(page, number, verbs)
        if saying is not None:
            found[number] = saying
    return found


def _asks_for_tail(page: Page, quotation: Quotation) -> bool:
    text = page.document.text
    words = text[quotation.start : quotation.end].rstrip(_MARKS).rstrip()
    if words.endswith(_ASKS_FOR_TAIL) or text[quotation.end : quotation.end + 1] == ",":
        return True
    return words.endswith(".") and text[quotation.end : quotation.end + 2].strip(" ")[:1].islower()


def _after(page: Page, number: int, verbs: frozenset[str]) -> Saying | None:
    """'..., " he said', '... ?" asked the minister': the first verb after the mark, with its subject beside it."""
    document, quotation = page.document, page.quotations[number]
    first = page.at_or_after(quotation.end)
    tokens = document.tokens
    while first < len(tokens) and tokens[first].text in (",", "\u2014", "-", "\u2013", "--"):
        first += 1
    if first < len(tokens) and tokens[first].pos in ("CCONJ", "SCONJ"):
        return None
    limit = min(len(tokens), first + _REACH_BEFORE_VERB)
    for at in range(first, limit):
        token = tokens[at]
        if page.inside[at] != -1 or token.start >= document.report.paragraphs[quotation.paragraph].end:
            return None
        if token.text in (".", "!", "?", ":"):
            return None
        known = token.lemma in verbs or (token.tag in ("VBD", "VBZ") and at - first < _SHORT_TAIL and _ends_soon(document, token))
        finite = token.tag != "VBG" or tokens[at - 1].text.lower() == "as"
        if known and _is_verb(token) and finite and not _in_relative(document, token, first):
            return _saying_after(page, token, first)
    return None


def _signed(page: Page, quotation: Quotation) -> Saying | None:
    """The name that signs a quotation behind a dash, with nothing after it: '"I like it." - Ann Lee'."""
    first = page.at_or_after(quotation.end)
    tokens = page.document.tokens
    if first + 1 >= len(tokens) or tokens[first].text not in _DASHES or tokens[first + 1].pos != "PROPN":
        return None
    last = first + 1
    while last + 1 < len(tokens) and last - first < _LONGEST_NAME and _is_name_part(tokens[last + 1]) and "\n" not in _gap(page, last):
        last += 1
    rest = page.document.text[tokens[last].end :].lstrip(" .")
    if rest and not rest.startswith("\n"):
        return None
    source = (tokens[first + 1].start, tokens[last].end)
    return Saying(verb=first, speaker=last, source=(source,), cue=((tokens[first].start, tokens[first].end),))


def _gap(page: Page, index: int) -> str:
    return page.document.text[page.document.tokens[index].end : page.document.tokens[index + 1].start]


def _is_name_part(token: Token) -> bool:
    return token.pos == "PROPN" or token.text[0].isupper()


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or token.tag in ("VBD", "VBZ", "VBP")


def _ends_soon(document: Document, verb: Token) -> bool:
    """True when the full stop follows the verb at once or behind one word ("he snapped.", "she shot back.")."""
    after = document.tokens[verb.index + 1 : verb.index + 3]
    return any(t.text in (".", "!", "?") for t in after)


def _in_relative(document: Document, verb: Token, first: int) -> bool:
    """True when "who", "which" or "that" stands between the clause's start and its verb as the verb's own subject."""
    return any(t.tag in ("WDT", "WP") and t.index >= first for t in dependents(document, verb.index, "nsubj"))


def _saying_after(page: Page, verb: Token, first: int) -> Saying | None:
    document = page.document
    cue = (cue_span(document, verb),)
    speaker = speaker_of_verb(document, verb)
    if speaker is not None and page.inside[speaker] == -1 and speaker >= first:
        return Saying(verb=verb.index, speaker=speaker, source=(source_span(document, speaker, verb.index),), cue=cue)
    before = [t for t in document.tokens[first : verb.index] if t.pos not in ("ADV", "AUX", "PUNCT", "SCONJ")]
    if before and _noun_like(before):
        head = _last_noun(document.tokens[first : verb.index])
        return Saying(verb=verb.index, speaker=head, source=((before[0].start, before[-1].end),), cue=cue)
    return _inverted(page, verb, cue)


def _inverted(page: Page, verb: Token, cue: tuple[Span, ...]) -> Saying | None:
    """'said Mr. Smith, an aide': the noun phrase after the verb."""
    tokens = page.document.tokens
    after = verb.index + 1
    stop = after
    while (
        stop < len(tokens)
        and tokens[stop].text not in (",", ".", ";", ":")
        and page.inside[stop] == -1
        and tokens[stop].pos not in ("ADP", "SCONJ", "VERB")
    ):
        stop += 1
    head = _last_noun(tokens[after:stop])
    if head is None:
        return None
    inside = [i for i in subtree(page.document, head, "parataxis") if i > verb.index and page.inside[i] == -1]
    end = max([tokens[stop - 1].end, *([tokens[inside[-1]].end] if inside and inside[-1] - head < _REACH_BEFORE_VERB else [])])
    end = len(page.document.text[:end].rstrip(",.;: ")) if page.document.text[end - 1] in ",;:" else end
    return Saying(verb=verb.index, speaker=head, source=((tokens[after].start, end),), cue=cue)


def _noun_like(tokens: Sequence[Token]) -> bool:
    return any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens) and tokens[0].pos not in ("SCONJ", "CCONJ")


def _last_noun(tokens: Sequence[Token]) -> int | None:
    """The head of a plain noun phrase: the last noun before its first comma or preposition."""
    found = None
    for token in tokens:
        if found is not None and (token.text == "," or token.pos == "ADP"):
            break
        if token.pos in ("NOUN", "PROPN", "PRON"):
            found = token.index
    return found


def _before(page: Page, number: int, verbs: frozenset[str]) -> Saying | None:
    """'He said: "..."', 'She told reporters, "..."', and the colon that closes the paragraph above."""
    document, quotation = page.document, page.quotations[number]
    mark = page.at_or_after(quotation.start)
    last = mark - 1
    if last < 0 or (page.inside[last] != -1):
        return None
    closing = document.tokens[last]
    paragraph = document.report.paragraphs[quotation.paragraph]
    if closing.start < paragraph.start and closing.text != ":":
        return None
    if closing.text not in (",", ":", "\u2014", "-", "--") and not (
        closing.lemma in verbs and _is_verb(closing) and _ends(page, quotation)
    ):
        return None
    return _saying_before(page, last, verbs, colon=closing.text == ":")


def _ends(page: Page, quotation: Quotation) -> bool:
    """True when the sentence is done with the quotation: 'he said "we will go."', not 'he said "some" would go'."""
    text = page.document.text
    words = text[quotation.start : quotation.end].rstrip(_MARKS)
    return words[-1:] in ".,!?" or not text[quotation.end : quotation.end + 2].strip() or text[quotation.end] in ".!?\n"


def _saying_before(page: Page, last: int, verbs: frozenset[str], *, colon: bool) -> Saying | None:
    tokens = page.document.tokens
    sentence = tokens[last].sentence
    reach = _REACH_AFTER_VERB * (2 if colon else 1)
    for at in range(last, max(-1, last - reach), -1):
        token = tokens[at]
        if token.sentence != sentence or page.inside[at] != -1:
            break
        if token.lemma in verbs and _is_verb(token) and not (token.tag == "VB" and token.dep == "xcomp" and not colon):
            saying = _saying_of(page, token)
            if saying is not None:
                return saying
    return None


def _saying_of(page: Page, verb: Token) -> Saying | None:
    document = page.document
    if is_passive_cue(document, verb):
        return Saying(verb=verb.index, speaker=None, source=(), cue=(cue_span(document, verb),))
    speaker = speaker_of_verb(document, verb)
    opens = document.sentences[verb.sentence].first == verb.index
    if opens and document.tokens[verb.index + 1].pos == "PROPN":
        return _inverted(page, verb, (cue_span(document, verb),))
    if speaker is None or page.inside[speaker] != -1 or speaker > verb.index + _REACH_AFTER_VERB:
        return None
    return Saying(
        verb=verb.index, speaker=speaker, source=(source_span(document, speaker, verb.index),), cue=(cue_span(document, verb),)
    )  # fmt: skip


def as_attribution(page: Page, saying: Saying, content: tuple[Span, ...]) -> Attribution:
    """The saying clause and its quotations as one candidate of the kind "direct"."""
    return Attribution(
        predicate=saying.verb,
        lemma=page.document.tokens[saying.verb].lemma,
        kind="direct",
        speaker=saying.speaker,
        source=saying.source,
        cue=saying.cue,
        content=content,
    )
