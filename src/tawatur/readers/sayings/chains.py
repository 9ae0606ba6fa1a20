"""Chains: from the origin over those who passed it on to the publisher.

A link is stated in the sentence (`clause`), once for a whole passage (`inherited`) or for the page. Only a
medium stated beside anonymous sources is taken to have passed on the rest of what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.model.record import ChainLink, LinkKind
from tawatur.readers.sayings.acts import Act, Link
from tawatur.readers.sayings.sources import PUBLISHER, Entity

KINDS: dict[str, LinkKind] = {"document": "documented", "eyewitness": "witnessed"}


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
    """Give what an article's anonymous sources say the medium that is stated with them once."""
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


def written(act: Act, page: Sequence[Entity]) -> tuple[ChainLink, ...]:
    """The chain as it stands in the record: the act's links, the page's, the publisher."""
    links = full_chain(act)
    own = [ChainLink(link.entity.id, _kind(link), link.scope) for link in links]
    known = {link.entity.id for link in links}
    relays = [ChainLink(entity.id, "relayed", "page") for entity in page if entity.id not in known]
    return (*own, *relays, ChainLink(PUBLISHER, "published", "page"))


def _kind(link: Link) -> LinkKind:
    return KINDS.get(link.entity.type, "said") if link.kind == "said" else link.kind
