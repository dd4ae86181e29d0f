"""Finds what saying a statement does: demands, threatens, denies, asks ... by its cue first and by its words where the cue is neutral."""

from collections.abc import Mapping

from dragoman.coding.reported import Attribution
from dragoman.coding.syntax import dependents, subject_of, tokens_in
from dragoman.record import Act, Document, Speaker, Token, Value
from dragoman.tables.cues import Cues

_SELF = ("i", "we", "us", "our", "my", "me")
_THIRD = ("he", "she", "it", "they")
_WILL = ("will", "would", "'ll", "\u2019ll", "shall", "could", "can", "may", "might")
_SURELY = ("will", "'ll", "\u2019ll", "shall")
_CONDITIONS = ("if", "should", "unless", "case", "event")
_NOT = ("not", "n't", "n\u2019t", "never", "no")
_UNABLE = (*_NOT, "decline", "refuse", "unable", "cannot")
_MARKS = "\"'`\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb ,.\n"
# Names of harm that only the one who warns can do: a warning "of sanctions" is a threat, one "of losses" is none.
_OWN_HARM = ("sanction", "sanctions", "retaliation", "response", "consequence", "countermeasure")
# Acts that a speaker does by telling them: "said he refused to go", "said it would reject any deal".
_TOLD_ACTS = ("refusal", "denial", "promise", "offer", "demand", "accusation", "admission")
# A refusal to comment says so at once.
_NO_COMMENT_REACH = 8
_CHARGE_REACH = 5


class Said(Value, frozen=True, kw_only=True):
    """What is said, by whom: the tokens of the content, the speaker's state, and the state of each token that names a party."""

    document: Document
    cues: Cues
    found: Attribution
    words: tuple[Token, ...]
    own: str | None
    codes: Mapping[int, str | None]

    def below(self, token: Token, *labels: str) -> list[Token]:
        """The dependents of a token."""
        return list(dependents(self.document, token.index, *labels))

    def subject(self, predicate: Token) -> Token | None:
        """The subject of a predicate, own or shared."""
        index = subject_of(self.document, predicate.index)
        return None if index is None else self.document.tokens[index]

    def has_sign(self, sign: str, token: Token) -> bool:
        """True when the token's lemma or form is a sign of that kind."""
        return self.cues.has_sign(sign, token.lemma.lower()) or self.cues.has_sign(sign, token.text.lower())

    def is_negated(self, predicate: Token) -> bool:
        """True under "not" or "never"."""
        return any(t.lemma in _NOT for t in self.below(predicate, "advmod"))

    def is_speaker(self, token: Token, *, third: bool) -> bool:
        """True for "we", for the speaker's own state, and with `third` for a pronoun that may be the speaker ("he said he ...")."""
        word = token.text.lower()
        if word in _SELF or (third and word in _THIRD):
            return True
        return self.own is not None and self.codes.get(token.index) == self.own


def act_of(document: Document, cues: Cues, found: Attribution, speaker: Speaker | None, codes: Mapping[int, str | None]) -> Act:
    """The speech act of a statement.

    Reads tokens; `codes` holds the state of those tokens that name a party, so that a speaker's own state counts as himself.
    """
    words = tuple(t for span in found.content for t in tokens_in(document, span))
    said = Said(document=document, cues=cues, found=found, words=words, own=speaker.code if speaker else None, codes=codes)
    if _is_no_comment(said):
        return "no comment"
    named = cues.act(found.lemma, found.kind.removeprefix("pass ").removesuffix(" cut"))
    if named is None:
        return _by_words(said)
    if named == "refusal" and _is_of_charges(said):
        return "denial"
    if named in ("warning", "promise") and _is_threat(said, warned=named == "warning"):
        return "threat"
    return named


def _is_no_comment(said: Said) -> bool:
    """True for "declined to comment", "it could not comment", "had no comment"."""
    if said.found.lemma == "comment" and any(t.lemma in _NOT for t in said.below(said.document.tokens[said.found.predicate], "det")):
        return True
    comment = next((t for t in said.words[:_NO_COMMENT_REACH] if said.has_sign("comment", t)), None)
    if comment is None:
        return False
    if said.found.lemma in ("decline", "refuse"):
        return True
    return any(t.lemma.lower() in _UNABLE for t in said.document.tokens[max(0, comment.index - 4) : comment.index])


def _is_of_charges(said: Said) -> bool:
    """True for what is rejected when it is a charge: "rejected accusations that it had armed the rebels"."""
    start = said.found.predicate + 1
    return any(said.has_sign("charge", t) for t in said.document.tokens[start : start + _CHARGE_REACH] if t.pos == "NOUN")


def _by_words(said: Said) -> Act:
    """The act by what is said alone: the first of these that holds."""
    text = said.document.text[said.found.content[0][0] : said.found.content[-1][1]].rstrip(_MARKS)
    if text.endswith("?"):
        return "question"
    if _is_threat(said, warned=False):
        return "threat"
    predicate = _predicate(said)
    if predicate is None:
        return _by_tone(said)
    subject = said.subject(predicate)
    of_himself = subject is not None and said.is_speaker(subject, third=True)
    if _demands(said, predicate, subject, of_himself=of_himself):
        return "demand"
    if of_himself:
        return _of_himself(said, predicate)
    return "accusation" if _accuses(said, predicate, subject) else _by_tone(said)


def _predicate(said: Said) -> Token | None:
    """The main predicate of what is said: the token whose head stands outside, a verb before anything else."""
    known = {t.index for t in said.words}
    heads = [t for t in said.words if (t.head not in known or t.head == t.index) and t.pos in ("VERB", "AUX", "ADJ", "NOUN")]
    return next((t for t in heads if t.pos in ("VERB", "AUX")), heads[0] if heads else None)


def _demands(said: Said, predicate: Token, subject: Token | None, *, of_himself: bool) -> bool:
    """True for "he wants talks", "it was seeking aid", "Russia must withdraw", "the demands included ..."."""
    if of_himself and said.cues.has_sign("want", predicate.lemma) and not said.is_negated(predicate):
        return True
    if subject is not None and subject.lemma in ("demand", "request"):
        return True
    if not of_himself and any(t.lemma in ("must", "should") for t in said.below(predicate, "aux")):
        return subject is not None and subject.index < predicate.index
    return any(t.lemma == "demand" and t.pos == "NOUN" for t in said.words[:4])


def _is_threat(said: Said, *, warned: bool) -> bool:
    """True for harm that the speaker says he will or could do: "we will respond militarily"; under "warn" also "of sanctions"."""
    harm = [t for t in said.words if said.has_sign("harm", t)]
    if not harm:
        return False
    if warned and any(t.lemma in _OWN_HARM for t in harm):
        return True
    conditional = warned or any(t.text.lower() in _CONDITIONS for t in said.words)
    for token in said.words:
        modals = [t.text.lower() for t in said.below(token, "aux") if t.text.lower() in _WILL] if token.pos == "VERB" else []
        if modals and _harms_himself(said, token):
            return conditional or any(m in _SURELY for m in modals)
    return False


def _harms_himself(said: Said, verb: Token) -> bool:
    """True when the speaker is the subject of a verb of harm, or an adverb or object under it says harm ("act militarily")."""
    subject = next(iter(said.below(verb, "nsubj")), None)
    if subject is None or not said.is_speaker(subject, third=False) or said.is_negated(verb):
        return False
    return said.has_sign("harm", verb) or any(said.has_sign("harm", t) for t in said.below(verb, "advmod", "obj", "obl"))


def _of_himself(said: Said, predicate: Token) -> Act:
    """What a speaker says of himself: a refusal, a promise, a plan, an admission, a denial."""
    future = any(t.text.lower() in (*_SURELY, "would") for t in said.below(predicate, "aux"))
    negated = said.is_negated(predicate)
    if future and negated and said.has_sign("refuse", predicate):
        return "refusal"
    if future and not negated and (told := _told_future(said, predicate)) is not None:
        return told
    named = said.cues.act(predicate.lemma, "to")
    if named in _TOLD_ACTS and not negated:
        return named
    if any(said.cues.has_sign("admit", t.text.lower()) for t in said.words):
        return "admission"
    return "denial" if negated and not future and said.has_sign("wrong", predicate) else _by_tone(said)


def _told_future(said: Said, predicate: Token) -> Act | None:
    """What a speaker says that he will do: a promise to help, the announcement of a visit."""
    if said.has_sign("help", predicate):
        return "promise"
    return "announcement" if said.has_sign("announce", predicate) else None


def _accuses(said: Said, predicate: Token, subject: Token | None) -> bool:
    """True when another party is said to have done wrong: "Germany has prevented us from ..."."""
    if subject is None or predicate.pos != "VERB" or not said.cues.has_sign("wrong", predicate.lemma):
        return False
    if said.is_negated(predicate) or any(t.tag == "MD" for t in said.below(predicate, "aux")):
        return False
    return said.codes.get(subject.index) is not None


def _by_tone(said: Said) -> Act:
    """Denial, criticism or praise by the words of judgement in what is said, whichever are more; else an assertion."""
    count = {sign: sum(said.has_sign(sign, t) for t in said.words) for sign in ("deny", "praise", "criticism")}
    if count["deny"] and not any(t.lemma in _NOT for t in said.words):
        return "denial"
    if count["criticism"] > count["praise"]:
        return "criticism"
    return "praise" if count["praise"] > count["criticism"] else "assertion"
