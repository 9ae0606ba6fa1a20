"""Names that another tagger finds: exact spans without proclitics, our actors, their origin told."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur import Page, Pipeline, to_json
from tawatur.backends import KINDS, Found
from tawatur.explain import explain
from tawatur.model.errors import BackendFailed, SettingError
from tawatur.model.reading import Reading
from tawatur.model.record import Mention, MentionKind
from tawatur.readers.names import TaggedNamesReader
from tawatur.readers.page import PageReader
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader
from tests.names.tagging import Answers, Told

RULE = "name/backend:told"
PIPELINE = Pipeline(
    [PageReader(), SentencesReader(), WordsReader(), TaggedNamesReader(Told({}))], strict=True
)


def read(text: str, names: Mapping[str, MentionKind]) -> Reading:
    return read_with(Told(names), text)


def read_with(tagger: Told | Answers, text: str) -> Reading:
    reader = next(r for r in PIPELINE.readers if isinstance(r, TaggedNamesReader))
    reader.backend = tagger
    return PIPELINE.reading(Page(text=text))


def shown(reading: Reading) -> list[tuple[str, str]]:
    return [(reading.surface(m), m.kind) for m in reading.mentions if m.rule.startswith("name/backend:")]


def mention(reading: Reading, surface: str) -> Mention:
    return next(m for m in reading.mentions if reading.surface(m) == surface)


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        ("وصل الوفد إلى الجزائر وتونس مساء.", "وتونس", "تونس"),  # a table knows the town
        ("التقى وفد ومحمد سيالة في المطار.", "ومحمد سيالة", "محمد سيالة"),  # a given name behind a proclitic
        ("سلمت الوثيقة للأمم المتحدة أمس.", "للأمم المتحدة", "لأمم المتحدة"),  # the article lost its alef
        ("سافر إلى تونس.", "تونس.", "تونس"),  # a mark at the end
        ("قال «تونس» مرارا.", "«تونس»", "تونس"),
        ("سافر إلى كفرزيتون أمس.", "كفرزي", "كفرزيتون"),  # half a word
        ("سافر إلى كفرزيتون أمس.", "رزيتون", "كفرزيتون"),
        ("ذهب بكفرزيتون أمس.", "كفرزيتون", "كفرزيتون"),  # the model cut the proclitic itself
        ("هبط في وهران أمس.", "وهران", "وهران"),  # begins like a proclitic, and is none
        ("وصل والتر شتاين أمس.", "والتر شتاين", "والتر شتاين"),
        ("قُتل مُحَمَّدٌ سيالة أمس.", "مُحَمَّدٌ سيالة", "مُحَمَّدٌ سيالة"),  # vowel signs are characters, too
    ],
)
def test_a_name_is_whole_words_without_proclitics(text: str, told: str, name: str) -> None:
    (found,) = shown(read(text, {told: "LOC"})) or [("", "")]
    assert found[0] == name


def test_the_model_takes_the_place_of_our_rules() -> None:
    text = "زار وزير الخارجية الليبي محمد سيالة تونس."
    assert shown(read(text, {"تونس": "GPE"})) == [("تونس", "GPE")]
    assert {m.rule for m in read(text, {}).mentions if m.kind != "ROLE"} == set()


def test_offices_stay_and_who_holds_one_is_known() -> None:
    reading = read("زار وزير الخارجية الليبي محمد سيالة تونس.", {"محمد سيالة": "PER"})
    assert mention(reading, "وزير الخارجية الليبي").kind == "ROLE"
    actor = mention(reading, "محمد سيالة").actor
    assert actor is not None
    assert (actor.country, actor.sector) == ("LBY", "GOV")


def test_a_name_of_our_tables_has_its_actor() -> None:
    reading = read("دعت الأمم المتحدة إلى الهدنة.", {"الأمم المتحدة": "ORG"})
    actor = mention(reading, "الأمم المتحدة").actor
    assert actor is not None
    assert actor.code == "IGO"


def test_of_kindred_kinds_our_tables_choose_and_of_others_the_model() -> None:
    assert shown(read("سافر إلى تونس.", {"تونس": "LOC"})) == [("تونس", "GPE")]
    assert shown(read("سافر إلى تونس.", {"تونس": "PER"})) == [("تونس", "PER")]
    assert shown(read("سافر إلى كفرزيتون.", {"كفرزيتون": "SITE"})) == [("كفرزيتون", "SITE")]


def test_a_name_is_known_again_though_the_model_misses_it() -> None:
    text = "التقى الوفد محمد سيالة أمس.\nوأكد سيالة دعم الهدنة."
    reading = read(text, {"محمد سيالة": "PER"})
    again = mention(reading, "سيالة")
    assert (again.rule, again.kind) == ("name/repeated", "PER")
    assert reading.because[again.id].note == ""
    assert again.actor == mention(reading, "محمد سيالة").actor


def test_of_names_that_overlap_the_surest_stays() -> None:
    names: dict[str, MentionKind] = {"محمد": "PER", "محمد سيالة": "PER", "سيالة تونس": "GPE"}
    assert shown(read("زار محمد سيالة تونس.", names)) == [("محمد سيالة", "PER")]


def test_explain_tells_the_backend_and_its_score() -> None:
    reading = read("سافر إلى كفرزيتون.", {"كفرزيتون": "GPE"})
    (found,) = reading.mentions
    assert found.rule == RULE
    tree = explain(reading, found.id)
    assert tree.text == "rule name/backend:told (GPE scored 0.40)"
    assert [(node.label, reading.surface(node.span)) for node in tree.children if node.span] == [
        ("name", "كفرزيتون")
    ]


def test_all_sentences_of_an_article_are_asked_at_once_and_none_of_an_empty_one() -> None:
    tagger = Told({})
    read_with(tagger, "سافر الوفد إلى تونس أمس.\n\nوعاد منها مساء.")
    assert len(tagger.asked) == 1
    assert all(isinstance(sentence, str) for sentence in tagger.asked[0])


@pytest.mark.parametrize(
    "found",
    [
        Found(0, 999, "PER", 1.0),
        Found(-1, 3, "PER", 1.0),
        Found(3, 3, "PER", 1.0),
        Found(0, 3, "ROLE", 1.0),
        Found(0, 3, "B-PER", 1.0),  # type: ignore[arg-type]
    ],
)
def test_an_answer_that_no_backend_may_give_is_refused(found: Found) -> None:
    with pytest.raises(BackendFailed, match="gave Found"):
        read_with(Answers([found]), "سافر الوفد إلى تونس.")


def test_an_answer_for_too_few_sentences_is_refused() -> None:
    with pytest.raises(BackendFailed, match="answered for 0 of 1 sentences"):
        read_with(Answers(), "سافر الوفد إلى تونس.")


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40), st.sampled_from(KINDS))))
def test_whatever_a_model_finds_names_are_words_that_do_not_overlap(
    spans: list[tuple[int, int, MentionKind]],
) -> None:
    text = "زار وزير الخارجية محمد سيالة «تونس» والأمم المتحدة، وبالقاهرة."
    found = [Found(start, min(start + length, len(text)), kind, 0.5) for start, length, kind in spans]
    reading = read_with(Answers(found), text)
    names = [m for m in reading.mentions if m.rule.startswith("name/backend:")]
    ends = {word.end for sentence in reading.sentences for word in sentence.words}
    assert all(name.end in ends for name in names)
    assert all(a.end <= b.start for a, b in pairwise(names))


def test_a_pipeline_takes_a_tagger_and_its_settings_tell_which() -> None:
    class Other(Told):
        model = "another"

    page = Page(text="سافر الوفد إلى كفرزيتون أمس.")
    usual = Pipeline().run.settings
    told = Pipeline(names=Told({"كفرزيتون": "GPE"}), strict=True)
    record = told.read(page)
    assert [m.rule for m in record.mentions] == [RULE]
    assert to_json(record) == to_json(told.read(page))
    assert len({usual, told.run.settings, Pipeline(names=Other({})).run.settings}) == 3


def test_a_users_own_actors_are_known(tmp_path: Path) -> None:
    table = tmp_path / "own.yml"
    table.write_text(
        "kind: PER\nsource: of our own\nentries:\n  - {country: TUN, sector: OPP, names: [ربيع السرو]}\n",
        encoding="utf-8",
    )
    pipeline = Pipeline(names=Told({"ربيع السرو": "PER"}), actors=[table], strict=True)
    (mention,) = pipeline.read(Page(text="وصل ربيع السرو أمس.")).mentions
    assert mention.actor is not None
    assert (mention.rule, mention.actor.code) == (RULE, "TUNOPP")


def test_readers_and_names_are_not_given_both() -> None:
    with pytest.raises(SettingError, match="readers or names"):
        Pipeline([], names=Told({}))
