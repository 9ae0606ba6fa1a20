"""The rule engine: words and patterns as data, matched at the speed of `re`.

Blind to any subject. A sentence becomes a string with one character per unit (a word, a phrase of a
lexicon, or a value of an earlier layer); every distinct set of word classes gets one code point; a
rule's pattern over class names compiles to one regular expression over that string. The decision one
would trip over: a new set of classes recompiles only the patterns that name one of its classes.
"""

from tawatur.rules.grammar import Grammar, Layer, Match, Unit
from tawatur.rules.lexicon import Entry, Lexicon, Sense
from tawatur.rules.rule import Example, Rule

__all__ = ["Entry", "Example", "Grammar", "Layer", "Lexicon", "Match", "Rule", "Sense", "Unit"]
