"""Watching: the same feeds and sitemaps again and again, of which only what is new is fetched.

What was seen is remembered when the caller says that it has it safe (`Round.done`), not when it is given:
between the two a reader may crash or be killed, and then the page must come again. For the same reason a
feed counts as known, so that the host may answer "not modified", only when all its entries are done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from tawatur.intake.pages import Input
from tawatur.intake.web.answers import Fetched, NotModified, Validators
from tawatur.intake.web.entries import Entry, link
from tawatur.intake.web.fetcher import Fetcher
from tawatur.intake.web.manners import BUSY
from tawatur.intake.web.urls import Listed, fetched_input, input_of, is_listing, listings, refusals
from tawatur.model.errors import (
    BadRecord,
    FetchError,
    FetchTimedOut,
    InputError,
    PageUnreadable,
    RobotsRefused,
)

MOST_PAGES = 1_000
"""Pages of one feed or sitemap in one round; the rest come in the next."""
LARGEST_LIST = 10_000_000
_COMMENT = re.compile(r"(?:^|\s)#.*")
_OUTLET = "outlet="


class Watched(NamedTuple):
    """One line of a watch list."""

    url: str
    outlet: str | None = None


class Memory(Protocol):
    """What is kept from round to round; a store implements it.

    All that `done` remembers may be written in the transaction that keeps the page.
    """

    def validators(self, url: str) -> Validators | None:
        """Those given to `remember` last for this URL."""
        ...

    def remember(self, url: str, validators: Validators, fetched_at: str | None, status: int | None) -> None:
        """A URL was had, or is refused for good: HTTP's status (304 too), or None where we refused it."""
        ...

    def seen(self, url: str) -> bool:
        """Whether this URL was ever remembered."""
        ...

    def answered(self, url: str) -> None:
        """A feed, sitemap or page of the list was had anew: what went wrong with it before is over."""
        ...


class _Known(NamedTuple):
    """What is to be remembered of a URL."""

    url: str
    validators: Validators
    fetched_at: str | None
    status: int | None


class _Waiting:
    """A feed or sitemap, and which of its entries are not done yet."""

    def __init__(self, known: _Known, entries: set[str]) -> None:
        self.known, self.entries = known, entries


def read_watch_list(path: str) -> list[Watched]:
    """The lines of a watch list: a URL, perhaps `outlet=ID` behind it, `# comments`.

    Raises PageUnreadable for the file and BadRecord for a line of it.
    """
    try:
        data = Path(path).read_bytes()[: LARGEST_LIST + 1]
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise PageUnreadable(f"{path}: cannot be read: {reason}") from error
    lines = enumerate(text.splitlines(), 1)
    stripped = [(number, words) for number, line in lines if (words := _COMMENT.sub("", line).split())]
    watched = [_watched(words, path, number) for number, words in stripped]
    first: dict[str, int] = {}
    for (number, _), line in zip(stripped, watched, strict=True):
        if first.setdefault(line.url, number) != number:
            raise BadRecord(f"{path}, line {number}: {line.url} stands in line {first[line.url]} too", number)
    return watched


def _watched(words: list[str], path: str, number: int) -> Watched:
    url, *rest = words
    if link(url, None) is None:
        message = f"{path}, line {number}: {url[:100]!a} is no URL; a line begins with https:// or http://"
        raise BadRecord(message, number)
    if not rest:
        return Watched(url)
    if len(rest) > 1 or not rest[0].startswith(_OUTLET) or rest[0] == _OUTLET:
        message = (
            f"{path}, line {number}: {' '.join(rest)[:100]!a} is not known; a URL may have outlet=ID behind"
        )
        raise BadRecord(message, number)
    return Watched(url, rest[0].removeprefix(_OUTLET))


class Round:
    """One look at everything on a watch list.

    Take `inputs`, and call `done` with an input's name when its page, or its error, is safe.
    """

    def __init__(
        self, watched: Sequence[Watched], *, fetcher: Fetcher, memory: Memory, keep: bool = False
    ) -> None:
        self._watched, self._fetcher, self._memory, self._keep = watched, fetcher, memory, keep
        self._given: dict[str, _Known | None] = {}
        self._waiting: dict[str, list[_Waiting]] = {}

    def inputs(self) -> Iterator[Input]:
        """Every new page, and an error for whatever failed; inputs of pages are named by the URL listed."""
        for line in self._watched:
            try:
                answer = self._asked(line.url)
            except FetchError as error:
                yield Input(line.url, None, error)
                continue
            if isinstance(answer, NotModified):
                continue
            if not is_listing(answer):
                yield self._page(answer, line.outlet)
                continue
            for found in listings(answer, self._asked):
                yield from (found,) if isinstance(found, Input) else self._listed(found, line.outlet)

    def done(self, name: str) -> None:
        """The input of this name is safe: remember it, and its feed with it when it was the last.

        What failed in a way that passes is not remembered, so that the next round tries it again.
        """
        known = self._given.get(name)
        if known is None:
            return
        self._memory.remember(*known)
        for waiting in self._waiting.pop(name, ()):
            waiting.entries.discard(name)
            self._remember_if_done(waiting)

    def _asked(self, url: str) -> Fetched | NotModified:
        answer = self._fetcher.fetch(url, self._memory.validators(url))
        if isinstance(answer, NotModified):
            self._memory.remember(url, answer.validators, answer.fetched_at, 304)
        else:
            self._memory.answered(url)
        return answer

    def _page(self, answer: Fetched, outlet: str | None) -> Input:
        self._given[answer.url] = _of_answer(answer)
        return input_of(answer, outlet=outlet, published=None, keep=self._keep)

    def _listed(self, found: Listed, outlet: str | None) -> Iterator[Input]:
        new = [entry for entry in found.listing.entries if not self._memory.seen(entry.url)]
        waiting = _Waiting(_of_listing(found), {entry.url for entry in new})
        for entry in new:
            self._waiting.setdefault(entry.url, []).append(waiting)
        for entry in [entry for entry in new if entry.url not in self._given][:MOST_PAGES]:
            yield self._entry(entry, outlet)
        yield from refusals(found)
        self._remember_if_done(waiting)

    def _entry(self, entry: Entry, outlet: str | None) -> Input:
        given = fetched_input(
            entry.url, self._fetcher, outlet=outlet, published=entry.published, keep=self._keep
        )
        fetched_at = given.page.fetched_at if given.page else None
        known = _Known(entry.url, Validators(), fetched_at, _status(given.error))
        self._given[entry.url] = None if passes(given.error) else known
        return given

    def _remember_if_done(self, waiting: _Waiting) -> None:
        if not waiting.entries:
            self._memory.remember(*waiting.known)


def _of_answer(answer: Fetched) -> _Known:
    return _Known(answer.url, answer.validators, answer.fetched_at, answer.status)


def _of_listing(found: Listed) -> _Known:
    """An index is asked without conditions: it may stay as it is while its sitemaps change."""
    known = _of_answer(found.answer)
    return known._replace(validators=Validators()) if found.listing.maps else known


def _status(error: InputError | FetchError | None) -> int | None:
    if error is None:
        return 200
    return error.status if isinstance(error, FetchError) else None


def passes(error: InputError | FetchError | None) -> bool:
    """Whether the same URL may go well another time."""
    if isinstance(error, FetchTimedOut):
        return True
    if isinstance(error, RobotsRefused):
        return error.status is not None
    if type(error) is FetchError:
        return error.status is None or error.status in BUSY or error.status >= 500
    return False


def watch_once(
    watched: Sequence[Watched], *, fetcher: Fetcher, memory: Memory, keep: bool = False
) -> Iterator[Input]:
    """One round for a caller that is finished with each input when it asks for the next.

    One that gathers inputs, or hands them to other processes, uses `Round` and says itself what is done.
    """
    this = Round(watched, fetcher=fetcher, memory=memory, keep=keep)
    for given in this.inputs():
        yield given
        this.done(given.name)


def watch(
    watched: Sequence[Watched],
    *,
    fetcher: Fetcher,
    memory: Memory,
    every: float,
    sleep: Callable[[float], None] | None = None,
) -> Iterator[Input]:
    """Rounds without end, `every` seconds apart; as in `watch_once`, an input is done with the next."""
    while True:
        yield from watch_once(watched, fetcher=fetcher, memory=memory)
        (sleep or fetcher.clock.sleep)(every)
