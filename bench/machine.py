"""What the program asks of a machine: start-up, memory as articles grow, installed size."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

START_UP_TARGET, SIZE_TARGET = 0.5, 250
MEGABYTE = 1_000_000
PROBE = """
import resource, sys, tawatur
pages = [open(path, encoding="utf-8").read() for path in sys.argv[2:]]
for _ in range(int(sys.argv[1])):
    for page in pages:
        tawatur.read(page.encode())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def lines(examples: Path) -> list[str]:
    """Start-up in CPU seconds, peak memory at one and at forty rounds, installed megabytes."""
    return [*start_up(examples), *memory(examples), *size()]


def start_up(examples: Path) -> list[str]:
    """CPU seconds of the command on one page, beside those of Python doing nothing."""
    page = str(min(examples.glob("*.txt")))
    command = [str(Path(sys.executable).with_name("tawatur")), "read", page, "--format", "jsonl"]
    ours, bare = child_seconds(command), child_seconds([sys.executable, "-c", ""])
    return [
        f"tawatur read of one page: {ours:.2f} s CPU (target {START_UP_TARGET}); Python alone {bare:.2f} s"
    ]


def child_seconds(command: list[str]) -> float:
    """The least CPU seconds, user and system, of a command run some times, with byte code as installed."""
    taken = []
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=settings)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return min(taken)


def memory(examples: Path) -> list[str]:
    """Peak resident memory after each example was read once, and forty times."""
    paths = sorted(map(str, examples.glob("*.txt")))
    once, often = (peak(rounds, paths) for rounds in (1, 40))
    return [f"peak memory: {once:.0f} MB after {len(paths)} articles, {often:.0f} MB after {40 * len(paths)}"]


def peak(rounds: int, paths: list[str]) -> float:
    """Megabytes of a fresh process that read `paths` so many times."""
    command = [sys.executable, "-c", PROBE, str(rounds), *paths]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) * 1024 / MEGABYTE


def size() -> list[str]:
    """Megabytes of the default install: the wheel and what it needs, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(__file__).parent.parent
        command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--target", folder, str(root)]
        subprocess.run(command, check=True)
        files = (Path(place) / name for place, _, names in os.walk(folder) for name in names)
        total = sum(path.stat().st_size for path in files) / MEGABYTE
    return [f"installed size of the default install: {total:.0f} MB (target under {SIZE_TARGET})"]
