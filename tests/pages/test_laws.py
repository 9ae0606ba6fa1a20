"""What holds of any document whatever: blocks in order, nothing seen is lost, the same twice."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model.errors import InputError
from tawatur.model.reading import Page
from tests.pages.reading import read, read_page

OPEN = [
    "div",
    "p",
    "span class=author",
    "a href=x",
    "h1",
    "h2",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "b",
    "article",
    "figcaption",
    "time datetime=2019-11-14",
    "div class=related",
    "br",
    "font color=red",
    "section",
    "center",
]
CLOSE = [
    "div",
    "p",
    "span",
    "a",
    "h1",
    "ul",
    "li",
    "table",
    "td",
    "b",
    "article",
    "figcaption",
    "time",
    "font",
]
TEXTS = [
    "أعلنت الوزارة مساء السبت أن فريقا طبيا وصل إلى المدينة الساحلية وبدأ عمله فيها منذ الصباح الباكر.",
    "وصول فريق طبي إلى المدينة",
    "المصدر: وكالات",
    "اقرأ أيضا",
    "14 نوفمبر 2019",
    "3465",
    "أرشيف",
    "(رويترز)",
    "محليات",
    "\u200f",
    " \n ",
    "<!-- نص -->",
    "&amp;",
]
SOUP = st.lists(
    st.one_of(
        st.sampled_from(OPEN).map("<{}>".format),
        st.sampled_from(CLOSE).map("</{}>".format),
        st.sampled_from(TEXTS),
    ),
    max_size=60,
)


@given(SOUP)
@settings(max_examples=200)
def test_all_text_of_a_tag_soup_is_there_once_and_in_order(soup: list[str]) -> None:
    html = "<html><body>" + "".join(soup)
    seen = "".join(piece for piece in soup if not piece.startswith("<")).replace("&amp;", "&")
    try:
        reading = read(html)
    except InputError:
        assert not seen.replace("\u200f", "").strip()
        return
    if "<table>" not in soup:  # text between the cells of a table is moved before it, as browsers do
        assert "".join(reading.text.split()) == "".join(seen.split())
    assert sorted("".join(reading.text.split())) == sorted("".join(seen.split()))


@given(st.text(alphabet="<>/!-=\"' abdiprstvs\nقال", max_size=200))
@settings(max_examples=200)
def test_any_markup_gives_a_reading_or_an_input_error(text: str) -> None:
    with contextlib.suppress(InputError):
        read_page(Page(html=text))


@given(SOUP)
@settings(max_examples=30)
def test_the_same_page_gives_the_same_reading(soup: list[str]) -> None:
    page = Page(html="".join(soup) + TEXTS[0])
    assert read_page(page) == read_page(page)


@given(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=20),
    st.sampled_from([None, "وصول فريق طبي إلى المدينة"]),
)
@settings(max_examples=200)
def test_any_lines_give_blocks_in_order(lines: list[str], title: str | None) -> None:
    text = "\n".join(lines)
    with contextlib.suppress(InputError):
        reading = read_page(Page(text=text, title=title))
        assert reading.text.endswith(text)
        assert sum(block.role == "headline" for block in reading.blocks) <= 1
        assert sum(block.role == "lead" for block in reading.blocks) <= 1
