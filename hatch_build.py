"""Compiles the package's data files into the wheel (see tawatur.rules.build)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    """Write `compiled.msgpack` before the files of the wheel are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and have the compiled file packaged though git ignores it."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from tawatur.rules.build import write  # noqa: PLC0415  (importable only now)
        from tawatur.rules.compiled import COMPILED  # noqa: PLC0415

        write()
        build_data["artifacts"].append(f"/{COMPILED.relative_to(self.root).as_posix()}")
