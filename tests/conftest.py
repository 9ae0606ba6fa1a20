"""How hypothesis runs here: no deadline, since the first example of a run loads every lexicon."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("here", deadline=None)
# The same examples on every run, so that a change is judged by what it changed.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
