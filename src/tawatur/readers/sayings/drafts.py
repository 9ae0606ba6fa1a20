"""Drafts: the acts of a sentence as far as it tells by itself, before it is asked who says them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.model.record import Mention
from tawatur.readers.sayings import ahead, bounds, plausible, scope
from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.found import Found, Line
from tawatur.readers.sayings.names import Names
from tawatur.readers.sayings.phrasing import Phrases
from tawatur.readers.sayings.sources import Sources


class Drafts:
    """Drafts the acts of an article, sentence by sentence."""

    def __init__(self, phrases: Phrases, mentions: Sequence[Mention], sources: Sources) -> None:
        """`sources` are those known so far: only of a headline it is asked whether it names one."""
        self._phrases, self._sources = phrases, sources
        self._by_start = Names([mention for mention in mentions if mention.kind in bounds.KINDS])

    def of(self, line: Line, founds: Sequence[Found], *, headline: bool) -> list[Act]:
        """The acts of one sentence, with what each says and in which other it stands."""
        if not founds:
            return []
        founds = [self._bounded(line, found) for found in self._closed(line, founds)]
        contents = scope.ranges(line, founds)
        acts = [Act(f, line, headline, c) for f, c in zip(founds, contents, strict=True)]
        for act, parent in zip(acts, scope.parents(founds, contents), strict=True):
            act.parent = acts[parent] if parent is not None else None
        for number, act in enumerate(acts):
            frame = scope.is_inside_frame(founds, number)
            act.via = acts[frame] if frame is not None else None
            act.beyond = scope.beyond(line, founds, number) if act.content is not None else None
        return acts

    def _bounded(self, line: Line, found: Found) -> Found:
        """The same with the subject that the article's names show."""
        found = self._with_subject(line, found)
        if found.source is None or not self._phrases.names.all:
            return found
        if not bounds.may_differ(line, found, self._by_start):
            return found
        kind = self._phrases.naming(line, found.source).kind
        if found.kind == "via" and kind == "medium":  # its name may be foreign: nothing is its object
            return found
        return bounds.without_object(
            line, bounds.with_name(line, found, self._by_start, kind), self._by_start, kind
        )

    def _closed(self, line: Line, founds: Sequence[Found]) -> list[Found]:
        """Those that can be, with the sources that prepositions name cut off from what follows them."""
        closed = [self._closed_via(line, f, founds) if f.kind == "via" else f for f in founds]
        return [found for found in closed if found is not None and self._is_plausible(line, found)]

    def _closed_via(self, line: Line, found: Found, founds: Sequence[Found]) -> Found | None:
        names = self._phrases.somebody(line)
        found = ahead.appended(line, ahead.within(line, found, founds), names)
        return ahead.closed(line, found, names)

    def _with_subject(self, line: Line, found: Found) -> Found:
        """A verb of praise or blame whose subject only the article's names tell from its object."""
        at = found.content
        if found.source is not None or at >= len(line) or found.kind != "nominal":
            return found
        if not line.has(found.cue[0], "EVALUATES"):
            return found
        name = self._phrases.names.at(line.units[at].start)
        if name is None or line.has(at, "EVENT_NOUN"):
            return found
        end = next((n for n in range(at, len(line)) if line.units[n].start >= name.end), len(line))
        phrase = self._phrases.naming(line, (at, end))
        if end >= len(line) or (found.gender == "m" and phrase.gender == "f"):
            return found
        return replace(found, source=(at, end), content=end, content_start=line.units[end].start)

    def _is_plausible(self, line: Line, found: Found) -> bool:
        """Whether what a headline or a preposition names can be a source at all."""
        if line.has(found.cue[0], "RECOGNISES"):
            known = self._phrases.names.at(found.content_start)
            if known is not None and known.kind == "GPE":  # a state is recognised: nothing is admitted
                return False
        if found.source is None:
            return True
        if "where" not in found.values:
            doubtful = plausible.is_doubtful(found)
            return not doubtful or plausible.is_named(self._phrases.naming(line, found.source))
        phrase = self._phrases.naming(line, found.source)
        inside = self._phrases.inside(line, found.source)
        return plausible.heads_line(line, found, phrase, inside, known=self._sources.knows(phrase))
