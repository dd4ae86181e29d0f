"""Finds the statements of a report: who said what, to whom, by what channel, when, and what saying it does.

find_drafts (spans) -> nest (parents, carriers) -> speakers, delivery, acts, dates
"""

from collections.abc import Mapping

from dragoman.coding.acts import act_of
from dragoman.coding.cast import Cast
from dragoman.coding.dating import statement_date
from dragoman.coding.drafts import find_drafts
from dragoman.coding.nesting import Nested, nest
from dragoman.coding.quoted import Page
from dragoman.coding.reported import Attribution
from dragoman.coding.speakers import Delivery, carried_delivery, carried_speaker, delivery_of, speaker_of
from dragoman.record import Document, Form, Speaker, Statement, Timex, Value
from dragoman.tables.cues import Cues

# How many paragraphs a call or interview is taken to last when the speaker goes on and nothing else is said of it.
_CARRY = 2
# Patterns whose content is a sentence of the speaker's own.
_SPEECH = ("direct", "heading", "clause", "post", "to")


class _Scene(Value, frozen=True, kw_only=True):
    """All that the stages before have found, and the state of each token that names a party."""

    page: Page
    cast: Cast
    times: tuple[Timex, ...]
    cues: Cues
    codes: Mapping[int, str | None]


def find_statements(document: Document, cast: Cast, times: tuple[Timex, ...], cues: Cues) -> tuple[Statement, ...]:
    """The statements of a report, in text order.

    Reads text, paragraphs, tokens, `cast`, `times`. Fills `statements`.
    """
    page, drafts = find_drafts(document, cues)
    scene = _Scene(page=page, cast=cast, times=times, cues=cues, codes=_codes(document, cast))
    found: list[Statement] = []
    last_paragraph = -_CARRY
    for nested in nest(document, drafts):
        paragraph = page.paragraph_of(nested.draft.cue[0][0])
        before = found[-1] if found and paragraph - last_paragraph < _CARRY else None
        found.append(_statement(scene, nested, before, number=len(found) + 1))
        last_paragraph = paragraph
    return tuple(found)


def _codes(document: Document, cast: Cast) -> dict[int, str | None]:
    """The state of each token that heads a mention."""
    mentions = ((token.index, cast.headed(token.index)) for token in document.tokens)
    return {index: cast.entity_of(mention).code for index, mention in mentions if mention is not None}


def _statement(scene: _Scene, nested: Nested, before: Statement | None, *, number: int) -> Statement:
    document, draft = scene.page.document, nested.draft
    speaker = carried_speaker(document, draft, speaker_of(document, scene.cast, draft), before)
    delivery = _delivery(scene, nested, speaker, before)
    return Statement(
        id=f"s{number}",
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        speaker=speaker,
        audience=delivery.audience,
        form=_form(scene.page, draft),
        act=act_of(document, scene.cues, draft, speaker, scene.codes),
        channel=delivery.channel,
        via=delivery.via,
        date=statement_date(document, scene.times, draft.predicate),
        parent=None if nested.parent is None else f"s{nested.parent + 1}",
    )


def _delivery(scene: _Scene, nested: Nested, speaker: Speaker | None, before: Statement | None) -> Delivery:
    """How it was said; where another statement only carried this one, its speaker is the go-between and its channel stands."""
    document = scene.page.document
    delivery = delivery_of(document, scene.cast, scene.cues, nested.draft)
    if nested.carrier is None:
        return carried_delivery(delivery, speaker, before) if nested.draft.kind == "direct" else delivery
    carried = delivery_of(document, scene.cast, scene.cues, nested.carrier)
    return Delivery(
        audience=delivery.audience,
        channel=delivery.channel or carried.channel,
        via=speaker_of(document, scene.cast, nested.carrier) or delivery.via,
    )


def _form(page: Page, draft: Attribution) -> Form:
    """The form: "direct" for speech that stands all within marks, "mixed" where a part does ('demanded "legal guarantees"')."""
    if page.inside[draft.predicate] != -1:
        return "indirect"
    shares = [page.quoted_share(span) for span in draft.content]
    if draft.kind in _SPEECH and all(share == 1.0 for share in shares):
        return "direct"
    return "mixed" if any(share > 0.0 for share in shares) else "indirect"
