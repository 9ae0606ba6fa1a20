"""Grammars: encoding with phrases and earlier layers, captures, and rule files that are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tawatur.model.errors import DataError
from tawatur.model.reading import Page, Reading
from tawatur.model.record import Block
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader
from tawatur.rules import Grammar, Layer, Match

LEXICON = """
lexicon: test/report
classes: {finite: REPORT_VERB}
entries:
  - {verb: قال, imperfect: يقول, values: {act: say}}
  - {word: على حد قول, class: VIA, clitics: conjunction}
"""
RULES = """
macros: {NAME_WORDS: "(WORD & !REPORT_VERB & !THAT){1,12}"}
rules:
  - id: test/verb-that
    gives: saying
    pattern: cue:REPORT_VERB source:NAME_WORDS (COMMA when:TIME COMMA)? THAT
    make: match
    reads: [قالت الوزارة إن الهدنة صامدة]
    refuses: [قالت]
  - id: test/via
    gives: saying
    pattern: COMMA cue:VIA source:NAME_WORDS
    make: match
    reads: ["x"]
    refuses: ["y"]
"""


def folder(tmp_path: Path, rules: str = RULES) -> Path:
    for name, text in (("lexicon", LEXICON), ("rules", rules)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "test.yml").write_text(text, encoding="utf-8")
    return tmp_path


def words_of(text: str) -> Reading:
    reading = Reading(page=Page(text=text), text=text, blocks=(Block("paragraph", 0, len(text)),))
    return WordsReader().read(SentencesReader().read(reading))


def found(grammar: Grammar, text: str, layers: tuple[Layer, ...] = ()) -> list[Match]:
    return list(grammar.matches(grammar.encode(words_of(text).sentences[0], layers)))


@pytest.fixture
def grammar(tmp_path: Path) -> Grammar:
    return Grammar([folder(tmp_path)], {"match": lambda match: match})


def test_captures_point_at_published_characters(grammar: Grammar) -> None:
    text = "وقالت الوزارة إن الهدنة صامدة"
    (match,) = found(grammar, text)
    spans = {label: text[span.start : span.end] for label, span in match.parts()}
    assert spans == {"cue": "قالت", "source": "الوزارة"}
    assert match.values("cue") == {"act": "say"}
    assert match.words("source") == range(1, 2)


def test_a_layer_value_is_one_unit(grammar: Grammar) -> None:
    text = "قالت الوزارة، مساء السبت، إن الهدنة صامدة"
    layer = Layer(3, 4, frozenset({"TIME"}), value="the date")
    (match,) = found(grammar, text, (layer,))
    assert match.value("when") == "the date"
    assert not found(grammar, text)


def test_a_phrase_is_one_unit(grammar: Grammar) -> None:
    (match,) = found(grammar, "الهدنة صامدة، على حد قول الناطق")
    assert match.rule.id == "test/via"
    assert len(match.units_of("cue")) == 1


def test_the_longer_of_phrase_and_layer_wins(grammar: Grammar) -> None:
    layer = Layer(3, 3, frozenset({"TIME"}))
    assert found(grammar, "الهدنة صامدة، على حد قول الناطق", (layer,))


def test_a_set_of_classes_seen_later_is_known_to_its_patterns(grammar: Grammar) -> None:
    assert found(grammar, "قالت الوزارة إن الهدنة صامدة")
    assert found(grammar, "يقولون 3 بلاغات", ()) == []
    assert found(grammar, "تقول وزارتهم بأن الهدنة صامدة")


def changed(**change: Any) -> str:
    rule = {"id": "a/b", "gives": "saying", "pattern": "REPORT_VERB"}
    rule |= {"make": "match", "reads": "[x]", "refuses": "[y]"}
    lines = [f"{key}: {value}" for key, value in {**rule, **change}.items() if value]
    return "rules:\n  - " + "\n    ".join(lines) + "\n"


@pytest.mark.parametrize(
    ("rules", "complaint"),
    [
        (changed(reads=None), "no reads"),
        (changed(refuses=None), "no refuses"),
        (changed(make="unknown"), "no maker called 'unknown'"),
        (changed(colour="red"), "unknown key 'colour'"),
        (changed(pattern="REPORT_VERB )"), "unexpected"),
        (changed() + changed().removeprefix("rules:\n"), "the rule id a/b is taken"),
        ("rules:\n  - [x]\n", "expected a mapping"),
    ],
)
def test_a_wrong_rule_is_refused_by_name(tmp_path: Path, rules: str, complaint: str) -> None:
    with pytest.raises(DataError, match=r"test\.yml") as raised:
        Grammar([folder(tmp_path, rules)], {"match": lambda match: match})
    assert complaint in str(raised.value)
