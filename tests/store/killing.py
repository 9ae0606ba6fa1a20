"""`tawatur add`, started and killed as often as asked: `python -m tests.store.killing`.

Loading takes a second, so this process loads once and forks a process for each order, which then runs the
very command. An order is a line of JSON on standard input: `arguments` of the command, after how many
announced lines (`after`) and how many more seconds (`delay`) it gets SIGKILL, never if `after` is null. The
answer is a line of JSON: the lines that were announced, and the exit status (negative: the signal).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import Any, NamedTuple, Self

from tawatur.batch import pipeline
from tawatur.cli.main import tawatur


class Ended(NamedTuple):
    """What a process announced, and how it ended."""

    announced: list[dict[str, Any]]
    status: int


class Killer:
    """The other process, as a test talks to it."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.store.killing"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def run(self, *arguments: str, after: int | None = None, delay: float = 0.0) -> Ended:
        assert self.process.stdin
        assert self.process.stdout
        order = {"arguments": arguments, "after": after, "delay": delay}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        return Ended([json.loads(line) for line in told["announced"]], told["status"])


def run(arguments: list[str], after: int | None, delay: float) -> dict[str, Any]:
    """Fork, run the command, kill it; what it announced and how it ended."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        os.dup2(theirs, 1)
        tawatur.main(arguments, standalone_mode=False)
        sys.stdout.flush()
        os._exit(0)
    os.close(theirs)
    announced = []
    with os.fdopen(ours, encoding="utf-8") as lines:
        if after != 0:
            for line in lines:
                announced.append(line)
                if after is not None and len(announced) >= after:
                    break
        if after is not None:
            time.sleep(delay)
            os.kill(process, signal.SIGKILL)
        announced += list(lines)
    _, status = os.waitpid(process, 0)
    whole = [line for line in announced if line.endswith("\n")]
    return {"announced": whole, "status": os.waitstatus_to_exitcode(status)}


def main() -> None:
    """Answer orders until standard input ends."""
    pipeline()
    for line in sys.stdin:
        order = json.loads(line)
        told = run(order["arguments"], order["after"], order["delay"])
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
