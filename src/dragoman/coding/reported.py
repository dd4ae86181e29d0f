"""Finds who may have said what in the tree of a sentence: every predicate that governs words somebody could have said.

Each find is only a candidate: the kind of its pattern ("that", "to", "of", "post" ...) and its lemma decide in `drafts`, by the
table of cues, whether it counts and which of several readings of one predicate is taken. Direct speech is found by its marks, in `quoted`.
"""

from collections.abc import Iterator

from dragoman.coding.complements import complements
from dragoman.coding.nominal import according_to, adjective_complements, light_verb, noun_complements, noun_speaker
from dragoman.coding.phrases import cue_span, source_span, tree_span, without
from dragoman.coding.syntax import SUBJECTS, dependent, dependents, head, subject_of, subtree
from dragoman.record import Document, Span, Token, Value

# Verbs whose subject is what seems, not whom it seems to.
_RAISING = ("seem", "appear")
# Verbs of saying that follow one another in one breath.
_GOING_ON = (
    "say",
    "tell",
    "add",
    "warn",
    "accuse",
    "urge",
    "argue",
    "note",
    "insist",
    "claim",
    "deny",
    "suggest",
    "call",
    "promise",
    "vow",
)
_INVERTING = ("say", "write", "add", "explain", "ask")


class Attribution(Value, frozen=True, kw_only=True, gc=False):
    """A candidate: the predicate's lemma and the kind of its pattern, the head token of its source, and the three spans."""

    predicate: int
    lemma: str
    kind: str
    speaker: int | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def find_attributions(document: Document, sentence: int, lemmas: frozenset[str]) -> Iterator[list[Attribution]]:
    """Candidates of one sentence, in order of their predicates; for each predicate all its readings.

    Reads tokens, arcs. A predicate whose lemma is not among `lemmas` is passed over.
    """
    bounds = document.sentences[sentence]
    for token in document.tokens[bounds.first : bounds.stop]:
        if token.lemma not in lemmas:
            continue
        found = list(_readings(document, token))
        if found:
            yield found


def _readings(document: Document, token: Token) -> Iterator[Attribution]:
    if token.lemma == "accord":
        yield from _according(document, token)
    elif token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound"):
        yield from _verbal(document, token)
    elif token.pos in ("NOUN", "PROPN"):
        yield from _nominal(document, token)
    elif token.pos == "ADJ":
        yield from _adjectival(document, token)


def _verbal(document: Document, verb: Token) -> Iterator[Attribution]:
    raising = verb.lemma in _RAISING
    passive = raising or is_passive_cue(document, verb)
    speaker = None if raising else speaker_of_verb(document, verb)
    cue = cue_span(document, verb)
    source = None if speaker is None else source_span(document, speaker, verb.index)
    holes = [cue] if source is None else [cue, source]
    for kind, spans in complements(document, verb, speaker, passive=passive):
        own = [*holes, tree_span(document, verb.index)] if kind in ("post", "as") and verb.dep != "root" else holes
        pieces = without(document, spans, own if kind != "post" or verb.dep == "parataxis" else holes)
        if pieces:
            yield Attribution(
                predicate=verb.index,
                lemma=_with_particle(document, verb),
                kind=f"pass {kind}" if passive and kind != "post" else kind,
                speaker=speaker,
                source=() if source is None else (source,),
                cue=(cue,),
                content=pieces,
            )


def _with_particle(document: Document, verb: Token) -> str:
    """The verb's lemma with its particle: "rule out", "point out"."""
    particle = dependent(document, verb.index, "compound:prt")
    return verb.lemma if particle is None or particle.index < verb.index else f"{verb.lemma} {particle.text.lower()}"


def is_passive_cue(document: Document, verb: Token) -> bool:
    """True for "was told", "is expected", "asked about": the subject is not the one who speaks."""
    if verb.tag != "VBN":
        return False
    for token in dependents(document, verb.index):
        if token.dep in ("aux:pass", "nsubj:pass", "obl:agent"):
            return True
        if (token.dep == "aux" and token.lemma == "have") or token.dep == "nsubj":
            return False
    return verb.dep not in ("root", "conj", "ccomp", "parataxis")


def speaker_of_verb(document: Document, verb: Token) -> int | None:
    """The head token of whoever speaks by a verb: its subject, own or shared; the agent of a passive."""
    if is_passive_cue(document, verb):
        agent = dependent(document, verb.index, "obl:agent")
        return None if agent is None else agent.index
    own = next((t.index for t in dependents(document, verb.index) if t.dep in SUBJECTS), None)
    if own is not None:
        return own
    if verb.dep in ("root", "parataxis", "dep"):
        return _inverted_subject(document, verb)
    accused = _accused(document, verb)
    if accused is not None:
        return accused
    outer = _outer_saying(document, verb)
    if outer is not None:
        return speaker_of_verb(document, outer)
    return subject_of(document, verb.index)


def _accused(document: Document, verb: Token) -> int | None:
    """The doer of a gerund that is told of an object: "accused Russia of backing separatists", "blamed him for saying so"."""
    above = head(document, verb.index)
    if verb.tag != "VBG" or verb.dep != "advcl" or above is None:
        return None
    mark = dependent(document, verb.index, "mark")
    obj = dependent(document, above.index, "obj")
    told = mark is not None and mark.text.lower() in ("of", "for") and obj is not None and above.index < obj.index < verb.index
    return obj.index if told and obj is not None else None


def _outer_saying(document: Document, verb: Token) -> Token | None:
    """The saying verb that a second one goes on with, where the parser hung it inside what the first one says.

    "She said the border was closed and warned of war", "He said it rained, adding that it would stop".
    """
    if verb.lemma not in _GOING_ON or verb.dep not in ("conj", "advcl"):
        return None
    inner = head(document, verb.index)
    outer = None if inner is None or inner.dep != "ccomp" else head(document, inner.index)
    if outer is None or outer.index > verb.index or outer.pos != "VERB" or outer.lemma not in _GOING_ON:
        return None
    if verb.dep == "conj":
        return outer if verb.tag == outer.tag else None
    return outer if verb.tag == "VBG" and document.tokens[verb.index - 1].text == "," else None


def _inverted_subject(document: Document, verb: Token) -> int | None:
    """The noun right after the verb, which parsers take for an object: '"No," said Mr. Smith'."""
    obj = dependent(document, verb.index, "obj")
    if obj is None or verb.lemma not in _INVERTING or dependent(document, verb.index, "ccomp"):
        return None
    near = obj.pos in ("PROPN", "NOUN", "PRON") and subtree(document, obj.index)[0] == verb.index + 1
    return obj.index if near else None


def _according(document: Document, token: Token) -> Iterator[Attribution]:
    found = according_to(document, token)
    if found is None:
        return
    speaker, source, cue, whole = found
    pieces = without(document, (whole,), [cue, source])
    if pieces:
        yield Attribution(
            predicate=token.index, lemma="accord", kind="to", speaker=speaker, source=(source,), cue=(cue,), content=pieces
        )  # fmt: skip


def _nominal(document: Document, noun: Token) -> Iterator[Attribution]:
    speaker, cue = noun_speaker(document, noun), (noun.start, noun.end)
    readings = list(noun_complements(document, noun))
    verb = light_verb(document, noun) if speaker is None and readings else None
    if verb is not None:
        speaker = speaker_of_verb(document, verb)
        if speaker is not None and speaker < verb.index:
            cue = (cue_span(document, verb)[0], noun.end)
        else:
            speaker = None
    source = None if speaker is None else source_span(document, speaker, noun.index)
    for kind, spans in readings:
        pieces = without(document, spans, [cue] if source is None else [cue, source])
        if pieces:
            yield Attribution(
                predicate=noun.index,
                lemma=noun.lemma,
                kind=kind,
                speaker=speaker,
                source=() if source is None else (source,),
                cue=(cue,),
                content=pieces,
            )


def _adjectival(document: Document, adjective: Token) -> Iterator[Attribution]:
    if dependent(document, adjective.index, "cop") is None:
        return
    speaker = next((t.index for t in dependents(document, adjective.index) if t.dep in SUBJECTS), None)
    if speaker is None or speaker > adjective.index:
        return
    source, cue = source_span(document, speaker, adjective.index), cue_span(document, adjective)
    for kind, spans in adjective_complements(document, adjective):
        pieces = without(document, spans, [cue, source])
        if pieces:
            yield Attribution(
                predicate=adjective.index,
                lemma=adjective.lemma,
                kind=kind,
                speaker=speaker,
                source=(source,),
                cue=(cue,),
                content=pieces,
            )
