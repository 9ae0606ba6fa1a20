"""What zip and tar archives have in common: which members are read, how they are called, what is refused.

A member's name is never a path: nothing is written to disk, and no link is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tawatur.intake.decoding import without_surrogates
from tawatur.intake.limits import LONGEST_NAME
from tawatur.intake.opened import Opened
from tawatur.intake.pages import Input
from tawatur.model.errors import PageUnreadable

Members = Callable[[Opened], Iterator[Input]]
"""Reads a member that is open; what is wrong with it comes as an Input."""
IsReadable = Callable[[str], bool]
"""Tells by its name whether a member is a page, a file of many, or a container that is to be named."""
LEFTOVERS = ("__MACOSX/", "./__MACOSX/")
"""Where macOS puts what it knows of files beside them, under the files' own names."""


def member_name(archive: str, member: str) -> str:
    """How a member is called in messages."""
    name = without_surrogates(member)[0]
    shown = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
    return f"{archive}!{shown}"


def is_leftover(member: str) -> bool:
    """Whether a member is no one's page, whatever its name says."""
    return member.startswith(LEFTOVERS)


def refused(name: str, reason: str) -> Input:
    """A member that is not read, and why."""
    return Input(name, None, PageUnreadable(f"{name}: {reason}"))
