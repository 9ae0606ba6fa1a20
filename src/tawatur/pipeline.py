"""The pipeline: orders the readers by what they need and give, runs them, and makes the record.

Three voices are never mixed: a doubt is a value on the record, a part that could not be read is a fault
on the record, a bug is an exception. Only here is an exception of a reader caught: it becomes a fault of
kind `bug`, and the other readers go on with the layers they have. In strict mode it is raised again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path

import msgspec

from tawatur import __version__
from tawatur.backends import Tagger, open_tagger
from tawatur.codebooks.own import OwnCodebook, read_own
from tawatur.gazetteer.actors import read_tables
from tawatur.identity import page_id
from tawatur.model.errors import DataError, SettingError, TawaturError
from tawatur.model.reading import Page, Reader, Reading
from tawatur.model.record import SCHEMA, Fault, Record, Run
from tawatur.readers.dates import DatesReader
from tawatur.readers.events import EventsReader, Misread, described, misread
from tawatur.readers.names import NamesReader, TaggedNamesReader
from tawatur.readers.page import PageReader
from tawatur.readers.places import PlacesReader
from tawatur.readers.sayings import SayingsReader
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader
from tawatur.rules.digest import rules_digest

ROOMS: tuple[Callable[[], Reader], ...] = (
    PageReader,
    SentencesReader,
    WordsReader,
    NamesReader,
    DatesReader,
    PlacesReader,
    SayingsReader,
    EventsReader,
)
"""The reading rooms; places need names, sayings and events need what stands before them."""


class Pipeline:
    """All readers in order. Making one reads the lexicons and rules; it serves any number of pages."""

    def __init__(
        self,
        readers: Sequence[Reader] | None = None,
        *,
        strict: bool = False,
        actors: Sequence[str | PathLike[str]] = (),
        names: Tagger | str | None = None,
        codebook: Sequence[str | PathLike[str]] = (),
        unchecked: bool = False,
    ) -> None:
        """Use `readers`, or all of them with the user's tables of `actors`, another tagger and codebooks.

        The tagger for `names` is open or written as BACKEND:FOLDER. Raises SettingError where a need is given
        by nobody, DataError where a table or a codebook is not understood, or (unless `unchecked`) where an
        example of a codebook is not read as it says; BackendError where the tagger cannot be had.
        """
        if readers is not None and names is not None:
            raise SettingError("give readers or names: among readers, TaggedNamesReader takes the tagger")
        if readers is not None and codebook:
            raise SettingError("give readers or codebook: among readers, EventsReader takes the codebooks")
        self.actors = tuple(map(Path, actors))
        self.codebooks = read_own(_there(codebook, "codebooks; see docs/how-to-bring-a-codebook.md"))
        self.readers = in_order(
            readers if readers is not None else _all_readers(self.actors, names, self.codebooks)
        )
        self.strict = strict
        if not unchecked:
            self._check()

    @cached_property
    def run(self) -> Run:
        """Which program, readers and rules this is."""
        settings = hashlib.sha256(
            ",".join(getattr(reader, "setting", reader.name) for reader in self.readers).encode()
        )
        for path in self.actors:
            settings.update(path.read_bytes())
        for book in self.codebooks:
            settings.update(b"codebook" + book.path.read_bytes())
        return Run(__version__, f"sha256:{settings.hexdigest()}", rules_digest())

    def misread(self) -> list[Misread]:
        """The examples of the codebooks that are not read as they say, in the order of the files."""
        return [found for book in self.codebooks for found in misread(book, self.reading, described)]

    def _check(self) -> None:
        wrong = self.misread()
        if wrong:
            first = wrong[0].trial.place.rpartition(":")[0]
            message = (
                f"{wrong[0]}. {len(wrong)} of the codebooks' examples are misread: `tawatur codebook check "
                f"{first}` shows them, and with `--unchecked` (unchecked=True) pages are read all the same"
            )
            raise DataError(message)

    def read(self, page: Page) -> Record:
        """The record of one page. Raises InputError where no text can be had from it."""
        return self.record(page, self.reading(page))

    def reading(self, page: Page) -> Reading:
        """The page with every layer, and why each value stands. No reader sees `page.extra`."""
        reading = Reading(page=msgspec.structs.replace(page, extra={}), faults=page.faults)
        for reader in self.readers:
            reading = self._step(reader, reading)
        return reading

    def _step(self, reader: Reader, reading: Reading) -> Reading:
        try:
            return reader.read(reading)
        except TawaturError:
            raise
        except Exception as error:
            if self.strict:
                raise
            fault = Fault(reader.name, "bug", f"{type(error).__name__}: {error}")
            return msgspec.structs.replace(reading, faults=(*reading.faults, fault))

    def record(self, page: Page, reading: Reading) -> Record:
        """The public record of a reading."""
        return Record(
            schema=SCHEMA,
            id=page_id(page, reading.text),
            url=page.url,
            outlet=reading.outlet,
            published=reading.published,
            published_at=reading.published_at,
            published_rule=reading.published_rule,
            fetched_at=page.fetched_at,
            sha256=reading.sha256,
            language=reading.language,
            text=reading.text,
            blocks=reading.blocks,
            sentences=tuple((sentence.start, sentence.end) for sentence in reading.sentences),
            mentions=reading.mentions,
            dates=reading.dates,
            places=reading.places,
            sources=reading.sources,
            sayings=reading.sayings,
            hedges=reading.hedges,
            events=reading.events,
            extra=page.extra,
            faults=reading.faults,
            run=self.run,
        )


def _there(paths: Sequence[str | PathLike[str]], what: str) -> list[Path]:
    """The paths, all of files. Raises SettingError for one that is none."""
    found = list(map(Path, paths))
    missing = [path for path in found if not path.is_file()]
    if missing:
        message = f"{missing[0]}: no such file of {what}"
        raise SettingError(message)
    return found


def _all_readers(
    actors: Sequence[Path], names: Tagger | str | None, codebooks: Sequence[OwnCodebook]
) -> list[Reader]:
    """Every reader: of names with the user's tables and the tagger, of events with the codebooks."""
    users = read_tables(_there(actors, "actors; `tawatur actors import` writes one"))
    tagger = open_tagger(names) if isinstance(names, str) else names

    def names_reader() -> Reader:
        return NamesReader(users) if tagger is None else TaggedNamesReader(tagger, users)

    def events_reader() -> Reader:
        return EventsReader(codebooks)

    made: dict[Callable[[], Reader], Callable[[], Reader]] = {
        NamesReader: names_reader,
        EventsReader: events_reader,
    }
    return [made.get(room, room)() for room in ROOMS]


def in_order(readers: Sequence[Reader]) -> list[Reader]:
    """The readers so that each comes after those that give what it needs; otherwise as given."""
    waiting, ordered = list(readers), list[Reader]()
    given: set[str] = set()
    while waiting:
        ready = next((reader for reader in waiting if given.issuperset(reader.needs)), None)
        if ready is None:
            missing = sorted(set(waiting[0].needs) - given - {layer for r in waiting for layer in r.gives})
            message = f"no reader gives {', '.join(missing)}, which {waiting[0].name} needs"
            raise SettingError(message)
        waiting.remove(ready)
        ordered.append(ready)
        given.update(ready.gives)
    return ordered
