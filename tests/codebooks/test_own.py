"""A user's own codebook: what its words make of a text, what of ours they leave alone, what is refused."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import tawatur
from tawatur.codebooks.own import read_own, together
from tawatur.model.errors import DataError, SettingError
from tawatur.model.reading import Page, Reading
from tawatur.model.record import Event, Record
from tawatur.pipeline import Pipeline
from tawatur.readers.events import EventsReader

EXAMPLE = Path("examples/shutdowns.codebook.yml")
TYPE = "types:\n  VOTE: {quad: verbal cooperation, intensity: '1', en: Votes., modes: {early: Early.}}\n"
HEAD = f"codebook: mine\n{TYPE}"
TRIGGER = "triggers:\n  - {verb: اقترع, imperfect: يقترع, values: {type: VOTE}}\n"


@pytest.fixture(scope="module")
def own() -> Pipeline:
    return Pipeline(codebook=[EXAMPLE], strict=True)


def reading(pipeline: Pipeline, text: str) -> Reading:
    return pipeline.reading(Page(text=text))


def events(pipeline: Pipeline, text: str) -> tuple[Event, ...]:
    return reading(pipeline, text).events


def written(folder: Path, text: str, name: str = "mine.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def with_file(folder: Path, text: str, **settings: bool) -> Pipeline:
    return Pipeline(codebook=[written(folder, text)], strict=True, **settings)  # type: ignore[arg-type]


def types(pipeline: Pipeline, text: str) -> list[str]:
    return [event.type for event in events(pipeline, text)]


def test_an_own_type_stands_in_the_record_under_its_codebooks_name(own: Pipeline) -> None:
    (event,) = events(own, "قطعت السلطات خدمة الإنترنت عن المحافظة")
    assert (event.type, event.mode) == ("shutdowns:SHUTDOWN", "total")
    assert event.contexts == ("technology", "shutdowns:outage")
    assert [party.name for party in event.actors] == ["السلطات"]


def test_the_record_survives_its_schema(own: Pipeline) -> None:
    record = own.read(Page(text="قطعت السلطات خدمة الإنترنت عن المحافظة"))
    assert msgspec.json.decode(tawatur.to_json(record), type=Record) == record


def test_because_names_the_codebook_and_its_line(own: Pipeline) -> None:
    found = reading(own, "قطعت السلطات خدمة الإنترنت عن المحافظة")
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    (label,) = [label for label, _ in found.because["E1"].parts if label.startswith("codebook")]
    book, line = label.removeprefix("codebook ").split(", line ")
    assert book == "shutdowns"
    assert "قطع" in lines[int(line) - 1]


def test_own_company_is_asked_for_and_refuses(own: Pipeline) -> None:
    assert events(own, "قطع الوفد مسافة طويلة قبل الوصول إلى المخيم") == ()
    advised = events(own, "ينصح الخبراء ألا تقطع الأسرة الشبكة عن أبنائها دفعة واحدة")
    assert [event.type for event in advised] == ["REQUEST"]


def test_a_phrase_of_ones_own_is_read_where_ours_says_that_it_is_no_event(own: Pipeline) -> None:
    text = "اندلعت حرب كلامية بين الحزبين"
    assert types(Pipeline(strict=True), text) == []
    assert types(own, text) == ["ACCUSE"]


def test_a_context_of_ones_own_is_told_by_its_words(own: Pipeline) -> None:
    (event,) = events(own, "هاجم مسلحون محطة الكابل البحري")
    assert event.type == "ASSAULT"
    assert "shutdowns:outage" in event.contexts


def test_what_ours_read_without_a_codebook_they_read_with_one(own: Pipeline) -> None:
    text = "هاجم مسلحون حاجزا للجيش وقطعت الدولة علاقاتها مع جارتها، ثم اعتقلت الشرطة خمسة محتجين."
    assert events(own, text) == events(Pipeline(strict=True), text)


def test_own_words_win_over_ours(tmp_path: Path) -> None:
    own = with_file(tmp_path, HEAD + "triggers:\n  - {verb: هاجم, values: {type: VOTE, mode: early}}\n")
    assert types(own, "هاجم مسلحون حاجزا للجيش") == ["mine:VOTE"]


def test_all_company_that_is_listed_must_be_heard(tmp_path: Path) -> None:
    entry = "triggers:\n  - {verb: اقترع, values: {type: VOTE, needs: [BOX_NEAR, DAY]}}\n"
    company = "company:\n  - {noun: صندوق, class: BOX}\n  - {noun: الأحد, class: DAY}\n"
    own = with_file(tmp_path, HEAD + entry + company)
    assert types(own, "اقترع السكان في الصندوق يوم الأحد") == ["mine:VOTE"]
    assert types(own, "اقترع السكان في الصندوق يوم الاثنين") == []


def test_an_own_type_is_read_in_sport_where_ours_are_not(tmp_path: Path) -> None:
    own = with_file(tmp_path, HEAD + TRIGGER)
    text = "{} أعضاء الفريق بعد المباراة في الملعب"
    assert types(own, text.format("اقترع")) == ["mine:VOTE"]
    assert types(own, text.format("هاجم")) == []


def test_latin_words_are_found_where_the_text_has_them(tmp_path: Path) -> None:
    words = "triggers:\n  - {word: [lockdown], class: BARE_NOUN, values: {type: VOTE}}\n"
    assert types(with_file(tmp_path, HEAD + words), "أعلنت الشركة lockdown في المقر") == ["mine:VOTE"]


def test_several_codebooks_are_read_together(tmp_path: Path) -> None:
    mine = written(tmp_path, HEAD + TRIGGER)
    both = Pipeline(codebook=[EXAMPLE, mine], strict=True)
    assert types(both, "اقترع السكان") == ["mine:VOTE"]
    assert types(both, "قطعت السلطات خدمة الإنترنت") == ["shutdowns:SHUTDOWN"]
    kinds = together(both.codebooks).kinds
    assert {"ASSAULT", "mine:VOTE", "shutdowns:SHUTDOWN"} <= set(kinds)


def test_the_codebook_is_part_of_the_setting(tmp_path: Path, own: Pipeline) -> None:
    plain = Pipeline().run.settings
    changed = with_file(tmp_path, EXAMPLE.read_text(encoding="utf-8") + "remarks: [changed]\n")
    assert len({plain, own.run.settings, changed.run.settings}) == 3
    assert Pipeline(codebook=[EXAMPLE]).run == own.run


def test_the_same_from_the_face() -> None:
    record = tawatur.read("عطلت الحكومة شبكة الاتصالات في العاصمة", codebook=[EXAMPLE])
    assert [event.type for event in record.events] == ["shutdowns:SHUTDOWN"]


# -- examples are run --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        ("examples:\n  - اقترع السكان: {type: VOTE, mode: early}\n", "and gives type: mine:VOTE"),
        ("examples:\n  - هاجم مسلحون حاجزا\n", "nothing by this codebook's triggers"),
        ("refuses:\n  - اقترع السكان\n", "should give no event"),
        ("refuses:\n  - اقترع السكان: {type: VOTE}\n", "no event with type: mine:VOTE"),
    ],
)
def test_a_codebook_whose_examples_are_misread_is_refused_unless_asked_otherwise(
    tmp_path: Path, examples: str, said: str
) -> None:
    text = HEAD + TRIGGER + examples
    with pytest.raises(DataError, match=rf"mine\.yml:{text.count(chr(10))}: ") as refused:
        with_file(tmp_path, text)
    assert said in str(refused.value)
    assert "tawatur codebook check" in str(refused.value)
    unchecked = with_file(tmp_path, text, unchecked=True)
    assert types(unchecked, "اقترع السكان") == ["mine:VOTE"]
    assert len(unchecked.misread()) == 1


def test_a_refusal_that_names_what_is_not_read_holds(tmp_path: Path) -> None:
    with_file(tmp_path, HEAD + TRIGGER + "refuses:\n  - اقترع السكان: {type: VOTE, mode: early}\n")


def test_a_walk_is_an_example(tmp_path: Path) -> None:
    entry = "triggers:\n  - {noun: اقتراع, class: BARE_NOUN, values: {type: VOTE}, walk: 'جرى {} أمس'}\n"
    assert with_file(tmp_path, HEAD + entry).misread() == []
    with pytest.raises(DataError, match="انتهى"):
        with_file(tmp_path, HEAD + entry.replace("جرى {} أمس", "انتهى كل شيء"))


# -- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("codebook: My\n", 1, "small Latin letters"),
        ("codebook: plover\n", 1, "a name of its own"),
        ("types: {}\n", 1, "needs a name of its own"),
        (f"{HEAD}colour: red\n", 0, "unknown key 'colour'"),
        ("codebook: mine\ntypes:\n  Vote: {quad: verbal cooperation}\n", 3, "'Vote' is not"),
        ("codebook: mine\ntypes:\n  AID: {quad: verbal cooperation}\n", 3, "the type AID is PLOVER's"),
        ("codebook: mine\ntypes:\n  VOTE: {quad: talk, intensity: '1'}\n", 3, "no quad called 'talk'"),
        ("codebook: mine\ntypes:\n  VOTE: {quad: verbal conflict, en: x}\n", 3, "the intensity is a number"),
        ("codebook: mine\ntypes:\n  VOTE: {quad: verbal conflict, intensity: '1'}\n", 3, "says nowhere what"),
        (HEAD.replace("early: Early.", "early: {pace: x}"), 3, "unknown key 'pace'"),
        ("codebook: mine\ncontexts: {health: Ours.}\n", 2, "the context health is PLOVER's"),
        (f"{HEAD}triggers:\n  - {{verb: اقترع}}\n", 5, "a trigger needs a type"),
        (f"{HEAD}triggers:\n\n  - {{verb: اقترع, values: {{type: BALLOT}}}}\n", 6, "no type called 'BALLOT'"),
        (f"{HEAD}triggers:\n  - {{verb: اقترع, values: {{type: VOTE, mode: late}}}}\n", 5, "are early"),
        (f"{HEAD}triggers:\n  - {{verb: اقترع, values: {{type: AID, mode: late}}}}\n", 5, "AID has no modes"),
        (f"{HEAD}triggers:\n  - {{verb: اقترع, values: {{type: AID, tpye: x}}}}\n", 5, "unknown key 'tpye'"),
        (f"{HEAD}triggers:\n  - {{vreb: اقترع, values: {{type: AID}}}}\n", 5, "unknown key 'vreb'"),
        (f"{HEAD}triggers:\n  - {{word: اقترع, values: {{type: AID}}}}\n", 5, "a word needs a class"),
        (
            f"{HEAD}triggers:\n  - {{verb: اقترع, class: VREB, values: {{type: AID}}}}\n",
            5,
            "no class of triggers",
        ),
        (
            f"{HEAD}triggers:\n  - {{verb: اقترع, values: {{type: AID, needs: BOX_NEAR}}}}\n",
            5,
            "called 'BOX'",
        ),
        (f"{HEAD}triggers:\n  - {{verb: اقترع, values: {{type: AID, contexts: sky}}}}\n", 5, "called 'sky'"),
        (f"{HEAD}triggers: [اقترع]\n", 4, "an entry of triggers is a mapping"),
        (f"{HEAD}triggers: {{verb: x}}\n", 4, "triggers is a list"),
        (f"{HEAD}company:\n  - {{noun: صندوق}}\n", 5, "company needs a class"),
        (f"{HEAD}company:\n  - {{noun: صندوق, class: BOX_NEAR}}\n", 5, "neither _NEAR nor _SENTENCE"),
        (f"{HEAD}company:\n  - {{word: صندوق اقتراع, class: BOX}}\n", 5, "give its telling word"),
        (f"{HEAD}company:\n  - {{noun: صندوق, class: CONTEXT_SKY}}\n", 5, "no context called 'sky'"),
        (f"{HEAD}company:\n  - {{noun: صندوق, class: MODE_SOFT}}\n", 5, "no mode of ASSAULT"),
        (f"{HEAD}examples:\n  - اقترع السكان: {{colour: red}}\n", 5, "unknown key 'colour'"),
        (f"{HEAD}examples:\n  - [a, b]\n", 5, "an entry of examples is a text"),
        (f"{HEAD}types: {{}}\n", 4, "'types' stands twice"),
        (f"{HEAD}triggers: &all []\ncompany: *all\n", 4, "write the entry out"),
        (f"{HEAD}triggers: [\n", 5, "not readable as YAML"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_remedy(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(DataError) as refused:
        EventsReader(read_own([written(tmp_path, text)]))
    assert said in str(refused.value)
    assert str(refused.value).startswith(f"{tmp_path / 'mine.yml'}" + (f":{line}" if line else "")), (
        refused.value
    )


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.yml"
    path.write_bytes((HEAD + TRIGGER).encode("cp1256"))
    with pytest.raises(DataError, match="save the file as UTF-8"):
        read_own([path])


def test_two_codebooks_of_one_name_are_refused(tmp_path: Path) -> None:
    paths = [written(tmp_path, HEAD, name) for name in ("a.yml", "b.yml")]
    with pytest.raises(DataError, match=r"b\.yml: .*a\.yml is called 'mine', too"):
        Pipeline(codebook=paths)


def test_a_codebook_that_is_not_there_or_has_no_reader_is_a_wrong_setting() -> None:
    with pytest.raises(SettingError, match="no such file of codebooks"):
        Pipeline(codebook=["none.yml"])
    with pytest.raises(SettingError, match="EventsReader takes the codebooks"):
        Pipeline([EventsReader()], codebook=[EXAMPLE])
