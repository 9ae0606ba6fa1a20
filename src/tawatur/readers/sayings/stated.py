"""Stated sources: which phrase of a sentence names the source of a cue, if any of them does."""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.extent import ending
from tawatur.readers.sayings.found import MARKED, Found, Line, Range
from tawatur.readers.sayings.phrasing import Phrases
from tawatur.readers.sayings.subjects import (
    IMPERFECT,
    as_for,
    described,
    document_before,
    follows_that,
    is_purpose,
    is_told_of,
    leads,
    subject_before,
)

LONGEST_UNKNOWN, LONGEST_PLACE = 5, 2
RELAYS = frozenset(
    {
        "saying/relay-from",
        "saying/relay-from-noun",
        "saying/relay-from-thing",
        "saying/ascribed-to",
        "saying/learnt-from",
    }
)
"""Rules whose subject only passes on; who said it stands behind a preposition."""


class StatedSources:
    """Chooses among the phrases before and after a verb by what the article's names and heads tell."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def of(self, act: Act) -> Range | None:
        """The phrase that names the source, or None where the sentence names none."""
        piece = self._stated(act)
        return None if piece is not None and self._is_speech(act, piece) else piece

    def _is_speech(self, act: Act, piece: Range) -> bool:
        """Whether what stands as subject is an act of speech itself: he renewed the affirmation that."""
        line, at = act.line, piece[0]
        if line.has(at, "HEAD") or at in line.named or act.found.voice != "finite":
            return False
        alone = piece[1] - at == 1 and line.has(at, "REPORT_NOUN")
        return alone or (line.has(at, "EVENT_NOUN") and line.has(at, "PRONOUN_SUFFIX"))

    def _stated(self, act: Act) -> Range | None:
        found, line, cue = act.found, act.line, act.found.cue[0]
        if _is_fixed(found) or (_is_told_of(line, found) and found.source is not None):
            return found.source
        after = self._subject_after(line, found)
        if found.joined:
            return after or as_for(line, cue)
        if _is_about(line, found):
            return after
        if is_purpose(line, cue):
            return after if after is not None and self._is_named(line, after) else None
        if line.has(cue - 1, "HEAD") and is_told_of(line, cue - 1, cue):
            return after
        before = document_before(line, cue) or self._described(line, found, after)
        return before or self._beside(line, found, after)

    def _beside(self, line: Line, found: Found, after: Range | None) -> Range | None:
        """The phrase before a verb or the one behind it."""
        cue = found.cue[0]
        free = (found.gender or found.sense is None) and not line.has(cue, "SUSPECT")
        whole = subject_before(line, cue) if free else None
        before = _noun_phrase(line, whole)
        before = None if before is not None and _is_described(line, before, cue) else before
        if before is not None and self._could_speak(line, before):
            busy = before != whole and _looks_verbal(line, before[1])  # it is another verb's subject
            named = after is not None and self._is_named(line, after)
            outdone = named and (busy or not leads(line, before[0]))
            return after if outdone else before
        return as_for(line, cue) if after is None and line.has(cue - 1, "QAD") else after

    def _described(self, line: Line, found: Found, after: Range | None) -> Range | None:
        """The indefinite noun that the verb describes, where no name ends there and none follows."""
        piece = described(line, found.cue[0])
        if piece is None or (after is not None and self._is_named(line, after)):
            return None
        return None if self._phrases.inside(line, (found.cue[0] - 1, found.cue[0])) else piece

    def _could_speak(self, line: Line, piece: Range) -> bool:
        """Whether a phrase before a verb is somebody, rather than the end of another clause."""
        if line.has(piece[1], "RELATIVE_OF_PEOPLE"):
            return True
        if _is_event(line, piece[0]):
            return False
        phrase = self._phrases.naming(line, piece)
        short = phrase.definite and len(phrase.words) <= LONGEST_UNKNOWN
        named = 2 * len(phrase.name) >= len(phrase.words)
        if len(phrase.words) <= LONGEST_UNKNOWN and follows_that(line, piece[0]):
            return True
        country = phrase.kind == "place" and len(phrase.words) <= LONGEST_PLACE
        return bool(phrase.by_head or phrase.actor or short or country or (phrase.name and named))

    def _subject_after(self, line: Line, found: Found) -> Range | None:
        piece, cue = found.source, found.cue[0]
        resumed = line.has(cue + 1, "WITH_HIM") and line.has(cue, "HAS_TARGET") and not found.joined
        if piece is None or resumed or self._hangs(line, piece) or self._is_adverb(line, piece):
            return None
        if _is_that(line, piece) or _is_first_person(found):
            return None
        if found.kind == "clause" and not line.has(cue, "HAS_TARGET", "LABEL_WITH"):
            return piece
        if line.has(cue, "HAS_TARGET", "LABEL_WITH"):
            return self._accuser(line, found, piece)
        if line.has(cue, "EVALUATES", "LABEL", "BLAME") and not self._is_named(line, piece):
            return None
        return piece

    def _is_adverb(self, line: Line, piece: Range) -> bool:
        """Whether a phrase is one indefinite accusative that names nobody: repeatedly, openly."""
        at = piece[0]
        alone = (
            piece[1] - at == 1 and line.has(at, "ENDS_ALEF") and not line.has(at, "HEAD", "MEDIA", "DEFINITE")
        )
        return alone and self._phrases.knows_persons and not self._phrases.inside(line, piece)

    def _hangs(self, line: Line, piece: Range) -> bool:
        """Whether a phrase begins with a preposition written on a word: with anger, and no name in B."""
        if not self._phrases.knows_persons or line.has(piece[0], "B_WORD", "HEAD", "MEDIA", "PART_OF"):
            return False
        named = self._phrases.names.at(line.units[piece[0]].start) is not None
        return line.has(piece[0], "BI_PREFIX") and not named

    def _is_named(self, line: Line, piece: Range) -> bool:
        """Whether a phrase begins with a head or a name: what is judged may stand in the subject's place."""
        phrase = self._phrases.naming(line, piece)
        at = piece[0] + line.meets(piece[0], MARKED)
        if _is_event(line, at):
            return False
        return line.has(at, "HEAD", "MEDIA", "PART_OF") or bool(phrase.name or phrase.actor)

    def _accuser(self, line: Line, found: Found, piece: Range) -> Range | None:
        """The phrase after a verb with a target, unless it is the target: of another gender, or no one."""
        phrase = self._phrases.naming(line, piece)
        if found.gender == "m" and phrase.gender == "f" and not phrase.name:
            return None
        unknown = self._phrases.knows_persons and not (phrase.kind or phrase.name or phrase.actor)
        return None if unknown and line.has(found.cue[0], "LABEL_WITH") else piece


def _noun_phrase(line: Line, piece: Range | None) -> Range | None:
    """What of the words before a verb is a noun phrase: behind it another verb may stand, with its object."""
    if piece is None:
        return None
    end = ending(line, piece, governing=True)
    whole = end in piece or line.has(end, "RELATIVE", "MARK", "DEFINITE")
    return piece if whole else (piece[0], end)


def _is_event(line: Line, at: int) -> bool:
    """Whether a phrase begins with what happened, and not with somebody's name or office."""
    return line.has(at, "EVENT_NOUN") and not line.has(at, "HEAD", "MEDIA") and at not in line.named


def _looks_verbal(line: Line, at: int) -> bool:
    """Whether a word that nothing shows to be a noun or a name begins like a verb: will stay, stays."""
    noun = line.has(at, "DEFINITE", "HEAD", "MEDIA", "MARK") or at in line.named
    word = line.folded(at)
    return not noun and (word[:1] == l.YEH or (word[:1] == l.SEEN and word[1:2] in IMPERFECT))


def _is_first_person(found: Found) -> bool:
    """Whether the verb is one of the speaker's own: a noun behind it is its object."""
    inflected = found.sense.surface.inflected if found.sense is not None else None
    return found.voice == "finite" and inflected is not None and not inflected.gender


def _is_that(line: Line, piece: Range) -> bool:
    """Whether a phrase begins with a word that points at what was said: I say that here. It says nothing."""
    at = piece[0]
    return line.has(at, "DEMONSTRATIVE") and not (line.has(at, "POINTS_BACK") or line.has(at + 1, "DEFINITE"))


def _is_described(line: Line, before: Range, cue: int) -> bool:
    """Whether a pronoun on a verb of describing takes up the noun before it: parties that he called so."""
    takes_up = line.has(cue, "LABEL_WITH") and line.has(cue, "PRONOUN_SUFFIX") and before[1] == cue
    return takes_up and not line.has(before[0], "DEFINITE")


def _is_about(line: Line, found: Found) -> bool:
    """Whether a pronoun on the verb takes up whom its relative clause describes: he whom they accuse."""
    split = found.sense.split if found.sense is not None else None
    relative = line.has(found.cue[0] - 1, "MASCULINE_RELATIVE", "FEMININE_RELATIVE")
    return relative and split is not None and split.suffix != ""


def _is_fixed(found: Found) -> bool:
    """Whether the rule alone tells where the source stands."""
    told = found.relay is not None or found.said is not None or found.rule in RELAYS
    return told or found.voice != "finite" or found.kind == "reference" or "where" in found.values


def _is_told_of(line: Line, found: Found) -> bool:
    """Whether a relative clause with a subject of its own says it: whom the verb is about is not who says."""
    at = found.cue[0]
    return not found.joined and line.has(at - 1, "RELATIVE") and not line.has(at, "HAS_TARGET")
