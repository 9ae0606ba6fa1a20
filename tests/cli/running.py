"""Running the installed command, as a shell does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TAWATUR = str(Path(sys.executable).with_name("tawatur"))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What the command prints and its exit code."""
    command = [TAWATUR, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, encoding="utf-8")
