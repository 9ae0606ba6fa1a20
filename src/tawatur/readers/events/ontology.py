"""PLOVER's rules on what is coded once and as what.

Future CONSULT, SUPPORT, COOPERATE and AID are AGREE; a withdrawal or ceasefire only announced is
CONCEDE; a MOBILIZE in an ASSAULT's sentence is part of it unless it answers it, as guards and searches do
(the lexicon says which words stand `apart`); a REQUEST right beside a PROTEST is its
topic; an accusation whose sentence tells the conviction is the conviction; captured combatants are an
ASSAULT.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.readers.events.found import Found

BECOMES_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
ANNOUNCED = frozenset({"withdraw", "ceasefire"})


def by_ontology(mentions: Sequence[Found]) -> list[Found]:
    """The mentions that stay, with the type that PLOVER gives them."""
    by_home: dict[int, set[str]] = {}
    for mention in mentions:
        by_home.setdefault(mention.home, set()).add(mention.type)
    return [_turned(mention) for mention in mentions if not _is_part(mention, by_home[mention.home])]


def _turned(mention: Found) -> Found:
    if mention.factuality != "future":
        return mention
    if mention.type in BECOMES_AGREE:
        return msgspec.structs.replace(mention, type="AGREE", mode=None)
    if mention.type == "RETREAT" and mention.mode in ANNOUNCED:
        return msgspec.structs.replace(mention, type="CONCEDE", mode=None)
    return mention


def _is_part(mention: Found, beside: set[str]) -> bool:
    """Whether the mention is only a part of another event in its sentence."""
    if mention.type == "REQUEST" and mention.is_purpose:
        return "PROTEST" in beside
    if mention.apart:
        return False
    if mention.type == "MOBILIZE":
        return "ASSAULT" in beside
    return mention.type == "ACCUSE" and mention.mode == "investigate" and "SANCTION" in beside
