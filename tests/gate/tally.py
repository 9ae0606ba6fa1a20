"""Counts over all articles, and the figures made of them: F1 of what was found, share of what is right."""

from __future__ import annotations

from collections import Counter


class Tally:
    """Micro-averaged figures by name; a name is either found-or-missed or right-or-wrong, never both."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()
        self._system: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self._of: Counter[str] = Counter()

    def found(self, name: str, hits: int, gold: int, system: int) -> None:
        """Add one article's matches, and how many the gold and the system have."""
        self._hits[name] += hits
        self._gold[name] += gold
        self._system[name] += system

    def right(self, name: str, *, verdict: bool) -> None:
        """Add one judged value."""
        self._right[name] += verdict
        self._of[name] += 1

    def figures(self) -> dict[str, float]:
        """F1 or accuracy by name, 0 to 1."""
        f1 = {name: self._f1(name) for name in self._gold}
        return f1 | {name: self._right[name] / count for name, count in self._of.items()}

    def _f1(self, name: str) -> float:
        total = self._gold[name] + self._system[name]
        return 2 * self._hits[name] / total if total else 1.0
