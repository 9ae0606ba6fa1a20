"""Text for a terminal: published characters that would act on the terminal are shown, not sent."""

from __future__ import annotations

import os
import re

import click

from tawatur.arabic.letters import INVISIBLE

LONGEST = 160
_ACTING = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}]")


def safe(text: str) -> str:
    """`text` on one line, with control and direction-changing characters written as ⟨U+202E⟩."""
    return _ACTING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", " ".join(text.split()))


def short(text: str, longest: int = LONGEST) -> str:
    """`safe`, cut to `longest` characters with an ellipsis at a space."""
    line = safe(text)
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0] + " …"


def heading(text: str) -> str:
    """A heading, bold where the terminal shows it."""
    return text if os.environ.get("NO_COLOR") else click.style(text, bold=True)


def dim(text: str) -> str:
    """A side remark, dimmed where the terminal shows it."""
    return text if os.environ.get("NO_COLOR") else click.style(text, dim=True)
