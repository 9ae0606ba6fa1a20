"""The glossary's words are types of ours, and the record's tables are its types' values."""

from __future__ import annotations

import importlib
import re
from typing import get_args

import pytest
from msgspec.structs import fields

from tawatur.model import record
from tawatur.outlets import OutletEntry
from tools.docs import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
TABLES = {
    "Roles of blocks": record.BlockRole,
    "Kinds of mentions": record.MentionKind,
    "Kinds of places": record.PlaceKind,
    "Types of sources": record.SourceType,
    "Identity of sources": record.Identity,
    "How a saying found its source": record.Resolution,
    "Commitment of sources": record.Commitment,
    "Polarity of sayings": record.Polarity,
    "Forms of sayings": record.Form,
    "Flags of sayings": record.Flag,
    "Links of chains": record.LinkKind,
    "Where a link is stated": record.Scope,
    "Types of events": record.EventType,
    "Factuality of events": record.Factuality,
    "Kinds of faults": record.FaultKind,
}


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(tawatur\.[\w.]+)` \|$", GLOSSARY, re.MULTILINE))))
def test_a_word_of_the_glossary_is_a_type_or_a_field(name: str) -> None:
    owner, last = name.rsplit(".", 1)
    if owner.rsplit(".", 1)[1][0].isupper():
        module, kind = owner.rsplit(".", 1)
        assert last in {field.name for field in fields(getattr(importlib.import_module(module), kind))}
    else:
        assert isinstance(getattr(importlib.import_module(owner), last), type)


def test_every_word_names_its_type_or_says_that_it_comes_later() -> None:
    rows = [row for row in GLOSSARY.splitlines() if row.startswith("| ") and not row.startswith("| word")]
    assert [row for row in rows if not re.search(r"(`tawatur\.[\w.]+`|later) \|$", row)] == []


def test_every_struct_of_the_record_is_in_the_glossary() -> None:
    own = {
        kind.__name__ for kind in vars(record).values() if getattr(kind, "__module__", "") == record.__name__
    }
    # Parts of an actor, a place and a run, explained where their owner is.
    explained_in_place = {"Actor", "PlaceAlternative", "Run"}
    assert {name for name in own - explained_in_place if f"record.{name}" not in GLOSSARY} == set()


@pytest.mark.parametrize("heading", TABLES)
def test_a_table_of_the_record_lists_every_value(heading: str) -> None:
    section = RECORD.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(get_args(TABLES[heading]))


def test_the_guide_to_outlets_lists_every_key_and_which_are_needed() -> None:
    guide = (ROOT / "docs" / "how-to-add-an-outlet.md").read_text(encoding="utf-8")
    listed = {
        key: needed == "yes"
        for key, needed in re.findall(r"^\| `(\w+)` \|.*\| (\w*) *\|$", guide, re.MULTILINE)
    }
    assert listed == {field.name: field.required for field in fields(OutletEntry)}
