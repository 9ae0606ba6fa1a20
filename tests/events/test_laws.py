"""Laws: true of any text made of the words of this room."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.codebooks import plover
from tawatur.model.reading import Page, Reading
from tawatur.model.record import Block
from tawatur.readers.events import EventsReader
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader
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


def seconds(reader: EventsReader, copies: int) -> float:
    """Processor time of reading one line that tells of attacks and arrests over and over."""
    text = "قصف الجيش القرية وقتل 5 مدنيين في بغداد أمس وقال الوزير إن الشرطة اعتقلت متظاهرين " * copies
    block = Block("paragraph", 0, len(text))
    reading = Reading(page=Page(text=text), text=text, blocks=(block,), published="2019-01-01")
    reading = WordsReader().read(SentencesReader().read(reading))
    start = time.process_time()
    reader.read(reading)
    return time.process_time() - start


def test_four_times_the_line_takes_no_more_than_eight_times_the_time() -> None:
    reader = EventsReader()
    seconds(reader, 10)
    assert min(seconds(reader, 1200) for _ in range(2)) <= 8 * min(seconds(reader, 300) for _ in range(3))
