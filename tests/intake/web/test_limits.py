"""A slow or a huge answer is left off at a stated limit, in time and in memory."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.intake.web.answers import Fetched
from tawatur.intake.web.fetcher import Fetcher
from tawatur.intake.web.limits import Limits, gunzipped, unpacked
from tawatur.intake.web.manners import Manners
from tawatur.model.errors import AnswerTooLarge, FetchError, FetchTimedOut
from tests.intake.web.serving import Asked, Site, fetcher_for, guard_for

SECONDS = 0.3
GENEROUS = 5.0
"""Seconds within which a fetch of 0.3 has surely ended, however busy the machine."""


@cache
def bomb() -> bytes:
    """About 1 MB that opens to 1 GB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    head = packer.compress(b"x") + packer.flush(zlib.Z_FULL_FLUSH)
    megabyte = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + megabyte * 1_000


def dripping(asked: Asked) -> None:
    asked.send_response(200)
    asked.end_headers()
    drip(asked, b"x")


def dripping_headers(asked: Asked) -> None:
    asked.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    drip(asked, b"x")


def dripping_interim_answers(asked: Asked) -> None:
    drip(asked, b"HTTP/1.1 103 Early Hints\r\n\r\n")


def silent(asked: Asked) -> None:
    drip(asked, b"")


def drip(asked: Asked, piece: bytes) -> None:
    for _ in range(200):
        asked.wfile.write(piece)
        asked.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [dripping, dripping_headers, dripping_interim_answers, silent])
def test_a_slow_answer_ends_with_the_deadline(site: Site, slow: Callable[[Asked], None]) -> None:
    site.answers["/slow"] = slow
    begun = time.monotonic()
    with fetcher_for(site, seconds=SECONDS) as fetcher, pytest.raises(FetchTimedOut, match=r"0\.3 seconds"):
        fetcher.fetch(site.url("/slow"))
    assert time.monotonic() - begun < GENEROUS
    assert site.pages() == ["/slow"], "a fetch that ran out of time is not tried again"


def test_a_slow_robots_txt_ends_with_the_same_deadline(site: Site) -> None:
    site.answers["/robots.txt"] = dripping
    begun = time.monotonic()
    with fetcher_for(site, seconds=SECONDS) as fetcher, pytest.raises(FetchError):
        fetcher.fetch(site.url("/page"))
    assert time.monotonic() - begun < GENEROUS
    assert site.pages() == []


def test_a_slow_chain_of_redirects_shares_one_deadline(site: Site) -> None:
    def later(asked: Asked) -> None:
        time.sleep(0.2)
        asked.give(302, b"", {"Location": asked.path + "x"})

    for length in range(1, 8):
        site.answers["/" + "x" * length] = later
    with fetcher_for(site, seconds=0.5) as fetcher, pytest.raises(FetchTimedOut):
        fetcher.fetch(site.url("/x"))


def test_an_endless_answer_is_left_off(site: Site) -> None:
    def endless(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Transfer-Encoding", "chunked")
        asked.end_headers()
        for _ in range(10_000):
            asked.wfile.write(b"10000\r\n" + bytes(65_536) + b"\r\n")

    site.answers["/endless"] = endless
    with fetcher_for(site) as fetcher, pytest.raises(AnswerTooLarge, match="over 10,000,000 bytes"):
        fetcher.fetch(site.url("/endless"))


def test_an_answer_that_states_its_size_is_not_begun(site: Site) -> None:
    def huge(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", "10000001")
        asked.end_headers()
        drip(asked, b"x")

    site.answers["/huge"] = huge
    with fetcher_for(site) as fetcher, pytest.raises(AnswerTooLarge, match="not fetched"):
        fetcher.fetch(site.url("/huge"))


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP"])
def test_a_bomb_is_left_off_before_it_fills_memory(site: Site, encoding: str) -> None:
    site.put("/bomb", bomb(), Content_Encoding=encoding)
    with fetcher_for(site) as fetcher:
        tracemalloc.start()
        with pytest.raises(AnswerTooLarge, match="over 100 times its size"):
            fetcher.fetch(site.url("/bomb"))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 60_000_000


def test_a_bomb_of_deflate_and_one_of_many_members_are_left_off() -> None:
    deflated = zlib.compress(bytes(20_000_000), 9)
    with pytest.raises(AnswerTooLarge, match="100 times"):
        unpacked([deflated], "deflate", Limits(), "here")
    members = gzip.compress(bytes(100_000), 9) * 900
    with pytest.raises(AnswerTooLarge, match="100 times"):
        gunzipped(members, Limits(), "here")
    with pytest.raises(AnswerTooLarge, match="1,000 gzip files"):
        gunzipped(gzip.compress(b"") * 20_000, Limits(), "here")


def test_no_more_is_unpacked_than_may_be() -> None:
    packed = gzip.compress(bytes(range(256)) * 10_000, 1)
    limits = Limits(decoded=100_000, ratio=1_000)
    with pytest.raises(AnswerTooLarge, match="over 100,000 bytes when unpacked"):
        gunzipped(packed, limits, "here")


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("", bytes),
        ("identity", bytes),
        ("gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:]) + bytes(7)),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
    ],
)
@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_what_is_packed_is_unpacked(encoding: str, pack: Callable[[bytes], bytes], step: int) -> None:
    text = "قال المتحدث إن الجسر أعيد فتحه صباح اليوم. ".encode() * 3
    packed = pack(text)
    chunks = [packed[at : at + step] for at in range(0, len(packed), step)]
    assert unpacked(chunks, encoding, Limits(), "here") == text


@given(st.binary(max_size=200_000), st.integers(1, 9))
def test_any_bytes_come_back_from_gzip(data: bytes, level: int) -> None:
    assert gunzipped(gzip.compress(data * 3, level), Limits(ratio=10_000), "here") == data * 3


@pytest.mark.parametrize(
    ("encoding", "packed", "message"),
    [
        ("gzip", gzip.compress(b"x" * 1_000, mtime=0)[:-9], "ends before"),
        ("gzip", b"no gzip at all", "damaged"),
        ("gzip", b"", "ends before"),
        ("deflate", b"\xff\xff\xff", "damaged"),
        ("br", b"x", "though only gzip was asked for"),
        (
            "gzip, gzip",
            gzip.compress(gzip.compress(b"x", mtime=0), mtime=0),
            "though only gzip was asked for",
        ),
    ],
)
def test_a_damaged_or_unasked_packing_is_an_error(encoding: str, packed: bytes, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        unpacked([packed], encoding, Limits(), "here")


def test_a_page_comes_as_it_was_before_it_was_packed(site: Site) -> None:
    site.put("/page", gzip.compress("<p>سلام".encode()), Content_Encoding="gzip")
    with Fetcher(guard=guard_for(site), manners=Manners(delay=0)) as fetcher:
        answer = fetcher.fetch(site.url("/page"))
    assert isinstance(answer, Fetched)
    assert answer.content.decode() == "<p>سلام"
    assert site.headers[-1]["accept-encoding"] == "gzip"
