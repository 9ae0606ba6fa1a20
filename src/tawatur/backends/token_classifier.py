"""The backend `transformers`: a token classifier in the format of Hugging Face.

The folder is what `save_pretrained` wrote: config.json with its id2label, the weights, a fast tokenizer.
Sentences go through the model in batches of similar length. The tokenizer cuts a long one into windows that
overlap; of a word that two windows see, the window counts in which it stands further from the edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from tawatur.backends.labels import kinds_of
from tawatur.backends.local import digest, library, loading, model_folder
from tawatur.backends.protocol import Found
from tawatur.backends.tags import TaggedWord, label_of, labelled
from tawatur.model.errors import BackendFailed

LONGEST = 512
"""Tokens of a window, where the model has no lower limit: sentences are shorter, and cost grows squared."""
POSITIONS_KEPT = 2
"""Positions that RoBERTa and its kin keep back, where the tokenizer does not tell the model's length."""
TOKENS_AT_ONCE = 8192


class Window(NamedTuple):
    """The tokens of (part of) sentence number `sentence`: model inputs, code points, word numbers."""

    sentence: int
    inputs: dict[str, list[int]]
    offsets: Sequence[tuple[int, int]]
    words: Sequence[int | None]


class Seen(NamedTuple):
    """A word as one window sees it; `margin` are the tokens between it and the window's nearer edge."""

    word: int
    margin: int
    tagged: TaggedWord


class TokenClassifier:
    """A tagger from a folder."""

    name = "transformers"

    def __init__(self, where: str) -> None:
        """Load the model. Raises BackendMissing or BackendFailed, which say what is wrong."""
        self.folder = model_folder(self.name, where)
        transformers, self._torch = library(self.name, "transformers"), library(self.name, "torch")
        self._tokenizer, self._network = self._load(transformers)
        self._tags: dict[int, str] = self._network.config.id2label
        self._kinds = kinds_of(self.folder, filter(None, map(label_of, self._tags.values())))
        self._limit = _limit(self._tokenizer, self._network.config)

    @cached_property
    def model(self) -> str:
        """The digest of the model's files."""
        return digest(self.folder)

    def tag(self, sentences: Sequence[str]) -> list[list[Found]]:
        """The names of each sentence."""
        seen: list[list[Seen]] = [[] for _ in sentences]
        windows = sorted(self._windows(sentences), key=lambda window: len(window.offsets))
        for batch in _batches(windows):
            for window, tags in zip(batch, self._tags_of(batch), strict=True):
                seen[window.sentence].extend(_words(window, tags))
        return [self._found(words) for words in seen]

    def _load(self, transformers: Any) -> tuple[Any, Any]:
        safetensors = library(self.name, "safetensors")
        failed = loading(self.name, self.folder, safetensors.SafetensorError)
        with _without_progress(transformers.utils.logging), failed:
            tokenizer = transformers.AutoTokenizer.from_pretrained(self.folder, local_files_only=True)
            network, report = transformers.AutoModelForTokenClassification.from_pretrained(
                self.folder, local_files_only=True, output_loading_info=True
            )
        if not tokenizer.is_fast:
            raise BackendFailed(f"{self.folder}: the tokenizer tells no offsets; save a fast one")
        if report["missing_keys"]:
            missing = ", ".join(sorted(report["missing_keys"]))
            raise BackendFailed(f"{self.folder}: the model was not trained to tag words; it lacks {missing}")
        device = "cuda" if self._torch.cuda.is_available() else "cpu"
        return tokenizer, network.to(device).eval()

    def _windows(self, sentences: Sequence[str]) -> Iterator[Window]:
        if not sentences:
            return
        encoded = self._tokenizer(
            list(sentences),
            truncation=True,
            max_length=self._limit,
            stride=self._limit // 4,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )
        keys = [key for key in self._tokenizer.model_input_names if key in encoded]
        for at, sentence in enumerate(encoded["overflow_to_sample_mapping"]):
            inputs = {key: encoded[key][at] for key in keys}
            yield Window(sentence, inputs, encoded["offset_mapping"][at], encoded.word_ids(at))

    def _tags_of(self, batch: Sequence[Window]) -> list[list[tuple[str, float]]]:
        """The tag of each token of each window, with its probability."""
        keys = batch[0].inputs
        padded = self._tokenizer.pad(
            {key: [window.inputs[key] for window in batch] for key in keys}, return_tensors="pt"
        )
        with self._torch.inference_mode():
            chances = self._network(**padded.to(self._network.device)).logits.float().softmax(-1)
        scores, tags = (part.tolist() for part in chances.max(-1))
        return [
            [(self._tags[tag], score) for tag, score in zip(*row, strict=True)]
            for row in zip(tags, scores, strict=True)
        ]

    def _found(self, seen: Iterable[Seen]) -> list[Found]:
        best: dict[int, Seen] = {}
        for word in seen:
            if word.word not in best or word.margin > best[word.word].margin:
                best[word.word] = word
        names = labelled(best[word].tagged for word in sorted(best))
        kinds = ((name, self._kinds[name.label]) for name in names)
        return [Found(name.start, name.end, kind, name.score) for name, kind in kinds if kind is not None]


@contextmanager
def _without_progress(logging: Any) -> Iterator[None]:
    """No bars while a model loads: a command's output is its own."""
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()


def _limit(tokenizer: Any, config: Any) -> int:
    """The tokens that the model takes at once."""
    positions = getattr(config, "max_position_embeddings", None) or LONGEST
    told = tokenizer.model_max_length
    return int(min(LONGEST, positions, told if told <= positions else positions - POSITIONS_KEPT))


def _batches(windows: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Windows, the shorter first, in batches of a bounded number of tokens."""
    at = 0
    while at < len(windows):
        stop = at + 1
        while stop < len(windows) and (stop + 1 - at) * len(windows[stop].offsets) <= TOKENS_AT_ONCE:
            stop += 1
        yield windows[at:stop]
        at = stop


def _words(window: Window, tags: Sequence[tuple[str, float]]) -> Iterator[Seen]:
    """The words of a window, each tagged as its first token is: so these models are trained."""
    tokens = [at for at, word in enumerate(window.words) if word is not None]
    for word, group in groupby(tokens, key=lambda at: window.words[at]):
        inside = list(group)
        first, last = inside[0], inside[-1]
        if word is not None and window.offsets[last][1] > window.offsets[first][0]:
            tagged = TaggedWord(window.offsets[first][0], window.offsets[last][1], *tags[first])
            yield Seen(word, min(first, len(window.words) - 1 - last), tagged)
