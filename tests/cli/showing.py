"""A record for the tests of this room, small enough to be read: three sayings, one inside another."""

from __future__ import annotations

import re

import msgspec

from tawatur.model.record import SCHEMA, ChainLink, Hedge, Outlet, Record, Saying, Source, Span

TEXT = "أفادت الشرطة لرويترز في بيان أن كسّابًا ربما اعترف بأن رفاقه فرّوا. ونفت أنها عذبته."
OUTLET = ChainLink("S0", "published", "page")
ISLAND = re.compile("\u2067[^\u2066-\u2069]*\u2069")


def at(surface: str) -> Span:
    """Where `surface` stands in the text, the first time."""
    start = TEXT.index(surface)
    return Span(start, start + len(surface))


def source(ident: str, label: str, **more: object) -> Source:
    return msgspec.structs.replace(Source(ident, label, "official_body", "named"), **more)


SOURCES = (
    source("S0", "الواحة", type="media_outlet"),
    source("S1", "الشرطة", principal="وزارة الداخلية"),
    source("S2", "كسّابًا", type="named_person"),
    source("S3", "وكالات", type="news_agency"),
    source("S4", "رويترز", type="news_agency"),
)
POLICE = Saying(
    "Y1", (at("أفادت"),), "S1", at("الشرطة"), "explicit", "report", "asserts", "positive", "indirect",
    (at("كسّابًا ربما اعترف بأن رفاقه فرّوا"),), addressee=at("رويترز"), venue=at("في بيان"),
    chain=(ChainLink("S1", "said", "clause"), ChainLink("S3", "relayed", "page"), OUTLET),
)  # fmt: skip
CONFESSION = Saying(
    "Y2", (at("اعترف"),), "S2", at("كسّابًا"), "explicit", "admit", "claims", "positive", "indirect",
    (at("رفاقه فرّوا"),), parent="Y1", flags=("custodial", "scope_uncertain"),
    chain=(ChainLink("S2", "said", "clause"), ChainLink("S1", "relayed", "clause"),
           ChainLink("S4", "relayed", "inherited"), ChainLink("S3", "relayed", "page"), OUTLET),
)  # fmt: skip
DENIAL = Saying(
    "Y3", (at("نفت"),), "S1", None, "implicit", "deny", "denies", "negative", "indirect",
    (at("عذبته"),), chain=POLICE.chain, refers_to="Y2",
)  # fmt: skip
HEDGE = Hedge(at("ربما").start, at("ربما").end, (at("اعترف"),), "Y1")


def record(*sayings: Saying, text: str = TEXT) -> Record:
    """A record of these sayings."""
    return Record(
        SCHEMA, "made", None, Outlet("waha", "الواحة", "MR"), "2020-02-16", None, None, None, "", "ar", text,
        sources=SOURCES, sayings=sayings, hedges=(HEDGE,),
    )  # fmt: skip


def plain(line: str) -> str:
    """A line without colours and without the marks of its islands."""
    return re.sub("\x1b\\[[0-9;]*m|[\u2067\u2069]", "", line)


def around(line: str) -> str:
    """A line without what stands on islands."""
    return ISLAND.sub("", line)
