"""URLs and watch lists by command, from a server on this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.cli.main import tawatur
from tawatur.cli.options import chosen_fetching
from tawatur.intake import Fetching
from tawatur.store import Store
from tests.cli.running import invoked, run
from tests.intake.web import news
from tests.intake.web.serving import Site, serving

ARTICLE = (
    "<!doctype html><html><body><article><h1>{0}</h1>"
    "<p>أعلنت وزارة الصحة الليبية مقتل {0} مدنيين في قصف على سرت.</p></article></body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def allowed(site: Site) -> tuple[str, ...]:
    return ("--allow-network", "127.0.0.0/8", "--allow-port", str(site.port), "--delay", "0")


def test_a_url_is_fetched_only_where_that_is_allowed(site: Site, tmp_path: Path) -> None:
    url = site.put("/1", ARTICLE.format("أربعة"))
    store = Store(tmp_path / "news.db")
    refused = invoked("add", url, store=store)
    assert refused.exit_code == 3
    assert site.hits == []
    assert invoked("add", url, *allowed(site), "--keep-pages", store=store).stdout == "1 new\n"
    (found,) = store.search(text="قصف").found
    assert (found.record.url, found.record.fetched_at is not None) == (url, True)
    assert store.status().pages == 1


def test_a_watch_list_is_followed_and_what_was_seen_is_not_fetched_again(site: Site, tmp_path: Path) -> None:
    links = [site.put(f"/{n}", ARTICLE.format(word)) for n, word in enumerate(("أربعة", "خمسة"))]
    site.put("/feed", news.rss(*links), "application/rss+xml")
    watch_list = tmp_path / "list.txt"
    watch_list.write_text(f"# the papers\n{site.url('/feed')} outlet=echorouk\n", encoding="utf-8")
    store = Store(tmp_path / "news.db")
    assert invoked("watch", watch_list, *allowed(site), store=store).stdout == "2 new\n"
    assert {f.record.outlet.id for f in store.found() if f.record.outlet} == {"echorouk"}
    seen = len(site.pages())
    assert invoked("watch", watch_list, *allowed(site), store=store).stdout == "nothing to do\n"
    assert site.pages()[seen:] == ["/feed"]
    site.put("/feed", news.rss(*links, site.put("/2", ARTICLE.format("ستة"))), "application/rss+xml")
    assert invoked("watch", watch_list, *allowed(site), store=store).stdout == "1 new\n"


def test_a_feed_that_came_after_all_is_no_failure_any_more(site: Site, tmp_path: Path) -> None:
    watch_list = tmp_path / "list.txt"
    watch_list.write_text(f"{site.url('/feed')}\n", encoding="utf-8")
    store = Store(tmp_path / "news.db")
    assert invoked("watch", watch_list, *allowed(site), store=store).stdout == "1 failed\n"
    assert [failure.name for failure in store.failures()] == [site.url("/feed")]
    site.put("/feed", news.rss(site.put("/1", ARTICLE.format("أربعة"))), "application/rss+xml")
    assert invoked("watch", watch_list, *allowed(site), store=store).stdout == "1 new\n"
    assert store.failures() == []


def test_what_a_feed_lists_without_a_link_stays_noted(site: Site, tmp_path: Path) -> None:
    feed = news.rss(site.put("/1", ARTICLE.format("أربعة")), "mailto:desk@news.example")
    site.put("/feed", feed, "application/rss+xml")
    watch_list = tmp_path / "list.txt"
    watch_list.write_text(f"{site.url('/feed')}\n", encoding="utf-8")
    store = Store(tmp_path / "news.db")
    assert invoked("watch", watch_list, *allowed(site), store=store).stdout == "1 new, 1 failed\n"
    assert [failure.name for failure in store.failures()] == [site.url("/feed")]


def test_a_url_in_place_of_a_watch_list_is_told_what_to_do(tmp_path: Path) -> None:
    url = "https://news.example/feed"
    result = invoked("watch", url, store=Store(tmp_path / "news.db"))
    assert result.exit_code == 2
    assert f"put {url} into a text file" in result.stderr
    assert f"tawatur add {url}" in result.stderr


def test_a_watch_list_that_is_wrong_is_named_by_line(tmp_path: Path) -> None:
    watch_list = tmp_path / "list.txt"
    watch_list.write_text("\nnews.example\n", encoding="utf-8")
    done = run("watch", watch_list, "--store", tmp_path / "news.db")
    assert done.returncode == 1
    assert f"{watch_list}, line 2" in done.stderr
    assert not (tmp_path / "news.db").exists()


def test_a_list_that_is_watched_again_and_again_tells_when(site: Site, tmp_path: Path) -> None:
    site.put("/feed", news.rss(site.put("/1", ARTICLE.format("أربعة"))), "application/rss+xml")
    watch_list = tmp_path / "list.txt"
    watch_list.write_text(f"{site.url('/feed')}\n", encoding="utf-8")

    def stop(_seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as clock:
        clock.setattr("tawatur.cli.watch.time.sleep", stop)
        store = Store(tmp_path / "news.db")
        result = invoked("watch", watch_list, "--every", "60", *allowed(site), store=store)
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  1 new\n", result.stdout)


def test_what_each_command_does_is_told_whole() -> None:
    for group in ((), ("actors",), ("codebook",)):
        assert "..." not in invoked(*group, "--help").stdout.partition("Commands:")[2]


def test_no_delay_may_be_asked_for() -> None:
    with tawatur.make_context("tawatur", ["read", "-"]) as context:
        read = tawatur.commands["read"]
        with read.make_context("read", ["--delay", "0", "--allow-port", "81", "-"], parent=context):
            assert chosen_fetching() == Fetching(delay=0.0, allow_ports=(81,))
