"""What the captures of a match say: numbers, parts of the day, hours, years, steps."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.model.record import Span
from tawatur.readers.dates.when import When
from tawatur.readers.dates.years import Year
from tawatur.rules import Match

NOON, MIDNIGHT, EARLY = 12, 24, 5
AFTERNOON = ("TMI", "TAF", "TEV", "TNI")


class Found(NamedTuple):
    """A date in a match: what it says, and its characters where it is not the whole match."""

    when: When
    span: Span | None = None


def two_dates(match: Match, early: When, late: When, first: str, second: str) -> list[Found]:
    """Two dates in one match: one in the capture `first`, the other from the capture `second` to the end."""
    begun, rest = match.span(first), match.span(second)
    if begun is None or rest is None:
        return []
    return [Found(early, begun), Found(late, Span(rest.start, match.units_of()[-1].end))]


def took(match: Match, label: str) -> bool:
    """Whether the rule has the capture and it holds something."""
    return bool(match.units_of(label))


def number(match: Match, *labels: str) -> int | None:
    """The whole number in the first of the captures that took part: a value of the lexicon or of digits."""
    for label in labels:
        if took(match, label):
            value = match.value(label)
            found = match.values(label).get("number") if value is None else value
            return int(found) if found is not None else None
    return None


def count_of(match: Match, *labels: str) -> float | None:
    """The number in the first capture that took part; None where it is vague."""
    return next((match.value(label) for label in labels if took(match, label)), None)


def named(match: Match, key: str, *labels: str) -> str:
    """The lexicon's value under `key` of the first capture that has one; empty where none has."""
    return next((str(found) for label in labels if (found := match.values(label).get(key))), "")


def whole(match: Match, key: str, *labels: str) -> int | None:
    """The same as a whole number, or None."""
    found = named(match, key, *labels)
    return int(found) if found else None


def year(match: Match) -> Year:
    """The year as `IN_YEAR` captures it."""
    given = number(match, "year")
    if given is not None:
        return Year(given)
    if took(match, "year_same"):
        return Year(told=True)
    if took(match, "year_every"):
        return Year(every=True)
    if took(match, "year_this"):
        return Year(away=0)
    step = whole(match, "step", "year_step")
    return Year(away=step)


def step(match: Match) -> int | None:
    """Last (-1), this (0), next (+1), or None where nothing is said."""
    return whole(match, "step", "step")


def time(match: Match, *parts: str) -> str:
    """The TIMEX3 ending for the hour, else for the part of the day; empty for the whole day."""
    part = named(match, "time", *parts)
    clock_part = named(match, "time", "clock_part") or part
    if took(match, "figures"):
        hours, minutes = match.value("figures")
        return clock(hours, minutes, clock_part)
    hour = number(match, "hour", "hour_named")
    return part if hour is None else clock(hour, _minutes(match), clock_part)


def clock(hour: int, minutes: int, part: str) -> str:
    """`T17:30` for half past five in the afternoon; empty for an hour that no clock shows."""
    late = (
        part in AFTERNOON
        and hour < NOON
        and not (part == "TNI" and hour < EARLY)
        and not (part == "TMI" and hour > EARLY)
    )
    total = (hour + NOON * late) * 60 + minutes
    if part == "TNI" and hour == NOON:
        total = minutes
    return f"T{total // 60:02}:{total % 60:02}" if 0 <= total < MIDNIGHT * 60 else ""


def _minutes(match: Match) -> int:
    given = number(match, "minutes", "minutes_and", "minutes_named")
    if given is not None:
        return given
    part = match.values("fraction").get("number")
    share = round(60 * float(part)) if part else 0
    return -share if took(match, "less") else share
