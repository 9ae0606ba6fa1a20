"""The whole from the mentions: which of several values an event of the article keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tawatur.model.record import Span
from tawatur.readers.events.found import Found

MOST_PARTIES = 4


def most_told(values: Sequence[str | None]) -> str | None:
    """The value told most often, the first of equals; None only where there is no other."""
    if len(values) == 1:
        return values[0]
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=lambda value: counts[value]) if counts else None


def weighed(values: Sequence[str]) -> str:
    """The factuality of an event: told as done once, it is done, unless it is told as of long ago."""
    if "actual" in values and "historical" not in values:
        return "actual"
    return most_told(values) or "actual"


def counted(values: Sequence[int | None]) -> int | None:
    """The first number told: later ones are other sources' or parts of it."""
    return next((value for value in values if value is not None), None)


def first_told(mentions: Sequence[Found], field: str, body_from: int) -> str | None:
    """The first place or date: of its own sentence first, of the body before the headline."""
    if len(mentions) == 1:
        told: str | None = getattr(mentions[0], field)
        return told
    ranked = sorted(mentions, key=lambda m: (field not in m.own, m.trigger.start < body_from))
    return next((value for mention in ranked if (value := getattr(mention, field)) is not None), None)


def victims(mentions: Sequence[Found]) -> tuple[Span, ...]:
    """The recipients: of the words that tell casualties where there are such, else of all."""
    telling = [m.recipients for m in mentions if m.recipients and "casualty" in m.trigger.values]
    return telling[0] if telling else fullest([mention.recipients for mention in mentions])


def fullest(mentioned: Sequence[tuple[Span, ...]]) -> tuple[Span, ...]:
    """The parties of the mention that names most of them; of equals the one in most letters."""
    named = mentioned[0] if len(mentioned) == 1 else max(mentioned, key=_fullness, default=())
    return named[:MOST_PARTIES]


def _fullness(spans: Sequence[Span]) -> tuple[int, int]:
    return len(spans), sum([span.end - span.start for span in spans])
