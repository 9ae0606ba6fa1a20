"""Dates of publication: as machines write them, and as newspapers print them, in any script.

Only a date that is whole (day, month, year) is believed; a time counts only with its offset, since a time
without one is no instant.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tawatur.arabic import letters
from tawatur.arabic.fold import fold
from tawatur.rules.compiled import read_yaml
from tawatur.rules.source import as_list

CALENDAR = Path(__file__).parent.parent / "words" / "lexicon" / "calendar.yml"
EARLIEST, LATEST = 1950, 2100
_OF = letters.MEEM + letters.NOON
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"
    r"(?:[T ](\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?))?"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_ORDERS = (
    (_YEAR_FIRST, (1, 2, 3)),
    (_YEAR_LAST, (3, 2, 1)),
    (_YEAR_LAST, (3, 1, 2)),  # month first, where the day cannot be a month
    (_COMPACT, (1, 2, 3)),
)
"""Patterns with the groups of year, month and day; Arabic papers write the day before the month."""
_URL = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)|/((?:19|20)\d{2})(\d{2})(\d{2})(?=\D|$)"
)


class Published(NamedTuple):
    """The day (ISO) in the page's own offset, and the instant with its offset where a time is stated."""

    day: str
    instant: str | None = None


def parse(text: str) -> Published | None:
    """The date of publication in `text`, or None where there is no whole date."""
    folded = fold(text).strip()
    return _iso(folded) or _mail(folded) or _numbers(folded) or _words(folded)


def of_url(url: str) -> Published | None:
    """The date that a URL carries as part of its path, or None."""
    found = _URL.search(url)
    return _day(*(part for part in found.groups() if part)) if found else None


def _iso(text: str) -> Published | None:
    found = _ISO.search(text)
    if found is None:
        return None
    day = _day(found[1], found[2], found[3])
    return day and Published(day.day, _instant(day.day, found[4]))


def _instant(day: str, time: str | None) -> str | None:
    if not time:
        return None
    try:
        moment = datetime.fromisoformat(f"{day}T{''.join(time.split())}")
    except ValueError:
        return None
    return moment.isoformat() if moment.tzinfo else None


def _mail(text: str) -> Published | None:
    """RFC 2822, as in `Sat, 30 Nov 2019 10:00:00 +0100`."""
    if not re.match(r"[A-Za-z]{3},", text):
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  (slow to import, and seldom needed)

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Published(moment.date().isoformat(), moment.isoformat() if moment.tzinfo else None)


def _numbers(text: str) -> Published | None:
    for pattern, order in _ORDERS:
        for found in pattern.finditer(text):
            day = _day(*(found[part] for part in order))
            if day:
                return day
    return None


def _words(text: str) -> Published | None:
    for found in _named().finditer(text):
        number, month, year = found["day"] or found["after"], found["month"], found["year"]
        day = number and _day(year, str(_months()[month.casefold()]), number)
        if day:
            return day
    return None


def _day(year: str, month: str, day: str) -> Published | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return Published(found.isoformat()) if EARLIEST <= found.year <= LATEST else None


@cache
def _months() -> dict[str, int]:
    """Folded month names of all traditions, and the English ones, to their numbers."""
    names = {
        fold(word): int(entry["values"]["month"])
        for entry in read_yaml(CALENDAR)["entries"]
        if isinstance(entry, dict) and "MONTH" in as_list(entry.get("class"))
        for word in as_list(entry.get("word"))
    }
    return names | {name: number for number, name in enumerate(_ENGLISH, 1)}


@cache
def _named() -> re.Pattern[str]:
    """A day, a month's name (perhaps followed by its name in another tradition) and a year."""
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    another = rf"(?:\s*[(/]\s*(?:{months})\s*\)?)?"
    return re.compile(
        rf"(?:(?<!\w)(?P<day>\d{{1,2}})\s*(?:{_OF}\s+)?[-/ ]?\s*(?:[^\W\d_]+\d/)?)?"
        rf"(?<![^\W\d_])(?P<month>{months})[a-z]*\.?{another}"
        rf"(?:\s+(?P<after>\d{{1,2}})(?!\d))?\s*[\u060c,/-]?\s*(?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
