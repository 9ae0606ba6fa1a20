"""Word vectors with pieces of words (FastText), from unmarked news: what a word is like, known or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from gensim.models import FastText
from gensim.models.fasttext_inner import ft_hash_bytes

from tawatur.arabic.fold import fold
from tawatur.networks.trunk import LONGEST, SHORTEST, pieces_of

SIZE, WINDOW, FEWEST, NEGATIVE, EPOCHS, BUCKETS, SAMPLE, SEED = 64, 5, 2, 8, 12, 60_000, 1e-4, 1
FEWEST_WORDS = 3
"""Words that must have a piece for it to be kept."""
SENTENCE_END = re.compile(r"[\n.؟!]")
WORD = re.compile(r"\w+|[^\w\s]")
Floats = npt.NDArray[np.float32]


class Vectors(NamedTuple):
    """A row for each word, then for each piece."""

    words: list[str]
    pieces: list[str]
    rows: Floats

    def of(self, words: Iterable[str]) -> Floats:
        """The vector of each word, as the tagger works it out."""
        word = {name: row for row, name in enumerate(self.words)}
        piece = {name: row for row, name in enumerate(self.pieces, len(self.words))}
        return np.stack([self._of(one, word, piece) for one in words])

    def _of(self, one: str, word: dict[str, int], piece: dict[str, int]) -> Floats:
        known = [word[one]] if one in word else [piece[p] for p in pieces_of(one) if p in piece]
        mean: Floats = self.rows[known].mean(0) if known else np.zeros(SIZE, np.float32)
        return mean


def learn(texts: Iterable[str]) -> Vectors:
    """Vectors from texts. One worker and a seed: the same texts give the same vectors."""
    sentences = list(_sentences(texts))
    model = FastText(
        vector_size=SIZE, window=WINDOW, min_count=FEWEST, sg=1, negative=NEGATIVE, sample=SAMPLE,
        workers=1, seed=SEED, min_n=SHORTEST, max_n=LONGEST, bucket=BUCKETS,
    )  # fmt: skip
    model.build_vocab(sentences)
    model.train(sentences, total_examples=len(sentences), epochs=EPOCHS)
    words = list(model.wv.index_to_key)
    counts = Counter(piece for word in words for piece in set(pieces_of(word)))
    pieces = sorted(piece for piece, count in counts.items() if count >= FEWEST_WORDS)
    rows = np.concatenate([model.wv.vectors, _rows_of(pieces, model)])
    return Vectors(words, pieces, (rows / model.wv.vectors.std()).astype(np.float32))


def _rows_of(pieces: Sequence[str], model: FastText) -> Floats:
    rows: Floats = model.wv.vectors_ngrams[[ft_hash_bytes(piece.encode()) % BUCKETS for piece in pieces]]
    return rows


def _sentences(texts: Iterable[str]) -> Iterator[list[str]]:
    for text in texts:
        for sentence in SENTENCE_END.split(text):
            words = WORD.findall(fold(sentence))
            if len(words) >= SHORTEST:
                yield words
