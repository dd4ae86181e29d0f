"""Holds a report's words ready for reading noun phrases: names and role words by token, and which words belong to a phrase.

The parser errs often in headlines and long leads, so a noun phrase is read from the order of words and the tags.
"""

from collections.abc import Iterator, Sequence

from dragoman.coding.actors import Actor, Named
from dragoman.coding.leads import lead_spans
from dragoman.coding.syntax import head
from dragoman.record import Document, MentionKind, Token, Value
from dragoman.tables.actors import ActorTables, Role

LEFT = frozenset(["JJ", "JJR", "JJS", "CD", "NN", "NNP", "NNPS", "VBN", "VBG", "HYPH", "AFX", "FW"])
ENDS = frozenset(["DT", "PRP$", "PDT", "WP$"])
_OF = frozenset(["of", "in", "from", "for", "at"])
_PREFIXES = frozenset(["pro", "anti", "non", "ex"])
_PARTICIPLES = frozenset(
    ["backed", "born", "made", "linked", "supported", "sponsored", "occupied", "educated", "controlled", "held", "ruled", "built"]
)
# "The kidnappers of two engineers" are not of the engineers' state.
_TAKERS = frozenset(["kidnapper", "abductor", "captor", "killer", "murderer", "attacker", "hijacker", "assassin"])
_TIED = frozenset(["linked to", "loyal to", "allied with", "allied to", "led by", "based in"])


class Phrase(Value, frozen=True, kw_only=True):
    """Words that may speak of an actor: tokens `[first, last]` around `head`.

    `actors` are those it stands for, as far as its own words tell; `sectors`, `lemma` and `role` say what kind of actor is looked for where
    they do not. `modifier`: it stands before a noun ("Russian" troops). `owner`: the pronoun that possesses it ("its" allies), and `spoken`
    that this is "our" or "my".
    `held`: it may be the office holder himself, not "a former", "the next" or "no" president. `facts`: what a title or an
    apposition tells of the person named.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    actors: tuple[Actor, ...] = ()
    sectors: tuple[str, ...] = ()
    lemma: str = ""
    role: Role | None = None
    plural: bool = False
    definite: bool = False
    modifier: bool = False
    former: bool = False
    held: bool = True
    owner: int | None = None
    spoken: bool = False
    facts: Actor | None = None


def role_actor(document: Document, phrase: Phrase, code: str | None, owner: str = "") -> Actor:
    """The actor that a role word stands for in the state with that code; a single person without an office is his own each time."""
    role = phrase.role
    single = role is not None and role.kind == "person" and not phrase.plural
    office = role.office if role and not phrase.former else None
    begin = phrase.first
    while begin < phrase.last and document.tokens[begin].tag in ENDS:
        begin += 1
    apart = (single and office is None and not phrase.former) or not (code or owner)
    unknown = code is None and role is not None and role.note.startswith("UAF")
    return Actor(
        key=f"role:{code or owner}:{phrase.lemma}{':former' if phrase.former else ''}{f':{phrase.last}' if apart else ''}",
        name=document.text[document.tokens[begin].start : document.tokens[phrase.last].end],
        kind="person" if single else "organisation" if role and role.kind == "organisation" else "group",
        code=code,
        sectors=("UAF",) if unknown else phrase.sectors,
        office=office,
    )


class Words:
    """The tokens of one document with the names and role words found among them.

    `hits` leads from the last token of a role phrase to its first and the role; `quiet` are the tokens of datelines.
    """

    def __init__(self, document: Document, names: Sequence[Named], tables: ActorTables) -> None:
        """Look up every token once."""
        leads = lead_spans(document, tables)
        self.quiet = {t.index for t in document.tokens if any(s <= t.start < e for s, e in leads)}
        self.document, self.names, self.tables = document, names, tables
        self.tokens = document.tokens
        self.name_at = {i: name for name in names for i in range(name.first, name.last + 1)}
        self.keys = [self._key(token) for token in document.tokens]
        self.hits = dict(self._role_hits())

    def _key(self, token: Token) -> str:
        """The word by which the role table may know a token; headlines hide plurals from the tagger."""
        word, lemma = token.text.lower(), token.lemma.lower()
        if self.tables.role(lemma) is None and word.endswith("s") and self.tables.role(word[:-1]):
            return word[:-1]
        return lemma

    def _role_hits(self) -> Iterator[tuple[int, tuple[int, Role]]]:
        """The role phrases by their last token, each with its first token."""
        index = 0
        while index < len(self.tokens):
            hit = None if index in self.name_at or index in self.quiet else self.tables.longest_role(self.keys, index)
            if hit is None or any(i in self.name_at for i in range(index, index + hit[0])) or not self._is_noun(index + hit[0] - 1):
                index += 1
                continue
            yield index + hit[0] - 1, (index, hit[1])
            index += hit[0]

    def _is_noun(self, index: int) -> bool:
        token = self.tokens[index]
        if token.tag.startswith("VB"):
            before = self.tokens[index - 1] if index else None
            return before is not None and (before.tag in {"DT", "JJ", "POS"} or self.sense(before.index) == "adjective")
        return token.pos in {"NOUN", "PROPN", "ADJ", "X"}

    def sense(self, index: int) -> str:
        """In which sense the name at a token stands; "" without one."""
        return self.name_at[index].sense if index in self.name_at else ""

    def head_of(self, name: Named) -> int:
        """The token of a name on which the rest hangs."""
        for index in range(name.last, name.first - 1, -1):
            above = head(self.document, index)
            if above is None or not name.first <= above.index <= name.last:
                return index
        return name.last

    def left(self, first: int) -> list[int]:
        """The tokens before a noun that belong to its phrase, by tags and order; a genitive's owner is taken as a whole."""
        found: list[int] = []
        index, sentence = first - 1, self.tokens[first].sentence
        while index >= 0 and self.tokens[index].sentence == sentence and index not in self.quiet:
            token = self.tokens[index]
            if token.tag == "POS":
                return [*self._possessor(index - 1), index, *reversed(found)]
            if token.tag in ENDS:
                return [index, *reversed(found)]
            if not self._joins(token, found[-1] if found else first):
                break
            found.append(index)
            index -= 1
        while found and self.tokens[found[-1]].tag in {"HYPH", "CC", ","}:
            found.pop()
        return found[::-1]

    def _joins(self, token: Token, after: int) -> bool:
        """Whether a token before a noun phrase's known part belongs to it too."""
        if token.tag in {"CC", ","} or token.text == "/":
            name = self.name_at.get(token.index - 1)
            return (
                self.tokens[after].tag != "CC"
                and token.index > 0
                and (
                    (name is not None and name.sense in {"adjective", "acronym"} and after in self.name_at)
                    or (self.tokens[token.index - 1].tag == "JJ" and self.tokens[after].tag == "JJ" and name is None)
                )
            )
        if token.index in self.name_at:
            return self.name_at[token.index].sense != "person" or token.dep in {"compound", "flat", "nmod"}
        if any(n.label == "time" and n.first <= token.index <= n.last for n in self.document.names):
            return False
        # A plural role word begins another phrase, whatever a headline's arcs say: "Rebels Free Troops".
        if token.tag in {"NNS", "NNPS"}:
            return token.dep == "compound" and token.index not in self.hits
        if token.tag in {"VBG", "VBN"}:
            return token.dep == "amod"
        return (token.tag in LEFT and token.text != "-") or self._glued(token) or token.text.lower() in {"senior", "top", "former"}

    def _glued(self, token: Token) -> bool:
        """Whether a token is a hyphen inside a word ("US-Iraqi"), no dash."""
        return token.text == "-" and token.index > 0 and token.start == self.tokens[token.index - 1].end

    def _possessor(self, index: int) -> list[int]:
        """The tokens of the noun phrase that ends with the owner before a genitive."""
        name = self.name_at.get(index)
        first = name.first if name else self.hits[index][0] if index in self.hits else index
        return (
            [*self.left(first), *range(first, index + 1)]
            if self.tokens[first - 1 if first else 0].tag != "POS"
            else list(range(first, index + 1))
        )

    def opposed(self, name: Named) -> bool:
        """Whether the name is only part of "pro-Russian", "anti-Castro", "U.S.-backed": it does not say whose the role is."""
        first, last = name.first, name.last
        if first > 1 and self.tokens[first - 1].text == "-" and self.tokens[first - 2].text.lower() in _PREFIXES:
            return True
        after = [t.text.lower() for t in self.tokens[last + 1 : last + 3]]
        return after[:1] == ["-"] and after[-1] in _PARTICIPLES

    def after(self, last: int, role: Role) -> Named | None:
        """The name in a complement right after the noun: "of the Iraqi army", "in the northern city of Mosul", "linked to al-Qaeda"."""
        following = [t.text.lower() for t in self.tokens[last + 1 : last + 3]]
        begin = last + 2 if following[:1] and following[0] in _OF else last + 3 if following and " ".join(following) in _TIED else None
        # Soldiers in a country are not therefore its own; kidnappers of foreigners are no foreigners.
        if (
            begin is None
            or ({"MIL", "UAF"} & set(role.sectors) and following[0] in {"in", "at"})
            or ("UAF" in role.sectors and following[0] == "of")
        ):
            return None
        for token in self.tokens[begin : begin + 12]:
            name = self.name_at.get(token.index)
            if name is not None and name.actor.code:
                placed = name.actor.kind in {"state", "place", "people"} or following[0] != "at"
                return name if placed and not (following[0] == "of" and role.word in _TAKERS) else None
            if name is None and (
                token.tag not in LEFT | ENDS | {"NNS", "IN"} or (token.tag == "IN" and token.text.lower() not in {"of", "in"})
            ):
                return None
        return None
