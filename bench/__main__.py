"""What reading costs: speed and shares, memory, start-up, installed size, each beside a floor.

Every measurement is of the project's own example articles in this very run; times are CPU seconds of
one process, the best of some repetitions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from bench import compare, machine, reading

EXAMPLES = Path(__file__).parent.parent / "examples"
SECTIONS: tuple[tuple[str, Callable[[Path], list[str]]], ...] = (
    ("Full reading of the examples, text, one process", reading.lines),
    ("The same texts in other programs", compare.lines),
    ("Start-up, memory, size", machine.lines),
)


def main() -> None:
    """Print every section."""
    for title, lines in SECTIONS:
        sys.stdout.write(f"{title}\n")
        sys.stdout.writelines(f"  {line}\n" for line in lines(EXAMPLES))
        sys.stdout.write("\n")
        sys.stdout.flush()


main()
