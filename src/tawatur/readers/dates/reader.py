"""The dates reader: time expressions with TIMEX3 values, anchored in the publication or the story.

Sentences without a word that could belong to a date are passed by. Of overlapping matches the longest
stands; a maker gives a function of the context, which is resolved in the order of the text, so that an
expression may rest on the date told of before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from tawatur.model.reading import Because, Form, Reading, Sentence
from tawatur.model.record import Date, Span
from tawatur.readers.dates.counted import FIRST_YEAR, LAST_YEAR, layers
from tawatur.readers.dates.make import MAKERS
from tawatur.readers.dates.period import UNKNOWN_YEAR, Period
from tawatur.readers.dates.read import Found
from tawatur.readers.dates.tense import Tense
from tawatur.readers.dates.when import NARRATIVE, NONE, Context, Resolved
from tawatur.rules import Grammar, Match
from tawatur.rules.grammar import FORMS_KEPT

HERE = Path(__file__).parent
WORDS = HERE.parent / "words"
REACH = 16
"""How many words before and after its head an expression, and the cue of its tense, may take."""
MONTH_KNOWN = re.compile(rf"{UNKNOWN_YEAR}-\d\d")
HEADS = frozenset({
    "MONTH", "HIJRI_MONTH", "WEEKDAY", "DAY_OFFSET", "DAY_WORD", "UNIT_ONE", "UNIT_TWO", "UNIT_MANY",
    "YEARS_WORD", "PART_DEFINITE", "PART_ADVERB", "HOUR_WORD", "DECADE", "REFERENCE", "SEASON",
    "SEASON_YEAR_WORD", "FEAST", "REFERENCE_NOUN", "LATER", "HIJRI_ERA",
    "WEEKEND", "SEASON_NAMED", "SCHOOL_YEAR",
})  # fmt: skip


class Candidate(NamedTuple):
    """A match with its maker's finding and the characters it covers."""

    match: Match
    found: Found
    span: Span


class Told(NamedTuple):
    """The last date whose days are known: what a story counts from."""

    ident: str
    period: Period
    sentence: Sentence
    full: bool


class DatesReader:
    """Gives the dates of a reading."""

    name = "dates"
    needs = ("words", "published")
    gives = ("dates",)

    def __init__(self) -> None:
        """Read the lexicons and rules. Raises DataError on anything that is not understood."""
        self.grammar = Grammar([HERE, WORDS], MAKERS)
        self._tense = Tense(self.grammar)
        self._leads = Leads(self.grammar)

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its dates."""
        dates: list[Date] = []
        because: dict[str, Because] = {}
        told: Told | None = None
        for sentence in reading.sentences:
            for candidate in self._candidates(sentence):
                near = told is not None and (told.full or told.sentence is sentence)
                resolved = self._resolve(
                    candidate, Context(reading.published_on, "", told and told.period, near)
                )
                if resolved is None or _in_own_name(reading, candidate.span):
                    continue
                date = _date(f"D{len(dates) + 1}", candidate, resolved, told)
                dates.append(date)
                because[date.id] = _because(candidate, date)
                if resolved.period.value[:1].isdigit() or MONTH_KNOWN.match(resolved.period.value):
                    told = Told(date.id, resolved.period, sentence, _in_full(resolved, told))
        return msgspec.structs.replace(reading, dates=tuple(dates), because=reading.because | because)

    def _resolve(self, candidate: Candidate, context: Context) -> Resolved | None:
        used = candidate.match.words()
        tense = self._tense.of(candidate.match.sentence.words, used.start, used.stop - 1)
        return candidate.found.when(context._replace(tense=tense))

    def _candidates(self, sentence: Sentence) -> list[Candidate]:
        leads = self._leads
        heads = [at for at, word in enumerate(sentence.words) if leads[word.form]]
        if not heads:
            return []
        around = _around(sentence, heads[0], heads[-1])
        encoded = self.grammar.encode(around, layers(around.words, self.grammar))
        found = [
            Candidate(match, made, made.span or _extent(match))
            for match in self.grammar.matches(encoded)
            for made in self.grammar.make(match) or ()
        ]
        return apart(found)


def _in_own_name(reading: Reading, span: Span) -> bool:
    """Whether the characters end the name of the outlet itself, as that of a newspaper called Today."""
    name = reading.outlet.name if reading.outlet else ""
    return span.end - span.start < len(name) and reading.text.endswith(name, 0, span.end)


def _in_full(resolved: Resolved, told: Told | None) -> bool:
    """Whether a date was said with its year, or counts from one that was."""
    return resolved.anchor == NONE or (resolved.anchor == NARRATIVE and told is not None and told.full)


class Leads(dict[Form, bool]):
    """Whether a form may belong to a date; judged once per spelling."""

    def __init__(self, grammar: Grammar) -> None:
        """Use the classes of the grammar's lexicon."""
        super().__init__()
        self._grammar = grammar
        # Phrases are told by their last words: their first are often prepositions.
        self._phrase_ends = {
            rest[-1]
            for phrases in grammar.lexicon.phrases.values()
            for rest, surface in phrases
            if not HEADS.isdisjoint(surface.classes)
        }

    def __missing__(self, form: Form) -> bool:
        if len(self) >= FORMS_KEPT:
            self.clear()
        judged = self[form] = self._judge(form)
        return judged

    def _judge(self, form: Form) -> bool:
        if form.kind == "number":
            return FIRST_YEAR <= (form.number or 0) <= LAST_YEAR or form.raw.count(".") > 1
        return form.folded in self._phrase_ends or not HEADS.isdisjoint(self._grammar.known(form).senses)


def _around(sentence: Sentence, first: int, last: int) -> Sentence:
    """The sentence with the words from so far before the first head to so far after the last."""
    begin, end = max(0, first - REACH), last + REACH + 1
    if begin == 0 and end >= len(sentence.words):
        return sentence
    return Sentence(sentence.start, sentence.end, sentence.block, sentence.words[begin:end])


def apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in the order of the text: the longest first, earlier rules first."""
    starts: list[int] = []
    taken: list[Candidate] = []
    for candidate in sorted(candidates, key=_size):
        place = bisect_right(starts, candidate.span.start)
        free_before = place == 0 or taken[place - 1].span.end <= candidate.span.start
        if free_before and (place == len(starts) or candidate.span.end <= starts[place]):
            starts.insert(place, candidate.span.start)
            taken.insert(place, candidate)
    return taken


def _size(candidate: Candidate) -> int:
    whole = _extent(candidate.match)
    return whole.start - whole.end


def _extent(match: Match) -> Span:
    """The characters of the whole match, without what is written before its first word."""
    units = match.units_of()
    return Span(units[0].start_as(match.rule.pattern.names), units[-1].end)


def _date(ident: str, candidate: Candidate, resolved: Resolved, told: Told | None) -> Date:
    found = resolved.period
    anchor = told.ident if resolved.anchor == NARRATIVE and told else resolved.anchor
    return Date(
        id=ident,
        start=candidate.span.start,
        end=candidate.span.end,
        value=found.value,
        earliest=found.earliest.isoformat() if found.earliest else None,
        latest=found.latest.isoformat() if found.latest else None,
        anchor=anchor,
        rule=candidate.match.rule.id,
    )


def _because(candidate: Candidate, date: Date) -> Because:
    parts = (("expression", candidate.span), *candidate.match.parts())
    uses = (date.anchor,) if date.anchor.startswith("D") else ()
    return Because(date.rule, parts, uses, f"{date.value}, anchor: {date.anchor}")


def describe(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    """Each date's rule id and its fields as strings."""
    for date in reading.dates:
        yield (
            date.rule,
            {
                "text": reading.surface(date),
                "value": date.value,
                "earliest": date.earliest or "",
                "latest": date.latest or "",
                "anchor": date.anchor,
            },
        )
