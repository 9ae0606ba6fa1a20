"""The learner of weights: what it is taught it knows, twice the same, and rare features teach nothing."""

from __future__ import annotations

import math

import pytest

from tawatur.model.reading import Page
from training.logistic import COST, FEWEST, Lesson, learn
from training.weigh_sayings import Schoolroom, lessons, marked

TAUGHT = [
    *[Lesson(["verb", "a clause follows"], right=True)] * 30,
    *[Lesson(["verb", "an object follows"], right=False)] * 30,
    *[Lesson(["noun", "a clause follows"], right=True)] * 10,
    Lesson(["noun", "seen once"], right=False),
]
TEXT = "قال الوزير إن الهدنة صامدة. وشهدت المدينة أمطارا."


def weigh(weights: dict[str, float], lesson: Lesson) -> float:
    return sum(weights.get(feature, 0.0) for feature in lesson.features)


def test_it_knows_what_it_was_taught() -> None:
    weights = learn(TAUGHT)
    assert all((weigh(weights, lesson) > 0) == lesson.right for lesson in TAUGHT[:-1])


def test_the_same_lessons_give_the_same_weights() -> None:
    assert learn(TAUGHT) == learn(list(TAUGHT))


def test_a_rare_feature_has_no_weight() -> None:
    assert FEWEST > 1
    assert "seen once" not in learn(TAUGHT)


def test_weights_solve_the_penalised_problem() -> None:
    """At the optimum a weight is the cost of what its lessons still lack of certainty."""
    weights = learn(TAUGHT)
    for feature, weight in weights.items():
        lack = 0.0
        for lesson in TAUGHT:
            sign = 1.0 if lesson.right else -1.0
            if feature in lesson.features:
                lack += sign / (1.0 + math.exp(sign * weigh(weights, lesson)))
        assert weight == pytest.approx(COST * lack, abs=1e-6)


def test_cues_of_an_article_are_right_or_wrong() -> None:
    gold = {"text": TEXT, "acts": [{"cue": {"t": "قال"}}]}
    assert marked(gold, [(0, 3), (29, 34)]) == ({0}, {1})


def test_of_a_text_with_marks_only_marked_cues_teach() -> None:
    start = TEXT.index("شهدت")
    gold = {"text": TEXT, "marks": [["شهدت", 1, False]]}
    assert marked(gold, [(0, 3), (start, start + 4)]) == (set(), {1})


def test_every_cue_and_candidate_is_a_lesson() -> None:
    room = Schoolroom()
    reading = room.read(Page(text=TEXT))
    gold = {"text": TEXT, "acts": [{"cue": {"t": "قال"}}]}
    taught = list(lessons(gold, reading, room.sayings))
    assert [lesson.right for lesson in taught] == [True, False]
    assert "rule saying/weighed-verb" in taught[1].features
