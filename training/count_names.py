"""Count how words behave in and around names: `python -m training.count_names MARKED.jsonl … [--corpus …]`.

A tenth of the documents of the marked sentences (see `training.marked`) is never counted: names are scored on
it. Writes `src/tawatur/readers/names/tables/habits.tsv`; only counts of single words are kept, no text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from tawatur.model.reading import Page, Reading, Sentence, Word
from tawatur.readers.names.habits import COLUMNS, key_of_form, key_of_text
from tawatur.readers.words import WordsReader
from training.marked import Unit, arguments, read_units

OUT = Path(__file__).parent.parent / "src/tawatur/readers/names/tables/habits.tsv"
COARSE = {
    "PER": "person",
    "ORG": "body",
    "GROUP": "body",
    "GPE": "place",
    "LOC": "place",
    "SITE": "site",
    "NORP": "people",
}
FEWEST_OUTSIDE = 3
Counts = defaultdict[str, Counter[str]]


def count_unit(unit: Unit, words: tuple[Word, ...], counts: Counts) -> None:
    """Add one unit's words to the counts."""
    inside: set[int] = set()
    for start, end, kind in unit.names:
        own = [
            i
            for i, word in enumerate(words)
            if word.end > start and word.start < end and word.form.kind != "mark"
        ]
        inside.update(own)
        for place, index in enumerate(own):
            word = words[index]  # of which a proclitic may stand outside the name
            key = key_of_text(unit.text[max(start, word.start) : min(end, word.end)])
            counts[key][f"{COARSE[kind]}_{'later' if place else 'first'}"] += 1
        following = words[own[-1] + 1 : own[-1] + 2] if own else ()
        for word in following:
            if word.form.kind != "mark":
                counts[key_of_form(word.form)][f"{COARSE[kind]}_stop"] += 1
    for index, word in enumerate(words):
        if index not in inside and word.form.kind == "word":
            count_outside(word, counts)


def count_outside(word: Word, counts: Counts) -> None:
    """Count a word outside all names, whole and without each candidate of its proclitics."""
    keys = {key_of_form(word.form)}
    keys |= {key_of_text(split.stem) for split in word.form.splits if split.prefix and not split.suffix}
    for key in keys:
        counts[key]["outside"] += 1


def write(counts: Counts, path: Path) -> None:
    """Write the words that were seen in a name, or often enough outside."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(("word", *COLUMNS)) + "\n")
        for word in sorted(counts):
            row = counts[word]
            if row["outside"] >= FEWEST_OUTSIDE or any(row[c] for c in COLUMNS if c != "outside"):
                out.write("\t".join((word, *(str(row[c] or "") for c in COLUMNS))).rstrip("\t") + "\n")


def main() -> None:
    """Count the files named on the command line."""
    given = arguments()
    reader, counts = WordsReader(), defaultdict[str, Counter[str]](Counter)
    for unit in read_units(given.marked, given.corpus):
        if not unit.kept_aside:
            whole = Sentence(0, len(unit.text), 0)
            reading = reader.read(Reading(page=Page(), text=unit.text, sentences=(whole,)))
            count_unit(unit, reading.sentences[0].words, counts)
    write(counts, OUT)


if __name__ == "__main__":
    main()
