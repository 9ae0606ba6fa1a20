"""Pages as different systems make them: body, title, date and furniture in their places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pages.reading import BODY, block_with, read, rows, texts

LAYOUTS = Path(__file__).parent / "layouts"

EXPECTED: dict[str, dict[str, list[str]]] = json.loads((LAYOUTS / "expected.json").read_text("utf-8"))
"""Layout → role → the lines that have it, in order."""

DATES = {
    "agency": ("2019-11-14", None, "page/date-line"),
    "blogger": ("2019-11-14", "2019-11-14T02:10:00+01:00", "page/time"),
    "elementor": ("2019-11-14", "2019-11-14T08:05:11+00:00", "page/json-ld"),
    "oldsite": ("2019-11-14", None, "page/date-line"),
    "joomla": ("2019-11-14", None, "page/date-line"),
    "portal": ("2019-11-14", "2019-11-14T23:50:00+03:00", "page/json-ld"),
}


def page(layout: str) -> bytes:
    return (LAYOUTS / f"{layout}.html").read_bytes()


@pytest.mark.parametrize(
    ("layout", "role"), [(layout, role) for layout, roles in EXPECTED.items() for role in roles]
)
def test_every_part_has_its_role(layout: str, role: str) -> None:
    assert texts(read(page(layout)), role) == EXPECTED[layout][role]


@pytest.mark.parametrize("layout", EXPECTED)
def test_the_date_of_publication(layout: str) -> None:
    reading = read(page(layout))
    assert (reading.published, reading.published_at, reading.published_rule) == DATES[layout]


@pytest.mark.parametrize("layout", EXPECTED)
def test_every_block_has_its_place_in_the_document(layout: str) -> None:
    reading = read(page(layout))
    assert all(block.page and block.page.startswith("/html/body") for block in reading.blocks)
    assert (
        block_with(reading, EXPECTED[layout]["lead"][0]).page
        != block_with(reading, EXPECTED[layout]["headline"][0]).page
    )


def test_a_page_in_an_old_charset_is_flagged() -> None:
    assert any("cp1256" in fault.message for fault in read(page("agency")).faults)


def test_the_outlet_is_the_site_s_own_name_where_nobody_knows_it() -> None:
    outlet = read(page("portal")).outlet
    assert outlet
    assert (outlet.name, outlet.country) == ("نبض الخليج", None)


LEAD = "<p>أعلنت البلدية مساء السبت أن الجسر القديم سيغلق أمام الشاحنات ابتداء من مطلع الشهر المقبل.</p>"
MORE = "<p>وقالت البلدية في بيان إن خبراء عاينوا الجسر وأوصوا بترميم دعائمه قبل موسم الأمطار.</p>" * 3


def news(*, article: str, before: str = "", after: str = "", head: str = "") -> str:
    title = "<h1>إغلاق الجسر القديم أمام الشاحنات</h1>"
    return f"<html><head>{head}</head><body>{title}{before}<article>{article}</article>{after}</body></html>"


def body_of(html: str) -> list[str]:
    return texts(read(html), *BODY)


@pytest.mark.parametrize("element", ["div class=intro", "h2", "section", "strong"])
def test_a_lead_outside_the_article_is_put_back(element: str) -> None:
    lead = LEAD.replace("<p>", f"<{element}>").replace("</p>", f"</{element.split(maxsplit=1)[0]}>")
    html = news(before=f"<div>{lead}</div>", article=MORE)
    assert len(body_of(html)) == 4
    assert rows(read(html))[1][0] == "lead"


def test_a_caption_above_the_article_is_no_lead() -> None:
    caption = f"<figure><img src=a><div>{LEAD}</div></figure>".replace("<p>", "").replace("</p>", "")
    html = news(before=caption, article=MORE)
    assert len(body_of(html)) == 3


def test_a_body_of_breaks_without_paragraphs() -> None:
    text = f"{LEAD}<br><br>{MORE}".replace("<p>", "").replace("</p>", "<br>")
    html = f"<html><body><h1>إغلاق الجسر القديم أمام الشاحنات</h1><div>{text}</div></body></html>"
    assert len(body_of(html)) == 4


def test_comments_of_readers_are_no_body() -> None:
    comments = f"<div id=comments><h3>التعليقات</h3><div class=comment>{MORE}</div></div>".replace(
        "البلدية", "أظن أنها"
    )
    html = news(article=LEAD + MORE, after=comments)
    assert not any("أظن أنها" in line for line in body_of(html))
    assert "أظن أنها" in read(html).text


def test_a_paragraph_of_a_link_with_its_text_is_body() -> None:
    linked = "<p>وكانت <a href=1>صحيفة الجسر</a> أول من <a href=2>نشر الخبر</a> قبل أن تؤكده البلدية.</p>"
    html = news(article=LEAD + linked + MORE)
    assert any("أول من" in line for line in body_of(html))


def test_words_split_over_elements_stay_words() -> None:
    html = news(article=f"{LEAD}<p><span>ال</span><span>رئيس</span> <b>قا</b>ل إن الجسر <i>آمن</i>.</p>")
    assert "الرئيس قال إن الجسر آمن." in read(html).text


def test_a_menu_without_spaces_is_not_one_word() -> None:
    html = news(before="<nav><a href=1>محليات</a><a href=2>رياضة</a></nav>", article=LEAD + MORE)
    assert "محلياترياضة" not in read(html).text


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ('<meta property="article:published_time" content="2019-11-14T10:00:00Z">', "page/meta"),
        ('<meta name="pubdate" content="14 نوفمبر 2019">', "page/meta"),
        ('<meta itemprop="datePublished" content="2019-11-14">', "page/meta"),
        (
            (
                '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
                '"datePublished": "2019-11-14"}]}</script>'
            ),
            "page/json-ld",
        ),
    ],
)
def test_dates_that_the_head_states(head: str, rule: str) -> None:
    reading = read(news(head=head, article=LEAD + MORE))
    assert (reading.published, reading.published_rule) == ("2019-11-14", rule)


def test_a_date_inside_the_body_is_not_the_date_of_publication() -> None:
    old = "<p>وكان الجسر قد بني في 3 فبراير 1961 على يد شركة محلية، ثم رمم مرة واحدة.</p>"
    assert read(news(article=LEAD + old + MORE)).published is None
