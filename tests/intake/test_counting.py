"""How many inputs there are is told where it can be, for the time that is left."""

from __future__ import annotations

from pathlib import Path

from tawatur.intake import open_inputs
from tawatur.intake.counting import count_inputs

TEXT = "أعلنت وزارة الصحة أن فريقا طبيا وصل إلى المدينة."
LINE = f'{{"text": "{TEXT}"}}\n'


def test_pages_and_lines_are_counted_as_they_are_opened(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sub" / "b.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(LINE * 7, encoding="utf-8")
    paths = [str(tmp_path), str(tmp_path / "missing.txt")]
    assert count_inputs(paths) == 10 == sum(1 for _ in open_inputs(paths))


def test_what_must_be_opened_to_be_counted_is_not(tmp_path: Path) -> None:
    for name in ("a.zip", "b.warc.gz", "c.jsonl.gz"):
        (tmp_path / name).write_bytes(b"")
        assert count_inputs([str(tmp_path / name)]) is None
    assert count_inputs(["-"]) is None
    assert count_inputs(["https://news.example/1"]) is None
