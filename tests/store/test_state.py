"""Whatever is done to a store in whatever order, what stands in it is what its records say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tawatur.batch import Output, encode
from tawatur.intake import Input
from tawatur.model.errors import StoreError
from tawatur.model.record import Record, Run
from tawatur.store import Store, rereading
from tawatur.store.checking import check_store
from tawatur.store.rows import event_keys, saying_keys
from tests.store.making import TEXTS, put, record

NAMES = st.sampled_from(("raid", "Raid", "talks"))
TEXT = st.sampled_from(tuple(TEXTS))
DAYS = st.sampled_from((None, "2021-05-09T23:30:00Z", "2021-05-10T01:00:00+03:00", "2021-05-10T02:00:00Z"))
KNOWN = ("سرت", "صفاقس", "القاهرة", "البصرة")
"""A word of each of the texts that is in none of the others."""


@cache
def version(name: str, text: str, fetched_at: str | None) -> Record:
    """An article of a name with one of the texts, as if it had been fetched then."""
    digest = hashlib.sha256(f"{text} {fetched_at}".encode()).hexdigest()
    return msgspec.structs.replace(record(text), id=name, sha256=digest, fetched_at=fetched_at)


def reading(one: Record, run: int) -> Record:
    """The record as other readers read it: now with its last event or saying, now without."""
    other = Run(f"0.0.{run}", "sha256:0", "sha256:0")
    events = one.events[: len(one.events) - run % 2]
    told = {y.id for y in one.sayings} if run % 3 else set[str]()
    sayings = tuple(y for y in one.sayings if y.id in told)
    kept = tuple(msgspec.structs.replace(e, sayings=tuple(y for y in e.sayings if y in told)) for e in events)
    return msgspec.structs.replace(one, run=other, events=kept, sayings=sayings)


class Lifetime(RuleBasedStateMachine):
    """A store to which everything is done that commands do, beside a plain memory of what should be in it."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.store = Store(Path(self.folder.name) / "news.db")
        self.current: dict[str, Record] = {}
        self.versions: dict[tuple[str, str], Record] = {}
        self.removed: set[str] = set()
        self.given_out: set[str] = set()
        self.runs = 0
        put(self.store, [])

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.store.close()
            self.folder.cleanup()

    @rule(name=NAMES, text=TEXT, fetched_at=DAYS)
    def add(self, name: str, text: str, fetched_at: str | None) -> None:
        one = version(name, text, fetched_at)
        is_there = (one.id, one.sha256) in self.versions
        (outcome,) = put(self.store, [one])
        if name in self.removed:
            assert outcome == "removed"
        elif is_there:
            assert outcome == "known"
        else:
            assert outcome == ("version" if name in self.current else "new")
            self.versions[one.id, one.sha256] = one
            if name not in self.current or not earlier(one, self.current[name]):
                self.current[name] = one

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        if name not in self.current:
            try:
                self.store.remove(name)
            except StoreError:
                return
            raise AssertionError(name)
        del self.current[name]
        gone = [key for key in self.versions if key[0] == name]
        assert self.store.remove(name) == len(gone)
        for key in gone:
            del self.versions[key]
        self.removed.add(name)

    @rule(name=NAMES)
    def restore(self, name: str) -> None:
        if name in self.removed:
            self.store.restore(name)
            self.removed.discard(name)
        elif self.store.path.is_file():
            with pytest.raises(StoreError, match="was taken out"):
                self.store.restore(name)

    @rule(only_others=st.booleans(), meanwhile=st.none() | NAMES)
    def reread(self, *, only_others: bool, meanwhile: str | None) -> None:
        """Everything, or what others than these readers read; perhaps something is removed meanwhile."""
        self.runs += not only_others
        run = Run(f"0.0.{self.runs}", "sha256:0", "sha256:0")
        done: list[Record] = []

        def read_all(inputs: Iterable[Input], *_: object) -> Iterator[Output]:
            done.extend(self.again(one) for one in inputs)
            if meanwhile in self.current:
                self.remove(meanwhile)
            yield from (Output(encode(one), None) for one in done)

        with self.store.writer() as writer, patch.object(rereading, "read_all", read_all):
            steps = list(rereading.rereading(writer, run if only_others else None))
        for one, step in zip(done, steps, strict=True):
            assert step.outcome == ("removed" if one.id in self.removed else "updated")
            if step.outcome == "updated":
                self.replace(one)

    def again(self, item: Input) -> Record:
        """What the readers of today read in a page that the store gives back."""
        assert item.page is not None
        assert item.page.sha256 is not None
        known = self.versions[item.page.id or "", item.page.sha256]
        assert (item.page.text, item.page.fetched_at) == (known.text, known.fetched_at)
        text = next(name for name in TEXTS if TEXTS[name] == known.text)
        return reading(version(known.id, text, known.fetched_at), self.runs)

    def replace(self, one: Record) -> None:
        key = (one.id, one.sha256)
        if self.current[one.id] is self.versions[key]:
            self.current[one.id] = one
        self.versions[key] = one

    @invariant()
    def the_current_versions_are_there(self) -> None:
        if hasattr(self, "store"):
            there = {found.record.id: found.record for found in self.store.found()}
            assert there == self.current
            assert self.store.status().older_versions == len(self.versions) - len(self.current)

    @invariant()
    def the_words_of_the_current_texts_are_found_and_no_others(self) -> None:
        for word in KNOWN if hasattr(self, "store") else ():
            found = {one.record.id for one in self.store.found(text=word)}
            assert found == {name for name, one in self.current.items() if word in one.text}

    @invariant()
    def a_key_that_was_given_out_is_live_or_removed_and_not_both(self) -> None:
        if hasattr(self, "store"):
            live = {k for one in self.current.values() for k in (*event_keys(one), *saying_keys(one))}
            listed = "select key from removals where layer <> 'article'"
            removed = {key for (key,) in self.store.connection.execute(listed)}
            self.given_out |= live
            assert not live & removed
            assert self.given_out == live | removed
            articles = "select key from removals where layer = 'article'"
            assert {key for (key,) in self.store.connection.execute(articles)} == self.removed

    @invariant()
    def the_doctor_finds_nothing(self) -> None:
        if hasattr(self, "store"):
            assert [finding for finding in check_store(self.store.path) if not finding.is_good] == []


def earlier(one: Record, other: Record) -> bool:
    """Whether one was fetched before the other, as far as both say so: DAYS stand in no order by letters."""
    order = {"2021-05-10T01:00:00+03:00": 1, "2021-05-09T23:30:00Z": 2, "2021-05-10T02:00:00Z": 3}
    mine, others = order.get(one.fetched_at or ""), order.get(other.fetched_at or "")
    return mine is not None and others is not None and mine < others


TestLifetime = Lifetime.TestCase
TestLifetime.settings = settings(max_examples=10, stateful_step_count=15, deadline=None)
