"""Folders: every page in a stable order, and nothing in them passed over in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tawatur.intake import open_inputs


def test_a_closed_folder_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may look into any folder, so the system's refusal is put in its place here."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("وصل الوفد إلى المدينة.", encoding="utf-8")
    look_into, closed = os.scandir, str(tmp_path / "closed")

    def refuse(path: str) -> object:
        if str(path) == closed:
            raise PermissionError(13, "Permission denied", closed)
        return look_into(path)

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "access", lambda path, _mode: str(path) != closed)
    found = {item.name: item for item in open_inputs([str(tmp_path)])}
    assert found[str(tmp_path / "open.txt")].page is not None
    assert "cannot be read" in str(found[closed].error)
