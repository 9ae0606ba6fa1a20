"""The error tree. Each message says what happened, where, and what to do.

TawaturError
├─ InputError    the caller's: PageUnreadable, TooLarge, BadRecord (with its line)
├─ DataError     our own data files or settings, raised at start: RuleError, LexiconError, SettingError
└─ BackendError  another tagger's: BackendMissing (with what to install), BackendFailed
"""

from __future__ import annotations


class TawaturError(Exception):
    """Anything that Tawatur raises on purpose."""


class InputError(TawaturError):
    """The input cannot be read; the message names the input and the remedy."""


class PageUnreadable(InputError):
    """No text can be had from these bytes."""


class TooLarge(InputError):
    """The input is over a stated cap."""


class BadRecord(InputError):
    """A line of JSON lines is wrong; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class DataError(TawaturError):
    """A data file of Tawatur (or of the user's own rules) is wrong."""


class RuleError(DataError):
    """A rule file breaks the rules of rule files."""


class LexiconError(DataError):
    """A lexicon file breaks the rules of lexicon files."""


class SettingError(DataError):
    """An unknown or impossible setting."""


class BackendError(TawaturError):
    """An optional backend cannot be used."""


class BackendMissing(BackendError):
    """No such backend, or its library or its model is not on this machine; the message says what to do."""


class BackendFailed(BackendError):
    """A backend's model cannot be loaded, or what it gives is not what a backend may give."""
