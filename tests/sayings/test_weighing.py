"""Weights decide on candidates and may overrule a rule: each way, and by nothing but the features' sum."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.explain import explain
from tawatur.model.reading import Page, Reading
from tawatur.pipeline import Pipeline
from tawatur.readers.sayings import SayingsReader
from tawatur.readers.sayings.found import Found
from tawatur.readers.sayings.weighing import (
    DROP,
    KEEP,
    LOOK,
    NEVER,
    SURE,
    Surroundings,
    Weights,
    features,
    surroundings_of,
)
from tests.sayings.reading import pipeline, read, saying

KEPT = "وأعلن الحزب الجديد الأحد ولادة تحالف واسع."
NOT_KEPT = "شهدت المدينة أمطارا غزيرة."
DROPPED = "وتراجعت نسبة البطالة لتبلغ عشرة بالمائة بنهاية العام."
FRAMED = "وهتف المتظاهرون قائلين إن الحكومة ستسقط."
PAGE = Path(__file__).with_name("page.txt").read_text(encoding="utf-8")


def sayings_reader() -> SayingsReader:
    return next(reader for reader in pipeline().readers if isinstance(reader, SayingsReader))


def weighed(text: str) -> Iterator[tuple[Found, Surroundings]]:
    """Every reading of a cue and every candidate, where it stands."""
    reading = read(text)
    for heard in sayings_reader().heard(reading):
        setting = surroundings_of(heard.line, heard.readings)
        yield from ((found, setting) for found in heard.readings)


def read_with(weights: Weights, text: str) -> Reading:
    """The text as it is read with other weights."""
    whole = Pipeline(strict=True)
    next(r for r in whole.readers if isinstance(r, SayingsReader)).weights = weights
    return whole.reading(Page(text=text))


def test_a_cue_weighs_the_sum_of_its_features() -> None:
    table = dict(row.rsplit("\t", 1) for row in WEIGHTS.splitlines())
    weights, cues = Weights.read(), 0
    for found, setting in weighed(PAGE):
        total = sum(int(table.get(feature, 0)) for feature in features(found, setting))
        assert weights.weigh(found, setting) == total
        cues += 1
    assert cues >= 15


WEIGHTS = (Path(__file__).parents[2] / "src/tawatur/readers/sayings/tables/weights.tsv").read_text("utf-8")


def test_the_shipped_limits_let_candidates_in_and_rules_err() -> None:
    weights = Weights.read()
    assert -NEVER < weights.drop < weights.keep < NEVER
    assert f"\n{LOOK}\t" in WEIGHTS
    assert f"\n{SURE}\t" in WEIGHTS


def test_what_is_not_in_the_table_weighs_nothing() -> None:
    found, setting = next(weighed(KEPT))
    assert Weights({"a feature of another version": 500}).weigh(found, setting) == 0


def test_without_weights_rules_alone_decide() -> None:
    assert not read_with(Weights({}), KEPT).sayings
    assert read_with(Weights({}), DROPPED).sayings


def test_a_candidate_is_kept_and_says_what_it_weighs() -> None:
    reading = read(KEPT)
    found = saying(reading, "أعلن")
    assert found.rule == "saying/weighed-verb"
    assert reading.because[found.id].note.startswith("weighs +")
    assert "weighs +" in explain(reading, found.id).text


def test_a_candidate_is_refused_and_a_rule_overruled() -> None:
    assert not read(NOT_KEPT).sayings
    assert not read(DROPPED).sayings


def test_what_stands_in_the_frame_of_another_is_kept_by_weight() -> None:
    found = saying(read(FRAMED), "قائلين")
    assert found.rule == "saying/participle-that"


@pytest.mark.parametrize(("limit", "kept"), [(-NEVER, True), (NEVER, False)])
def test_limits_are_all_that_keeps_a_candidate(limit: int, *, kept: bool) -> None:
    reading = read_with(Weights({KEEP: limit, DROP: -NEVER}), NOT_KEPT)
    assert bool(reading.sayings) == kept


@pytest.mark.parametrize(("least", "kept"), [(-1, True), (0, True), (1, False)])
def test_of_a_candidate_without_hope_nothing_is_made(least: int, *, kept: bool) -> None:
    reading = read_with(Weights({KEEP: -NEVER, LOOK: least}), NOT_KEPT)
    assert bool(reading.sayings) == kept


def test_what_is_first_looked_at_is_the_form_and_the_words_beside() -> None:
    enough = {KEEP: -NEVER, LOOK: 7}
    assert read_with(Weights({**enough, "rule saying/weighed-verb": 7}), NOT_KEPT).sayings
    assert read_with(Weights({**enough, "0 REPORT": 7}), NOT_KEPT).sayings
    assert not read_with(Weights({**enough, "begins 0": 7}), NOT_KEPT).sayings


@pytest.mark.parametrize(("least", "kept"), [(-1, True), (0, True), (1, False)])
def test_what_is_sure_is_not_dropped(least: int, *, kept: bool) -> None:
    reading = read_with(Weights({KEEP: NEVER, DROP: NEVER, SURE: least}), DROPPED)
    assert bool(reading.sayings) == kept
