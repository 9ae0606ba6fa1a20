"""Naming: what a noun phrase tells of the source that it names.

The first head that the lexicon knows gives the type; a person's name in the phrase makes it a named
person. Where the article's names have been read they tell which words are a person's name; otherwise the
name is taken to begin at the first indefinite word after a definite one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.model.record import Actor, Mention, SourceType, Span
from tawatur.readers.sayings.found import Line, Range
from tawatur.readers.sayings.kinds import ATTACHED, kind_of, type_of
from tawatur.readers.sayings.persons import CROWDS as MANY
from tawatur.readers.sayings.persons import NO_OTHER, NO_START, ROLES, is_many, person_in
from tawatur.readers.sayings.principals import principal_in
from tawatur.readers.sayings.roster import bare

SKIPPED = frozenset({"PART_OF", "DEMONSTRATIVE", "NUMBER", "MARK", "NUMBER_WORD"})
UNKEYED, RELATIVE = frozenset({"MARK", "SAME", "DEMONSTRATIVE"}), frozenset({"RELATIVE"})
REFERS, REFERS_ISSUED = frozenset({"SAME"}), frozenset({"SAME", "ISSUED"})
CROWDS = frozenset({"people", "witness"})
OWNERS = frozenset({"body", "office", "witness"})
COUNTRIES = ("GPE", "NORP")
STATELESS = "?"
HANGING = frozenset({"PREPOSITION", "RELATIVE"})
HIDDEN, UNCORED = frozenset({"UNNAMED"}), frozenset({"MARK", "SAME", "IN"})
UNTOLD = frozenset({"ROLE", "NORP"})
LONE, BEFORE_ARTICLE = 1, l.LAM + l.LAM
PEOPLE, LEAST_PLURAL = {"kind": "people", "type": "unknown"}, 4
HEAD_WITHIN, NAME_WITHIN, ISSUED_WITHIN, MOST = 3, 5, 2, 0.6
QUOTED = re.compile(r"[\"“«‹„]([^\"“”«»‹›„]+)[\"”»›]")


class Naming(Struct, frozen=True, eq=False, gc=False):
    """A noun phrase as a name of a source; `words` are its folded words without article and clitics.

    `word_set` has the same words without their order. `kind` is the head's: source, official, witness,
    body, document, reports, expert, office, title, social, people, medium, place, or empty; `by_head`
    that the lexicon of heads knows it. `name` holds the words of a person's name. `refers` says that the
    phrase may stand for somebody named before, `issued` that it is a statement of some body, `generic`
    that its head is any person's (the official), `general` that it is any body's (the paper), `legal`
    that it is a law, with which things accord but which says nothing. `many` are several people, a `proper`
    body has a name of its own.
    `principal` is for whom a spokesman speaks, `theirs` says that he speaks for a body named before; `nation`
    is the country that the phrase tells of, `core` its words without those for the country, `native` says
    that it is the speaker's own. `pointed` says this one, `same` the same one, `one` one of several; a body
    is `told` by an adjective of its sort alone (the terrorist organisation). `otherwise` is the type of a
    lone word that may be no person's name. `alias` has the words with those that mean the same made one.
    """

    span: Span
    label: str
    words: tuple[str, ...]
    head: str
    kind: str
    type: SourceType
    name: tuple[str, ...]
    definite: bool
    refers: bool
    actor: Actor | None
    gender: str = ""
    issued: bool = False
    by_head: bool = True
    generic: bool = False
    general: bool = False
    legal: bool = False
    word_set: frozenset[str] = frozenset()
    many: bool = False
    proper: bool = False
    principal: Naming | None = None
    theirs: bool = False
    nation: str = ""
    core: frozenset[str] = frozenset()
    native: bool = False
    pointed: bool = False
    same: bool = False
    one: bool = False
    told: bool = False
    otherwise: SourceType | None = None
    alias: frozenset[str] = frozenset()


def naming(line: Line, piece: Range, text: str, mentions: Sequence[Mention]) -> Naming:
    """What the phrase tells; `mentions` are the names in it."""
    whole, piece = piece, _core(line, piece)
    at, head = _head(line, piece)
    begin = at if line.has(piece[0], "HEAD") and line.has(at, "HEAD") else piece[0]
    words = _words(line, begin, piece[1])
    named = person_in(line, piece, at, mentions, head.get("kind", ""))
    name = tuple([_key(line, n, first=False) for n in named])
    kind, _ = kind_of(head, mentions, line.units[at].start + ATTACHED)
    head = {**head, "hidden": "yes"} if head and line.first(*whole, HIDDEN) is not None else head
    definite = _is_definite(line, at)
    issued = "issued" in head
    shown = piece if line.has(piece[1], "WAW_PREFIX") or _closes(line, piece, mentions) else whole
    span = Span(_start(line, piece), line.units[shown[1] - 1].end)
    principal = principal_in(line, piece, at, mentions)
    return Naming(
        span=span,
        label=_label(text, span.start, line.units[piece[1] - 1].end),
        words=words,
        head=_key(line, at, first=at == piece[0]).split()[0],
        kind=kind,
        type=type_of(line, piece, at, head, mentions, named=bool(name)),
        name=name,
        definite=definite,
        refers="he" in head
        or (definite and len(words) <= 2 and not line.has(whole[0], "ONE_OF"))
        or line.first(*piece, REFERS_ISSUED if issued else REFERS) is not None,
        actor=_actor(line, whole, mentions),
        gender="f" if kind == "place" or _is_feminine(line, at, head) else "",
        issued=issued,
        by_head=bool(head),
        generic="generic" in head,
        general="general" in head or "head" in head,
        legal="legal" in head,
        word_set=frozenset(words),
        many=bool(head)
        and kind in (*MANY, "source")
        and is_many(line, at)
        and not line.has(piece[0], "ONE_OF"),
        proper=kind == "body" and (not head or "proper" in head),
        principal=_principal(line, principal, text, mentions),
        theirs=principal is not None and principal[0] == principal[1],
        nation=_nation(mentions),
        core=_core_words(line, (begin, piece[1]), mentions),
        pointed=line.has(whole[0], "DEMONSTRATIVE"),
        told=kind == "body"
        and definite
        and len(words) == LONE + 1
        and line.has(piece[1] - 1, "MODIFIER", "WORLDWIDE"),
        otherwise=type_of(line, piece, at, head, [], named=False)
        if head and name and len(words) == LONE
        else None,
        same=line.first(*whole, REFERS) is not None,
        alias=_alias(line, (begin, piece[1]), words),
        one=line.has(whole[0], "ONE_OF"),
        native="native" in head,
    )


def _is_feminine(line: Line, at: int, head: dict[str, str]) -> bool:
    """Whether a head ends as feminine words do, and is no plural of men: students, judges."""
    return "feminine" in head or (line.has(at, "ENDS_TEH_MARBUTA", "ENDS_TEH") and "men" not in head)


def _nation(mentions: Sequence[Mention]) -> str:
    """The country of the names in a phrase; a mark for a nation that is no country's."""
    if not mentions:
        return ""
    known = next((m.actor.country for m in mentions if m.actor and m.actor.country), None)
    return known or (STATELESS if any(m.kind == "NORP" for m in mentions) else "")


def _core_words(line: Line, piece: Range, mentions: Sequence[Mention]) -> frozenset[str]:
    told = [m for m in mentions if m.kind in COUNTRIES]
    if not told:
        return frozenset()
    units = line.units
    kept = (n for n in range(*piece) if not any(m.start <= units[n].start < m.end for m in told))
    return frozenset([_key(line, n, first=n == piece[0]) for n in kept if not line.meets(n, UNCORED)])


def _principal(line: Line, piece: Range | None, text: str, mentions: Sequence[Mention]) -> Naming | None:
    if piece is None or piece[0] == piece[1]:
        return None
    span = line.span(piece)
    return naming(line, piece, text, [m for m in mentions if span.start <= m.start and m.end <= span.end])


def _actor(line: Line, whole: Range, mentions: Sequence[Mention]) -> Actor | None:
    """Who the phrase is, by the name that is most of it."""
    if not mentions:
        return None
    span = line.span(whole)
    return next((m.actor for m in mentions if m.actor and _covers(m, span)), None)


def _closes(line: Line, piece: Range, mentions: Sequence[Mention]) -> bool:
    """Whether a phrase ends with a name: a relative clause after it tells more, but not who it is."""
    end = line.units[piece[1] - 1].end
    return any(m.end == end and m.kind not in UNTOLD for m in mentions) or line.has(
        piece[1] - 1, "QUOTE_CLOSE"
    )


def _words(line: Line, begin: int, end: int) -> tuple[str, ...]:
    classes = line.classes
    kept = [n for n in range(begin, end) if UNKEYED.isdisjoint(classes[n])]
    return tuple([bare(w) for w in " ".join([_key(line, n, first=n == begin) for n in kept]).split()])


def _alias(line: Line, piece: Range, words: Sequence[str]) -> frozenset[str]:
    """The words of an office, with one for those that mean the same: the government, the ministers."""
    units = line.units
    told = [at for at in range(*piece) if "STANDS_FOR" in units[at].senses]
    other = {bare(line.folded(at)): units[at].senses["STANDS_FOR"].values["as"] for at in told}
    return frozenset([fold(other.get(word, word)) for word in words] if other else words)


def _is_definite(line: Line, at: int) -> bool:
    """Whether the head has the article; where the lexicon knows the word, its letters are not guessed at."""
    if f" {l.ARTICLE}" in line.folded(at):
        return True
    senses = line.units[at].senses
    sense = senses.get("MEDIA") or senses.get("HEAD")
    if sense is not None and sense.split is not None:
        owned = sense.values.get("kind") in ("office", "title") or "issued" in sense.values
        owned = owned and sense.split.suffix != ""
        return owned or sense.split.stem.startswith(l.ARTICLE)
    return line.has(at, "DEFINITE")


def _core(line: Line, piece: Range) -> Range:
    """The phrase without the relative clause that tells more of whom it names."""
    at = line.first(piece[0] + 1, piece[1], RELATIVE)
    while at is not None and line.has(at, "FROM"):
        at = line.first(at + 1, piece[1], RELATIVE)
    end = piece[1] if at is None else at
    end -= end < piece[1] and line.has(end - 1, "COMMA")
    return (piece[0], end) if end > piece[0] else piece


def _covers(mention: Mention, span: Span) -> bool:
    """Whether a name is most of a phrase: then the phrase is who the name is."""
    return mention.end - mention.start >= MOST * (span.end - span.start)


def _start(line: Line, piece: Range) -> int:
    """Where the phrase begins after a preposition written on its first word."""
    unit = line.units[piece[0]]
    sense = unit.senses.get("HEAD") or unit.senses.get("MEDIA") or unit.senses.get("PART_OF")
    if sense is not None and sense.split is not None:
        return unit.start + sense.split.start
    return unit.start


def _head(line: Line, piece: Range) -> tuple[int, dict[str, str]]:
    """The unit that names what the source is, and what the lexicon says of it."""
    classes = line.classes
    plain = [n for n in range(*piece) if SKIPPED.isdisjoint(classes[n])][:NAME_WITHIN]
    if len(plain) > HEAD_WITHIN and not _is_run(line, plain):
        plain = plain[:HEAD_WITHIN]
    if plain and _are_people(line, plain[0]):
        return plain[0], PEOPLE
    choice = plain[2:] if _is_given_name(line, plain) else plain
    free = [at for at in choice if at == plain[0] or not _is_governed(line, at)]
    found = _first_known(line, free, piece, plain)
    if found is None and len(free) < len(choice):
        found = _first_known(line, choice, piece, plain)
    return found or ((plain[0] if plain else piece[0]), {})


def _are_people(line: Line, at: int) -> bool:
    """Whether a sound plural stands here before its genitive: the farmers of the valley."""
    word = line.folded(at)
    plural = word.endswith(l.WAW) and len(word) >= LEAST_PLURAL and line.has(at + 1, "DEFINITE")
    return plural and not line.units[at].senses and at not in line.named


def _first_known(
    line: Line, choice: Sequence[int], piece: Range, plain: Sequence[int]
) -> tuple[int, dict[str, str]] | None:
    """The first unit of a choice that the lexicon knows as a head, before any preposition."""
    crowded = bool(plain) and line.has(plain[0], "EVENT_NOUN", "BI_PREFIX")
    for at in choice:
        values = _values(line, at, piece)
        if values and not (crowded and at > plain[0] and values["kind"] in CROWDS):
            return _issuer(line, at, piece, values) or (at, values)
        if line.meets(at, HANGING):
            return None
    return None


def _values(line: Line, at: int, piece: Range) -> dict[str, str] | None:
    """What the lexicon says of a head; a medium's name that is also a common word wants its marks."""
    senses = line.units[at].senses
    medium, head = senses.get("MEDIA"), senses.get("HEAD")
    if medium is not None:
        quoted = line.has(at - 1, "MARK") or (at > piece[0] and line.has(at - 1, "MEDIA"))
        alone = at + 1 >= piece[1] or line.has(at + 1, "MARK")
        if quoted or not ("common" in medium.values or (head is not None and not alone)):
            return {**medium.values, "kind": "medium"}
    return head.values if head is not None else None


def _is_governed(line: Line, at: int) -> bool:
    """Whether a word is written with the preposition that makes it part of what stands before."""
    senses = line.units[at].senses
    sense = (senses.get("HEAD") or senses.get("MEDIA")) if senses else None
    split = sense.split if sense is not None else None
    return split is not None and split.prefix.endswith((l.LAM, l.BEH))


def _is_run(line: Line, plain: Sequence[int]) -> bool:
    """Whether a phrase begins with as many words as a long name has, before an office."""
    if line.meets(plain[0], NO_START):
        return False
    return not any(line.meets(n, NO_OTHER) for n in plain[1:HEAD_WITHIN])


def _is_given_name(line: Line, plain: Sequence[int]) -> bool:
    """Whether a word for an office is a person's name, whose office follows: Malik Shaher, the spokesman."""
    if len(plain) < HEAD_WITHIN or not line.has(plain[0], "HEAD") or not line.has(plain[2], "HEAD"):
        return False
    first, last = (line.units[n].senses["HEAD"].values["kind"] for n in (plain[0], plain[2]))
    bare = not line.has(plain[0], "DEFINITE") and not line.meets(plain[1], NO_START)
    return bare and first == "office" and last in ROLES and line.has(plain[2], "DEFINITE")


def _issuer(line: Line, at: int, piece: Range, values: dict[str, str]) -> tuple[int, dict[str, str]] | None:
    """The body that put out a statement or made an estimate, where the phrase names it: it is the source."""
    if "issued" in values or "figures" in values:
        for n in range(at + 1, min(at + 2 + ISSUED_WITHIN, piece[1])):
            sense = line.units[n].senses.get("HEAD")
            if sense is not None and sense.values["kind"] == "body":
                return n, sense.values
            if line.has(n, "IN", "FROM", "TO", "ON", "COMMA"):
                break
    if "product" not in values or at + 1 >= piece[1] or line.has(at + 1, "LI_PREFIX"):
        return None
    senses = line.units[at + 1].senses
    if "MEDIA" in senses:
        return at + 1, {**senses["MEDIA"].values, "kind": "medium"}
    owner = senses.get("HEAD")
    return (at + 1, owner.values) if owner is not None and owner.values["kind"] in OWNERS else None


def _key(line: Line, at: int, *, first: bool) -> str:
    """A word without its article (and, first in the phrase, without proclitics that the lexicon cut off).

    A head that the lexicon has in several forms (both cases of a plural) is known by the first of them, and
    one that means another (the chief of diplomacy is the foreign minister) by that.
    """
    unit = line.units[at]
    word, senses = line.folded(at), unit.senses
    sense = senses.get("HEAD") or senses.get("MEDIA") if first and senses else None
    if sense is not None and sense.split is not None:
        if sense.surface.inflected is not None or "as" in sense.values:
            word = fold(sense.values.get("as", sense.entry.lemma))
        elif unit.first != unit.last:
            word = " ".join([sense.split.stem, *word.split()[1:]])
        elif not sense.split.suffix:
            word = sense.split.stem
    if word.startswith(BEFORE_ARTICLE) and line.has(at, "LI_PREFIX"):
        word = l.ARTICLE + word[2:]
    joined = not first and "WAW_PREFIX" in unit.classes and _is_joined_adjective(line, at)
    return bare(word[1:] if joined else word)


def _is_joined_adjective(line: Line, at: int) -> bool:
    """Whether a word that begins with the conjunction is an adjective joined on to the one before it."""
    if line.has(at, "W_WORD"):
        return False
    alike = line.has(at, "ENDS_TEH_MARBUTA") and line.has(at - 1, "ENDS_TEH_MARBUTA")
    return alike and at not in line.named


def _label(whole: str, start: int, end: int) -> str:
    """The words of a phrase as they stand in the text; of a name in quotation marks what they hold.

    The article's first letter is not written after an attached preposition: it is put back.
    """
    text, after = whole[start:end], whole[max(start - 1, 0) : start]
    quoted = QUOTED.fullmatch(text)
    whole = l.ALEF + text if after == l.LAM and text.startswith(l.LAM) else text
    return " ".join((quoted[1] if quoted else whole).split())


def as_country(phrase: Naming, nation: str, mentions: Sequence[Mention]) -> Naming:
    """The speaker's own country by the name that the article has for it."""
    told = [m.actor for m in mentions if m.kind in COUNTRIES and m.actor and m.actor.country == nation]
    if not nation or not told:
        return phrase
    words = tuple([bare(fold(word)) for word in told[0].name.split()])
    return replace(
        phrase,
        label=told[0].name,
        actor=told[0],
        nation=nation,
        words=words,
        word_set=frozenset(words),
        head=words[0],
        by_head=False,
    )
