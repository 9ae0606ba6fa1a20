"""The network of parties: its file and card, our own marked sentences, what is kept, what it is told."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import pytest

from tawatur import Page, Pipeline
from tawatur.model.record import Event
from tawatur.networks.trunk import TOP
from tawatur.readers.events import EventsReader
from tawatur.readers.events.casting import Cast
from tawatur.readers.events.network import TABLE, Asked, PartiesNetwork
from tawatur.readers.events.pairs import DISTANCES, between, distance
from tawatur.readers.events.scenes import Part

CARD = (TABLE.parent / "CARD.md").read_text(encoding="utf-8")
MARKED = Path(__file__).with_name("cast.txt").read_text(encoding="utf-8").splitlines()
PIPELINE = Pipeline(strict=True)
EXACT = 2**24
"""Up to here a float32 holds every whole number."""
Parties = set[tuple[str, str]]


def network() -> PartiesNetwork:
    (reader,) = (reader for reader in PIPELINE.readers if isinstance(reader, EventsReader))
    return reader.mentions.network


def marked(line: str) -> tuple[str, str, Parties]:
    """A sentence, the type of its event, and who plays which role in it."""
    text, kind, actors, recipients = line.split(" | ")
    roles = {"actor": actors, "recipient": recipients}
    named = {(role, name) for role, names in roles.items() for name in names.split(" ; ") if name != "-"}
    return text, kind, named


def events(text: str) -> tuple[Event, ...]:
    return PIPELINE.read(Page(text=text, published="2021-05-04")).events


def cast(text: str, kind: str) -> Parties:
    """The parties of the first event of a type."""
    event = next((event for event in events(text) if event.type == kind), None)
    if event is None:
        return set()
    parties = [("actor", party) for party in event.actors]
    parties += [("recipient", party) for party in event.recipients]
    return {(role, party.name) for role, party in parties}


def test_the_weights_are_those_of_the_card() -> None:
    (digest,) = re.findall(r"`parties\.msgpack` \(sha256 `([0-9a-f]{64})`\)", CARD)
    assert hashlib.sha256(TABLE.read_bytes()).hexdigest() == digest


def test_the_score_on_our_own_sentences_is_that_of_the_card() -> None:
    hit = wanted = given = 0
    for text, kind, named in map(marked, MARKED):
        got = cast(text, kind)
        hit, wanted, given = hit + len(got & named), wanted + len(named), given + len(got)
    (told,) = re.findall(r"(\d+) sentences of our own .*?F1 (\.\d+)", CARD)
    assert told == (str(len(MARKED)), f"{2 * hit / (wanted + given):.3f}"[1:])


def test_every_sum_is_exact_on_every_processor() -> None:
    of, most = network().trunk.of, TOP
    for name in ("layer2", "layer3"):
        assert most * np.abs(of[name]).sum(1).max() < EXACT
        most += TOP


def scenes(text: str) -> list[Cast]:
    """The scenes of a text."""
    (reader,) = (reader for reader in PIPELINE.readers if isinstance(reader, EventsReader))
    reading = PIPELINE.reading(Page(text=text, published="2021-05-04"))
    return reader.mentions.told(reading).scenes()


def test_a_scene_is_weighed_alike_alone_and_among_others() -> None:
    together = scenes("\n".join(marked(line)[0] for line in MARKED[:6]))
    asked = [(one.scene, [Asked(found.words, found.type) for found in one.found]) for one in together]
    assert len(asked) == 6
    for one, among in zip(asked, network().weigh(asked), strict=True):
        (alone,) = network().weigh([one])
        for mine, others in zip(alone, among, strict=True):
            assert np.allclose(mine.factuality, others.factuality)
            for (pair, shares), (same, weighed) in zip(mine.phrases, others.phrases, strict=True):
                assert pair == same
                assert np.allclose(shares, weighed)


def test_the_events_of_an_article_keep_their_own_parties() -> None:
    together = events("\n".join(marked(line)[0] for line in MARKED[:6]))
    names = {party.name for event in together for party in event.actors}
    assert names >= {"وحدات الحرس الوطني", "عمال مصنع النسيج"}


def test_a_text_of_no_events_asks_nothing() -> None:
    assert events("افتتح المتحف أبوابه للزوار.") == ()


@pytest.mark.parametrize(("first", "last"), [(0, 1), (3, 3), (5, 5), (7, 9), (60, 61)])
def test_every_place_of_a_phrase_has_its_distance(first: int, last: int) -> None:
    part, trigger = Part(first, last, 0, 1), (4, 5)
    assert 0 <= distance(part, trigger) < DISTANCES
    begins, after = between(part, trigger)
    assert begins <= after
    assert all(not trigger[0] <= word <= trigger[1] for word in range(begins, after))


def test_who_stands_before_and_behind_is_told_apart() -> None:
    assert distance(Part(2, 2, 0, 1), (4, 4)) != distance(Part(6, 6, 0, 1), (4, 4))
    assert distance(Part(4, 4, 0, 1), (4, 4)) == DISTANCES - 1
