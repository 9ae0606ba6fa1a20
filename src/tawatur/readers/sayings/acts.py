"""Acts: a cue with its source, its content and its chain, while the article is being resolved."""

from __future__ import annotations

from msgspec import Struct, field

from tawatur.model.record import LinkKind, Resolution, Scope, Span
from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.readers.sayings.sources import Entity


class Link(Struct, frozen=True, eq=False):
    """A source in a chain, how it passed on, and where that is stated."""

    entity: Entity
    kind: LinkKind
    scope: Scope = "clause"


class Act(Struct, eq=False):
    """A cue with its source and content; `links` are the sources of its chain in the order of passing on.

    `parent` is the act whose content holds this one; `via` the act in whose frame it stands aside; `passers`
    are those who passed it on or were told it; `aside` says that the verb only describes its source, who
    is then not the one to go on. `more` is the rest of a content that runs over its sentence, `refers_to`
    the act to which this one points back, `headlines` the headings that give its content without its source.
    `stated` is the phrase of its sentence that names the source; `rivals` are other sources that the words
    for its source fit as well; `before` is the sentence before it, of which a source that stands alone in its
    own is named.
    """

    found: Found
    line: Line
    headline: bool
    content: Range | None
    stated: Range | None = None
    parent: Act | None = None
    source: Entity | None = None
    source_span: Span | None = None
    resolution: Resolution = "unknown"
    links: list[Link] = field(default_factory=list)
    via: Act | None = None
    aside: bool = False
    beyond: Range | None = None
    passers: list[Entity] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    rivals: list[Entity] = field(default_factory=list)
    more: list[Span] = field(default_factory=list)
    refers_to: Act | None = None
    headlines: list[Span] = field(default_factory=list)
    before: Span | None = None
