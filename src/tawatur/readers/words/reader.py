"""The words reader: cuts sentences into words and marks, and looks each spelling up once.

A `Form` is shared by all words of one spelling, so that everything that later rooms find out about a
word is found out once (Zipf does the rest). The forms kept are bounded: memory does not grow with the
number of articles.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from tawatur.arabic import letters as l
from tawatur.arabic.clitics import splits
from tawatur.arabic.fold import fold, plain
from tawatur.arabic.numbers import number_of
from tawatur.model.reading import Form, Reading, Sentence, Split, Word
from tawatur.readers.words.shape import shape_classes
from tawatur.rules import Lexicon
from tawatur.rules.grammar import FORMS_KEPT

HERE = Path(__file__).parent

_LETTER = r"\u0620-\u063f\u0641-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc"
_WITHIN = l.MARKS + l.INVISIBLE + l.TATWEEL
_LATIN = rf"^\W\d_{_LETTER}{l.TATWEEL}"
_DIGIT = rf"0-9{l.ARABIC_INDIC_DIGITS}{l.PERSIAN_DIGITS}"
WORD = re.compile(
    rf"(?P<word>[{_LETTER}](?:[{_WITHIN}]*[{_LETTER}])*[{l.MARKS}{l.TATWEEL}]*)"
    rf"|(?P<number>[{_DIGIT}]+(?:[.,{l.ARABIC_DECIMAL}{l.ARABIC_THOUSANDS}][{_DIGIT}]+)*)"
    rf"|(?P<latin>[{_LATIN}]+(?:['\u2019&.-][{_LATIN}]+)*)"
    rf"|(?P<mark>[^\s{l.INVISIBLE}{l.MARKS}])"
)


class WordsReader:
    """Gives every sentence its words."""

    name = "words"
    needs = ("sentences",)
    gives = ("words",)

    def __init__(self) -> None:
        """Read the lexicon of function words."""
        self._lexicon = Lexicon()
        for path in sorted(HERE.glob("lexicon/*.yml")):
            self._lexicon.add(path)
        self._forms: dict[str, Form] = {}

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` whose sentences have their words."""
        sentences = tuple(self._sentence(reading.text, sentence) for sentence in reading.sentences)
        return msgspec.structs.replace(reading, sentences=sentences)

    def _sentence(self, text: str, sentence: Sentence) -> Sentence:
        forms, words = self._forms, list[Word]()
        for found in WORD.finditer(text, sentence.start, sentence.end):
            raw, (start, end) = found[0], found.span()
            form = forms.get(raw) or self.form(raw, found.lastgroup or "mark")
            words.append(Word(start, end, form))
        return Sentence(sentence.start, sentence.end, sentence.block, tuple(words))

    def form(self, raw: str, kind: str) -> Form:
        """The form of a spelling, looked up once."""
        form = self._forms.get(raw)
        if form is None:
            if len(self._forms) >= FORMS_KEPT:
                self._forms.clear()
            form = self._forms[raw] = self._new_form(raw, kind)
        return form

    def _new_form(self, raw: str, kind: str) -> Form:
        bare, folded = plain(raw), fold(raw)
        cuts = splits(raw) if kind == "word" else (Split("", folded, "", 0, len(raw)),)
        form = Form(
            raw, bare, folded, kind, cuts, shape_classes(raw, bare, kind, cuts), number_of(folded, kind)
        )
        senses = list(self._lexicon.senses(form))
        known = {name for sense in senses for name in sense.surface.classes}
        number = next((float(s.values["number"]) for s in senses if "number" in s.values), form.number)
        return msgspec.structs.replace(form, classes=form.classes | known, number=number)
