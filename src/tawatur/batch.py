"""Many pages: read one after the other or by several processes, in the order in which they came.

Pages are handed out in small batches and only as many as are being read at once, so that memory does not
grow with their number. With several workers the output is the same, in the same order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tawatur.gazetteer.actors import read_tables
from tawatur.intake import Input
from tawatur.model.errors import InputError, TawaturError
from tawatur.model.record import Record
from tawatur.pipeline import Pipeline

if TYPE_CHECKING:
    from concurrent.futures import Future

BATCH = 8
BATCHES_PER_WORKER = 3


class Output(NamedTuple):
    """What became of one input: a record as JSON bytes, or the error that refused it, named.

    Both where a reader failed on it: the record stands, with a fault that says which.
    """

    record: bytes | None
    error: str | None


@cache
def pipeline(actors: tuple[str, ...] = ()) -> Pipeline:
    """This process's pipeline with these tables of actors."""
    return Pipeline(actors=actors)


def read_one(item: Input, actors: tuple[str, ...] = ()) -> Output:
    """Read one input; an input that cannot be read becomes an Output with its error."""
    if item.page is None:
        return Output(None, str(item.error))
    try:
        record = pipeline(actors).read(item.page)
    except InputError as refused:
        return Output(None, f"{item.name}: {refused}")
    bugs = [fault for fault in record.faults if fault.kind == "bug"]
    error = f"{item.name}: the {bugs[0].reader} reader failed: {bugs[0].message}" if bugs else None
    return Output(encode(record), error)


def encode(record: Record) -> bytes:
    """The record as one line of JSON (UTF-8, no line break)."""
    return msgspec.json.encode(record)


def read_all(inputs: Iterable[Input], workers: int = 1, actors: tuple[str, ...] = ()) -> Iterator[Output]:
    """Read `inputs` with `workers` processes; outputs come in the order of the inputs.

    `actors` are paths of the user's own tables. Raises DataError on one that is not understood.
    """
    if workers <= 1:
        yield from (read_one(item, actors) for item in inputs)
    else:
        read_tables(map(Path, actors))
        yield from _in_parallel(iter(inputs), workers, actors)


def _in_parallel(inputs: Iterator[Input], workers: int, actors: tuple[str, ...]) -> Iterator[Output]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (slow to import, needed for workers only)
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    waiting: deque[Future[list[Output]]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        while batch := list(islice(inputs, BATCH)):
            waiting.append(pool.submit(_read_batch, [_portable(item) for item in batch], actors))
            if len(waiting) >= workers * BATCHES_PER_WORKER:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as broken:
        message = "a reading process was killed, perhaps for its memory; read with fewer workers"
        raise TawaturError(message) from broken
    finally:
        pool.shutdown(cancel_futures=True)


def _portable(item: Input) -> Input:
    """The input as another process can take it: errors with more than a message do not travel."""
    return item if item.error is None else item._replace(error=InputError(str(item.error)))


def _read_batch(batch: list[Input], actors: tuple[str, ...]) -> list[Output]:
    return [read_one(item, actors) for item in batch]
