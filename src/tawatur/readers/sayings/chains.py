"""Chains: from the origin over those who passed it on to the publisher.

A link is stated in the sentence (`clause`), once for a whole passage (`inherited`) or for the page. A
passage lasts for as long as its source goes on without being named anew and nobody else speaks; a medium
stated beside anonymous sources is taken to have passed on everything else that they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.model.record import ChainLink, LinkKind
from tawatur.readers.sayings.acts import Act, Link
from tawatur.readers.sayings.sources import PUBLISHER, Entity

GOES_ON = frozenset({"implicit", "anaphoric"})
SEEN = frozenset({"asserts", "claims", "relays"})
"""Commitments of who can have seen what he tells: a demand or a belief is nothing that was seen."""


def full_chain(act: Act) -> list[Link]:
    """The act's links and those of the sayings in which it stands, each source once."""
    chain = list(act.links)
    if act.found.kind == "unsaid" or (act.source is None and act.resolution == "unknown"):
        return chain
    around = act.via or act.parent
    if act.via is not None:
        chain, around = list(act.via.links), act.via.parent
    while around is not None:
        _extend(chain, around.links)
        around = around.parent
    return chain


def _extend(chain: list[Link], links: Iterable[Link]) -> None:
    chain.extend(link for link in links if all(link.entity is not known.entity for known in chain))


def inherit(acts: Sequence[Act]) -> None:
    """Give the sayings of a body of text the media that are stated once: for a passage, for the anonymous."""
    _all_of_the_anonymous(acts)
    source: Entity | None = None
    media: list[Link] = []
    for act in acts:
        if act.headline or act.source is None or _is_nested(act):
            continue
        stated = [link for link in full_chain(act)[1:] if link.entity.kind == "medium"]
        if stated:
            source, media = act.links[0].entity, stated
        elif act.source is source and act.resolution in GOES_ON:
            act.links += [Link(link.entity, "relayed", "inherited") for link in media]
        else:
            source = None


def _is_nested(act: Act) -> bool:
    """Whether somebody else says that it is said; a medium named after the words is no such."""
    return act.parent is not None and act.parent.found.kind != "via"


def _all_of_the_anonymous(acts: Sequence[Act]) -> None:
    stated = [
        (act.via.source, act.source) for act in acts
        if act.via and act.source and act.via.source and act.source.kind == "medium"
    ]  # fmt: skip
    for origin, medium in stated:
        if origin.type != "anonymous_sources":
            continue
        for act in acts:
            if len(act.links) == 1 and act.links[0].entity is origin:
                act.links.append(Link(medium, "relayed", "inherited"))


def written(act: Act, page: Sequence[Link]) -> tuple[ChainLink, ...]:
    """The chain as it stands in the record: the act's links, the page's, the publisher."""
    links = full_chain(act)
    seen = act.found.values.get("commitment", "asserts") in SEEN
    own = [ChainLink(link.entity.id, _kind(link, seen=seen), link.scope) for link in links]
    known = {link.entity.id for link in links}
    relays = [
        ChainLink(told.entity.id, told.kind, told.scope) for told in page if told.entity.id not in known
    ]
    return (*own, *relays, ChainLink(PUBLISHER, "published", "page"))


def _kind(link: Link, *, seen: bool) -> LinkKind:
    """How a link passed on: of who only says so, by what he is."""
    if link.kind != "said":
        return link.kind
    if link.entity.type == "document":
        return "documented"
    return "witnessed" if seen and link.entity.type == "eyewitness" else "said"
