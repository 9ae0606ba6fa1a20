"""Merging: one event of the article with all its triggers, and two that stay two."""

from __future__ import annotations

from tests.events.reading import events, read

ARTICLE = (
    "هجوم انتحاري على سوق في بغداد\n\n"
    "قتل 12 شخصا في هجوم انتحاري استهدف سوقا في بغداد يوم السبت.\n\n"
    "وقالت الشرطة إن الهجوم وقع قرب مدخل السوق."
)


def test_headline_and_body_tell_of_one_event() -> None:
    reading = read(ARTICLE, published="2019-11-30")
    (event,) = reading.events
    assert event.type == "ASSAULT"
    assert event.mode == "suicide-attack"
    assert event.killed == 12
    assert len(event.mentions) >= 4
    assert event.mentions[0] == event.trigger


def test_attacks_on_different_places_and_people_stay_two() -> None:
    text = "هاجم مسلحون حاجزا للجيش في حلب.\n\nوهاجم متمردون قاعدة للشرطة في كابول."
    assert [event.type for event in events(text)] == ["ASSAULT", "ASSAULT"]


def test_a_strike_and_a_demonstration_are_two() -> None:
    found = events("نفذ المعلمون إضرابا عاما، ونظم الطلبة وقفة احتجاجية.")
    assert {event.mode for event in found} == {"strike", "demo"}


def test_two_speakers_make_two_requests() -> None:
    text = "دعت فرنسا الأطراف إلى الهدوء.\n\nدعا البرلمان الحكومة إلى الاستقالة."
    assert [e.type for e in events(text)].count("REQUEST") == 2


def test_a_word_with_the_article_takes_up_the_attack_whoever_is_named() -> None:
    text = (
        "نفذ سلاح الجو غارة على مدرسة في قرية نائية، وقتل عشرة أطفال.\n\n"
        "وقال ناطق باسم المنظمة إن الغارة أصابت سقف المبنى."
    )
    assert [event.type for event in events(text)] == ["ASSAULT"]


def test_what_is_pointed_at_is_known_wherever_the_sentence_goes_on() -> None:
    text = (
        "وقع هجوم على فندق في سوسة يوم الجمعة.\n\n"
        "وقال الوزير إن هذا الهجوم هو الثاني بعد هجوم استهدف متحفا في القيروان."
    )
    first, second = [event for event in events(text) if event.type == "ASSAULT"]
    assert len(first.mentions) == 2
    assert second.mentions[0].start > first.mentions[1].start


def test_a_clause_tells_another_attack_apart() -> None:
    text = "وقع هجوم على حاجز في حلب.\n\nوهو الثاني بعد الهجوم الذي طال متحفا في كابول."
    assert [event.type for event in events(text)].count("ASSAULT") == 2


def test_a_general_word_with_the_article_takes_up_the_bombing_whoever_is_named() -> None:
    text = (
        "استهدف تفجير كنيسة في العاصمة وأوقع عشرين قتيلا.\n\n"
        "وقال الرئيس إن مرتكب الاعتداء يدعى سالم، وإن الاعتداء لن يمر دون عقاب."
    )
    assert [event.type for event in events(text)].count("ASSAULT") == 1
