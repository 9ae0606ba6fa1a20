"""Parties, sayings, places, modes: what an event is told with."""

from __future__ import annotations

import pytest

from tests.events.reading import events, read


def names(text: str) -> tuple[list[str], list[str]]:
    (event,) = events(text)
    return [party.name for party in event.actors], [party.name for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("اعتقلت الشرطة خمسة صحفيين.", ["الشرطة"], ["خمسة صحفيين"]),
        ("اعتُقل خمسة صحفيين من قبل الشرطة.", ["الشرطة"], ["خمسة صحفيين"]),
        ("اندلعت مواجهات بين الشرطة ومحتجين.", ["الشرطة", "محتجين"], []),
        ("وقع انفجار قرب المقر.", [], []),
        ("اختُطف طبيب أمس.", [], ["طبيب"]),
    ],
)
def test_parties(text: str, actors: list[str], recipients: list[str]) -> None:
    found = events(text)
    assert any(
        ([a.name for a in e.actors], [r.name for r in e.recipients]) == (actors, recipients) for e in found
    ), found


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("قتل جندي بالرصاص في كمين.", "firearms"),
        ("قتل جندي في انفجار عبوة ناسفة.", "explosives"),
        ("قتل جندي في غارة جوية.", "aerial"),
        ("قتل جندي في هجوم انتحاري.", "suicide-attack"),
        ("قتل جندي في قصف مدفعي.", "heavy-weapons"),
        ("قتل جندي طعنا بسكين.", "primitive"),
        ("استهدف هجوم بطائرة مسيرة القاعدة.", "drone"),
        ("قتل مدنيون في هجوم بغاز السارين.", "unconventional"),
    ],
)
def test_weapons_tell_the_mode(text: str, mode: str) -> None:
    assert [event.mode for event in events(text)] == [mode]


def test_an_event_stands_in_the_saying_around_it() -> None:
    reading = read("قالت وزارة الصحة إن القصف استهدف حيا سكنيا. وتواصل القصف ليلا.")
    assert any(event.sayings for event in reading.events)
    known = {saying.id for saying in reading.sayings}
    assert all(known.issuperset(event.sayings) for event in reading.events)


def test_a_request_is_the_speakers() -> None:
    (event,) = events("دعت وزارة الخارجية إلى ضبط النفس.")
    assert [party.name for party in event.actors] == ["وزارة الخارجية"]


def test_contexts_come_from_the_words_around() -> None:
    event, *_ = events("اعتقل الأمن مهربين للأسلحة وأحالهم على المحكمة.")
    assert {"trafficking", "legal"} <= set(event.contexts)
