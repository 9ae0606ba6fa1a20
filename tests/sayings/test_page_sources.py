"""Who is named for the page as a whole: in its byline and source line, in the dateline, at the end."""

from __future__ import annotations

import pytest

from tests.sayings.reading import read, saying

SAID = "قال رئيس البلدية إن الجسر انهار صباح الأحد."


def page_links(text: str, outlet: str | None = None) -> dict[str, str]:
    """The label of each source of the page with its link, in the order of passing on."""
    reading = read(f"انهيار جسر في الوادي\n\n{text}", outlet=outlet)
    labels = {source.id: source.label for source in reading.sources}
    links = [link for link in saying(reading, "قال").chain if link.scope == "page"]
    assert links[-1].link == "published"
    return {labels[link.source]: link.link for link in links[:-1]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("كتب: سالم الجبالي", {"سالم الجبالي": "relayed"}),
        ("بقلم: سالم الجبالي - ترجمة: ليلى العمري", {"ليلى العمري": "translated", "سالم الجبالي": "relayed"}),
        ("سالم الجبالي", {"سالم الجبالي": "relayed"}),
        ("ترجمة: سالم الجبالي", {"سالم الجبالي": "translated"}),
        ("خاص - «المرفأ»", {"المرفأ": "relayed"}),
        ("المرفأ - وكالات", {"وكالات": "relayed"}),
        ("بغداد/ بردى نيوز", {"بردى نيوز": "relayed"}),
        ("د ب أ", {"د ب أ": "relayed"}),
        ("الأحد 3 مايو 2020", {}),
    ],
)
def test_what_stands_above_the_body(line: str, expected: dict[str, str]) -> None:
    given = page_links(f"{line}\n\n{SAID}")
    assert given == expected
    assert list(given) == list(expected)


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("رويترز - ", {"رويترز": "relayed"}),
        ("الرياض - واس: ", {"واس": "relayed"}),
        ("المرفأ- وكالات: ", {"وكالات": "relayed"}),
        ("تونس 11 ديسمبر 2016 (وات) - ", {"وات": "relayed"}),
        ("دبي، الإمارات (CNN) -- ", {"CNN": "relayed"}),
        # A place, a common word, and a short name in brackets behind a long one.
        ("المرفأ- الصخيرات (المغرب): ", {}),
        ("العالم - ", {}),
        ("", {}),
    ],
)
def test_what_opens_the_body(dateline: str, expected: dict[str, str]) -> None:
    assert page_links(f"{dateline}{SAID}") == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (" (رويترز)", {"رويترز": "relayed"}),
        (" -وات-", {"وات": "relayed"}),
        (" (واج - وكالات)", {"واج": "relayed", "وكالات": "relayed"}),
        (" (ترجمة سكاي نيوز)", {"سكاي نيوز": "translated"}),
        ("\n\nأ ف ب", {"أ ف ب": "relayed"}),
        ("\n\nالمصدر: الغارديان", {"الغارديان": "relayed"}),
        ("\n\nالمصدر: واج + رويترز", {"واج": "relayed", "رويترز": "relayed"}),
        ("\n\nالمصدر: رويترز ووكالات", {"رويترز": "relayed", "وكالات": "relayed"}),
        ("\n\nالمصدر: ديلي بيكون تايمز", {"ديلي بيكون تايمز": "relayed"}),
        ("\n\n* خدمة «نيويورك تايمز»", {"نيويورك تايمز": "relayed"}),
        (" (صورة أرشيفية)", {}),
        (" وأكدت ذلك صباح اليوم وكالة الأنباء الجزائرية (واج).", {}),
    ],
)
def test_what_closes_the_body(end: str, expected: dict[str, str]) -> None:
    assert page_links(SAID + end) == expected


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"دبي، الإمارات (CNN) -- {SAID}", "cnn_arabic"),
        (f"خاص - «المرفأ»\n\n{SAID}", "المرفأ"),
        (f"{SAID} (رويترز)", "رويترز"),
    ],
)
def test_the_outlet_itself_is_not_doubled(text: str, outlet: str) -> None:
    assert page_links(text, outlet) == {}
    assert page_links(text, "sabq") != {}


def test_a_translated_text_goes_from_its_paper_over_its_translator() -> None:
    given = page_links(f"ترجمة: سالم الجبالي\n\n{SAID}\n\nالمصدر: الغارديان")
    assert list(given.items()) == [("الغارديان", "relayed"), ("سالم الجبالي", "translated")]


def test_an_agency_that_is_cited_and_carried_stands_once_in_a_chain() -> None:
    reading = read(f"انهيار جسر في الوادي\n\nبيروت (رويترز) - {SAID} وأبلغ الوالي رويترز أن الطريق مقطوع.")
    for found in reading.sayings:
        links = [link.source for link in found.chain]
        assert len(links) == len(set(links))
