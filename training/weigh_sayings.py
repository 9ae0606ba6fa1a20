"""Learn the weights of sayings: `python -m training.weigh_sayings GOLD.jsonl …`.

GOLD.jsonl: articles with the sayings that they hold, a line each: {"id", "text", "acts": [{"cue": {"t":
substring, "n": occurrence}, …}], "sources": …}. A line with "marks" instead of "acts" ([[substring,
occurrence, true or false], …]) teaches those cues only and is never scored.

Every cue that a rule reads and every candidate is a lesson. First, in five folds of articles, weights are
learnt on four and the fifth is read with them: the figures of all that reading, with and without weights, are
printed, and give the two limits (what a candidate must weigh to be kept, what a rule's saying must not fall
below), and two more within which the form of a cue and the words beside it leave nothing to be asked. Then
all lessons give `readers/sayings/tables/weights.tsv`. The same input gives the same file.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tawatur.model.reading import Page, Reading
from tawatur.pipeline import Pipeline
from tawatur.readers.sayings import SayingsReader
from tawatur.readers.sayings.found import Found
from tawatur.readers.sayings.settle import is_weighed
from tawatur.readers.sayings.weighing import (
    DROP,
    KEEP,
    LOOK,
    NEVER,
    SURE,
    TABLE,
    Weights,
    features,
    surroundings_of,
)
from tawatur.rules import Example
from tests.gate.acts import score_acts
from tests.gate.quoting import close, matched, quoted
from tests.gate.tally import Tally
from training.logistic import Lesson, learn

LAST_NUMBER = re.compile(r"[-_]\d+$")
FOLDS = 5
HUNDRED = 100
KEEPS = (0, 25, 50, 75)
DROPS = (-75, -50, -25, 0, 25)
AT_FIRST = ((LOOK, (-150, -200, -250, -300)), (SURE, (200, 250, 300)))
"""Limits of what is looked at first, those that spare most in front."""
LITTLE = 0.001
CUE, SOURCED, PICKED = "sayings by cue", "sayings with source and content", "picked cues"
Table = Mapping[str, int]
Gold = Mapping[str, Any]
TIMES = 3
"""How often each example of a rule is taught: a rule has few, and what it is for stands in them."""
PAGE_KEYS = ("published", "outlet", "title")
LATER = ("sayings", "events")


class Article(NamedTuple):
    """A gold article: as it is marked, read up to its sayings, and what it teaches."""

    gold: dict[str, Any]
    reading: Reading
    lessons: list[Lesson]

    @property
    def fold(self) -> int:
        """The fold of its document: its sentences (their ids end in their number) stay together."""
        document = LAST_NUMBER.sub("", self.gold["id"])
        return hashlib.sha256(document.encode()).digest()[0] % FOLDS


class Schoolroom:
    """The readers, and what they make of texts up to the point where weights decide."""

    def __init__(self) -> None:
        self.sayings = SayingsReader()
        self.sayings.weights = Weights({})  # so that every candidate is made
        self._readers = [reader for reader in Pipeline().readers if reader.name not in LATER]

    def read(self, page: Page) -> Reading:
        """A page with all that the sayings need."""
        reading = Reading(page=page)
        for reader in self._readers:
            reading = reader.read(reading)
        return reading

    def articles(self, paths: Iterable[str]) -> Iterator[Article]:
        """The articles of gold files."""
        for path in paths:
            with Path(path).open(encoding="utf-8") as lines:
                for gold in map(json.loads, lines):
                    known = {key: gold.get(key) for key in ("id", "url", "outlet", "published")}
                    reading = self.read(Page(text=gold["text"], **known))
                    yield Article(gold, reading, list(lessons(gold, reading, self.sayings)))

    def examples(self) -> Iterator[Lesson]:
        """What the rules' own examples teach: each reads its cue, and refuses what it refuses."""
        for rule in self.sayings.grammar.rules:
            for example in rule.reads:
                wanted = (rule.id, example.expected.get("cue"))
                yield from (Lesson(named, right=True) for key, named in self._heard(example) if key == wanted)
            for example in rule.refuses:
                yield from (
                    Lesson(named, right=False) for key, named in self._heard(example) if key[0] == rule.id
                )

    def _heard(self, example: Example) -> Iterator[tuple[tuple[str, str], list[str]]]:
        setting: dict[str, Any] = {key: example.expected[key] for key in PAGE_KEYS if key in example.expected}
        reading = self.read(Page(text=example.text, **setting))
        for found, named in heard(reading, self.sayings):
            yield (found.rule, reading.surface(found.cue_span)), named


def heard(reading: Reading, sayings: SayingsReader) -> Iterator[tuple[Found, list[str]]]:
    """Every cue and candidate with its features."""
    for line in sayings.heard(reading):
        setting = surroundings_of(line.line, line.readings)
        for found in filter(is_weighed, line.readings):
            yield found, list(features(found, setting))


def lessons(gold: Gold, reading: Reading, sayings: SayingsReader) -> Iterator[Lesson]:
    """A lesson for each cue and candidate of an article that is marked."""
    every = list(heard(reading, sayings))
    right, wrong = marked(gold, [(found.cue_span.start, found.cue_span.end) for found, _ in every])
    for number, (_, named) in enumerate(every):
        if number in right or number in wrong:
            yield Lesson(named, number in right)


def marked(gold: Gold, spans: Sequence[tuple[int, int]]) -> tuple[set[int], set[int]]:
    """Which of the cues at `spans` are sayings, and which are not; others are not marked."""
    if "acts" in gold:
        cues = [quoted(gold["text"], act["cue"]) for act in gold["acts"]]
        right = {found for _, found in matched(cues, spans, lambda cue, span: close([cue], [span]))}
        return right, set(range(len(spans))) - right
    verdicts = {quoted(gold["text"], {"t": text, "n": n}): verdict for text, n, verdict in gold["marks"]}
    told = {number: verdicts[span] for number, span in enumerate(spans) if span in verdicts}
    return {n for n, verdict in told.items() if verdict}, {n for n, verdict in told.items() if not verdict}


def taught(articles: Iterable[Article], examples: Sequence[Lesson]) -> dict[str, int]:
    """The weights that articles and examples teach, in hundredths."""
    every = [*TIMES * list(examples), *(lesson for article in articles for lesson in article.lessons)]
    return {name: round(weight * HUNDRED) for name, weight in learn(every).items() if round(weight * HUNDRED)}


class Figures(NamedTuple):
    """F1 of the cues and of the sourced sayings of gold articles, and of the cues that are marked alone."""

    cue: float
    sourced: float
    picked: float


def scored(
    articles: Iterable[Article], tables: Sequence[Table], limits: Table, sayings: SayingsReader
) -> Figures:
    """The figures of the articles, each read with the weights of its fold."""
    tally, weights = Tally(), [Weights({**table, **limits}) for table in tables]
    tally.found(PICKED, 0, 0, 0)
    for article in articles:
        sayings.weights = weights[article.fold]
        read = sayings.read(article.reading)
        if "acts" in article.gold:
            record = msgspec.to_builtins({"sources": read.sources, "sayings": read.sayings})
            score_acts(article.gold, record, tally)
        else:
            spans = [(saying.cue[0].start, saying.cue[0].end) for saying in read.sayings]
            right, wrong = marked(article.gold, spans)
            wanted = sum(verdict for _, _, verdict in article.gold["marks"])
            tally.found(PICKED, len(right), wanted, len(right) + len(wrong))
    figures = tally.figures()
    return Figures(*(figures[name] for name in (CUE, SOURCED, PICKED)))


def best_limits(
    articles: Sequence[Article], tables: Sequence[Table], sayings: SayingsReader
) -> dict[str, int]:
    """The limits that give most cues and sourced sayings, both more than rules alone; none where none do.

    Picked cues are uncertain ones only: they teach, but a whole article has few of them.
    """
    alone = {KEEP: NEVER, DROP: -NEVER}
    rules = shown(alone, scored(articles, tables, alone, sayings))
    best, most = alone, rules.cue + rules.sourced
    for keep, drop in product(KEEPS, DROPS):
        limits = {KEEP: keep, DROP: drop}
        figures = shown(limits, scored(articles, tables, limits, sayings))
        gained = figures.cue > rules.cue and figures.sourced > rules.sourced
        if gained and figures.cue + figures.sourced > most:
            best, most = limits, figures.cue + figures.sourced
    return best


def with_first_limits(
    articles: Sequence[Article], tables: Sequence[Table], limits: dict[str, int], sayings: SayingsReader
) -> dict[str, int]:
    """The limits with those of what is looked at first that spare most and cost no figure a thousandth."""
    whole = shown(limits, scored(articles, tables, limits, sayings))
    for name, choices in AT_FIRST:
        for limit in choices:
            tried = {**limits, name: limit}
            figures = shown(tried, scored(articles, tables, tried, sayings))
            if all(reached > wanted - LITTLE for reached, wanted in zip(figures, whole, strict=True)):
                limits = tried
                break
    return limits


def shown(limits: Table, figures: Figures) -> Figures:
    """The figures, printed."""
    named = ", ".join(f"{name} {f1:.4f}" for name, f1 in figures._asdict().items())
    print(", ".join(f"{name[1:-1]} {_limit(limit)}" for name, limit in limits.items()) + f": {named}")
    return figures


def _limit(limit: int) -> str:
    return "none" if abs(limit) == NEVER else f"{limit:+4}"


def write(table: Table) -> None:
    """Write the weights, the strongest first among the limits, by name."""
    rows = [f"{name}\t{weight}\n" for name, weight in sorted(table.items())]
    TABLE.write_text("".join(rows), encoding="utf-8")
    print(f"{len(table)} weights in {TABLE}")


def main() -> None:
    """Learn from the files named on the command line."""
    room = Schoolroom()
    articles, examples = list(room.articles(sys.argv[1:])), list(room.examples())
    count = sum(len(article.lessons) for article in articles)
    print(f"{len(articles)} articles and sentences, {count} cues and candidates, {len(examples)} examples")
    tables = [taught([a for a in articles if a.fold != fold], examples) for fold in range(FOLDS)]
    limits = best_limits(articles, tables, room.sayings)
    limits = with_first_limits(articles, tables, limits, room.sayings)
    write({**taught(articles, examples), **limits})


if __name__ == "__main__":
    main()
