"""Headings without attribution: linked to the saying they sum up, or left alone."""

from __future__ import annotations

from tawatur.model.reading import Reading
from tests.sayings.reading import chain, read, saying

STRIPPED = "attribution_stripped_in_headline"
BODY = "أعلنت وزارة النقل أمس أن ثلاثة قطارات خرجت عن السكة قرب محطة الشمال."


def linked(reading: Reading, cue: str) -> list[str]:
    return [reading.surface(span) for span in saying(reading, cue).headlines]


def test_a_headline_without_source_is_linked_to_the_saying_that_it_sums_up() -> None:
    reading = read(BODY, title="خروج ثلاثة قطارات عن السكة قرب محطة الشمال")
    assert linked(reading, "أعلنت") == ["خروج ثلاثة قطارات عن السكة قرب محطة الشمال"]
    assert STRIPPED in saying(reading, "أعلنت").flags


def test_words_are_alike_with_other_articles_and_endings() -> None:
    reading = read(BODY, title="القطار يخرج عن السكة بمحطة الشمال")
    assert STRIPPED in saying(reading, "أعلنت").flags


def test_a_headline_on_another_matter_is_not_linked() -> None:
    reading = read(BODY, title="مهرجان المسرح ينطلق مساء اليوم في العاصمة")
    assert linked(reading, "أعلنت") == []
    assert STRIPPED not in saying(reading, "أعلنت").flags


def test_what_the_narrator_tells_himself_is_not_stripped() -> None:
    told = "خرجت ثلاثة قطارات أمس عن السكة قرب محطة الشمال. "
    reading = read(told + BODY, title="خروج ثلاثة قطارات عن السكة قرب محطة الشمال")
    assert STRIPPED not in saying(reading, "أعلنت").flags


def test_a_headline_that_names_its_source_is_not_stripped() -> None:
    reading = read(BODY, title="وزارة النقل: ثلاثة قطارات خرجت عن السكة قرب محطة الشمال")
    assert STRIPPED not in saying(reading, "أعلنت").flags


def test_a_noun_of_revealing_takes_source_and_chain_of_the_saying_it_refers_to() -> None:
    reading = read(
        "كشفت مصادر محلية عن محادثات سرية بين القبائل. وكشفت البلدية عن ميزانية جديدة للطرق.",
        title="الكشف عن محادثات سرية بين القبائل",
    )
    heading = saying(reading, "الكشف عن")
    assert heading.refers_to == saying(reading, "كشفت").id
    assert chain(reading, "الكشف عن") == chain(reading, "كشفت") == ["مصادر محلية"]
    assert STRIPPED in heading.flags
    assert linked(reading, "كشفت") == ["الكشف عن محادثات سرية بين القبائل"]


def test_an_event_in_a_stripped_headline_has_the_source_of_the_body() -> None:
    body = "أعلنت الشرطة أمس أن مسلحين هاجموا حافلة ركاب قرب محطة الشمال."
    reading = read(body, title="مسلحون يهاجمون حافلة ركاب قرب محطة الشمال")
    source = saying(reading, "أعلنت").id
    assert reading.events
    assert all(source in event.sayings for event in reading.events)


def test_a_heading_that_names_who_says_it_is_not_stripped_though_it_is_no_saying() -> None:
    body = "قالت وزارة الخارجية الفرنسية أمس إن الانتخابات في الجزيرة معيبة للغاية."
    reading = read(body, title="باريس تعتبر الانتخابات في الجزيرة معيبة للغاية")
    assert STRIPPED not in saying(reading, "قالت").flags
