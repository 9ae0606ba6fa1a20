"""The questions that the documents put to a store by hand have answers."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tawatur.store.checking import check_store
from tests.store import damaging
from tests.store.dumping import RELEASED, load
from tools.docs import ROOT, Example, documents, examples

PAGE = ROOT / "docs" / "how-to-look-after-a-store.md"
QUESTIONS = [
    example for document in documents() for example in examples(document) if example.language == "sql"
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles of which one has two versions, and what only an unnamed source tells."""
    path = load(RELEASED / "1.sql", tmp_path_factory.mktemp("store") / "news.db")
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("select name from pragma_table_info('articles') where name <> 'article'")
        columns = ", ".join(name for (name,) in found)
        earlier = columns.replace("sha256, current", "'earlier', 0")
        copied = f"insert into articles ({columns}) select {earlier} from articles limit 1"
        connection.execute(copied)
        connection.commit()
    return path


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_a_question_that_is_shown_has_an_answer(store: Path, question: Example) -> None:
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        assert connection.execute(question.text).fetchall()


def test_the_page_names_everything_that_the_doctor_looks_at(tmp_path: Path) -> None:
    path = damaging.store(tmp_path / "news.db", 1)
    rows = re.findall(r"^\| (`.*?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w ]+)`", row)}
    assert {finding.what for finding in check_store(path)} <= named
