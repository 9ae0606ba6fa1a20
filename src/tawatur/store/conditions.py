"""What a filter means in SQL.

Every value is bound, every column is named here; nothing that a caller gives becomes SQL. Facets of one kind
are alternatives, facets of different kinds must all hold, those of events for one and the same event. In the
questions `a` is a row of `articles`, `e` of `events`, `y` of `sayings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, get_args

from tawatur.identity import canonical_url, digest
from tawatur.model.errors import QueryError
from tawatur.model.record import OWN_TYPE, Commitment, EventType, Factuality, SourceType
from tawatur.outlets import resolve
from tawatur.store.filters import Filter
from tawatur.store.fulltext import parse
from tawatur.store.rows import LONG, place_key

_CODE = re.compile(r"[A-Z]{3,}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_URL = re.compile(r"https?://", re.IGNORECASE)


class Question(NamedTuple):
    """A SELECT and the values of its marks."""

    sql: str
    values: tuple[Any, ...] = ()


class Condition(NamedTuple):
    """What must hold of a row, as a part of a WHERE clause with the values of its marks.

    `rows` asks for the numbers of all rows of which it holds, some perhaps twice; None where the answer would
    be no start, as for what holds of nearly all.
    """

    sql: str
    values: tuple[Any, ...] = ()
    rows: Question | None = None

    def lifted(self, question: str) -> Condition:
        """The same of a row that has this one: `question` has the place of the numbers in it."""
        rows = self.rows and Question(question.format(self.rows.sql), self.rows.values)
        return self._replace(rows=rows)

    def asked(self, question: str) -> Condition:
        """With the question for the rows of which it holds, as the values of the condition answer it."""
        return self._replace(rows=Question(question, self.values))


def joined(conditions: Sequence[Condition]) -> Condition:
    """All of them together."""
    sql = " and ".join(condition.sql for condition in conditions) or "true"
    return Condition(sql, tuple(value for condition in conditions for value in condition.values))


def of_article(wanted: Filter) -> list[Condition]:
    """What must hold of a current article. Raises QueryError."""
    found = [Condition("a.current")]
    if wanted.text is not None:
        found.append(_with_words(parse(wanted.text).expression))
    if wanted.id:
        found.append(by_identity(wanted.id))
    if wanted.outlet:
        found.append(_article(_among("a.outlet", [_outlet(name) for name in wanted.outlet])))
    if wanted.published_since or wanted.published_until:
        found.append(_published(wanted.published_since, wanted.published_until))
    return found


def _published(since: str | None, until: str | None) -> Condition:
    """Articles of some days of publication; those without a day are of none."""
    first, final = _ends(since, until)
    between = Condition("coalesce(a.published, '') between ? and ?", (first, final))
    rows = f"select a.article from articles a indexed by articles_by_day where a.current and {between.sql}"
    return between.asked(rows)


def _with_words(expression: str) -> Condition:
    question = "select rowid from fulltext where fulltext match ?"
    return Condition(f"exists ({question} and rowid = a.article)", (expression,)).asked(question)


def by_identity(identities: Sequence[str]) -> Condition:
    """Articles by id, or by the URL that an id was derived from or that came with the article."""
    urls = [identity for identity in identities if _URL.match(identity)]
    ids = [*identities, *(digest(canonical_url(url)) for url in urls)]
    return _article(_any([_among("a.id", ids), *([_among("a.url", urls)] if urls else [])]))


def _article(condition: Condition) -> Condition:
    return condition.asked(f"select a.article from articles a where {condition.sql}")


def _event(condition: Condition) -> Condition:
    return condition.asked(f"select e.event from events e where {condition.sql}")


def of_event(wanted: Filter) -> list[Condition]:
    """What must hold of an event, sayings that tell it included. Raises QueryError."""
    found: list[Condition] = []
    for name, conditions in _EVENT.items():
        if values := getattr(wanted, name):
            found.extend(conditions(values))
    if wanted.since or wanted.until:
        found.append(_period(wanted.since, wanted.until))
    return found + ([_told_by(wanted)] if wanted.of_sayings else [])


def of_saying(wanted: Filter) -> list[Condition]:
    """What must hold of a saying: its commitment, and the kind of a source that its chain cites."""
    found = []
    if wanted.commitment:
        among = _among("y.commitment", _known(wanted.commitment, Commitment, "commitment"))
        found.append(among.asked(f"select y.saying from sayings y where {among.sql}"))
    if wanted.source_type:
        types = _among("l.type", _known(wanted.source_type, SourceType, "source type"))
        cited = "l.link <> 'published'"  # who published stands at the end of every chain, and cites nobody
        sql = f"exists (select 1 from links l where l.saying = y.saying and {cited} and +{types.sql})"
        rows = f"select l.saying from links l where {cited} and {types.sql}"
        found.append(Condition(sql, types.values).asked(rows))
    return found


def _told_by(wanted: Filter) -> Condition:
    asked = of_saying(wanted)
    inner = joined(asked)
    telling = "select 1 from tellings t cross join sayings y on y.saying = t.saying"
    sql = f"exists ({telling} where t.event = e.event and {inner.sql})"
    first = next(condition.rows for condition in reversed(asked) if condition.rows)
    rows = Question(
        f"with f (number) as ({first.sql}) select t.event from f "
        "cross join tellings t indexed by tellings_by_saying on t.saying = f.number "
        f"cross join sayings y on y.saying = t.saying where {inner.sql}",
        (*first.values, *inner.values),
    )
    return Condition(sql, inner.values, rows)


def _types(values: Sequence[str]) -> Iterator[Condition]:
    known = get_args(EventType)
    spelled = [value.upper() if value.upper() in known else value for value in values]
    for value in spelled:
        if value not in known and not re.fullmatch(OWN_TYPE, value):
            raise QueryError(f"no such type of event: {value!r}; `tawatur codebook` lists them")
    yield _event(_among("e.type", spelled))


def _modes(values: Sequence[str]) -> Iterator[Condition]:
    yield _event(_among("e.mode", values))


def _contexts(values: Sequence[str]) -> Iterator[Condition]:
    yield _any([Condition("instr(' ' || e.contexts || ' ', ?) > 0", (f" {value} ",)) for value in values])


def _factualities(values: Sequence[str]) -> Iterator[Condition]:
    yield _among("e.factuality", _known(values, Factuality, "factuality"))


def _countries(values: Sequence[str]) -> Iterator[Condition]:
    for value in values:
        if not _COUNTRY.fullmatch(value.upper()):
            raise QueryError(f"country {value!r}: give the two letters of ISO 3166-1, such as LY")
    yield _event(_among("e.country", [value.upper() for value in values]))


def _places(values: Sequence[str]) -> Iterator[Condition]:
    yield _event(_any([_place(value) for value in values]))


def _place(value: str) -> Condition:
    """By GeoNames number, by the stems of its name, or by its English name."""
    if value.isascii() and value.isdecimal():
        return Condition("e.geonames = ?", (int(value[:18]),))
    if value.isascii():
        return Condition("e.place_en = ? collate nocase", (value,))
    return Condition("e.place_key = ?", (place_key(value),))


def _parties(role: str | None) -> Callable[[Sequence[str]], Iterator[Condition]]:
    def conditions(values: Sequence[str]) -> Iterator[Condition]:
        inner = _any([_party(value) for value in values])
        if role:
            inner = joined([inner, Condition("p.role = ?", (role,))])
        own = "participants p indexed by participants_by_event where p.event = e.event"
        yield Condition(f"exists (select 1 from {own} and {inner.sql})", inner.values).asked(
            f"select p.event from participants p where {inner.sql}"
        )

    return conditions


def _party(value: str) -> Condition:
    """By the beginning of the code, or by words of the phrase or of the actor's English name."""
    if _CODE.fullmatch(value):
        return Condition("(p.code >= ? and p.code < ?)", (value, f"{value}~"))
    phrase = parse(f'"{value.replace(chr(34), " ")}"').expression
    return Condition("+p.participant in (select rowid from names where names match ?)", (phrase,))


def _period(since: str | None, until: str | None) -> Condition:
    """Events that may have been between two days; those of an article without a day are in no period.

    All but the long ones begin shortly before the period or in it, which is how they are found.
    """
    first, final = _ends(since, until)
    earliest = max(date.min, date.fromisoformat(first) - min(LONG, date.fromisoformat(first) - date.min))
    told = "e.last_day >= ? and e.day <= ?"
    near, values = f"{told} and e.day >= ?", (first, final, earliest.isoformat())
    rows = Question(
        f"select e.event from events e where {near} "
        f"union all select e.event from events e where e.is_long and {told} and e.day < ?",
        (*values, *values),
    )
    return Condition(f"e.day > '' and {told} and (e.day >= ? or e.is_long)", values, rows)


def _ends(since: str | None, until: str | None) -> tuple[str, str]:
    """First and last day of a period; where one is not given, the first or last of all. Raises QueryError."""
    first = _day(since, last=False) if since else date.min.isoformat()
    return first, _day(until, last=True) if until else date.max.isoformat()


def _day(value: str, *, last: bool) -> str:
    """A day, or the first or last one of a month or a year. Raises QueryError."""
    whole = {4: f"{value}-{'12-31' if last else '01-01'}", 7: f"{value}-01"}.get(len(value), value)
    try:
        day = date.fromisoformat(whole if _DAY.fullmatch(value) else "")
    except ValueError as error:
        raise QueryError(f"{value!r} is no day; give 2019-11-30, or a month or a year") from error
    return f"{value}-31" if last and len(value) == 7 else day.isoformat()


_EVENT: dict[str, Callable[[Any], Iterator[Condition]]] = {
    "type": _types,
    "mode": _modes,
    "context": _contexts,
    "factuality": _factualities,
    "actor": _parties("actor"),
    "recipient": _parties("recipient"),
    "party": _parties(None),
    "place": _places,
    "country": _countries,
}


def _known(values: Sequence[str], among: Any, what: str) -> Sequence[str]:
    for value in values:
        if value not in get_args(among):
            raise QueryError(f"no such {what}: {value!r}; there are {', '.join(get_args(among))}")
    return values


def _outlet(name: str) -> str:
    found = resolve(name)
    return found.id if found else name


def _among(column: str, values: Sequence[str]) -> Condition:
    return Condition(f"{column} in ({', '.join('?' * len(values))})", tuple(values))


def _any(conditions: Sequence[Condition]) -> Condition:
    return Condition(
        _alternatives([condition.sql for condition in conditions]),
        tuple(value for condition in conditions for value in condition.values),
    )


def _alternatives(parts: Sequence[str]) -> str:
    """Joined half by half: SQLite nests a long chain of OR as deep as it is long, and 1,000 is too deep."""
    if len(parts) == 1:
        return f"({parts[0]})"
    middle = len(parts) // 2
    return f"({_alternatives(parts[:middle])} or {_alternatives(parts[middle:])})"
