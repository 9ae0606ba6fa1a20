"""Count spellings: `python -m training.count_words CORPUS.jsonl.gz SENTENCES.jsonl …` ({"text"} a line).

The full text of a store takes words apart by what is written how often (`tawatur.store.fulltext.words`).
Writes `src/tawatur/store/fulltext/counts.txt`: folded spellings that occur often enough, with how often. No
text is kept.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tawatur.store.fulltext.words import COUNTS, WORD, folded

FEWEST = 2


def texts(path: Path) -> Iterator[str]:
    """The texts of one file of JSON lines, perhaps compressed."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return (json.loads(line)["text"] for line in data.decode("utf-8").splitlines())


def main() -> None:
    """Count all files named on the command line."""
    counts = Counter(
        folded(found[0])
        for path in sys.argv[1:]
        for text in texts(Path(path))
        for found in WORD.finditer(text)
    )
    kept = sorted(
        (word, n) for word, n in counts.items() if n >= FEWEST and word.isalpha() and not word.isascii()
    )
    COUNTS.write_text("".join(f"{word}\t{n}\n" for word, n in kept), encoding="utf-8")
    print(f"{len(kept)} spellings")


if __name__ == "__main__":
    main()
