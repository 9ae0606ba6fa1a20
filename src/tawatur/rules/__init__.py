"""The rule engine: words and patterns as data, matched at the speed of `re`.

Blind to any subject. A sentence becomes a string with one character per unit (a word, a phrase of a
lexicon, or a value of an earlier layer); every distinct set of word classes gets one code point; a
rule's pattern over class names compiles to one regular expression over that string, reduced to what the
pattern can tell apart. The decision one would trip over: a new set of classes compiles a pattern again
only where it answers that pattern's questions as no set before it did (`matcher`).
"""

from tawatur.rules.grammar import Grammar, Layer
from tawatur.rules.lexicon import Entry, Lexicon, Sense, sense_of
from tawatur.rules.match import Match, Unit
from tawatur.rules.rule import Example, Rule

__all__ = ["Entry", "Example", "Grammar", "Layer", "Lexicon", "Match", "Rule", "Sense", "Unit", "sense_of"]
