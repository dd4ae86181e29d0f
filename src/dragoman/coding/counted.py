"""Tells what a number counts: the noun after it, the currency, or the toll that a verb tells ("killing 12" counts the dead)."""

import re

from dragoman.coding.syntax import dependents, head
from dragoman.record import Document, Token
from dragoman.tables.units import Units

# Words that may stand between a number and the noun that it counts.
_LINKS = frozenset({"of", "the", "more", "other", "additional", "-", "its", "their", "his", "these", "those", "or", "so"})
# Words that part a number from the state beside it ("hundreds of injured", "20-plus dead").
_BESIDE = frozenset({"of", "the", "people", "-", "plus", "odd", "or", "more", "so"})
# Things that may be killed or hurt, as people may; tanks and homes may not.
_MORTAL = ("troops", "hostages", "prisoners", "refugees", "displaced")
_ADJACENT = 2
_OLDEST = 110
_REACH = 7


def unit_of(document: Document, tokens: list[Token], units: Units) -> str | None:
    """The unit that a number (its tokens) counts: a toll told by a verb, a unit of the table, the lemma of the noun; None without any."""
    noun = counted_noun(document, tokens)
    word = noun.lemma.lower() if noun is not None else ""
    if document.text[tokens[-1].end : tokens[-1].end + 1] == "%":
        return "percent"
    whose = document.tokens[noun.index - 1].text.lower() if noun is not None and noun.index else ""
    if fixed := units.measures.get(word) or units.money.get(f"{whose} {word}") or units.money.get(word) or units.times.get(word):
        return fixed
    toll = _toll(document, tokens, noun, units)
    if toll is not None or noun is None:
        return toll
    return units.things.get(word) or units.people.get(word) or units.things.get(noun.text.lower()) or word


def counted_noun(document: Document, tokens: list[Token]) -> Token | None:
    """The noun that a number counts: the one that it hangs on, else the last of the nouns that follow it closely."""
    last = tokens[-1]
    for token in tokens:
        above = head(document, token.index)
        near = above is not None and last.index < above.index <= last.index + _REACH
        if above is not None and near and token.dep in ("nummod", "compound") and above.pos in ("NOUN", "PROPN", "SYM"):
            return above
    return _following_noun(document, last)


def _following_noun(document: Document, last: Token) -> Token | None:
    """The last noun of the run of words that follows a number ("30,000 United Nations peacekeepers")."""
    found = None
    for token in document.tokens[last.index + 1 : last.index + 1 + _REACH]:
        if token.sentence != last.sentence:
            break
        if token.pos in ("NOUN", "PROPN") or token.text == "%":
            if found is not None and found.pos == "NOUN" and found.tag == "NNS":
                break
            found = token
        elif found is None and token.pos == "NUM" and not token.text.isdigit():
            continue  # "two dozen F-16 jets"
        elif found is not None or not (
            token.text.lower() in _LINKS or token.pos == "ADJ" or (token.tag in ("VBN", "VBG") and token.dep == "amod")
        ):
            break
    return found


def _toll(document: Document, tokens: list[Token], noun: Token | None, units: Units) -> str | None:
    """The unit under which a verb or a state beside the number counts whoever it names."""
    last, word = noun or tokens[-1], noun.lemma.lower() if noun is not None else ""
    if units.things.get(word, "troops") not in _MORTAL:
        return None
    outer, above = _outer(document, last, {t.index for t in (*tokens, last)})
    verb = above.lemma.lower() if above is not None else ""
    if word == "life":
        return units.takers.get(verb)
    if beside := _state_beside(document, tokens, last, units):
        return beside
    if above is not None and verb in units.done and _is_done_to(document, outer, above):
        return units.done[verb]
    if verb in units.undergone and outer.dep in ("nsubj", "nsubj:pass"):
        return units.undergone[verb]
    return "dead" if noun is None and _tells_deaths(document, tokens[0]) else None


def _outer(document: Document, last: Token, inside: set[int]) -> tuple[Token, Token | None]:
    """The token by which a counted phrase hangs on the rest, and its governor; conjuncts hang where their first one does."""
    token = last
    for _ in range(6):
        above = head(document, token.index)
        if above is None:
            return token, None
        if above.index in inside or token.dep == "conj" or above.lemma in ("hundred", "thousand", "ten", "dozen", "score", "million"):
            if above.pos == "VERB":
                return token, above
            token = above
            continue
        return token, above
    return token, None


def _is_done_to(document: Document, outer: Token, verb: Token) -> bool:
    """Whether the counted phrase is the one that suffers the verb: its object, its passive subject, or "30 wounded" without an object."""
    if outer.dep in ("obj", "nsubj:pass", "iobj", "dep", "appos"):
        return True
    bare = not any(t.dep in ("obj", "ccomp", "obl:agent") for t in dependents(document, verb.index))
    return outer.dep == "nsubj" and verb.tag in ("VBN", "VBD") and bare and verb.index - outer.index <= _ADJACENT


def _state_beside(document: Document, tokens: list[Token], last: Token, units: Units) -> str | None:
    """The unit of a state or participle right beside the number or its noun: "12 dead", "30 wounded soldiers", "20 people killed"."""
    number = tokens[-1]
    stop = last.index + 2
    while stop <= len(document.tokens) and document.tokens[stop - 1].text.lower() in _BESIDE:
        stop += 1
    for token in document.tokens[number.index + 1 : stop]:
        unit = units.states.get(token.text.lower())
        if unit is None or token.sentence != number.sentence:
            continue
        # "12 killed themselves", "30 wounded the guard": with an object it is a verb of the counted.
        if token.tag == "VBD" and any(t.dep == "obj" for t in dependents(document, token.index)):
            continue
        return unit
    return None


def _tells_deaths(document: Document, number: Token) -> bool:
    """Whether the sentence speaks of a death toll before the number."""
    first = max(0, number.index - 12)
    words = " ".join(t.text.lower() for t in document.tokens[first : number.index] if t.sentence == number.sentence)
    return bool(re.search(r"\b(?:death toll|number of (?:dead|deaths)|toll (?:rose|stood|climbed|has risen|reached))\b", words))


def is_named_number(document: Document, tokens: list[Token], units: Units) -> bool:
    """Whether a number is no amount: a label ("Flight 103"), part of a name ("Boeing 747"), an age ("Smith, 34,"), "one of", "no one"."""
    first, last = tokens[0], tokens[-1]
    before = document.tokens[first.index - 1] if first.index and document.tokens[first.index - 1].sentence == first.sentence else None
    after = document.tokens[last.index + 1] if last.index + 1 < len(document.tokens) else None
    following = after.text.lower() if after is not None and after.sentence == last.sentence else ""
    if before is not None and (before.lemma.lower().rstrip(".") in units.labels or before.text.lower() in ("aged", "age", "ages")):
        return before.pos != "VERB"
    if (
        before is not None
        and before.pos == "PROPN"
        and first.dep not in ("nummod", "obj", "obl")
        and first.pos in ("NUM", "PROPN")
        and first.text[0].isdigit()
    ):
        return True
    if _is_age(document, first, last, following):
        return True
    if last.text.lower() in ("one", "ones"):
        noun = counted_noun(document, tokens)
        told = (noun is not None and noun.index == last.index + 1) or following in units.states or bool(noun and last.head == noun.index)
        return (
            not told
            or following in ("of", "day", "another", "-")
            or (before is not None and before.text.lower() in ("no", "the", "any", "every", "this", "that"))
        )
    return following in ("-year", "-year-old", "st", "nd", "rd", "th")


def _is_age(document: Document, first: Token, last: Token, following: str) -> bool:
    """Whether a bare number between commas after a name is an age: "Jane Smith, 34, said"."""
    if first.index != last.index or not first.text.isdigit() or int(first.text) > _OLDEST or following not in (",", "."):
        return False
    before = document.tokens[first.index - 1] if first.index else None
    name = document.tokens[first.index - 2] if first.index > 1 else None
    return before is not None and name is not None and before.text == "," and name.pos == "PROPN"
