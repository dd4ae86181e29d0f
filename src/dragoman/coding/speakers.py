"""Finds who speaks a statement, to whom, by what channel, and who carried the words."""

from collections.abc import Iterator

from dragoman.coding.cast import Cast
from dragoman.coding.reported import Attribution
from dragoman.coding.syntax import case_of, dependents, head, subtree
from dragoman.record import Document, Speaker, Statement, Token, Value
from dragoman.tables.cues import Cues

# Verbs whose object is spoken to; the object of "accuse" or "criticize" is spoken of.
_ADDRESSING = ("tell", "inform", "assure", "warn", "ask", "urge", "remind", "promise", "advise", "order", "instruct", "call", "brief")
_ADDRESSING_CASES = ("to", "with")
_CHANNEL_CASES = ("in", "on", "at", "during", "by", "via", "through", "over", "to", "from", "after")
# Words in the noun phrase of a medium that the tables of actors do not know.
_MEDIA = ("agency", "newspaper", "daily", "magazine", "television", "channel", "radio", "broadcaster", "network", "tv", "weekly", "news")
_PRONOUNS = ("he", "she", "him", "her")
# How many tokens may stand between a channel's noun and its preposition ("in a lengthy telephone call").
_PREPOSITION_REACH = 5


class Delivery(Value, frozen=True, kw_only=True):
    """How a statement was said: to whom, by what channel, carried by whom."""

    audience: tuple[Speaker, ...] = ()
    channel: str | None = None
    via: Speaker | None = None


def speaker_of(document: Document, cast: Cast, found: Attribution) -> Speaker | None:
    """Who speaks: the entity of the source's head, else its words; None where the text names nobody.

    Reads tokens, cast.
    """
    if found.speaker is None or not found.source:
        return None
    start, end = found.source[0]
    token = document.tokens[found.speaker]
    if token.text.lower() == "they" and cast.at(token) is None:
        several = _several_before(document, token)
        if several is not None:
            return _party(document, cast, several)
    return _party(document, cast, found.speaker, document.text[start:end])


def _several_before(document: Document, pronoun: Token) -> int | None:
    """Whom "they" stands for when nobody else could say: the several subjects of the sentence's main verb, or its plural subject."""
    root = document.sentences[pronoun.sentence].root
    subject = next(dependents(document, root, "nsubj"), None)
    if subject is None or subject.index >= pronoun.index:
        return None
    plural = subject.tag in ("NNS", "NNPS") or any(True for _ in dependents(document, subject.index, "conj"))
    return subject.index if plural else None


def _party(document: Document, cast: Cast, token: int, text: str | None = None) -> Speaker:
    mention = cast.at(token)
    if mention is not None:
        entity = cast.entity_of(mention)
        # An entity that nobody names ("spokesperson") is called by all the words that speak of it here.
        nameless = mention.kind == "nominal" and entity.name[:1].islower() and text is not None and entity.name in text
        return Speaker(name=_bare(text) if nameless and text is not None else entity.name, entity=entity.id, code=entity.code)
    return Speaker(name=_bare(text if text is not None else _phrase(document, token)))


def _phrase(document: Document, token: int) -> str:
    inside = subtree(document, token, "acl", "acl:relcl", "appos", "conj", "cc", "punct", "case", "parataxis")
    return " ".join(document.tokens[i].text for i in inside)


def _bare(words: str) -> str:
    """The words without their article."""
    opening, _, rest = words.partition(" ")
    return rest if rest and opening.lower() in ("the", "a", "an") else words


def delivery_of(document: Document, cast: Cast, cues: Cues, found: Attribution) -> Delivery:
    """To whom, by what channel and through whom a statement was said, by the words beside its cue.

    Reads tokens, cast.
    """
    audience: list[Speaker] = []
    via: Speaker | None = None
    for token in _addressees(document, found):
        if _is_medium(document, cast, token.index):
            via = _medium(document, cast, token.index)
        else:
            audience.append(_party(document, cast, token.index))
    channel = None
    for token in _channel_nouns(document, cues, found):
        channel = channel or _channel_of(document, cues, token)
        other = _partner(document, token)
        if other is not None:
            if _is_medium(document, cast, other.index):
                via = via or _medium(document, cast, other.index)
            elif not audience:
                audience.append(_party(document, cast, other.index))
    return Delivery(audience=tuple(audience), channel=channel, via=via)


def _addressees(document: Document, found: Attribution) -> Iterator[Token]:
    if found.lemma in _ADDRESSING:
        for token in dependents(document, found.predicate, "obj", "iobj"):
            if token.index > found.predicate and token.index != found.speaker and token.pos in ("PROPN", "NOUN", "PRON"):
                yield token
                yield from dependents(document, token.index, "conj")
                return
    for token in dependents(document, found.predicate, "obl"):
        wanted = "on" if found.lemma == "call" else "to"
        if token.index > found.predicate and case_of(document, token.index) == wanted and not _within(token, found):
            yield token


def _within(token: Token, found: Attribution) -> bool:
    return any(start <= token.start < end for start, end in found.content)


def _channel_nouns(document: Document, cues: Cues, found: Attribution) -> Iterator[Token]:
    """Nouns for a channel in the cue's sentence, outside what is said, each behind a preposition."""
    bounds = document.sentences[document.tokens[found.predicate].sentence]
    for token in document.tokens[bounds.first : bounds.stop]:
        if token.pos not in ("NOUN", "PROPN") or _channel_of(document, cues, token) is None:
            continue
        if not _within(token, found) and _behind_preposition(document, token, bounds.first):
            yield token


def _partner(document: Document, token: Token) -> Token | None:
    """Whom the channel is shared with: the noun behind the "with" or "to" that follows ("in an interview with La Repubblica")."""
    if token.index + 1 >= len(document.tokens):
        return None
    preposition = document.tokens[token.index + 1]
    if preposition.text.lower() not in _ADDRESSING_CASES:
        return None
    noun = head(document, preposition.index)
    return noun if noun is not None and noun.index > preposition.index else None


def _behind_preposition(document: Document, token: Token, first: int) -> bool:
    for at in range(token.index - 1, max(first - 1, token.index - 1 - _PREPOSITION_REACH), -1):
        before = document.tokens[at]
        if before.pos in ("ADP", "SCONJ"):
            return before.text.lower() in _CHANNEL_CASES
        if before.pos in ("VERB", "PUNCT", "CCONJ"):
            return False
    return False


def _channel_of(document: Document, cues: Cues, token: Token) -> str | None:
    if token.index:
        pair = f"{document.tokens[token.index - 1].text} {token.text}".lower()
        if (channel := cues.channel(pair)) is not None:
            return channel
    return cues.channel(token.text.lower()) or cues.channel(token.lemma.lower())


def _is_medium(document: Document, cast: Cast, token: int) -> bool:
    mention = cast.at(token)
    if mention is not None and "JRN" in cast.entity_of(mention).sectors:
        return cast.entity_of(mention).kind == "organisation"
    return any(document.tokens[i].text.lower() in _MEDIA for i in _noun_phrase(document, token))


def _medium(document: Document, cast: Cast, token: int) -> Speaker:
    """The medium by its name, where the phrase holds one ("Italian newspaper La Repubblica")."""
    for inside in _noun_phrase(document, token):
        mention = cast.at(inside)
        if mention is not None and "JRN" in cast.entity_of(mention).sectors:
            return _party(document, cast, inside)
    names = [
        i for i in _noun_phrase(document, token) if document.tokens[i].pos == "PROPN" and document.tokens[i].text.lower() not in _MEDIA
    ]
    if names:
        first, last = document.tokens[names[0]], document.tokens[names[-1]]
        return Speaker(name=_bare(document.text[first.start : last.end]))
    return _party(document, cast, token)


def _noun_phrase(document: Document, token: int) -> list[int]:
    """The tokens of a medium's phrase, with the name right behind its common noun ("newspaper La Repubblica")."""
    inside = subtree(document, token, "acl", "acl:relcl", "conj", "cc", "punct", "case", "parataxis", "nmod", "advcl")
    last = max(inside) + 1
    while last < len(document.tokens) and document.tokens[last].pos == "PROPN":
        inside.append(last)
        last += 1
    return inside


def carried_speaker(document: Document, found: Attribution, speaker: Speaker | None, before: Statement | None) -> Speaker | None:
    """The speaker; where the source is a pronoun that nobody could resolve, the speaker of the statement before."""
    if speaker is None or before is None or before.speaker is None or speaker.entity is not None or found.speaker is None:
        return speaker
    return before.speaker if document.tokens[found.speaker].text.lower() in _PRONOUNS else speaker


def carried_delivery(delivery: Delivery, speaker: Speaker | None, before: Statement | None) -> Delivery:
    """The delivery; where the words name none and the same speaker goes on, that of the statement before ("he added")."""
    if before is None or speaker is None or before.speaker != speaker or delivery != Delivery():
        return delivery
    return Delivery(audience=before.audience, channel=before.channel, via=before.via)
