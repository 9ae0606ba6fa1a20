"""Relays: who carried what a source says, where that is stated beside or before it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.readers.sayings.acts import Act, Link
from tawatur.readers.sayings.found import Line, Range
from tawatur.readers.sayings.phrases import trimmed

LONGEST = 10
CARRIES = frozenset({"PASSED", "RELAY"})
CARRIERS = frozenset({"medium", "reports"})
ORIGINS = frozenset({"cite", "relay"})
TELLERS = frozenset({"office", "official", "body", "expert", "title", "source"})
MEDIA = frozenset({"MEDIA"})


def is_carried(act: Act) -> bool:
    """Whether a relay stands in the phrase that tells where a thing was said: it is no saying of its own.

    In a statement that an agency carried, unlike: said a statement, which an agency carried.
    """
    if act.found.kind != "reference" or act.via is None:
        return False
    cue = act.found.cue[0]
    if act.line.has(cue, "OBTAINED") and act.line.has(cue - 1, "RELATIVE"):  # the text of which it got a copy
        return True
    source = act.via.found.source
    start = source[1] if source is not None and source[1] <= cue else act.via.found.cue[1]
    return any(act.line.has(at, "VENUE") for at in range(start, cue))


def carrier(line: Line, noun: int) -> Range | None:
    """The medium before the document at `noun` that it carried: the television broadcast a statement."""
    for at in range(noun - 1, max(noun - LONGEST, -1), -1):
        if line.meets(at, CARRIES):
            medium = line.first(at + 1, noun, MEDIA)
            return trimmed(line, (medium, noun)) if medium is not None else None
        if line.has(at, "MARK"):
            return None
    return None


def as_origin(links: Sequence[Link]) -> list[Link]:
    """The links with the last of them as the origin, whose words the others passed on."""
    *passers, origin = links
    return [replace(origin, kind="said"), *(replace(link, kind="relayed") for link in passers)]


def begin_with_origin(via: Act, acts: Sequence[Act]) -> None:
    """Of a saying and a source named after it the one that passed it on stands after who said it.

    A medium named after a whole saying passed it on; whoever is named after what a medium or reports say
    told it to them, and so did whoever is cited behind a medium.
    """
    if via.found.kind != "via" or via.source is None or len(via.links) > 1:
        return
    cited = via.found.values.get("act") in ORIGINS
    below = [a for a in acts if a.parent is via and a.source is not None]
    inside = next((a for a in below if _tells(a) or (cited and a.found.kind == "via")), None)
    if inside is None or inside.source is None or inside.source is via.source:
        return
    if via.source.kind == "medium" and inside.source.kind != "medium":
        via.links = [Link(inside.source, "said"), Link(via.source, "relayed")]
    elif (cited or via.source.kind in TELLERS) and inside.source.kind in CARRIERS and len(inside.links) == 1:
        via.links = [Link(via.source, "said"), Link(inside.source, "relayed")]
        inside.links = list(via.links)


def _tells(act: Act) -> bool:
    """Whether the cue is a verb that only passes on words; threats and demands are reported as events."""
    told = act.found.voice == "finite" and act.found.kind in ("clause", "quotation")
    return told and act.found.values.get("commitment") == "asserts"
