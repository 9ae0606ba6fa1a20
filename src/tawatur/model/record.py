"""The article record, version 1: what one article becomes, and what is written as JSON.

Offsets are half-open `start`/`end` in Unicode code points of the record's own `text`. Ids inside a
record (M1, D1, P1, S1, Y1, E1) are positions in that record and mean nothing outside it. Optional
fields may be added within version 1; nothing is renamed or removed.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from msgspec import Meta, Struct, field

SCHEMA = "tawatur.article/1"

Offset = Annotated[int, Meta(ge=0)]
BlockRole = Literal[
    "section", "kicker", "headline", "byline", "dateline", "counter", "caption", "lead", "paragraph",
    "quote", "source_line", "tag", "related", "boilerplate", "unknown",
]  # fmt: skip
MentionKind = Literal["PER", "ORG", "GROUP", "GPE", "LOC", "SITE", "NORP", "ROLE"]
PlaceKind = Literal["country", "region", "city", "district", "site", "other"]
SourceType = Literal[
    "named_person", "role_holder", "official_body", "armed_actor", "ngo_igo", "media_outlet",
    "news_agency", "anonymous_sources", "eyewitness", "document", "expert", "social_media",
    "generic_reports", "unknown",
]  # fmt: skip
Identity = Literal["named", "role_only", "anonymous", "generic"]
Resolution = Literal["explicit", "anaphoric", "implicit", "unknown"]
Commitment = Literal[
    "asserts", "claims", "denies", "doubts", "asks", "threatens", "promises", "believes", "relays"
]
Polarity = Literal["positive", "negative"]
Form = Literal["direct", "indirect", "mixed", "nominal", "by_reference"]
Flag = Literal[
    "upstream_unspecified", "custodial", "scope_uncertain", "coref_uncertain",
    "attribution_stripped_in_headline", "unbalanced_quotation", "gender_disagreement",
]  # fmt: skip
LinkKind = Literal["witnessed", "said", "documented", "relayed", "translated", "published"]
Scope = Literal["clause", "inherited", "page"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
OWN_TYPE = "[a-z][a-z0-9-]*:[A-Z][A-Z0-9_]*"
"""A type of a user's own codebook: the codebook's name, a colon, the type's name."""
AnyEventType = Annotated[
    str,
    Meta(
        pattern=f"^({'|'.join(get_args(EventType))}|{OWN_TYPE})$",
        description="A type of PLOVER, or CODEBOOK:TYPE of a user's own codebook.",
    ),
]
Factuality = Literal["actual", "denied", "possible", "future", "hypothetical", "historical"]
FaultKind = Literal["input", "limit", "encoding", "bug"]


class Span(Struct, frozen=True, gc=False):
    """Characters `start` to `end` (half-open, code points) of the record's text."""

    start: Offset
    end: Offset


class Outlet(Struct, frozen=True):
    """Who published. Unknown outlets keep the name they were given and no country (ISO 3166-1 alpha-2)."""

    id: str
    name: str
    country: str | None = None


class Block(Struct, frozen=True, gc=False):
    """A line or HTML block with its part on the page; `page` is an XPath in the HTML, or null."""

    role: BlockRole
    start: Offset
    end: Offset
    page: str | None = None


class Actor(Struct, frozen=True, gc=False):
    """Who a mention is: `country` is ISO 3166-1 alpha-3, `sector` PLOVER's, `code` both in one."""

    id: str
    name: str
    name_en: str | None = None
    country: str | None = None
    sector: str | None = None
    code: str | None = None


class Mention(Struct, frozen=True, gc=False):
    """A name or an office as it stands in the text."""

    id: str
    start: Offset
    end: Offset
    kind: MentionKind
    actor: Actor | None = None
    rule: str = ""


class Date(Struct, frozen=True, gc=False):
    """A time expression: TIMEX3 `value`, the days it may cover (ISO dates) and what anchored it."""

    id: str
    start: Offset
    end: Offset
    value: str
    earliest: str | None
    latest: str | None
    anchor: str
    rule: str = ""


class PlaceAlternative(Struct, frozen=True, gc=False):
    """A gazetteer row that lost, with the confidence left to it."""

    name_en: str
    country: str | None
    geonames: int | None
    confidence: float


Direction = Literal[
    "north", "south", "east", "west", "center", "north-east", "north-west", "south-east", "south-west"
]


class Place(Struct, frozen=True, gc=False):
    """A mention of a place used as a location; unresolved places have null coordinates and country.

    `precision` is the kind of the place whose coordinates these are, or `area`: somewhere by it, on the side
    that `direction` tells.
    """

    id: str
    start: Offset
    end: Offset
    name: str
    name_en: str | None
    country: str | None
    kind: PlaceKind
    lat: float | None
    lon: float | None
    geonames: int | None
    precision: str
    confidence: float
    alternatives: tuple[PlaceAlternative, ...] = ()
    rule: str = ""
    direction: Direction | None = None


class Source(Struct, frozen=True, gc=False):
    """A holder of information in this article. S0 is the outlet that published it."""

    id: str
    label: str
    type: SourceType
    identity: Identity
    principal: str | None = None
    actor: Actor | None = None
    mentions: tuple[Span, ...] = ()


class ChainLink(Struct, frozen=True, gc=False):
    """One node of a chain: the source, how it passed the content on, and where that is stated."""

    source: str
    link: LinkKind
    scope: Scope


class Saying(Struct, frozen=True, gc=False):
    """One act of attribution. `chain` runs from the origin to the publisher.

    `refers_to` is the saying whose content this one denies, repeats, passes on or sums up; `headlines` are
    the headline and the kicker that give this saying's content as if it were the outlet's own.
    """

    id: str
    cue: tuple[Span, ...]
    source: str | None
    source_span: Span | None
    resolution: Resolution
    act: str
    commitment: Commitment
    polarity: Polarity
    form: Form
    content: tuple[Span, ...]
    quotes: tuple[Span, ...] = ()
    parent: str | None = None
    venue: Span | None = None
    addressee: Span | None = None
    chain: tuple[ChainLink, ...] = ()
    flags: tuple[str, ...] = ()
    rule: str = ""
    refers_to: str | None = None
    headlines: tuple[Span, ...] = ()


class Hedge(Struct, frozen=True, gc=False):
    """A word that weakens what is said, over `scope`, inside a saying or in the outlet's own voice."""

    start: Offset
    end: Offset
    scope: tuple[Span, ...]
    saying: str | None
    rule: str = ""


class Participant(Struct, frozen=True, gc=False):
    """An actor or recipient of an event: the whole noun phrase, and who it is where that is known."""

    start: Offset
    end: Offset
    name: str
    code: str | None = None


class Event(Struct, frozen=True, gc=False):
    """An event of PLOVER's, or of a user's own type (CODEBOOK:TYPE).

    `mentions` are all its triggers, `trigger` first; `place` and `date` are ids.
    """

    id: str
    type: AnyEventType
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Span
    mentions: tuple[Span, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: str | None
    date: str | None
    killed: int | None
    injured: int | None
    factuality: Factuality
    sayings: tuple[str, ...]
    rule: str = ""


class Fault(Struct, frozen=True):
    """What could not be read, and by which reader; the rest of the record stands."""

    reader: str
    kind: FaultKind
    message: str
    start: Offset | None = None
    end: Offset | None = None


class Run(Struct, frozen=True):
    """Which program, settings and rules (sha256 digests) made this record."""

    version: str
    settings: str
    rules: str


class Record(Struct, frozen=True):
    """One article as data; the public contract."""

    schema: str
    id: str
    url: str | None
    outlet: Outlet | None
    published: str | None
    published_at: str | None
    published_rule: str | None
    fetched_at: str | None
    sha256: str
    language: str | None
    text: str
    blocks: tuple[Block, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...] = ()
    sayings: tuple[Saying, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    events: tuple[Event, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    run: Run | None = None
