"""Known: whether a word speaks of its event as of one already told."""

from __future__ import annotations

from tawatur.readers.events.triggers import Heard, Trigger


def is_definite(heard: Heard, at: int) -> bool:
    """Whether a word has the article."""
    return "DEFINITE" in heard.words[at].form.classes


def is_pointed_at(heard: Heard, at: int) -> bool:
    """Whether a word with the article is pointed at: this attack."""
    return at > 0 and is_definite(heard, at) and "DEMONSTRATIVE" in heard.facts[at - 1].company


def is_told_apart(heard: Heard, last: int) -> bool:
    """Whether a clause behind a word says which one is meant: the attack that."""
    return last + 1 < len(heard.words) and "RELATIVE" in heard.words[last + 1].form.classes


def takes_up(heard: Heard, trigger: Trigger) -> bool:
    """Whether a trigger means the event known by its word, for nothing else says which one."""
    return is_definite(heard, trigger.first) and not is_told_apart(heard, trigger.last)
