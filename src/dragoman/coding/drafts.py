"""Finds statements as spans alone: source, cue and content, direct and indirect, before anybody is resolved.

find_quotations -> find_sayings (direct) -> find_attributions (indirect), weighed by the table of cues
-> joined by the quotations that go on without a cue
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from dragoman.coding.headings import find_headings
from dragoman.coding.phrases import without
from dragoman.coding.quoted import Page, Saying, as_attribution, find_sayings, open_page
from dragoman.coding.quotes import Quotation, find_quotations, whole_quotations
from dragoman.coding.reported import Attribution, find_attributions
from dragoman.coding.signs import signs_of
from dragoman.coding.syntax import dependents
from dragoman.record import Document, Span
from dragoman.tables.cues import Cues

# Quotations of fewer words with no saying clause are scare quotes and titles, not speech that goes on.
_SPEECH_WORDS = 3
# Added to the log odds of a plain act of speech: the corpus that the weights come from misses many short ones. Between 0 and 1.5 it
# changes F1 on PolNeAR's development part by less than 0.002; only recall and precision are traded. Likewise taken from deeds.
_PLAIN = 1.5
_DEED = -1.5
_PLAIN_ACTS = ("accusation", "criticism", "praise", "denial", "demand", "threat", "warning", "promise", "refusal", "offer")


def find_drafts(document: Document, cues: Cues) -> tuple[Page, list[Attribution]]:
    """Statements as spans alone, in text order, and the page they were read from."""
    page = open_page(document, find_quotations(document))
    sayings = find_sayings(page, cues.speech)
    direct = _direct(page, sayings)
    taken = {a.predicate for a in direct}
    drafts = direct + [a for a in _weighed(page, cues) if a.predicate not in taken] + list(find_headings(document))
    drafts.sort(key=lambda a: (a.cue[0], a.content))
    drafts = _with_continuations(page, drafts, sayings, cues)
    return page, _distinct([_past_dateline(document, draft) for draft in drafts])


def _past_dateline(document: Document, draft: Attribution) -> Attribution:
    """The draft, its content begun after the agency's opening words ("NAIROBI (AP) - ...")."""
    dateline = document.report.dateline
    if dateline is None or draft.content[0][0] >= dateline[1]:
        return draft
    return _replaced(draft, without(document, draft.content, [dateline]) or draft.content)


def _weighed(page: Page, cues: Cues) -> Iterator[Attribution]:
    """The best reading of each predicate that the table of cues lets pass, its content widened to whole quotations."""
    for sentence in range(len(page.document.sentences)):
        for readings in find_attributions(page.document, sentence, cues.lemmas):
            best, best_weight = None, cues.threshold
            for found in (widened(page, reading) for reading in readings):
                weight = cues.weigh(found.lemma, found.kind, signs_of(page, found, cues))
                weight += _PLAIN if is_plain(page, found, cues) else _DEED if is_deed(found, cues) else 0.0
                if weight > best_weight:
                    best, best_weight = found, weight
            if best is not None:
                yield best


def is_plain(page: Page, found: Attribution, cues: Cues) -> bool:
    """True for a told, finite act of speech with a source, outside any quotation: "Iran rejected it", "France said that ..."."""
    if found.speaker is None or page.inside[found.predicate] != -1:
        return False
    if found.kind == "n that":
        return found.lemma in cues.speech or cues.act(found.lemma, found.kind) is not None
    predicate = page.document.tokens[found.predicate]
    if predicate.tag not in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
        return False
    if any(t.tag == "MD" or t.lemma in ("not", "n't", "never") for t in dependents(page.document, found.predicate, "aux", "advmod")):
        return False
    kind = found.kind.split(" ")[0]
    if found.lemma in cues.speech and kind in ("that", "clause", "post", "wh", "as"):
        return True
    return cues.act(found.lemma, found.kind) in _PLAIN_ACTS


def is_deed(found: Attribution, cues: Cues) -> bool:
    """True for a passive or relative with a verb that is none of speech: "the men were shot by troops"."""
    if found.lemma in cues.speech or cues.act(found.lemma, found.kind) is not None:
        return False
    return found.kind in ("pass subj", "pass xcomp", "rel")


def widened(page: Page, found: Attribution) -> Attribution:
    """The candidate with each piece of its content widened to the whole of the quotations that it cuts."""
    if page.inside[found.predicate] != -1:
        return found
    content = tuple(whole_quotations(page.quotations, span) for span in found.content)
    return found if content == found.content else _replaced(found, content)


def _replaced(found: Attribution, content: tuple[Span, ...]) -> Attribution:
    return Attribution(
        predicate=found.predicate,
        lemma=found.lemma,
        kind=found.kind,
        speaker=found.speaker,
        source=found.source,
        cue=found.cue,
        content=content,
    )


def _direct(page: Page, sayings: dict[int, Saying]) -> list[Attribution]:
    """One candidate a saying clause, with all quotations that it has beside it."""
    by_verb: dict[int, list[int]] = {}
    for number, saying in sayings.items():
        by_verb.setdefault(saying.verb, []).append(number)
    found = []
    for numbers in by_verb.values():
        saying = sayings[numbers[0]]
        content = tuple(_with_lead(page, page.quotations[n], saying) for n in numbers)
        found.append(as_attribution(page, saying, content))
    return found


def _with_lead(page: Page, quotation: Quotation, saying: Saying) -> Span:
    """The quotation, with the words of its sentence that stand before it unquoted ('The plan is "a mess," he said')."""
    mark = page.at_or_after(quotation.start)
    before = mark - 1
    tokens = page.document.tokens
    if tokens[mark].start > tokens[saying.verb].start or before < 0 or page.inside[before] != -1:
        return quotation.start, quotation.end
    paragraph = page.document.report.paragraphs[quotation.paragraph]
    if tokens[before].start < paragraph.start or tokens[before].text in (".", "!", "?", ":") or tokens[before].pos == "PUNCT":
        return quotation.start, quotation.end
    sentence = page.document.sentences[tokens[before].sentence]
    return max(sentence.start, paragraph.start), quotation.end


def _with_continuations(page: Page, drafts: list[Attribution], sayings: dict[int, Saying], cues: Cues) -> list[Attribution]:
    """The drafts, each joined by the quotations after it that no cue of their own claims."""
    extra: dict[int, list[Span]] = {}
    owner: int | None = None
    position = 0
    last_paragraph = -1
    place = {draft.predicate: number for number, draft in enumerate(drafts)}
    covered = _Cover(drafts)
    for number, quotation in enumerate(page.quotations):
        while position < len(drafts) and drafts[position].cue[0][0] < quotation.start:
            if page.inside[drafts[position].predicate] == -1 and _is_speech(drafts[position], cues):
                owner, last_paragraph = position, page.paragraph_of(drafts[position].cue[0][0])
            position += 1
        if number in sayings:
            owner, last_paragraph = place.get(sayings[number].verb, owner), quotation.paragraph
            continue
        if owner is None or covered.holds(quotation.start + 1) or not _goes_on(page, quotation, drafts[owner], last_paragraph):
            continue
        extra.setdefault(owner, []).append((quotation.start, quotation.end))
        last_paragraph = quotation.paragraph
    return [_replaced(d, tuple(sorted({*d.content, *extra[i]}))) if i in extra else d for i, d in enumerate(drafts)]


def _is_speech(draft: Attribution, cues: Cues) -> bool:
    """True for a statement by a verb of speech with a clause or quotation of its own: one that may go on."""
    return draft.kind == "direct" or (draft.lemma in cues.speech and draft.kind.split(" ")[0] in ("that", "clause", "post", "wh"))


class _Cover:
    """Which offsets lie within the content of some draft."""

    def __init__(self, drafts: list[Attribution]) -> None:
        spans = sorted(s for d in drafts for s in d.content)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def holds(self, offset: int) -> bool:
        """True when some content covers the offset: the furthest end among the spans that start before it lies behind it."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._ends[at] > offset


def _goes_on(page: Page, quotation: Quotation, owner: Attribution, last_paragraph: int) -> bool:
    """True when a quotation without a cue of its own goes on with the speech of the paragraph, or of the one before."""
    if (quotation.words < _SPEECH_WORDS and not _is_sentence(page, quotation)) or (
        _single(page, quotation.start) and not _single(page, owner.content[-1][0])
    ):
        return False
    mark = page.at_or_after(quotation.start)
    tokens = page.document.tokens
    paragraph = page.document.report.paragraphs[quotation.paragraph]
    if mark == 0 or tokens[mark - 1].start < paragraph.start:
        return quotation.paragraph - last_paragraph <= 1
    if quotation.paragraph != last_paragraph:
        return False
    same_sentence = owner.kind == "direct" and tokens[mark - 1].sentence == tokens[owner.predicate].sentence
    return same_sentence or tokens[mark - 1].text[-1] in ".!?:" or page.inside[mark - 1] != -1


def _is_sentence(page: Page, quotation: Quotation) -> bool:
    """True for a short quotation that is a sentence of its own: '"Never."'."""
    return page.document.text[quotation.start : quotation.end - 1].rstrip("\u2019'").endswith((".", "!", "?"))


def _single(page: Page, offset: int) -> bool:
    """True for a single mark: speech within double marks does not go on within single ones."""
    text = page.document.text
    return text[offset] == "\u2018" or (text[offset] == "'" and text[offset + 1 : offset + 2] != "'")


def _distinct(drafts: list[Attribution]) -> list[Attribution]:
    """The drafts without those that have the content of another, or its cue and most of its content; the first is kept."""
    seen: set[tuple[Span, ...]] = set()
    kept: list[Attribution] = []
    for draft in drafts:
        if draft.content in seen or (kept and _repeats(draft, kept[-1])):
            continue
        seen.add(draft.content)
        kept.append(draft)
    return kept


def _repeats(draft: Attribution, before: Attribution) -> bool:
    """True for a second reading of one saying: "announced" and "announced plans" with the same plans."""
    if draft.cue[0][0] >= before.cue[-1][1]:
        return False
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in draft.content for c, d in before.content)
    return 2 * common >= sum(b - a for a, b in draft.content)
