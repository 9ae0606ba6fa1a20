"""CPU time of a call: the best of some repetitions."""

from __future__ import annotations

import time
from collections.abc import Callable

REPETITIONS = 5


def best(call: Callable[[], object], repetitions: int = REPETITIONS) -> float:
    """The least CPU seconds that `call` took."""
    return min(_once(call) for _ in range(repetitions))


def _once(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start
