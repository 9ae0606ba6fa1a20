"""The codebook: PLOVER's types, modes, contexts and intensities, and what its loader refuses."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tawatur.codebooks import plover, read_codebook
from tawatur.model.errors import DataError
from tawatur.model.record import EventType


def test_the_types_are_the_records() -> None:
    assert set(plover().kinds) == set(get_args(EventType))


def test_there_are_four_quads_and_thirty_seven_contexts() -> None:
    assert {kind.quad for kind in plover().kinds.values()} == {1, 2, 3, 4}
    assert len(plover().contexts) == 37


@pytest.mark.parametrize(
    ("kind", "mode", "intensity"),
    [
        ("AGREE", None, 2.5),
        ("CONSULT", "visit", 4.0),
        ("ACCUSE", None, -3.0),
        ("PROTEST", "vandalize", -5.0),
        ("ASSAULT", "unconventional", -10.0),
        ("RETREAT", "disarm", 10.0),
    ],
)
def test_intensity_is_the_modes_else_the_types(kind: str, mode: str | None, intensity: float) -> None:
    assert plover().intensity(kind, mode) == intensity


def test_conflict_is_negative_and_cooperation_positive() -> None:
    assert all(kind.intensity > 0 for kind in plover().kinds.values() if kind.quad <= 2)
    assert all(kind.intensity <= 0 for kind in plover().kinds.values() if kind.quad > 2)


def test_an_unknown_mode_is_an_error() -> None:
    with pytest.raises(KeyError):
        plover().intensity("AID", "visit")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [("colour: red", "unknown key 'colour'"), ("quad: odd", "no quad called 'odd'")],
)
def test_a_wrong_codebook_is_refused_by_name(tmp_path: Path, change: str, complaint: str) -> None:
    entry = {"quad": "talk", "intensity": '"1"', "en": "Speaks."}
    key, value = change.split(": ")
    lines = "\n".join(f"    {name}: {text}" for name, text in {**entry, key: value}.items())
    path = tmp_path / "own.yml"
    path.write_text(
        f"codebook: own\nquads: [talk]\ntypes:\n  SPEAK:\n{lines}\ncontexts: {{}}\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"own\.yml") as raised:
        read_codebook(path)
    assert complaint in str(raised.value)
