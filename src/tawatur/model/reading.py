"""One article while it is being read: it grows by copy, layer by layer.

A reader takes a `Reading` and returns a new one with its layers filled; layers are named by the
fields of `Reading`. `because` keeps, for every value by id, the rule and the published characters it
rests on: the record carries only the rule's id, `tawatur explain` shows the whole tree.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, Protocol

from msgspec import Struct, field

from tawatur.model.record import (
    Block,
    Date,
    Event,
    Fault,
    Hedge,
    Mention,
    Outlet,
    Place,
    Saying,
    Source,
    Span,
)


class Anatomy(Struct, frozen=True):
    """What an earlier reading found on a page, of which only the text is left: the HTML was not kept."""

    blocks: tuple[Block, ...]
    outlet: Outlet | None
    published: str | None
    published_at: str | None
    published_rule: str | None


class Page(Struct, frozen=True):
    """What the caller gives: one page as text or as HTML, and what is known beside it.

    `published` is an ISO date, perhaps with its time; `outlet` an id, a name or a domain. `sha256`
    (hexadecimal) is that of the bytes that came in, `faults` what was guessed in decoding them; `extra` is
    carried along unseen. With `anatomy` the page was HTML, and `text` is what was read from it.
    """

    text: str | None = None
    html: str | None = None
    title: str | None = None
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    fetched_at: str | None = None
    sha256: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    anatomy: Anatomy | None = None


class Split(NamedTuple):
    """One way to take a written word apart; all parts are folded.

    `prefix` are the proclitics written before the stem (conjunction, preposition, future particle),
    `stem` keeps the article, `suffix` is an attached pronoun. `start` and `end` are the stem's
    offsets in the word as published.
    """

    prefix: str
    stem: str
    suffix: str
    start: int
    end: int


class Form(Struct, frozen=True, eq=False):
    """What is known of one distinct spelling; shared by all words that are spelt so.

    `kind` is word, number, latin or mark. `plain` is the spelling without tatweel, vowels and
    invisible characters; `folded` unifies letters that writers mix. `splits` holds the candidate
    analyses, the whole word first. `number` is the value of digits or of a number word.
    """

    raw: str
    plain: str
    folded: str
    kind: str
    splits: tuple[Split, ...]
    classes: frozenset[str] = frozenset()
    number: float | None = None


class Word(Struct, frozen=True, gc=False):
    """A word or a mark of punctuation: code points `start` to `end` of the text, and its form."""

    start: int
    end: int
    form: Form


class Sentence(Struct, frozen=True):
    """A sentence of one block; `words` is filled by the words reader."""

    start: int
    end: int
    block: int
    words: tuple[Word, ...] = ()


class Because(Struct, frozen=True, gc=False):
    """Why a value stands: the rule, the named spans it read, and the ids of the values it used."""

    rule: str
    parts: tuple[tuple[str, Span], ...] = ()
    uses: tuple[str, ...] = ()
    note: str = ""


class Reading(Struct, frozen=True):
    """An article in the making. `published_on` is the anchor of relative dates, or None."""

    page: Page
    text: str = ""
    sha256: str = ""
    language: str | None = None
    outlet: Outlet | None = None
    published: str | None = None
    published_at: str | None = None
    published_rule: str | None = None
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...] = ()
    sayings: tuple[Saying, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    events: tuple[Event, ...] = ()
    faults: tuple[Fault, ...] = ()
    because: dict[str, Because] = field(default_factory=dict)

    @property
    def published_on(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return date.fromisoformat(self.published) if self.published and len(self.published) == 10 else None

    def surface(self, span: Span | Block | Sentence | Mention | Date | Place | Word) -> str:
        """The published characters of a span."""
        return self.text[span.start : span.end]


class Reader(Protocol):
    """What every reading room offers: its name, the layers it needs and gives, and `read`."""

    @property
    def name(self) -> str:
        """The room's name, as faults have it."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """The layers that must be there before."""
        ...

    @property
    def gives(self) -> tuple[str, ...]:
        """The layers that it fills."""
        ...

    def read(self, reading: Reading) -> Reading:
        """Return a copy of `reading` with this reader's layers filled."""
        ...
