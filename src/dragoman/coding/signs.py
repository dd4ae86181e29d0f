"""Names the signs by which an attribution is told from other talk: what the table of cues weighs.

Every sign is a short word with its kind before it ("kind:that", "source:person"); `tables/cue_signs.tsv` holds the weight of each.
"""

from collections.abc import Iterator

from dragoman.coding.quoted import Page
from dragoman.coding.reported import Attribution
from dragoman.coding.syntax import dependents
from dragoman.record import Document, Token
from dragoman.tables.cues import Cues

_FIRST = ("i", "we", "me", "us", "my", "our")
_SECOND = ("you", "your", "one")
_THINGS = ("it", "this", "that", "these", "those", "which", "what")
_PRONOUN_KINDS = (("first", _FIRST), ("second", _SECOND), ("thing", _THINGS))
_CLAUSAL = ("that", "clause", "wh", "post", "to", "ing", "as")
# Steps of length in words.
_LENGTHS = (2, 4, 8, 16, 30, 60)


def signs_of(page: Page, found: Attribution, cues: Cues) -> Iterator[str]:
    """The signs of one candidate, each once."""
    document = page.document
    predicate = document.tokens[found.predicate]
    yield f"kind:{found.kind}"
    yield f"lemma:{found.lemma}"
    act = cues.act(found.lemma, found.kind.removeprefix("pass "))
    if act is not None:
        yield f"act:{act}"
    if found.lemma in cues.speech:
        yield f"speech verb:{found.kind}"
    yield f"tag:{predicate.tag}"
    yield f"arc:{predicate.dep}"
    yield f"arc kind:{predicate.dep}/{found.kind}"
    if found.kind.endswith(" cut"):
        yield from _cut_signs(document, found)
    quoted = page.inside[found.predicate] != -1
    if quoted:
        yield "in quotation"
    yield from _source_signs(document, found, quoted=quoted)
    known = act is not None or found.lemma in cues.speech
    yield from _content_signs(page, found, "told" if known else "other")
    for token in dependents(document, found.predicate, "advmod", "aux"):
        if token.dep == "advmod" and token.lemma in ("not", "n't", "never"):
            yield "negated"
        elif token.tag == "MD":
            yield "modal"
        elif token.lemma == "to":
            yield "infinitive"


def _cut_signs(document: Document, found: Attribution) -> Iterator[str]:
    """What follows the place where the content was cut: a comma, a joining word, a new subject."""
    end = found.content[-1][1]
    rest = document.text[end : end + 40].split(" ")
    yield f"cut at:{'comma' if rest[0] == ',' else 'word'}"
    joint = next((w for w in rest if w.isalpha()), "").lower()
    after = rest[rest.index(joint) + 1 : rest.index(joint) + 2] if joint in rest else []
    if joint in ("and", "but", "or", "while"):
        yield f"cut before:{joint}"
        if after and after[0] in ("he", "she", "it", "they", "the", "I", "we", "that"):
            yield f"cut before:{joint} {after[0]}"


def _source_signs(document: Document, found: Attribution, *, quoted: bool) -> Iterator[str]:
    if found.speaker is None:
        yield "source:none"
        return
    head = document.tokens[found.speaker]
    kind = _source_kind(head)
    yield f"source:{kind}"
    yield f"source kind:{kind}/{found.kind}"
    yield f"source lemma:{kind}/{found.lemma}"
    if quoted:
        yield f"quoted source:{kind}"
    if head.pos == "NOUN":
        yield f"source noun:{head.lemma}"


def _source_kind(head: Token) -> str:
    """The kind of noun or pronoun that stands as the source."""
    word = head.text.lower()
    for kind, words in _PRONOUN_KINDS:
        if word in words and head.pos != "PROPN":
            return kind
    if head.tag == "WP":
        return "who"
    if head.pos == "NOUN":
        return "plural" if head.tag == "NNS" else "noun"
    return {"PROPN": "name", "PRON": "pronoun"}.get(head.pos, "other")


def _content_signs(page: Page, found: Attribution, group: str) -> Iterator[str]:
    """Length, opening and marks of the content; length by group, for a known verb of saying may govern few words."""
    start, end = found.content[0]
    text = page.document.text[start:end]
    words = sum(page.document.text.count(" ", *span) + 1 for span in found.content)
    shape = "clause" if found.kind.split(" ")[0] in _CLAUSAL else "phrase"
    yield f"length {group} {shape}:{sum(words > limit for limit in _LENGTHS)}"
    first = page.at_or_after(start)
    if first < len(page.inside) and page.inside[first] != -1 and page.inside[found.predicate] != page.inside[first]:
        yield "opens with quotation"
    elif page.inside[found.predicate] == -1 and any(mark in text for mark in ('"', "\u201c", "''")):
        yield "holds quotation"
    if first < len(page.document.tokens):
        opening = page.document.tokens[first]
        yield f"opens:{opening.pos}"
        if opening.pos in ("SCONJ", "PART", "PRON", "DET"):
            yield f"opening word:{opening.text.lower()}"
