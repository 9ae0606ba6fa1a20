"""Adding: inputs that are not there yet are read, by one process or several, and written by this one.

What is there already is known by its fingerprint and not read again, so that a run that was stopped goes on
where it was. What is announced has been committed. An input on which a reader failed is not known: what was
read of it stands, and adding it again tries again.
"""

from __future__ import annotations

import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from tawatur.batch import NOTHING_OWN, Output, Own, read_all
from tawatur.intake import Input
from tawatur.model.errors import InputError
from tawatur.model.record import Record
from tawatur.store.inputs import Given, given
from tawatur.store.writing import Outcome, Writer, is_known

MANY = 64
"""Articles of one transaction, at most."""
OFTEN = 2.0
"""Seconds after which what was read is committed, however little."""


class Step(NamedTuple):
    """What became of one input: the outcome, or `failed` with the error that names it."""

    name: str
    outcome: Outcome | Literal["failed"]
    error: str | None = None


class _Pending(NamedTuple):
    """An input that is being read, or (`is_there`) passed by."""

    item: Input
    given: Given | None
    is_there: bool


class _Done(NamedTuple):
    """An input and what reading it gave."""

    pending: _Pending
    output: Output


def adding(
    writer: Writer,
    inputs: Iterable[Input],
    *,
    workers: int = 1,
    own: Own = NOTHING_OWN,
    keep: bool = False,
    done: Callable[[str], object] = str,
) -> Iterator[Step]:
    """Read and write `inputs`; a step for each, in their order, once it is committed.

    `keep`: keep the bytes of the pages that come with them. `done` is called with the name of each input in
    the transaction that writes it. Raises StoreError; what was announced stands.
    """
    for some in _in_batches(_read(writer, inputs, workers, own)):
        with writer.transaction():
            steps = [_written(writer, one, keep=keep) for one in some]
            for step in steps:
                done(step.name)
        yield from steps


def looking(connection: sqlite3.Connection | None, inputs: Iterable[Input]) -> Iterator[Step]:
    """What would become of `inputs`: `new` also stands for what would be a version or is given anew."""
    for item in inputs:
        if item.page is None:
            yield Step(item.name, "failed", str(item.error))
        else:
            told = given(item.name, item.page)
            is_there = connection is not None and is_known(connection, told.fingerprint)
            yield Step(item.name, "known" if is_there else "new")


def _read(writer: Writer, inputs: Iterable[Input], workers: int, own: Own) -> Iterator[_Done]:
    """Each input with what reading it gave. Those that are known go the same way, without their page."""
    waiting: deque[_Pending] = deque()
    for output in read_all(_to_read(writer, inputs, waiting), workers, own):
        yield _Done(waiting.popleft(), output)


def _to_read(writer: Writer, inputs: Iterable[Input], waiting: deque[_Pending]) -> Iterator[Input]:
    for item in inputs:
        told = given(item.name, item.page) if item.page is not None else None
        is_there = told is not None and is_known(writer.connection, told.fingerprint)
        waiting.append(_Pending(item, told, is_there))
        yield item._replace(page=None, data=None) if is_there else item._replace(data=None)


def _in_batches(done: Iterator[_Done]) -> Iterator[list[_Done]]:
    some: list[_Done] = []
    begun = time.monotonic()
    for one in done:
        some.append(one)
        if len(some) >= MANY or time.monotonic() - begun >= OFTEN:
            yield some
            some, begun = [], time.monotonic()
    if some:
        yield some


def _written(writer: Writer, done: _Done, *, keep: bool) -> Step:
    item, told, is_there = done.pending
    record, error = done.output
    if is_there:
        return Step(item.name, "known")
    if record is None or told is None or (error is not None and not _has_text(record)):
        return _failed(writer, item, error or "not read")
    try:
        outcome = writer.put(record, told)
    except InputError as refused:
        return _failed(writer, item, str(refused))
    if keep and outcome != "removed":
        _keep_page(writer, item)
    if error is not None:
        writer.forget(told)
        return _failed(writer, item, error)
    writer.succeed(item.name)
    return Step(item.name, outcome)


def _has_text(record: bytes) -> bool:
    """Whether the page was read so far that there is an article: without a text nothing is worth keeping."""
    return bool(msgspec.json.decode(record, type=Record).text)


def _keep_page(writer: Writer, item: Input) -> None:
    if item.data is not None and item.page is not None and item.page.sha256:
        writer.keep_page(item.page.sha256, item.data)


def _failed(writer: Writer, item: Input, error: str) -> Step:
    writer.fail(item.name, error)
    return Step(item.name, "failed", error)
