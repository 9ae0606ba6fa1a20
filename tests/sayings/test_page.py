"""A page as scrapers leave it: chains through unnamed media, a denial, a quotation, the page's own source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.model.reading import Reading
from tests.sayings.reading import chain, content, read, saying

PAGE = Path(__file__).parent / "page.txt"
ANONYMOUS, MEDIA = "مصادر قبلية ونقابية", "مواقع إخبارية"
PAPER, SPOKESMAN = "صحيفة «المرفأ»", "الناطق باسم الحكومة سالم الجبالي"


@pytest.fixture(scope="module")
def page() -> Reading:
    return read(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("cue", "number", "expected"),
    [
        ("الكشف عن", 1, [ANONYMOUS, MEDIA]),
        ("كشفت", 1, [ANONYMOUS, MEDIA]),
        ("قالت", 1, [ANONYMOUS, MEDIA]),
        ("بحسب ما", 1, [ANONYMOUS, MEDIA]),
        ("مشيرة", 1, [ANONYMOUS, MEDIA]),
        ("أوضحت", 1, [ANONYMOUS, MEDIA]),
        ("لافتة", 1, [ANONYMOUS, MEDIA]),
        ("نقلت", 1, [PAPER]),
        ("نفى", 1, [SPOKESMAN]),
        ("متهما", 1, [SPOKESMAN]),
        ("أضاف", 1, [SPOKESMAN]),
        ("اعترف", 1, [SPOKESMAN]),
        ("وفق", 1, [SPOKESMAN]),
    ],
)
def test_chains_from_origin_to_medium(page: Reading, cue: str, number: int, expected: list[str]) -> None:
    assert chain(page, cue, number) == expected


def test_the_page_and_the_publisher_end_every_chain(page: Reading) -> None:
    labels = {source.id: source.label for source in page.sources}
    for found in page.sayings:
        last = [link for link in found.chain if link.scope == "page"]
        assert [labels[link.source] for link in last[:-1]] == ["رويترز"]
        assert (last[-1].source, last[-1].link) == ("S0", "published")


def test_the_denied_is_content_and_polarity_is_negative(page: Reading) -> None:
    found = saying(page, "نفى")
    assert (found.commitment, found.polarity) == ("denies", "negative")
    assert content(page, "نفى") == "وجود أي مسلحين أجانب في البلاد"


def test_quotation_marks_are_left_out(page: Reading) -> None:
    assert content(page, "أضاف").startswith("هذه رواية")
    assert content(page, "أضاف").endswith("على أرضنا")
    assert saying(page, "أضاف").form == "direct"


def test_content_ends_where_the_participle_begins(page: Reading) -> None:
    assert content(page, "قالت") == "المحادثات انتهت باتفاق مبدئي بين الجانبين"
    assert content(page, "مشيرة") == "التوقيع سيتم في العاصمة قبل نهاية الشهر"


def test_own_words_repeat_the_content_of_their_saying(page: Reading) -> None:
    assert content(page, "وفق") == content(page, "اعترف")


def test_the_narrator_is_no_source(page: Reading) -> None:
    cues = {page.surface(span) for found in page.sayings for span in found.cue}
    assert "يذكر" not in cues


def test_a_kicker_without_attribution_flags_the_saying_that_it_repeats(page: Reading) -> None:
    assert "attribution_stripped_in_headline" in saying(page, "نقلت").flags
    assert "attribution_stripped_in_headline" in saying(page, "الكشف عن").flags


def test_a_paper_that_relays_without_naming_its_source_is_flagged(page: Reading) -> None:
    assert "upstream_unspecified" in saying(page, "نقلت").flags


def test_types_of_sources(page: Reading) -> None:
    types = {source.label: source.type for source in page.sources}
    assert types[ANONYMOUS] == "anonymous_sources"
    assert types[MEDIA] == "media_outlet"
    assert types[SPOKESMAN] == "named_person"
    assert types["رويترز"] == "news_agency"


def test_a_hedge_inside_a_saying_belongs_to_it(page: Reading) -> None:
    words = {page.text[hedge.start : hedge.end]: hedge.saying for hedge in page.hedges}
    assert words == {"محتملة": saying(page, "نقلت").id, "قد": saying(page, "اعترف").id}
