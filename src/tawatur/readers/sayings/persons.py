"""Persons: which words of a source's name are a person's own name.

Where the article's names have been read they tell it. Else office and name stand side by side: the name
begins at the first indefinite word after a definite one, or stands before the office.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic import letters as l
from tawatur.model.record import Mention
from tawatur.readers.sayings.found import MARKED, Line, Range

ROLES = frozenset({"office", "official", "title", "expert", "witness"})
NAMED = ROLES | {"relation", "people"}
"""Kinds of heads beside which a person's name is the name of whom they stand for."""
CROWDS = frozenset({"people", "witness", "official", "expert"})
NO_START = frozenset({
    "DEFINITE", "HEAD", "MEDIA", "PREPOSITION", "RELATIVE", "MARK", "B_WORD", "NUMBER",
    "CONNECTIVE", "ABOUT", "TO", "ON", "FROM", "IN", "EVENT_NOUN", "NEGATION", "DEMONSTRATIVE", "PRONOUN",
    "SCENE", "WITH_HIM", "NARRATOR", "UNNAMED",
})  # fmt: skip
NO_PART = NO_START - {"DEFINITE", "MARK"}
COMMON = frozenset({
    "REPORT", "REPORT_NOUN", "PARTICIPLE", "CARRIER", "VENUE", "ENDS_TEH", "ENDS_TEH_MARBUTA", "PART_OF",
})  # fmt: skip
NO_BARE, APART = NO_START | COMMON, NO_PART | {"HEAD", "MARK"}
NO_OTHER = NO_BARE | {"EVENT_NOUN", "BI_PREFIX", "LI_PREFIX"}
"""Classes of words that are no part of a name behind an office."""
NO_NAME = NO_PART | {"LI_PREFIX"}
PLURALS = (l.WAW + l.NOON, l.YEH + l.NOON, l.ALEF)
PLACES = ("GPE", "LOC", "SITE")
ASIDE = frozenset({"COMMA", "ONE_OF"})
COMMAS = frozenset({"COMMA", "BRACKET_OPEN"})
CLOSING = COMMAS | {"SCENE", "IN", "FROM", "RELATIVE", "HEAD"}
SHORTEST, LONGEST = 2, 5


def person_in(line: Line, piece: Range, head: int, mentions: Sequence[Mention], kind: str) -> list[int]:
    """The units of the person's name in a phrase whose head is at `head` and of this kind."""
    persons = [m for m in mentions if m.kind == "PER" and not _is_trade(line, head, kind, m)]
    opens = (
        bool(persons) and persons[0].start <= line.units[piece[0]].start and not _is_head(line, head, kind)
    )
    if kind and not opens and (kind not in NAMED or (kind in CROWDS and is_many(line, head))):
        return []
    if persons and (kind != "relation" or opens):
        return _mentioned(line, piece, persons, kind)
    return _by_kind(line, piece, head, mentions, kind)


def _is_trade(line: Line, head: int, kind: str, person: Mention) -> bool:
    """Whether what was taken for a name is but a word for what somebody is: a baker said."""
    unit = line.units[head]
    alone = unit.start <= person.start and person.end <= unit.end
    return alone and kind == "people" and not line.has(head, "DEFINITE")


def _by_kind(line: Line, piece: Range, head: int, mentions: Sequence[Mention], kind: str) -> list[int]:
    """The name where the article's names do not tell it: by where names stand beside this kind of head."""
    others = [m for m in mentions if m.kind not in ("ROLE", "PER", "NORP")]
    nations = [m.start for m in mentions if m.kind == "NORP"]
    if not kind:
        return _after_nation(line, piece, mentions) or _in_apposition(
            line, piece, others, nations=bool(nations)
        )
    if kind == "title":
        return _after_title(line, piece, head, nations)
    after = _after_comma(line, piece, head) if kind == "relation" else []
    if kind not in ("relation", "people"):
        after = _after_office(line, piece, others)
    return after or _before_office(line, piece, head)


def _is_head(line: Line, head: int, kind: str) -> bool:
    """Whether what opens a phrase is several people by the lexicon, which no name of one can be."""
    return kind in CROWDS and is_many(line, head) and not line.has(head - 1, "PART_OF")


def is_many(line: Line, head: int) -> bool:
    """Whether the head is not one person: several have no name."""
    sense = line.units[head].senses.get("HEAD")
    inflected = sense.surface.inflected if sense else None
    return inflected is None or inflected.number != "singular"


def _mentioned(line: Line, piece: Range, persons: Sequence[Mention], kind: str) -> list[int]:
    """The name among the article's names: the first where it opens the phrase, else the last."""
    opens = persons[0].start <= line.units[piece[0]].start
    runs = _runs(line, piece, persons)
    if not runs:
        return []
    run = runs[0] if opens else _to_end(line, runs[-1], piece[1])
    before = run[0] - 1
    if opens or (kind != "relation" and not line.has(piece[0], "ONE_OF")):
        return run
    apart = line.has(before, "COMMA") or (kind != "relation" and not line.has(before, "HEAD"))
    return run if apart else []


def _runs(line: Line, piece: Range, persons: Sequence[Mention]) -> list[list[int]]:
    """The units of the names, those joined that have but one unknown word between them."""
    runs: list[list[int]] = []
    for person in persons:
        units = [n for n in range(*piece) if person.start <= line.units[n].start < person.end]
        units = [n for n in units if not line.has(n, "MARK")]
        if not units:
            continue
        gap = range(runs[-1][-1] + 1, units[0]) if runs else range(0)
        if runs and len(gap) <= 1 and not any(line.meets(n, APART) for n in gap):
            runs[-1] += [*gap, *units]
        else:
            runs.append(units)
    return runs


def _to_end(line: Line, run: list[int], end: int) -> list[int]:
    """The name with the words after it that nobody knows, where they close the phrase."""
    rest = [n for n in range(run[-1] + 1, end) if not line.has(n, "DASH")]
    fits = len(rest) <= SHORTEST and not any(line.meets(n, APART) for n in rest)
    return [*run, *rest] if fits else run


def _after_comma(line: Line, piece: Range, head: int) -> list[int]:
    """The name of a relative, set off from whose relative he is: the mother of the missing man, Saniya."""
    comma = line.first(head, piece[1], COMMAS)
    words = [n for n in range(comma + 1, piece[1]) if not line.has(n, "MARK")] if comma is not None else []
    fits = SHORTEST <= len(words) <= LONGEST and not line.meets(words[0], NO_START)
    return words if fits and _is_name(line, words) else []


def _in_apposition(line: Line, piece: Range, others: Sequence[Mention], *, nations: bool) -> list[int]:
    """A phrase that is nothing but a name, or one of several words before what tells who that is."""
    if not others:
        return _bare(line, piece) if not nations else []
    end = line.first(piece[0] + SHORTEST, piece[1], ASIDE)
    before = end is not None and others[0].start > line.units[end].start
    return _bare(line, (piece[0], end)) if end is not None and before else []


def _bare(line: Line, piece: Range) -> list[int]:
    """A phrase of a few words that are nothing but a name: no article, no ending of a plural."""
    words = [n for n in range(*piece) if not line.has(n, "MARK")]
    named = not any(line.meets(n, NO_BARE) or _is_plural(line, n, words) for n in words[:1])
    fits = 0 < len(words) < LONGEST and not any(line.meets(n, NO_PART) for n in words)
    named = named and not any(_hangs(line, n) for n in words)
    if len(words) == 1 and _is_owned(line, words[0]):
        return []
    return words if named and fits else []


def _is_plural(line: Line, at: int, words: Sequence[int]) -> bool:
    """Whether a word ends as plurals and adverbs do; but Maria, Celia before another name."""
    word = line.folded(at)
    return word.endswith(PLURALS) and not (len(words) > 1 and word.endswith(l.YEH + l.ALEF))


def _is_owned(line: Line, at: int) -> bool:
    """Whether a single word is rather a verb or a thing of somebody: she celebrated, his friends."""
    word = line.folded(at)
    owned = word.endswith((l.HEH, l.HEH + l.ALEF, l.HEH + l.MEEM)) and line.has(at, "PRONOUN_SUFFIX")
    return word.endswith(l.TEH) or (owned and not line.has(at, "ENDS_TEH_MARBUTA"))


def _after_nation(line: Line, piece: Range, mentions: Sequence[Mention]) -> list[int]:
    """The name of a man told by his nation: the Saudi Faisal Akbar."""
    nation = len(mentions) == 1 and mentions[0].kind == "NORP" and line.has(piece[0], "DEFINITE")
    return _after_office(line, piece, ()) if nation else []


def _after_title(line: Line, piece: Range, head: int, nations: Sequence[int]) -> list[int]:
    words = [n for n in range(head + 1, piece[1]) if not line.has(n, "MARK")]
    if not line.has(head, "DEFINITE"):
        return []
    if words and line.has(words[0], "REPORT", "EVENT_NOUN") and not line.has(words[0], "DEFINITE"):
        return []
    if words and line.has(words[0], "DEFINITE") and line.units[words[0]].start in nations:
        words = words[1:]
    end = next((k for k, n in enumerate(words) if _closes(line, n)), len(words))
    return words[: min(end, LONGEST)]


def _closes(line: Line, at: int) -> bool:
    """Whether a name cannot go on with this word, which is no given name that is also an office's."""
    return (line.meets(at, NO_PART) and not _is_given(line, at)) or _hangs(line, at)


def _is_given(line: Line, at: int) -> bool:
    """Whether a word for an office is a given name as well, and stands as one: no office of anything."""
    sense = line.units[at].senses.get("HEAD")
    second = line.has(at - 1, "WORD") and not line.meets(at - 1, NO_BARE)
    alone = not line.has(at, "DEFINITE") and (second or not line.has(at + 1, "DEFINITE", "HEAD"))
    return sense is not None and "given" in sense.values and alone


def _after_office(line: Line, piece: Range, others: Sequence[Mention]) -> list[int]:
    ends, places = {m.end for m in others}, [m for m in others if m.kind in PLACES]
    for at in range(piece[0] + 1, piece[1]):
        last = line.units[at - 1]
        closed = line.has(
            at - 1, "DEFINITE", "COMMA", "BRACKET_CLOSE", *MARKED
        ) or f" {l.ARTICLE}" in line.folded(at - 1)
        starts = not line.meets(at, NO_START) or _is_given(line, at)
        if not (closed or last.end in ends) or not starts or _is_named(line, at, others) or _hangs(line, at):
            continue
        end = line.first(at + SHORTEST, piece[1], CLOSING) or piece[1]
        words = [n for n in range(at, end) if not line.has(n, "MARK")]
        fits = SHORTEST <= len(words) <= LONGEST and not any(_is_named(line, n, places) for n in words)
        marked = line.meets(at - 1, MARKED) and line.meets(piece[1] - 1, MARKED)
        if fits and (marked or _is_name(line, words)):
            return words
    return _at_end(line, piece, others)


def _at_end(line: Line, piece: Range, others: Sequence[Mention]) -> list[int]:
    """The name behind a body whose own name nobody knows: the head of the party Meretz, Zehava Galon."""
    at = piece[1]
    while at > piece[0] and not line.meets(at - 1, NO_OTHER):
        at -= 1
    known = line.has(at - 1, "HEAD") and not line.has(at - 1, "DEFINITE")
    places = [m for m in others if m.kind in PLACES]
    if any(line.has(n, "WAW_PREFIX") or _is_named(line, n, places) for n in range(at + 1, piece[1])):
        return []
    return list(range(at + 1, piece[1])) if known and piece[1] - at in (3, 4) else []


def _is_name(line: Line, words: Sequence[int]) -> bool:
    """Whether nothing forbids that words are parts of one name; the last may look like a verbal noun."""
    return not any(
        line.meets(n, NO_NAME) and not _only_looks(line, n, words) and not _is_given(line, n) for n in words
    )


def _only_looks(line: Line, at: int, words: Sequence[int]) -> bool:
    """Whether a word's first letter or its form speaks against a name, but only that."""
    last = at == words[-1] and at > words[0] and line.has(at, "EVENT_NOUN") and not line.has(at, "DEFINITE")
    return last or (line.has(at, "LI_PREFIX") and not line.meets(at, NO_PART) and not _hangs(line, at))


def _hangs(line: Line, at: int) -> bool:
    """Whether a word is written with the preposition of what it belongs to, as far as the lexicon knows."""
    return line.has(at, "LI_PREFIX") and (line.has(at, "DEFINITE") or bool(line.units[at].senses))


def _is_named(line: Line, at: int, others: Sequence[Mention]) -> bool:
    start = line.units[at].start
    return any(m.start <= start < m.end for m in others)


def _before_office(line: Line, piece: Range, head: int) -> list[int]:
    words = [n for n in range(piece[0], head) if not line.has(n, "MARK")]
    free = ("HEAD", "DEFINITE") if len(words) >= SHORTEST else ("HEAD",)
    refused = (NO_START | {"PART_OF", "SAME", "EVENT_NOUN"}).difference(free)
    common = bool(words) and line.has(words[0], "DEFINITE") and line.meets(words[0], COMMON)
    return words if words and not common and not line.meets(words[0], refused) else []
