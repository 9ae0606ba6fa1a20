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
LEFTOVERS = ("__MACOSX/", "./__MACOSX/")
"""Where macOS puts what it knows of files beside them, under the files' own names."""


def member_name(archive: str, member: str) -> str:
    """How a member is called in messages."""
    name = without_surrogates(member)[0]
    shown = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
    return f"{archive}!{shown}"


def is_wanted(member: str, suffixes: tuple[str, ...]) -> bool:
    """Whether a member by this name is a page, a file of many, or a container that is to be named."""
    return member.lower().endswith(suffixes) and not member.startswith(LEFTOVERS)


def at_least_one(inputs: Iterator[Input], opened: Opened, suffixes: tuple[str, ...]) -> Iterator[Input]:
    """The inputs of an archive. Raises PageUnreadable where there is none at all."""
    found = False
    for item in inputs:
        found = True
        yield item
    if not found:
        message = f"{opened.name}: an archive without pages ({', '.join(suffixes)})"
        raise PageUnreadable(message)


def refused(name: str, reason: str) -> Input:
    """A member that is not read, and why."""
    return Input(name, None, PageUnreadable(f"{name}: {reason}"))
