"""Laws that hold of any text, built from news words in any order."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model.record import Flag, Saying
from tests.sayings.reading import read

WORDS = (
    "قال", "وأضاف", "أن", "إن", "الوزير", "مصادر", "أمنية", "رويترز", "نقلت", "عن", "بحسب", "وفق ما", "مشيرا",
    "إلى", "مؤكدة", "«", "»", '"', ":", "،", ".", "(", ")", "نفت", "لم", "قد", "الهدنة", "صامدة", "تعبيره",
    "كما", "يبدو", "محتمل", "هذه", "الأنباء", "للصحفيين", "خلال", "اجتماع", "فيما",
    "ـ", "الذي", "فيه", "تهمة", "مقتل", "بمقتل", "نفسه", "\n", "من جانبه", "المصدر", "ثلاثة", "قولها",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=2, max_size=60).map(" ".join).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_offsets_chains_and_parents(text: str) -> None:
    reading = read(text)
    sources = {source.id for source in reading.sources}
    sayings = {found.id: found for found in reading.sayings}
    for found in sayings.values():
        spans = (
            *found.cue,
            *found.content,
            *found.quotes,
            *found.headlines,
            *(span for span in (found.source_span, found.venue, found.addressee) if span),
        )
        assert all(0 <= span.start < span.end <= len(reading.text) for span in spans)
        assert found.id in reading.because
        assert {link.source for link in found.chain} <= sources
        assert found.chain[-1].source == "S0"
        assert found.chain[-1].link == "published"
        assert len({link.source for link in found.chain}) == len(found.chain)
        assert holds(sayings, found)


def holds(sayings: dict[str, Saying], found: Saying) -> bool:
    """Whether the parent exists and has the cue in its content, all the way up and never back."""
    seen = {found.id}
    while found.parent is not None:
        parent = sayings[found.parent]
        cue = found.cue[0]
        if parent.id in seen or not any(c.start <= cue.start and cue.end <= c.end for c in parent.content):
            return False
        seen.add(parent.id)
        found = parent
    return True


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_is_read_the_same_way(text: str) -> None:
    assert read(text).sayings == read(text).sayings


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_what_belongs_to_a_saying(text: str) -> None:
    reading = read(text)
    known = {found.id for found in reading.sayings}
    for found in reading.sayings:
        assert set(found.flags) <= set(get_args(Flag))
        assert len(set(found.flags)) == len(found.flags)
        assert found.refers_to in known - {found.id} | {None}
        for quote in found.quotes:
            assert any(c.start <= quote.start and quote.end <= c.end for c in found.content)
    for hedge in reading.hedges:
        assert hedge.saying in known | {None}
        assert hedge.scope
        assert all(span.start < span.end <= len(text) for span in hedge.scope)
