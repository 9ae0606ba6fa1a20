"""A feed that lies in a file is its entries; a sitemap is told to be given by its URL."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.intake import open_inputs
from tests.intake.web import news

TEXT = "أعلنت وزارة الصحة أن فريقا طبيا وصل إلى المدينة."


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.atom", "feed"])
def test_the_entries_of_a_saved_feed_are_pages(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(news.RSS, encoding="utf-8")
    pages = [item.page for item in open_inputs([str(path)], outlet="echorouk") if item.page]
    assert [page.url for page in pages] == ["https://sahel.example/1?a=1&b=2"]
    assert pages[0].published == "2019-11-30T10:15:00+01:00"
    assert "الجسر" in (pages[0].html or "")
    assert {page.outlet for page in pages} == {"echorouk"}


def test_what_a_feed_lists_without_a_link_or_a_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(news.RSS, encoding="utf-8")
    errors = [str(item.error) for item in open_inputs([str(path)]) if item.error]
    assert any("entry 4 has no link" in error for error in errors)
    assert any("https://sahel.example/2: the feed has nothing but its title" in error for error in errors)


def test_a_sitemap_holds_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    path.write_text(news.SITEMAP, encoding="utf-8")
    (item,) = open_inputs([str(path)])
    assert "give its URL, and what it lists is fetched" in str(item.error)


def test_a_page_that_is_called_xml_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text(f'<?xml version="1.0"?><html><body><p>{TEXT}</p></body></html>', encoding="utf-8")
    (item,) = open_inputs([str(path)])
    assert item.page
    assert item.page.html
