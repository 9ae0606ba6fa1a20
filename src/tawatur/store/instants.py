"""Instants: this one as the store writes it, and written ones put in order."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(written: str | None) -> float | None:
    """An ISO instant or day in seconds since 1970, UTC where it names no offset; None where it is none."""
    try:
        read = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp()


def now() -> str:
    """This instant, as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
