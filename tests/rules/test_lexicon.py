"""Lexicons: inflected forms, clitics, exact letters, phrases; and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.model.errors import DataError
from tawatur.readers.words import WordsReader
from tawatur.rules import Lexicon

FILE = """
lexicon: test/words
classes: {finite: VERB, participle: PARTICIPLE, noun: NOUN}
entries:
  - {verb: نفى, imperfect: ينفي, participle: نافي, noun: نفي, values: {commitment: denies}}
  - {verb: دعا, imperfect: يدعو, noun: دعوة}
  - {word: علي, class: NAME, exact: "yes", clitics: none}
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    path = tmp_path / "words.yml"
    path.write_text(FILE, encoding="utf-8")
    found = Lexicon()
    found.add(path)
    return found


@pytest.mark.parametrize(
    ("word", "name", "prefix", "suffix"),
    [
        ("نفى", "VERB", "", ""),
        ("نفت", "VERB", "", ""),
        ("ونفوا", "VERB", "و", ""),
        ("سينفي", "VERB", "س", ""),
        ("ينفون", "VERB", "", ""),
        ("نافية", "PARTICIPLE", "", ""),
        ("نافيا", "PARTICIPLE", "", ""),
        ("النفي", "NOUN", "", ""),
        ("للنفي", "NOUN", "ل", ""),
        ("نفيه", "NOUN", "", "ه"),
        ("دعوا", "VERB", "", ""),
        ("يدعون", "VERB", "", ""),
        ("دعوته", "NOUN", "", "ه"),
        ("علي", "NAME", "", ""),
    ],
)
def test_written_forms_are_found(lexicon: Lexicon, word: str, name: str, prefix: str, suffix: str) -> None:
    senses = list(lexicon.senses(WordsReader().form(word, "word")))
    found = {(s.surface.classes[0], s.split.prefix, s.split.suffix) for s in senses if s.split}
    assert (name, prefix, suffix) in found


@pytest.mark.parametrize("word", ["على", "وعلي", "بدعا", "سدعوة"])
def test_what_an_entry_does_not_allow_is_not_found(lexicon: Lexicon, word: str) -> None:
    assert not list(lexicon.senses(WordsReader().form(word, "word")))


def test_values_travel_with_the_sense(lexicon: Lexicon) -> None:
    sense = next(lexicon.senses(WordsReader().form("ونفت", "word")))
    assert sense.values == {"commitment": "denies"}
    assert sense.surface.inflected is not None
    assert sense.surface.inflected.gender == "f"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("lexicon: x\nwrods: []", "unknown key 'wrods'"),
        ("entries:\n - {class: A}", "an entry needs one of"),
        ("entries:\n - {word: قال}", "no class for the word"),
        ("entries:\n - {word: قال, class: A, clitics: some}", "clitics is one of"),
        ("entries: [", "not readable as YAML"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "wrong.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"wrong\.yml") as raised:
        Lexicon().add(path)
    assert complaint in str(raised.value)
