"""What reading costs: speed and shares, memory, start-up, installed size, each beside a floor.

Every measurement is of the project's own example articles (those of a store: of synthetic ones) in this very
run; times are CPU seconds of one process, the best of some repetitions, if nothing else is said.

    python -m bench                 all of it
    python -m bench reading store   some sections
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bench import compare, machine, reading, store

EXAMPLES = Path(__file__).parent.parent / "examples"
SECTIONS: dict[str, tuple[str, Callable[[Path], Iterable[str]]]] = {
    "reading": ("Full reading of the examples, text, one process", reading.lines),
    "compare": ("The same texts in other programs", compare.lines),
    "machine": ("Start-up, memory, size", machine.lines),
    "store": ("A store", store.lines),
}


def main() -> None:
    """Print every section, or those that are named."""
    for name in sys.argv[1:] or SECTIONS:
        title, lines = SECTIONS[name]
        sys.stdout.write(f"{title}\n")
        for line in lines(EXAMPLES):
            sys.stdout.write(f"  {line}\n")
            sys.stdout.flush()
        sys.stdout.write("\n")


main()
