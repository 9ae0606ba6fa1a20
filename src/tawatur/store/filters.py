"""Filters: what of a store is asked for. What a value means in SQL stands in `conditions`."""

from __future__ import annotations

from msgspec import Struct

from tawatur.model.errors import QueryError


class Filter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked for; nothing given: everything.

    `text` is a query of full text (`tawatur.store.fulltext.query`) over the article. `id` are articles by
    id or URL. `type` (PLOVER's, or CODEBOOK:TYPE), `mode`, `context`, `factuality`, `actor` and `recipient`
    (a name in any language, or a code or its beginning: `LBY`, `LBYMIL`), `party` (either), `place` (a name,
    or a GeoNames number), `country` (of the event, ISO 3166-1 alpha-2), `since` and `until` (first and last
    day, ISO; a year or a month will do; an event without a date counts by its article's day) are an event's.
    `outlet` is an id, a name or a domain; `published_since` and `published_until` are an article's first and
    last day of publication. `source_type` (of whoever stands in the chain before the outlet that published)
    and `commitment` are of one saying: one that tells the event where an event is asked for, else any of the
    article.
    """

    text: str | None = None
    id: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    factuality: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    outlet: tuple[str, ...] = ()
    published_since: str | None = None
    published_until: str | None = None
    source_type: tuple[str, ...] = ()
    commitment: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises QueryError where a field is of another kind, or has more values than can be asked for."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if name in SINGLE:
                _check_single(name, value)
            else:
                _check_several(name, value)

    @property
    def of_events(self) -> bool:
        """Whether it asks for anything of events."""
        return any(getattr(self, name) for name in OF_EVENTS)

    @property
    def of_sayings(self) -> bool:
        """Whether it asks for anything of sayings."""
        return bool(self.source_type or self.commitment)


def _check_single(name: str, value: object) -> None:
    if not (value is None or isinstance(value, str)):
        raise QueryError(f"{name}={value!r}: give a string")


def _check_several(name: str, values: object) -> None:
    """One string in place of several is no filter."""
    if not (isinstance(values, tuple) and all(isinstance(value, str) for value in values)):
        raise QueryError(f"{name}={values!r}: give a tuple of strings")
    most = MOST_ONE_BY_ONE if name in ONE_BY_ONE else MOST_VALUES
    if len(values) > most:
        raise QueryError(f"{name} has {len(values):,} values; {most:,} are the most: ask in several parts")


SINGLE = frozenset({"text", "since", "until", "published_since", "published_until"})
"""Fields that have one value at most."""
OF_EVENTS = (
    "type", "mode", "context", "factuality", "actor", "recipient", "party", "place", "country", "since",
    "until",
)  # fmt: skip
ONE_BY_ONE = frozenset({"context", "actor", "recipient", "party", "place"})
"""Fields whose values each become a condition of their own."""
MOST_ONE_BY_ONE = 500
MOST_VALUES = 5_000
