"""The command line: data on stdout, messages and progress on stderr.

Exit codes: 0 all read, 1 an error of ours, 2 wrong usage, 3 some inputs failed (each named), 130 stopped.

The one decision to know: no garbage is collected before the first page is read. Loading makes a hundred
thousand objects that stay, and walking them again and again was a fifth of the start-up time.
"""

from __future__ import annotations

import gc
import os


def main() -> None:
    """Run the command line."""
    gc.disable()
    # The tagger's matrices are small: sharing each product among threads costs more than it saves.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from tawatur.cli.main import run

    run()


def loaded() -> None:
    """All that stays is there: leave it alone from now on, and collect what comes."""
    gc.freeze()
    gc.enable()


__all__ = ["loaded", "main"]
