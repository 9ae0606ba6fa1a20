"""Labels become kinds by table, and a label of no table is an error that says how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.backends import KINDS
from tawatur.backends.labels import HERE, kinds_of, own_table, table
from tawatur.backends.local import digest
from tawatur.model.errors import BackendFailed, DataError


def own(folder: Path, lines: str) -> None:
    (folder / "kinds.yml").write_text(lines, encoding="utf-8")


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        (["PER", "ORG", "LOC", "MISC"], ["PER", "ORG", "LOC", None]),  # CoNLL, ANERcorp
        (["PERS", "GPE", "FAC", "NORP", "OCC"], ["PER", "GPE", "SITE", "NORP", None]),  # Wojood
        (["PERSON", "WORK_OF_ART", "work-of-art"], ["PER", None, None]),  # OntoNotes
        (["armed group", "Armed_Group"], ["GROUP", "GROUP"]),
    ],
)
def test_labels_of_known_schemes(labels: list[str], kinds: list[str | None], tmp_path: Path) -> None:
    assert [kinds_of(tmp_path, labels)[label] for label in labels] == kinds


def test_unknown_labels_are_all_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(
        BackendFailed, match=r"not known: LABEL_0, LABEL_1; write .*kinds.yml .*«LABEL_0: PER»"
    ):
        kinds_of(tmp_path, ["LABEL_1", "PER", "LABEL_0"])


def test_the_models_own_table_comes_first(tmp_path: Path) -> None:
    own(tmp_path, "LABEL_0: PER\nORG: GROUP\nGPE: '-'\n")
    found = kinds_of(tmp_path, ["LABEL_0", "ORG", "GPE", "LOC"])
    assert found == {"LABEL_0": "PER", "ORG": "GROUP", "GPE": None, "LOC": "LOC"}


@pytest.mark.parametrize("lines", ["X: PERSON", "X: ROLE", "X: [PER]", "X:", "- X", "X: 'PER"])
def test_a_table_with_a_kind_that_there_is_not_is_refused(lines: str, tmp_path: Path) -> None:
    own(tmp_path, lines)
    with pytest.raises(DataError, match=r"kinds\.yml: "):
        own_table(tmp_path)


def test_our_tables_are_good_and_what_is_asked_is_known_by_both() -> None:
    labels, asked = table(HERE / "labels.yml"), table(HERE / "asked.yml")
    assert {kind for kind in labels.values() if kind} == set(KINDS) == set(asked.values())
    assert set(asked.items()) <= set(labels.items())


def test_the_digest_tells_models_apart_and_sees_no_hidden_file(tmp_path: Path) -> None:
    own(tmp_path, "X: PER")
    first = digest(tmp_path)
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "lock").write_text("", encoding="utf-8")
    assert digest(tmp_path) == first
    own(tmp_path, "X: ORG")
    assert digest(tmp_path) != first
