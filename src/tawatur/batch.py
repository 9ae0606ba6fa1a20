"""Many pages: read one after the other or by several processes, in the order in which they came.

Pages are handed out in small batches and only as many as are being read at once, so that memory does not
grow with their number. With several workers the output is the same, in the same order.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
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


class Own(NamedTuple):
    """What a user reads with: tables of actors, a tagger for names (BACKEND:FOLDER), codebooks.

    `unchecked`: read though an example of a codebook is not read as it says.
    """

    actors: tuple[str, ...] = ()
    names: str | None = None
    codebook: tuple[str, ...] = ()
    unchecked: bool = False


NOTHING_OWN = Own()


def pipeline(own: Own = NOTHING_OWN) -> Pipeline:
    """This process's pipeline with what is the user's own. Raises as `Pipeline` does."""
    return _pipeline(own)


@cache
def _pipeline(own: Own) -> Pipeline:
    return Pipeline(actors=own.actors, names=own.names, codebook=own.codebook, unchecked=own.unchecked)


def read_one(item: Input, own: Own = NOTHING_OWN) -> Output:
    """Read one input; an input that cannot be read becomes an Output with its error."""
    if item.page is None:
        return Output(None, str(item.error))
    try:
        record = pipeline(own).read(item.page)
    except InputError as refused:
        return Output(None, f"{item.name}: {refused}")
    bugs = [fault for fault in record.faults if fault.kind == "bug"]
    error = f"{item.name}: the {bugs[0].reader} reader failed: {bugs[0].message}" if bugs else None
    return Output(encode(record), error)


def encode(record: Record) -> bytes:
    """The record as one line of JSON (UTF-8, no line break)."""
    return msgspec.json.encode(record)


def read_all(inputs: Iterable[Input], workers: int = 1, own: Own = NOTHING_OWN) -> Iterator[Output]:
    """Read `inputs` with `workers` processes; outputs come in the order of the inputs.

    Raises DataError on a table or a codebook that is not understood, or a codebook's example that is not read
    as it says; BackendError where the tagger cannot be had.
    """
    if workers <= 1:
        yield from (read_one(item, own) for item in inputs)
    else:
        read_tables(map(Path, own.actors))
        if own.codebook:
            pipeline(own)  # what is wrong is said before any process starts, and examples are run once
            own = own._replace(unchecked=True)
        yield from _in_parallel(iter(inputs), workers, partial(_read_batch, own=own))


def _in_parallel(
    inputs: Iterator[Input], workers: int, read_batch: Callable[[list[Input]], list[Output]]
) -> Iterator[Output]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (slow to import, needed for workers only)
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    waiting: deque[Future[list[Output]]] = deque()
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin_worker, (workers,))
    try:
        while batch := list(islice(inputs, BATCH)):
            with _unheard_interrupt():
                waiting.append(pool.submit(read_batch, [_portable(item) for item in batch]))
            if len(waiting) >= workers * BATCHES_PER_WORKER:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as broken:
        message = (
            "a reading process was killed, perhaps for its memory: read with fewer workers; or it ended as "
            "it began: a script that starts workers needs `if __name__ == '__main__':`"
        )
        raise TawaturError(message) from broken
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _unheard_interrupt() -> Iterator[None]:
    """Workers that begin inside never hear a person's Ctrl-C: it is this process that stops, and ends them.

    A terminal sends it to all of them, and each would say so in a traceback. Here it is heard afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _portable(item: Input) -> Input:
    """The input as another process can take it: errors with more than a message do not travel."""
    return item if item.error is None else item._replace(error=InputError(str(item.error)))


def _read_batch(batch: list[Input], own: Own) -> list[Output]:
    return [read_one(item, own) for item in batch]


def _begin_worker(workers: int) -> None:
    """In a worker, before any backend loads its library: it may use its share of the cores.

    It ends when the process that it works for has gone: one that was killed cannot tell it to.
    """
    from threading import Thread  # noqa: PLC0415  (needed for workers only)

    Thread(target=_end_with_parent, daemon=True).start()
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // workers)))


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415  (needed for workers only)

    if parent := parent_process():
        parent.join()
        os._exit(1)
