"""Whose words an event stands in: the saying that it is itself, and the sayings around its trigger."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from tawatur.model.reading import Reading
from tawatur.model.record import Saying, Span
from tawatur.readers.events.factuality import Verdict
from tawatur.readers.events.known import is_definite
from tawatur.readers.events.make import Framed
from tawatur.readers.events.triggers import Heard, Trigger

OUTLET = "S0"
LONGEST = 60
TOLD = frozenset({"actual", "historical", "possible"})
REFUSES = frozenset({"reject", "protest", "retract"})
SPEAKS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
INQUIRY = "ACCUSE"


class SayingsBySentence:
    """The sayings of an article by the sentences that their cues, contents and headings touch."""

    def __init__(self, reading: Reading) -> None:
        """Index the reading's sayings, and the longest mention of each source that has one."""
        self._names = {
            source.id: max(source.mentions, key=lambda span: span.end - span.start)
            for source in reading.sources
            if source.mentions and source.id != OUTLET
        }
        self._near: dict[int, list[Saying]] = {}
        starts = [sentence.start for sentence in reading.sentences]
        for saying in reading.sayings:
            homes: set[int] = set()
            for span in (*saying.cue, *saying.content, *saying.headlines):
                homes.update(_touched(starts, span))
            for home in homes:  # in any order: each has a list of its own
                self._near.setdefault(home, []).append(saying)

    def near(self, home: int) -> Said:
        """Those of the sentence with this index."""
        return Said(self._near.get(home, []), self._names)


def _touched(starts: Sequence[int], span: Span) -> range:
    """The indexes of the sentences that a span touches."""
    return range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end))


class Said:
    """The sayings near one sentence."""

    def __init__(self, sayings: Sequence[Saying], names: Mapping[str, Span]) -> None:
        """Take the sayings, and the longest mention of each source that has one."""
        self._sayings = sayings
        self._names = names

    @property
    def sayings(self) -> Sequence[Saying]:
        """The sayings that touch the sentence."""
        return self._sayings

    def of(self, trigger: Trigger) -> tuple[str, ...]:
        """The sayings that carry the trigger: whose cue it is, then those around it, innermost first."""
        if not self._sayings:
            return ()
        sizes = [(size, saying.id) for saying in self._sayings if (size := _size(saying, trigger))]
        sizes.sort(key=lambda sized: sized[0])
        own = [saying.id for saying in self._own(trigger)]
        return tuple(dict.fromkeys(own + [ident for _, ident in sizes]))

    def around(self, start: int) -> tuple[str, ...]:
        """The sayings whose content, or heading, holds what stands at an offset."""
        return tuple(saying.id for saying in self._sayings if _holds(saying, start))

    def held(self, heard: Heard, trigger: Trigger, verdict: Verdict) -> Verdict:
        """The verdict as the innermost saying around the trigger stands to it: what it denies did not happen.

        Who refuses something does not say whether it happened, nor who denies a part in what is known; and a
        trigger that is a cue itself is what its own source does.
        """
        sized = [(size, at) for at, saying in enumerate(self._sayings) if (size := _size(saying, trigger))]
        if verdict.value not in TOLD or not sized or self._cued(trigger) or _is_known(heard, trigger):
            return verdict
        saying = self._sayings[min(sized)[1]]
        if saying.polarity == "negative" and saying.act not in REFUSES:
            return Verdict("denied", saying.cue[0], plain=True)
        return Verdict("possible", saying.cue[0], plain=True) if saying.commitment == "doubts" else verdict

    def actors(self, framed: Framed) -> tuple[Span, ...]:
        """The frame's actors; who speaks where the trigger is the cue of a saying."""
        likely = (framed.likely,) if framed.likely else ()
        if framed.trigger.type not in SPEAKS:
            return framed.actors or likely
        spoken = self._speaker(framed)
        return spoken or framed.actors or likely

    def _speaker(self, framed: Framed) -> tuple[Span, ...]:
        """The source of the saying whose cue the trigger is, in its longest mention that is not overlong.

        Else as the saying has it, or the frame's own where both begin alike.
        """
        for saying in self._cued(framed.trigger):
            whole, told = self._names.get(saying.source or ""), saying.source_span
            if whole is not None and whole.end - whole.start <= LONGEST:
                return (whole,)
            if told is not None:
                same = any(actor.start == told.start for actor in framed.actors)
                return framed.actors if same else (told,)
        return ()

    def _own(self, trigger: Trigger) -> list[Saying]:
        """The sayings that the event is, or makes: the inquiry showed. A crowd that chants is told of."""
        own = self._cued(trigger) if trigger.type in SPEAKS else []
        if trigger.type != INQUIRY:
            return own
        told = ((saying, saying.source_span) for saying in self._sayings)
        return own + [saying for saying, span in told if span is not None and span.start == trigger.start]

    def _cued(self, trigger: Trigger) -> list[Saying]:
        """The sayings whose cue the trigger touches, once for each such span of the cue."""
        start, end = trigger.start, trigger.end
        return [
            saying for saying in self._sayings for cue in saying.cue if cue.start < end and start < cue.end
        ]


def _is_known(heard: Heard, trigger: Trigger) -> bool:
    """Whether an event is spoken of as known: with the article, or in a clause that describes something."""
    before = trigger.first - 1
    described = before >= 0 and "RELATIVE" in heard.words[before].form.classes
    return described or is_definite(heard, trigger.first)


def _size(saying: Saying, trigger: Trigger) -> int:
    """The characters of the content, or of the heading that gives it, that holds the trigger; or 0."""
    return _holds(saying, trigger.start)


def _holds(saying: Saying, start: int) -> int:
    """The characters of the content, or of the heading that gives it, that holds an offset; or 0."""
    for span in (*saying.content, *saying.headlines):
        if span.start <= start < span.end:
            return span.end - span.start
    return 0
