"""Walk: the way through a noun phrase, word by word, to where another begins."""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import MARKED, Line, Name
from tawatur.readers.sayings.persons import ROLES
from tawatur.rules import Sense

OPEN, DESCRIBED, CLOSED, NAMED = "open", "described", "closed", "named"
"""What may follow: a genitive, no genitive after an adjective or a definite noun, an office after a name."""
JOINS = frozenset({"IN", "FROM", "ON", "TO", "ABOUT", "FOR", "WITH", "PREPOSITION", "WITH_WHOM", "SCENE"})
NO_NOUN = frozenset({
    "RELATIVE", "PRONOUN", "NEGATION", "CONNECTIVE", "MARK", "NUMBER", "NUMBER_WORD", "DATE", "WEEKDAY",
    "MONTH", "SCENE", "WITH_HIM", "TURN", "QAD", "VIA", "VIA_FOR", "VIA_WHAT", "BASED_ON", "SAME", "AND",
    "PREPOSITION", "FOR", "WITH_WHOM", "NARRATOR", "MODIFIER", "ISSUED", "PASSED", "LATIN",
})  # fmt: skip
NO_PLURAL = NO_NOUN | {"DEMONSTRATIVE", "ENDS_TEH_MARBUTA"}
VERBAL = ("EVENT_NOUN", "MASDAR", "REPORT_NOUN")
HANGING = ("LI_PREFIX", "BI_PREFIX")
FEMININE = ("ENDS_TEH_MARBUTA", "ENDS_TEH")
OBLIQUE = (l.YEH + l.NOON,)
PLURALS = (l.YEH + l.NOON, l.WAW + l.NOON)
ORIGIN = l.YEH + l.TEH_MARBUTA
ORIGINS = (l.YEH + l.WAW + l.NOON, l.YEH + l.YEH + l.NOON)
PARTICIPLE = l.ARTICLE + l.MEEM
PERSONAL = ROLES | {"relation"}
TIMES = frozenset({"MOMENT", "WEEKDAY", "DATE"})
COMMA = frozenset({"COMMA", "DASH"})
APART = JOINS | TIMES | {"MARK", "PARTICIPLE", "NARRATOR", "WITH_HIM", "SAYING", "RELATIVE", "HANGS"}
"""Without one of these a unit is a plain word of the phrase: asked first, as most are."""
JOINED = frozenset({"AND", "WAW_PREFIX", *HANGING})
OPENING = frozenset({"DEMONSTRATIVE", "PART_OF", "AND"})
BEFORE_NAME, LONGEST_NAME = 4, 4


class Walk:
    """The way through a phrase: what has been met of it so far."""

    def __init__(self, line: Line, start: int, limit: int, *, governing: bool, gender: str) -> None:
        self.line, self.start, self.limit = line, start, limit
        self.governing, self.gender = governing, gender
        self.state = OPEN
        self.several = False
        """Whether a noun has been met that may be a plural."""
        self.proper = -1
        """The unit after the proper name that has been met last."""
        self.before: str | None = None
        """What could follow before the comma that opened an aside: it may follow again after the aside."""
        self.person = False
        self.over = False
        """Whether a word of time has been passed: no name goes on after one."""
        self.personal = _is_personal(line, start)

    def passed(self, at: int) -> int | None:
        """The unit to go on with after `at`; None where no part of the phrase stands there."""
        line, name = self.line, self.line.named.get(at)
        if APART.isdisjoint(line.classes[at]):
            after = None if _is_vowelled(line, at) else self._plain(at, name)
        elif line.has(at, "MARK"):
            after = self._mark(at)
        elif _is_accusative(line, at) or self._is_adverb(at):
            after = None
        elif name is not None and name.start == at and not line.has(at, "HEAD"):
            after = self._plain(at, name)
        elif (line.has(at, "RELATIVE") and not line.has(at, "FROM", "WHAT")) or _is_anonymous(line, at):
            after = self._relative(at)
        elif line.meets(at, TIMES):
            self.over, after = True, at + 1
        elif line.meets(at, JOINS) and not line.has(at, "PART_OF", "HEAD"):
            self.state, after = OPEN, at + 1
        elif line.has(at, "HANGS"):
            self.state, after = CLOSED if line.has(at, "DEFINITE") else OPEN, at + 1
        else:
            after = self._word(at, name)
        return after

    def _plain(self, at: int, name: Name | None) -> int | None:
        """The same for a word of the phrase, or for the name that begins there."""
        if name is None or name.start != at or self.line.has(at, "HEAD"):
            return self._word(at, name)
        return self._person(at, name.end) if name.kind == "PER" else self._named(at, name)

    def _is_adverb(self, at: int) -> bool:
        """Whether a preposition stands here with its pronoun, or with the noun of saying: by saying."""
        line = self.line
        if line.has(at, "WITH_HIM"):
            return not (line.has(at - 1, "DEFINITE") and line.folded(at - 1).startswith(PARTICIPLE))
        return line.has(at, "SAYING") and line.has(at, "BI_PREFIX")

    def _word(self, at: int, name: Name | None) -> int | None:
        joined = self._is_joined(at, name)
        if not joined and self.state != OPEN and self._begins(at):
            return None
        self.several = self.several or not _is_one(self.line, at)
        if not joined and self.state == NAMED and _is_relation(self.line, at):
            self.person, self.personal = False, True  # whose kin is meant is named behind it
        over = name is not None and name.end == at + 1
        if joined:
            self.state, self.person = CLOSED if over or self.line.has(at, "DEFINITE") else OPEN, False
        else:
            self.state = CLOSED if over else self._after(at)
        self.proper = at + 1 if over else self.proper
        return at + 1

    def _mark(self, at: int) -> int | None:
        line = self.line
        if line.meets(at, MARKED):
            return self._quoted(at)
        if line.has(at, "BRACKET_OPEN"):
            close = line.first(at, self.limit, frozenset({"BRACKET_CLOSE"}))
            return at + 1 if close is None else close + 1
        if line.has(at, "COMMA", "DASH"):
            return self._comma(at)
        return at + 1

    def _comma(self, at: int) -> int | None:
        """Between two commas it is said once more who it is, or when; after them the object follows."""
        if self.before is not None:
            self.state, self.before, self.over = self.before, None, True
            return at + 1
        line = self.line
        closed = line.first(at + 1, self.limit, COMMA) is not None
        name = line.named.get(at + 1)
        called = name is not None and name.kind == "PER" and self.personal and not self.person
        hangs = line.meets(at + 1, JOINS | TIMES) and not line.has(at + 1, "PART_OF")
        aside = closed or called or hangs or _is_personal(line, at + 1)
        if self.governing and self.state != OPEN and not aside:
            return None
        self.state, self.before = OPEN, self.state
        return at + 1

    def _quoted(self, at: int) -> int | None:
        """A name in quotation marks belongs to what has none; more words than a name has are an object."""
        quotation = self.line.paired.opening(at)
        if quotation is None:
            return at + 1
        complete = self.person or (self.line.has(self.start, "DEFINITE") and not self.personal)
        long = quotation.close > self.limit or quotation.end - quotation.start >= LONGEST_NAME
        if self.governing and self.state != OPEN and (complete or long):
            return None
        self.state = CLOSED
        return quotation.close

    def _person(self, at: int, end: int) -> int | None:
        titled = _is_personal(self.line, at - 1) and at - 1 > self.start
        closed = self.state != OPEN and not titled and not self._is_joined(at, self.line.named.get(at))
        if closed and self.governing and (self.person or not self.personal):
            return None
        self.state, self.person, self.proper = NAMED, True, end
        return end

    def _named(self, at: int, name: Name) -> int | None:
        """The name of a place or a body, that closes the phrase or begins another."""
        line = self.line
        adjective = line.has(at, "ADJECTIVAL", "ENDS_YEH") and line.has(at, "DEFINITE")
        if self.state != OPEN and self.governing and name.whole and not adjective:
            return None
        self.state, self.proper = CLOSED, name.end
        return name.end

    def _relative(self, at: int) -> int | None:
        """A relative clause reaches to the comma that closes it, else to the end."""
        comma = self.line.first(at, self.limit, COMMA)
        if not self.governing:
            return self.limit
        if comma is None:
            return None
        self.state = CLOSED
        return comma + 1

    def _is_joined(self, at: int, name: Name | None) -> bool:
        """Whether a word is joined on by the conjunction, or hangs on a preposition written with it."""
        line = self.line
        if JOINED.isdisjoint(line.classes[at]) or (name is not None and name.start == at and name.whole):
            return False
        if line.has(at, "AND", "WAW_PREFIX"):
            return line.has(at, "AND") or not (line.has(at, "W_WORD") or _is_known_whole(line, at))
        hangs = line.has(at, *HANGING) and not line.meets(at - 1, JOINS)  # no preposition follows another
        return hangs and not line.has(at, "B_WORD", "L_WORD") and not _is_known_whole(line, at)

    def _begins(self, at: int) -> bool:
        """Whether after a closed phrase a noun of its own stands at a unit, or the next verb."""
        line = self.line
        if is_verbal(line, at) and not _may_describe(line, at):
            return self.governing or self.state != NAMED or line.has(at, "DEFINITE")
        if line.has(at, "DEMONSTRATIVE"):
            return line.has(at + 1, "DEFINITE") or (self.governing and not line.meets(at + 1, JOINS))
        number = line.has(at, "NUMBER_WORD") and not line.has(at, "DEFINITE")
        if number or line.has(at, "PART_OF", "WHAT", "NEGATION"):
            return self.governing and not line.has(at, "SAME")
        if self._is_oblique(at) or (self.state == CLOSED and not self.personal and _is_present(line, at)):
            return True
        if not self.governing or (line.meets(at, NO_NOUN) and not line.has(at, *VERBAL, "HEAD")):
            return False
        return self._another(at) if line.has(at, "DEFINITE") else self._indefinite(at)

    def _is_oblique(self, at: int) -> bool:
        """Whether a definite plural is in another case than a person who acts: it is whom he calls."""
        line = self.line
        return self.person and not self.several and line.has(at, "DEFINITE") and _ends(line, at, OBLIQUE)

    def _another(self, at: int) -> bool:
        """Whether a definite noun is no adjective of the phrase before it."""
        line = self.line
        if self.over and line.has(at - 1, "COMMA", "DASH"):
            return True
        head = _head(line, at)
        if head is not None and not line.has(at, "ADJECTIVAL", "ENDS_YEH"):
            kin = self.state == NAMED and _is_relation(line, at)
            return not kin and not (_is_personal(line, at) and self._has_name(at))
        return self.state == DESCRIBED or self._follows_name(at) or self._disagrees(at)

    def _follows_name(self, at: int) -> bool:
        """Whether a definite word right after a proper name is none that tells of what kind it is."""
        line = self.line
        kind = line.has(at, "ENDS_YEH", "MODIFIER", "ADJECTIVAL", "SAME") or _ends(line, at, (ORIGIN,))
        if at != self.proper or kind or line.has(at, "NUMBER_WORD", "ORDINAL_WORD"):
            return False
        hangs = line.meets(at + 1, JOINS) or line.has(at + 1, *HANGING)
        return not (hangs and line.folded(at).startswith(PARTICIPLE))

    def _disagrees(self, at: int) -> bool:
        """Whether a definite word is of another gender or number than an adjective would be."""
        line, before = self.line, at - 1
        if line.has(at, "ENDS_TEH") and not line.has(before, "ENDS_TEH"):
            return True
        if line.has(at + 1, "FEMININE_RELATIVE") and not line.has(at, "ENDS_TEH_MARBUTA", "ENDS_YEH"):
            return True
        if not self.several and (_ends(line, at, PLURALS) or line.has(at, "BROKEN_PLURAL")):
            return True
        feminine = line.has(at, "ENDS_TEH_MARBUTA", "ENDS_ALEF") and not line.has(before, *FEMININE)
        first = before == self.start and line.has(before, "DEFINITE")
        if first and feminine and (self.gender == "m" or _is_singular(line, before)):
            return True
        one = line.has(before, "ENDS_TEH_MARBUTA") and _is_singular(line, before)
        body = first and (one or line.has(before, "ENDS_TEH") or self.gender == "f")
        return body and not line.has(at, *FEMININE, "ENDS_YEH", "ENDS_ALEF", "ADJECTIVAL", "WAW_PREFIX")

    def _indefinite(self, at: int) -> bool:
        """Whether an indefinite word is neither an office nor a name that tells who is meant."""
        line = self.line
        if _head(line, at) is not None:
            adjective = self.state == DESCRIBED and line.has(at - 1, "MODIFIER")
            return not (_is_personal(line, at) and (self.state == NAMED or self._is_bare() or adjective))
        if line.has(at, "ADJECTIVAL", "MODIFIER"):
            return False
        if self.state == NAMED and at == self.proper:
            return line.has(at, "WORD")  # a word that goes on like a name would have been found part of it
        if self.state in (NAMED, DESCRIBED):
            return self.over
        if self.over or self.person or not self.personal or line.has(at, "ENDS_TEH_MARBUTA", "ENDS_TEH"):
            return True
        return at - 1 == self.start and self._governs(at)

    def _governs(self, at: int) -> bool:
        """Whether a word that the article's names do not know has a genitive: a plan of the ministry."""
        line = self.line
        unknown = line.mentions is not None and at not in line.named and at + 1 not in line.named
        return unknown and line.has(at + 1, "DEFINITE") and not line.has(at + 1, "ENDS_YEH")

    def _is_bare(self) -> bool:
        """Whether the phrase begins with a word that no lexicon knows: it may be a name."""
        return not self.line.has(self.start, "HEAD", "MEDIA", "PART_OF") and not self.line.named.get(
            self.start
        )

    def _has_name(self, at: int) -> bool:
        """Whether a title is followed by the name that it belongs to, before anybody has been named."""
        if self.person:
            return False
        near = range(at + 1, min(at + BEFORE_NAME, self.limit))
        return any((name := self.line.named.get(n)) is not None and name.kind == "PER" for n in near)

    def _after(self, at: int) -> str:
        """What may follow a word that is part of the phrase."""
        line, own = self.line, self.line.classes[at]
        if not OPENING.isdisjoint(own):
            return OPEN
        if "DEFINITE" in own or ("PRONOUN_SUFFIX" in own and "ENDS_YEH" not in own):
            return CLOSED
        if self.state == OPEN and at > self.start and _is_adjective(line, at):
            return DESCRIBED
        known = self.state == DESCRIBED or (self.state == OPEN and _head(line, at) is not None)
        if known and _ends(line, at, PLURALS[1:]):
            return DESCRIBED  # with its last letter a plural has no genitive
        if self.state in (CLOSED, NAMED) and _head(line, at) is None:
            return self.state if line.meets(at, NO_NOUN) else NAMED
        return OPEN


def _head(line: Line, at: int) -> Sense | None:
    """The head that stands at a unit, where its letters are not those of an adjective of origin."""
    sense = line.units[at].senses.get("HEAD") if 0 <= at < len(line) else None
    adjective = sense is not None and sense.split is not None and sense.split.suffix == l.YEH
    return None if adjective else sense


def _is_relation(line: Line, at: int) -> bool:
    """Whether somebody's kin is named here."""
    head = _head(line, at)
    return head is not None and head.values.get("kind") == "relation"


def _is_personal(line: Line, at: int) -> bool:
    """Whether the head that begins here is an office or the like, beside which a name may stand."""
    sense = _head(line, at)
    return sense is not None and sense.values.get("kind") in PERSONAL


def _is_anonymous(line: Line, at: int) -> bool:
    """Whether a formula begins here that says that somebody does not give his name."""
    unit = line.units[at]
    return unit.first != unit.last and line.has(at, "NARRATOR")


def _is_present(line: Line, at: int) -> bool:
    """Whether a word that nothing shows to be a noun is spelt like a verb of the present."""
    noun = at in line.named or line.has(at, "DEFINITE", "HEAD", "MEDIA", "ADJECTIVAL", "LATIN")
    return not noun and line.folded(at)[:1] == l.YEH


def _is_singular(line: Line, at: int) -> bool:
    sense = line.units[at].senses.get("HEAD")
    inflected = sense.surface.inflected if sense else None
    return inflected is not None and inflected.number == "singular"


def _is_adjective(line: Line, at: int) -> bool:
    """Whether an indefinite word after a noun is an adjective of origin or kind."""
    if line.has(at, "MODIFIER"):
        return True
    if _head(line, at) is not None or line.has(at, "B_WORD", "NO_ADJECTIVE") or is_verbal(line, at):
        return False
    return _ends(line, at, (l.YEH, ORIGIN, *ORIGINS))


def _is_one(line: Line, at: int) -> bool:
    """Whether a word of a phrase is no plural noun, for all that its form tells."""
    if not NO_PLURAL.isdisjoint(line.classes[at]):
        return True
    return _is_singular(line, at) or _ends(line, at, (l.YEH, ORIGIN))


def _ends(line: Line, at: int, endings: tuple[str, ...]) -> bool:
    return line.words[line.units[at].last].form.plain.endswith(endings)


def _is_accusative(line: Line, at: int) -> bool:
    """Whether a word is written as an indefinite accusative: no subject and nothing that goes with one."""
    form = line.words[line.units[at].first].form
    if _is_vowelled(line, at) and not line.has(at, "SCENE", "MOMENT"):
        return True
    how = line.has(at, "PARTICIPLE", "NARRATOR") and form.folded.endswith(l.ALEF)
    return how and not form.folded.startswith(l.ARTICLE)


def _may_describe(line: Line, at: int) -> bool:
    """Whether a definite verbal noun may be the participle of the noun before it, as another follows it."""
    agrees = line.has(at, "ENDS_TEH_MARBUTA") and line.has(at - 1, *FEMININE)
    return agrees and line.has(at, "DEFINITE") and line.has(at - 1, "DEFINITE") and line.has(at + 1, *VERBAL)


def _is_vowelled(line: Line, at: int) -> bool:
    """Whether the vowel of an indefinite accusative is written on a word."""
    return l.FATHATAN in line.words[line.units[at].first].form.raw


def _is_known_whole(line: Line, at: int) -> bool:
    """Whether a lexicon knows the word with the letter that might be a prefix."""
    senses = line.units[at].senses
    known = senses.get("HEAD") or senses.get("MEDIA") or senses.get("EVENT_NOUN") or senses.get("PART_OF")
    return known is not None and (known.split is None or not known.split.prefix)


def is_verbal(line: Line, at: int) -> bool:
    """Whether a verbal noun stands at a unit that is not also the name of a body or an office."""
    if not line.has(at, *VERBAL) or line.has(at, "HEAD", "MEDIA", "PART_OF", "ADJECTIVAL"):
        return False
    senses = line.units[at].senses
    sense = senses.get("EVENT_NOUN") or senses.get("REPORT_NOUN")
    split = sense.split if sense else None
    adjective = (
        split is not None and split.suffix != "" and (split.suffix == l.YEH or line.has(at, "DEFINITE"))
    )
    return at not in line.named and not adjective
