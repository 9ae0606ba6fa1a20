"""The error tree. Each message says what happened, where, and what to do.

TawaturError
├─ InputError    the caller's: PageUnreadable, TooLarge, BadRecord (with its line), QueryError
├─ DataError     our own data files or settings, raised at start: RuleError, LexiconError, SettingError
├─ FetchError    what a URL names cannot be had: AddressRefused, RobotsRefused, AnswerTooLarge, FetchTimedOut
├─ BackendError  another tagger's: BackendMissing (with what to install), BackendFailed
├─ StoreError    a store's file: SchemaMismatch, Locked, StoreFull, Corrupt (with the command that mends it)
└─ ExportError   what was asked for cannot be written
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


class QueryError(InputError):
    """A question to a store that cannot be answered as it is put."""


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


class FetchError(TawaturError):
    """What a URL names cannot be had; the message names the URL. `status` is HTTP's, where there was one."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class AddressRefused(FetchError):
    """The URL is none of the web's public ones: another scheme or port, or an address inside a network."""


class RobotsRefused(FetchError):
    """The host's robots.txt does not let this program have the URL."""


class AnswerTooLarge(FetchError):
    """The answer, as sent or as decoded, is over a stated cap."""


class FetchTimedOut(FetchError):
    """The whole of the answer was not there in the time that a fetch may take."""


class StoreError(TawaturError):
    """A store's file cannot be used as asked; the message names the file and the remedy."""


class SchemaMismatch(StoreError):
    """The file was made by a newer Tawatur, or is no store."""


class Locked(StoreError):
    """Another process is writing, and did not end in the time that was waited."""


class StoreFull(StoreError):
    """There is no room left for the file; what was committed stands."""


class Corrupt(StoreError):
    """The file is damaged."""


class ExportError(TawaturError):
    """An export cannot be written; the message says why and what to do."""
