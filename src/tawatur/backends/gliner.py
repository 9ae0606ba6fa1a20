"""The backend `gliner`: GLiNER, which is asked for kinds of names in words.

The folder holds gliner_config.json, the weights and the tokenizer; what is asked, and which kind each answer
is, stands in asked.yml here or in the folder's own kinds.yml.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from tawatur.backends.labels import HERE, own_table, table
from tawatur.backends.local import digest, library, loading, model_folder
from tawatur.backends.protocol import Found
from tawatur.backends.windows import Window, windows

LIMIT = 100
"""Words at once: with what is asked they stay within 512 tokens, after which GLiNER cuts without a word."""
SURE_ENOUGH = 0.5
AT_ONCE = 16


class Gliner:
    """A tagger from a folder."""

    name = "gliner"

    def __init__(self, where: str) -> None:
        """Load the model. Raises BackendMissing or BackendFailed, which say what is wrong."""
        self.folder = model_folder(self.name, where)
        gliner, self._torch = library(self.name, "gliner"), library(self.name, "torch")
        self._network = self._load(gliner)
        self._kinds = own_table(self.folder) or table(HERE / "asked.yml")
        self._limit = min(LIMIT, self._network.config.max_len)

    @cached_property
    def model(self) -> str:
        """The digest of the model's files."""
        return digest(self.folder)

    def tag(self, sentences: Sequence[str]) -> list[list[Found]]:
        """The names of each sentence."""
        found: list[list[Found]] = [[] for _ in sentences]
        parts = list(windows(sentences, self._limit))
        texts = [sentences[part.sentence][part.start : part.end] for part in parts]
        for part, answers in zip(parts, self._answers(texts), strict=True):
            found[part.sentence].extend(self._found(part, answers))
        return found

    def _load(self, gliner: Any) -> Any:
        safetensors = library(self.name, "safetensors")
        device = "cuda" if self._torch.cuda.is_available() else "cpu"
        with loading(self.name, self.folder, safetensors.SafetensorError):
            network = gliner.GLiNER.from_pretrained(
                str(self.folder), local_files_only=True, map_location=device
            )
        return network.eval()

    def _answers(self, texts: Sequence[str]) -> Sequence[Sequence[dict[str, Any]]]:
        if not texts:
            return []
        with self._torch.inference_mode():
            answers: Sequence[Sequence[dict[str, Any]]] = self._network.inference(
                list(texts), list(self._kinds), threshold=SURE_ENOUGH, batch_size=AT_ONCE
            )
        return answers

    def _found(self, part: Window, answers: Sequence[dict[str, Any]]) -> list[Found]:
        names = [
            (part.start + answer["start"], part.start + answer["end"], self._kinds[answer["label"]], answer)
            for answer in answers
        ]
        return [
            Found(start, end, kind, float(answer["score"]))
            for start, end, kind, answer in names
            if kind is not None and part.owns(start)
        ]
