"""A sentence longer than the model's limit: every name is found, once, wherever the cuts fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.backends import Found, open_tagger
from tests.backends import tiny

pytestmark = pytest.mark.filterwarnings("default")
FILLER, NAME = "زار", "محمد سيالة"
WORDS = 70


@pytest.fixture(scope="module")
def sixteen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A token classifier that reads sixteen tokens at once."""
    pytest.importorskip(
        "transformers", reason="transformers is not installed; make test-backends installs it"
    )
    return tiny.token_classifier(tmp_path_factory.mktemp("sixteen"), longest=16)


def test_a_name_is_found_wherever_it_stands(sixteen: Path) -> None:
    before = [" ".join([FILLER] * count) for count in range(WORDS)]
    sentences = [f"{text} {NAME} {FILLER} {FILLER}".strip() for text in before]
    starts = [sentence.index(NAME) for sentence in sentences]
    found = open_tagger(f"transformers:{sixteen}").tag(sentences)
    assert [[(name.start, name.end) for name in names] for names in found] == [
        [(start, start + len(NAME))] for start in starts
    ]


def test_many_names_in_one_sentence_are_each_found_once(sixteen: Path) -> None:
    sentence = " ".join([f"{NAME} {FILLER} {FILLER}"] * 30)
    (found,) = open_tagger(f"transformers:{sixteen}").tag([sentence])
    assert [sentence[name.start : name.end] for name in found] == [NAME] * 30
    assert len({name.start for name in found}) == 30


def test_stanza_reads_a_sentence_of_many_windows(tmp_path: Path) -> None:
    pytest.importorskip("stanza", reason="stanza is not installed; make test-backends installs it")
    sentence = " ".join([tiny.TEXT] * 90)  # 540 words, windows of 200
    (found,) = open_tagger(f"stanza:{tiny.stanza(tmp_path)}").tag([sentence])
    assert len({name.start for name in found}) == len(found) == sentence.count("تونس") + sentence.count(NAME)


def test_gliner_is_asked_in_windows_and_told_once(tmp_path: Path) -> None:
    pytest.importorskip("gliner", reason="gliner is not installed; make test-backends installs it")
    sentence = " ".join([tiny.TEXT] * 6)
    found: list[Found] = list(open_tagger(f"gliner:{tiny.gliner(tmp_path, longest=12)}").tag([sentence])[0])
    people = [name.start for name in found if name.kind == "PER"]
    assert people == [at for at in range(len(sentence)) if sentence.startswith(NAME, at)]
