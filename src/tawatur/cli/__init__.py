"""The command line: data on stdout, messages and progress on stderr.

Exit codes: 0 all read, 1 an error of ours, 2 wrong usage, 3 some inputs failed (each named), 130 stopped.
"""

from tawatur.cli.main import main

__all__ = ["main"]
