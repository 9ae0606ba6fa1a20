"""Count words that are in no name: `python -m training.common_words CORPUS.jsonl.gz`.

The marked sentences hold too few words to know all everyday ones, and an unknown word looks like a name.
The names reader itself reads an unmarked corpus ({"text"} a line); words that it often leaves outside names
and never puts into one are everyday words. Writes `src/tawatur/readers/names/tables/common.tsv`: single
words, no text and no counts.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tawatur.gazetteer.places import is_surely_a_place
from tawatur.model.reading import Page, Reading
from tawatur.readers.names import NamesReader
from tawatur.readers.names.habits import COMMON, NOTHING, habit_of, key_of_form
from tawatur.readers.page import PageReader
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader

FEWEST = 2


def readings(path: Path) -> Iterator[Reading]:
    """The corpus, read as far as names."""
    readers = (PageReader(), SentencesReader(), WordsReader(), NamesReader())
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for text in filter(str.strip, (json.loads(line)["text"] for line in lines)):
            reading = Reading(page=Page(text=text))
            for reader in readers:
                reading = reader.read(reading)
            yield reading


def count(reading: Reading, outside: Counter[str], inside: set[str]) -> None:
    """Add one article's words: those in a name of any kind, and the others with how often they occur."""
    held = [(m.start, m.end) for m in reading.mentions if m.kind != "ROLE"]
    for sentence in reading.sentences:
        for word in sentence.words:
            if word.form.kind == "word":
                key = key_of_form(word.form)
                if any(start < word.end and word.start < end for start, end in held):
                    inside.add(key)
                else:
                    outside[key] += 1


def main() -> None:
    """Count the corpus named on the command line; what an earlier count found must not sway this one."""
    COMMON.write_text("", encoding="utf-8")
    outside, inside = Counter[str](), set[str]()
    for reading in readings(Path(sys.argv[1])):
        count(reading, outside, inside)
    often = (w for w, n in outside.items() if n >= FEWEST and w not in inside)
    kept = sorted(w for w in often if habit_of(w) is NOTHING and not is_surely_a_place(w))
    COMMON.write_text("".join(f"{word}\n" for word in kept), encoding="utf-8")
    print(f"{len(kept)} words in {COMMON}")


if __name__ == "__main__":
    main()
