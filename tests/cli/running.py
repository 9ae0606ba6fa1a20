"""Running the installed command, as a shell does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from tawatur.cli.main import tawatur
from tawatur.store import Store

TAWATUR = str(Path(sys.executable).with_name("tawatur"))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What the command prints and its exit code."""
    command = [TAWATUR, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, encoding="utf-8")


def invoked(*arguments: str | Path, store: Store | None = None) -> Result:
    """What a command prints, in this process."""
    chosen = ("--store", str(store.path)) if store else ()
    return CliRunner().invoke(
        tawatur, [*map(str, arguments), *chosen], env={"COLUMNS": "120", "NO_COLOR": "1"}
    )
