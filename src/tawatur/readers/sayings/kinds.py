"""Kinds: which of the source types a noun phrase has, from its head and from what is said of it.

The lexicon gives each head a type. A head of a general sort (committee, group, office) is typed by its first
adjective or by the body that it belongs to; one of several people is anonymous unless he saw what he tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from tawatur.arabic import letters as l
from tawatur.model.record import Mention, SourceType
from tawatur.readers.sayings.found import Line, Range
from tawatur.readers.sayings.persons import NAMED, ROLES

SECTORS: dict[str | None, str] = {
    "GOV": "official_body", "MIL": "official_body", "COP": "official_body", "JUD": "official_body",
    "LEG": "official_body", "SPY": "official_body", "REB": "armed_actor", "UAF": "armed_actor",
    "NGO": "ngo_igo", "IGO": "ngo_igo", "PTY": "ngo_igo", "OPP": "ngo_igo", "LAB": "ngo_igo",
    "MED": "media_outlet", "BUS": "unknown",
}  # fmt: skip
TYPES = {"GPE": "official_body", "GROUP": "armed_actor"}
BODIES = frozenset({"ORG", "GROUP", "GPE"})
TELLING = frozenset({"MODIFIER", "HEAD"})
UNNAMED = frozenset({"IN", "FROM", "BI_PREFIX"})
PLURALS = (l.WAW + l.NOON, l.YEH + l.NOON, l.ALEF + l.TEH)
NO_SURNAME = ("EVENT_NOUN", "REPORT_NOUN", "ENDS_TEH_MARBUTA", "BI_PREFIX", "LI_PREFIX")
FOUGHT_OVER = ("armed_actor", "ngo_igo")
"""Types of bodies that are called by the same words: movement, party, front."""
LISTED = "name/table-body"
TOLD_WITHIN, ATTACHED = 3, 2
"""How near to its head a body is told by a word, and how many letters may be written before a name."""
SEEN, TOLD = "eyewitness", "anonymous_sources"


def kind_of(head: dict[str, str], mentions: Sequence[Mention], start: int) -> tuple[str, str]:
    """The kind of the head and the type that it gives; by the article's names where no lexicon knows it.

    Only a name at the `start` of the phrase is what the phrase names.
    """
    if head:
        return head["kind"], head["type"]
    first = mentions[0] if mentions else None
    if first is None or first.kind not in BODIES or first.start > start:
        return "", "unknown"
    if first.kind in TYPES:
        return ("place" if first.kind == "GPE" else "body"), TYPES[first.kind]
    given = SECTORS.get(first.actor.sector if first.actor else None, "ngo_igo")
    return ("medium" if given == "media_outlet" else "body"), given


def type_of(
    line: Line, piece: Range, at: int, head: dict[str, str], mentions: Sequence[Mention], *, named: bool
) -> SourceType:
    """The type of a phrase whose head is at `at`; `named` says that a person's own name is in it."""
    kind, given = kind_of(head, mentions, line.units[at].start + ATTACHED)
    if named and (not kind or kind in NAMED):
        given = "named_person"
    elif kind in ROLES and "hidden" in head:
        given = TOLD
    elif line.has(piece[0], "ONE_OF"):
        given = _one_of(kind, given, head)
    elif kind == "title":
        given = "role_holder"
    elif kind == "office" and "generic" in head and _is_unnamed(line, at):
        given = TOLD
    elif "general" in head:
        nation = "state" in head and any(m.kind == "NORP" for m in mentions)
        told = _told_by(line, (at + 1, min(piece[1], at + 1 + TOLD_WITHIN)), fights=given == "armed_actor")
        given = told or ("official_body" if nation else _known(line, at, mentions, given))
    elif kind == "document" and _is_posted(line, (at + 1, min(piece[1] + 1, len(line)))):
        given = "social_media"
    elif kind == "body":
        given = _known(line, at, mentions, given)
    elif not kind and not mentions and _is_surname(line, piece):
        given = "named_person"
    return cast("SourceType", given)


def _is_posted(line: Line, rest: Range) -> bool:
    """Whether what was written stands on a page or network where anybody writes."""
    return any("SOCIAL" in line.units[at].senses for at in range(*rest))


def _one_of(kind: str, given: str, head: dict[str, str]) -> str:
    """One of those who took part saw it; one of the members, the aides, the sources is not named."""
    if kind in ("witness", "people"):
        return "unknown" if "charged" in head else SEEN
    return given if kind == "reports" else TOLD


def _known(line: Line, at: int, mentions: Sequence[Mention], given: str) -> str:
    """The type of the body that the article's names know at the head: a party or a group that fights."""
    start = line.units[at].start
    listed = (m for m in mentions if m.start <= start < m.end and m.rule == LISTED and m.actor is not None)
    sector = next((m.actor.sector for m in listed if m.actor is not None), None)
    known = SECTORS.get(sector, given)
    return known if given in FOUGHT_OVER and known in FOUGHT_OVER else given


def _is_unnamed(line: Line, at: int) -> bool:
    """Whether an office is anybody's: a member of a party, not the member for a town."""
    return not line.has(at, "DEFINITE") and line.meets(at + 1, UNNAMED) and not line.has(at + 1, "B_WORD")


def _told_by(line: Line, rest: Range, *, fights: bool) -> str | None:
    """The type that the first telling word after a general head gives; a group that fights has any name."""
    for at in range(*rest):
        if line.has(at, "MARK") or (fights and not line.has(at, "MODIFIER")):
            return None
        if not line.meets(at, TELLING):
            continue
        senses = line.units[at].senses
        values = (senses.get("MODIFIER") or senses["HEAD"]).values
        if "MODIFIER" in senses or (values["kind"] == "body" and "general" not in values):
            return str(values["type"])
    return None


def _is_surname(line: Line, piece: Range) -> bool:
    """Whether a phrase is one definite word that nobody knows: a person by the last part of his name."""
    at = piece[0] + line.has(piece[0], "MARK")
    if (
        piece[1] - line.has(piece[1] - 1, "MARK") - at != 1
        or not line.has(at, "DEFINITE")
        or line.has(at, *NO_SURNAME)
    ):
        return False
    return not line.folded(at).endswith(PLURALS) and not line.has(at, "BROKEN_PLURAL")
