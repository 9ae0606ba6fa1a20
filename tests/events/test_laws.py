"""Laws: true of any text made of the words of this room."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.codebooks import plover
from tawatur.readers.events import EventsReader
from tests.events.reading import pipeline, read

LEMMAS = sorted({entry.lemma for entry in EventsReader().grammar.lexicon.entries})
JOINTS = [
    "الجيش",
    "في",
    "حلب",
    "5",
    "أشخاص",
    "،",
    ".",
    "إن",
    "قالت",
    "الشرطة",
    "على",
    "التي",
    "\n",
    "أمس",
    "بين",
]
texts = st.lists(st.sampled_from(LEMMAS + 4 * JOINTS), min_size=1, max_size=40).map(
    lambda words: " ".join(["تقرير", *words])
)


@settings(max_examples=60)
@given(texts)
def test_every_span_is_inside_and_every_name_is_its_slice(text: str) -> None:
    reading = read(text)
    for event in reading.events:
        assert event.trigger == event.mentions[0]
        for span in event.mentions:
            assert 0 <= span.start < span.end <= len(reading.text)
        for party in (*event.actors, *event.recipients):
            assert reading.text[party.start : party.end] == party.name


@settings(max_examples=60)
@given(texts)
def test_every_event_is_in_the_codebook_and_has_its_reason(text: str) -> None:
    reading = read(text)
    kinds = plover().kinds
    for event in reading.events:
        assert event.mode is None or event.mode in kinds[event.type].modes
        assert set(event.contexts) <= set(plover().contexts)
        assert reading.because[event.id].rule == event.rule
        assert reading.because[event.id].parts


@settings(max_examples=30)
@given(texts)
def test_the_same_text_gives_the_same_events(text: str) -> None:
    assert read(text).events == read(text).events
    assert pipeline().reading(read(text).page).events == read(text).events


@settings(max_examples=60)
@given(texts)
def test_no_trigger_is_in_two_events(text: str) -> None:
    spans = [span for event in read(text).events for span in event.mentions]
    assert len(spans) == len(set(spans))
