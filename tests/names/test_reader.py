"""The names reader: kinds, actors, repeated names, and laws that hold for any text."""

from __future__ import annotations

import time
from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.reading import Page, Reading, Sentence
from tawatur.model.record import Mention, Outlet
from tawatur.readers.names import NamesReader
from tawatur.readers.names.candidate import merge
from tawatur.readers.names.weighing import features, weigh, weights
from tawatur.readers.words import WordsReader

SPEECH = (
    "التقى وزير الخارجية الليبي محمد سيالة نظيره في تونس",
    "وأكد سيالة أن الحكومة الليبية تدعم الهدنة",
    "وتقع بلدة كفرزيتون قرب الحدود. وقال سكان من كفرزيتون إن القصف توقف",
)


@cache
def readers() -> tuple[WordsReader, NamesReader]:
    return WordsReader(), NamesReader()


def read(*sentences: str, outlet: Outlet | None = None) -> Reading:
    text = "\n".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Sentence(start, start + len(sentence), 0))
        start += len(sentence) + 1
    reading = Reading(page=Page(), text=text, sentences=tuple(spans), outlet=outlet)
    for reader in readers():
        reading = reader.read(reading)
    return reading


def named(reading: Reading, surface: str) -> list[Mention]:
    return [mention for mention in reading.mentions if reading.surface(mention) == surface]


def test_a_family_name_alone_is_the_person_named_in_full_before() -> None:
    reading = read(*SPEECH[:2])
    (full,), (short,) = named(reading, "محمد سيالة"), named(reading, "سيالة")
    assert short.kind == "PER"
    assert full.actor is not None
    assert short.actor == full.actor


def test_a_person_named_after_an_office_holds_it() -> None:
    (mention,) = named(read(SPEECH[0]), "محمد سيالة")
    assert mention.actor is not None
    assert mention.actor.code == "LBYGOV"


def test_an_office_belongs_to_the_country_of_its_phrase() -> None:
    (mention,) = named(read(SPEECH[0]), "وزير الخارجية الليبي")
    assert mention.kind == "ROLE"
    assert mention.actor is not None
    assert (mention.actor.country, mention.actor.sector) == ("LBY", "GOV")


def test_an_office_without_a_country_belongs_to_the_outlets() -> None:
    outlet = Outlet("sabah", "الصباح", "TN")
    (mention,) = named(read("قال وزير الداخلية إن الحدود آمنة", outlet=outlet), "وزير الداخلية")
    assert mention.actor is not None
    assert mention.actor.code == "TUNGOV"


def test_a_capital_is_a_place_and_acts_as_a_government() -> None:
    (place,) = named(read("وصل الوفد إلى موسكو أمس"), "موسكو")
    (actor,) = named(read("موسكو تنفي الخبر"), "موسكو")
    assert (place.kind, place.actor) == ("GPE", None)
    assert actor.kind == "GPE"
    assert actor.actor is not None
    assert actor.actor.code == "RUSGOV"


def test_a_leader_is_known_by_the_table() -> None:
    (mention,) = named(read("وصل الباجي قائد السبسي إلى القصر"), "الباجي قائد السبسي")
    assert mention.actor is not None
    assert mention.actor.id == "tun/beji-caid-essebsi"


def test_a_family_name_alone_is_the_leader_whom_the_table_knows() -> None:
    reading = read("وصل جيف ديفيس إلى القصر", "وقال العقيد ديفيس إن الاجتماع انتهى")
    assert {mention.actor.id for mention in reading.mentions if mention.kind == "PER" and mention.actor} == {
        "usa/jeff-davis"
    }


def test_of_two_actors_of_one_name_it_is_that_of_the_articles_country() -> None:
    moroccan = read("أعلن حزب العدالة والتنمية النتائج في المغرب", outlet=Outlet("x", "x", "MA"))
    turkish = read("أعلن حزب العدالة والتنمية النتائج في تركيا")
    codes = [named(reading, "حزب العدالة والتنمية")[0].actor for reading in (moroccan, turkish)]
    assert [actor and actor.code for actor in codes] == ["MARPTY", "TURPTY"]


def test_the_same_name_has_the_same_actor_in_two_articles() -> None:
    (first,) = named(read(SPEECH[0]), "محمد سيالة")
    (second,) = named(read("عاد الوفد", SPEECH[0]), "محمد سيالة")
    assert first.actor == second.actor


def test_a_preposition_is_no_mans_name() -> None:
    assert not read("اعتمد المشروع على تكامل الجهود").mentions


def test_an_everyday_word_of_the_gazetteer_is_no_place() -> None:
    kinds = {mention.kind for mention in read("ذهب إلى ان الوقت قد حان").mentions}
    assert "GPE" not in kinds


def test_the_outlets_own_name_holds_no_place() -> None:
    reading = read("قال المصدر لموقع بيروت مباشر إن الموعد تأجل", outlet=Outlet("live", "بيروت مباشر", "LB"))
    (mention,) = named(reading, "بيروت مباشر")
    assert (mention.kind, mention.actor and mention.actor.code) == ("ORG", "LBNMED")
    assert not named(reading, "بيروت")


LETTERS = st.text(alphabet='ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءئؤ «»"،.()0123456789ـًّ\u200f', max_size=200)
WORDS = st.lists(
    st.sampled_from(
        [*" ".join(SPEECH).split(), "«", "»", '"', "وزارة", "حزب", "مطار", "جبل", "الرئيس", "بن"]
    ),
    max_size=40,
).map(" ".join)


@given(st.one_of(LETTERS, WORDS, st.text(max_size=80)))
def test_mentions_lie_inside_their_sentence_and_say_why(text: str) -> None:
    reading = read(text)
    for number, mention in enumerate(reading.mentions, 1):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.id == f"M{number}"
        because = reading.because[mention.id]
        assert because.rule == mention.rule
        assert because.parts[0][0] == "name"
        assert (because.parts[0][1].start, because.parts[0][1].end) == (mention.start, mention.end)


@given(st.one_of(LETTERS, WORDS))
def test_names_do_not_overlap_and_offices_do_not_overlap(text: str) -> None:
    mentions = read(text).mentions
    for group in (
        [mention for mention in mentions if mention.kind == "ROLE"],
        [mention for mention in mentions if mention.kind != "ROLE"],
    ):
        assert all(left.end <= right.start for left, right in pairwise(group))


@given(WORDS)
def test_a_weight_is_the_sum_of_its_features(text: str) -> None:
    words_reader, names_reader = readers()
    whole = Reading(page=Page(), text=text, sentences=(Sentence(0, len(text), 0),))
    words = words_reader.read(whole).sentences[0].words
    encoded = names_reader.grammar.encode(
        Sentence(0, len(text), 0, words), names_reader.tables.layers(words, names_reader.tables.hits(words))
    )
    for candidate in merge(names_reader.candidates(encoded)):
        total = sum(weights().get(feature, 0) for feature in features(candidate, words))
        assert weigh(candidate, words) == total or total <= 0


@given(WORDS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text).mentions == read(text).mentions


def test_an_everyday_adjective_in_a_body_s_name_tells_no_country() -> None:
    """The ministry of finance is not Mali's, though the adjective is spelt alike."""
    (mention,) = [m for m in read("قالت وزارة المالية إن العجز تراجع.").mentions if m.kind == "ORG"]
    assert mention.actor is not None
    assert mention.actor.country is None


def test_a_name_told_a_thousand_times_is_looked_up_in_a_short_list() -> None:
    """Twice the mentions take about twice the time: the best of three, as machines do other things."""

    def seconds(mentions: int) -> float:
        start = time.process_time()
        assert len(read(*["التقى الدكتور محمد سامي."] * mentions).mentions) >= mentions
        return time.process_time() - start

    seconds(50)
    assert min(seconds(1_600) for _ in range(3)) < 3 * min(seconds(800) for _ in range(3))
