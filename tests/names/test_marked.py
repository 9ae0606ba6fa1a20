"""Marked sentences as the training scripts read them: whole, or as marks beside a corpus."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tawatur.backends import KINDS
from training.marked import Unit, digest, read_units

TEXT = "وصل الوفد إلى تونس ومنها إلى تونس العاصمة"
MARKS = Path(__file__).parents[2] / "training" / "marks" / "names.jsonl"


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_whole_sentence_tells_which_occurrence_is_meant(tmp_path: Path) -> None:
    row = {"id": "a-1", "text": TEXT, "names": [["تونس", "GPE"], ["تونس العاصمة", "GPE"], ["تونس", "GPE", 2]]}
    (unit,) = read_units([written(tmp_path / "marked.jsonl", row)], [])
    first, second = TEXT.index("تونس"), TEXT.rindex("تونس")
    assert unit.names == (
        (first, first + 4, "GPE"),
        (second, second + 12, "GPE"),
        (second, second + 4, "GPE"),
    )


def test_marks_find_their_text_in_a_corpus(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl.gz"
    with gzip.open(corpus, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "a", "title": "عنوان", "text": f"سطر أول\n {TEXT} \n"}) + "\n")
    row = {"id": "a-1", "digest": digest(TEXT), "names": [[14, 18, "GPE"]]}
    assert read_units([written(tmp_path / "marks.jsonl", row)], [corpus]) == [
        Unit("a-1", TEXT, ((14, 18, "GPE"),))
    ]


def test_marks_without_their_text_are_refused(tmp_path: Path) -> None:
    row = {"id": "a-1", "digest": digest(TEXT), "names": []}
    with pytest.raises(ValueError, match=r"a-1: no corpus has its text .*--corpus"):
        read_units([written(tmp_path / "marks.jsonl", row)], [])


def test_a_document_is_kept_aside_whole() -> None:
    units = [Unit(f"doc{n}-{part}", "", ()) for n in range(200) for part in (1, 2)]
    aside = {unit.document for unit in units if unit.kept_aside}
    assert all(unit.kept_aside == (unit.document in aside) for unit in units)
    assert 0 < len(aside) < 50


def test_our_marks_are_spans_of_known_kinds_and_of_no_document_kept_aside() -> None:
    for row in map(json.loads, MARKS.read_text(encoding="utf-8").splitlines()):
        assert set(row) == {"id", "digest", "names"}
        assert not Unit(row["id"], "", ()).kept_aside
        ends = [0, *(end for _, end, _ in row["names"])]
        for (start, end, kind), before in zip(row["names"], ends, strict=False):
            assert before <= start < end
            assert kind in KINDS
