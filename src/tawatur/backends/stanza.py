"""The backend `stanza`: Stanford's Stanza with an Arabic model for names.

The folder is what `stanza.download("ar", model_dir=FOLDER)` fills: resources.json and, under ar, the tagger
with the vectors and character models that it rests on. Words are cut as we cut them; Stanza's own tokenizer
is not run. Stanza tells no score: a name that it gives is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from tawatur.backends.labels import kinds_of
from tawatur.backends.local import digest, library, loading, model_folder
from tawatur.backends.protocol import Found
from tawatur.backends.tags import TaggedWord, labelled
from tawatur.backends.windows import Window, windows

LANGUAGE = "ar"
LIMIT = 200
"""Words at once: more than all but a few sentences have, fewer than what the models over a BERT take."""
SURE = 1.0


class Stanza:
    """A tagger from a folder."""

    name = "stanza"

    def __init__(self, where: str) -> None:
        """Load the model. Raises BackendMissing or BackendFailed, which say what is wrong."""
        self.folder = model_folder(self.name, where)
        self._pipeline = self._load(library(self.name, "stanza"))
        tagger = self._pipeline.processors["ner"]
        self._kinds = kinds_of(self.folder, tagger.get_known_tags())

    @cached_property
    def model(self) -> str:
        """The digest of the model's files."""
        return digest(self.folder)

    def tag(self, sentences: Sequence[str]) -> list[list[Found]]:
        """The names of each sentence."""
        found: list[list[Found]] = [[] for _ in sentences]
        parts = list(windows(sentences, LIMIT))
        for part, tags in zip(parts, self._tags(sentences, parts), strict=True):
            found[part.sentence].extend(self._found(part, tags))
        return found

    def _load(self, stanza: Any) -> Any:
        with loading(self.name, self.folder):
            return stanza.Pipeline(
                LANGUAGE,
                dir=str(self.folder),
                processors="tokenize,ner",
                tokenize_pretokenized=True,
                download_method=None,
                verbose=False,
            )

    def _tags(self, sentences: Sequence[str], parts: Sequence[Window]) -> list[list[str]]:
        """The tag of each word of each window."""
        words = [[sentences[part.sentence][start:end] for start, end in part.words] for part in parts]
        if not words:
            return []
        return [[token.ner for token in read.tokens] for read in self._pipeline(words).sentences]

    def _found(self, part: Window, tags: Sequence[str]) -> list[Found]:
        words = (TaggedWord(*span, tag, SURE) for span, tag in zip(part.words, tags, strict=True))
        names = ((name, self._kinds[name.label]) for name in labelled(words))
        return [
            Found(name.start, name.end, kind, name.score)
            for name, kind in names
            if kind is not None and part.owns(name.start)
        ]
