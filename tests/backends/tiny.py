"""Models of a few kilobytes that the tests make on disk, each with its own library; nothing is downloaded.

All know the same few words. The token classifier's weights are set by hand; GLiNER and Stanza learn them in
a moment, with a fixed seed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

PEOPLE, PLACES = ("محمد", "سيالة"), ("تونس", "وتونس")
OTHERS = ("زار", "الوزير", "أمس", "الوفد", "ثم")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
TAGS = ("O", "B-PER", "I-PER", "B-LOC")
TAG_OF: Mapping[str, str] = {PEOPLE[0]: "B-PER", PEOPLE[1]: "I-PER", **dict.fromkeys(PLACES, "B-LOC")}
"""What the models know of the words; all others are outside names."""
TEXT = "زار الوزير محمد سيالة تونس أمس"
"""A sentence in which they find a person and a place."""
STEPS, LEARNT = 400, 0.02
"""Steps of learning at most; the loss at which it ends."""


def lessons() -> list[list[str]]:
    """Sentences of the known words in any order, the same every time."""
    chance, parts = random.Random(7), ([*PEOPLE], *([word] for word in (*PLACES, *OTHERS)))  # noqa: S311
    drawn = [chance.choices(parts, k=chance.randint(2, 8)) for _ in range(30)]
    return [TEXT.split(), *([word for part in sentence for word in part] for sentence in drawn)]


def tokenizer(words: Sequence[str], longest: int) -> Any:
    """A fast tokenizer of whole words, as saved by transformers."""
    tokenizers, transformers = (pytest.importorskip(name) for name in ("tokenizers", "transformers"))
    vocabulary = {word: number for number, word in enumerate((*SPECIAL, *words))}
    made = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    made.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=made, model_max_length=longest,
        pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",  # noqa: S106
    )  # fmt: skip


def token_classifier(folder: Path, tags: Sequence[str] = TAGS, longest: int = 16) -> Path:
    """A BERT without layers: each word is a direction of its own, and the classifier reads it off."""
    torch, transformers = (pytest.importorskip(name) for name in ("torch", "transformers"))
    words = (*PEOPLE, *PLACES, *OTHERS)
    size = len(SPECIAL) + len(words)
    config = transformers.BertConfig(
        vocab_size=size, hidden_size=size, num_hidden_layers=0, num_attention_heads=1, intermediate_size=4,
        max_position_embeddings=longest, id2label=dict(enumerate(tags)),
    )  # fmt: skip
    network = transformers.BertForTokenClassification(config)
    embeddings = network.bert.embeddings
    with torch.no_grad():
        for part in (embeddings.position_embeddings, embeddings.token_type_embeddings):
            part.weight.zero_()
        embeddings.word_embeddings.weight.copy_(torch.eye(size))
        network.classifier.weight.zero_()
        for number, word in enumerate((*SPECIAL, *words)):
            network.classifier.weight[TAGS.index(TAG_OF.get(word, "O")), number] = 9.0
        network.classifier.bias.zero_()
    network.save_pretrained(folder)
    tokenizer(words, longest).save_pretrained(folder)
    return folder


def gliner(folder: Path, longest: int = 384) -> Path:
    """A span model over a BERT of one layer, taught the lessons."""
    torch, library = (pytest.importorskip(name) for name in ("torch", "gliner"))
    torch.manual_seed(7)
    asked = ("person", "country")
    words = tokenizer((*PEOPLE, *PLACES, *OTHERS, *asked, "<<ENT>>", "<<SEP>>"), 512)
    words.add_special_tokens({"additional_special_tokens": ["<<ENT>>", "<<SEP>>"]})
    config = library.config.UniEncoderSpanConfig(
        model_name="tiny", hidden_size=16, dropout=0.0, max_width=3, max_len=longest, num_rnn_layers=0,
        class_token_index=words.convert_tokens_to_ids("<<ENT>>"), vocab_size=len(words),
        encoder_config={
            "model_type": "bert", "vocab_size": len(words), "hidden_size": 16, "num_hidden_layers": 1,
            "num_attention_heads": 2, "intermediate_size": 16, "max_position_embeddings": 512,
        },
    )  # fmt: skip
    network = library.model.UniEncoderSpanGLiNER(config, tokenizer=words, backbone_from_pretrained=False)
    learn_gliner(torch, network, asked)
    network.save_pretrained(folder)
    (folder / "kinds.yml").write_text("person: PER\ncountry: GPE\n", encoding="utf-8")
    return folder


def learn_gliner(torch: Any, network: Any, asked: Sequence[str]) -> None:
    collate = network.data_collator_class(
        network.config, data_processor=network.data_processor, prepare_labels=True
    )
    batch = collate(
        [{"tokenized_text": words, "ner": spans_of(words), "ner_labels": list(asked)} for words in lessons()]
    )
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    network.train()
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = network(**batch).loss
        loss.backward()
        optimizer.step()
        if loss.item() < LEARNT * len(batch["input_ids"]):
            return


def spans_of(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """First word, last word and label of each name of a lesson."""
    people = [(at, at + 1, "person") for at, word in enumerate(words) if word == PEOPLE[0]]
    return people + [(at, at, "country") for at, word in enumerate(words) if word in PLACES]


def stanza(folder: Path) -> Path:
    """An LSTM over letters, taught the lessons, in the layout of stanza's downloads."""
    torch = pytest.importorskip("torch")
    document, data, trainers = (
        pytest.importorskip(f"stanza.models.{name}") for name in ("common.doc", "ner.data", "ner.trainer")
    )
    torch.manual_seed(7)
    sentences = [
        [{"id": at, "text": word, "ner": bioes(word)} for at, word in enumerate(words, 1)]
        for words in lessons()
    ]
    loader = data.DataLoader(document.Document(sentences), len(sentences), STANZA, None)
    trainer = trainers.Trainer(args=dict(STANZA), vocab=loader.vocab, device="cpu")
    for _ in range(STEPS):
        if sum(trainer.update(batch) for batch in loader) < LEARNT:
            break
    (folder / "ar" / "ner").mkdir(parents=True)
    trainer.save(str(folder / "ar" / "ner" / "tiny.pt"))
    packages = {"default": {"tokenize": "tiny", "ner": "tiny"}}
    arabic = {"lang_name": "Arabic", "tokenize": {"tiny": {}}, "ner": {"tiny": {}}, "packages": packages}
    (folder / "resources.json").write_text(json.dumps({"ar": arabic}), encoding="utf-8")
    return folder


def bioes(word: str) -> str:
    return {PEOPLE[0]: "B-PER", PEOPLE[1]: "E-PER", **dict.fromkeys(PLACES, "S-LOC")}.get(word, "O")


STANZA: Mapping[str, Any] = {
    "mode": "train", "lang": "ar", "shorthand": "ar_tiny", "scheme": "bioes", "train_scheme": "bioes",
    "word_emb_dim": 8, "emb_finetune": True, "emb_finetune_known_only": False, "lowercase": False,
    "char": True, "charlm": False, "char_emb_dim": 8, "char_hidden_dim": 8, "char_num_layers": 1,
    "char_dropout": 0.0, "char_rec_dropout": 0.0, "char_lowercase": False, "input_transform": False,
    "hidden_dim": 16, "num_layers": 1, "dropout": 0.0, "word_dropout": 0.0, "locked_dropout": 0.0,
    "rec_dropout": 0.0, "bert_model": None, "bert_finetune": False, "use_peft": False,
    "optim": "adam", "lr": 0.05, "momentum": 0.0, "max_grad_norm": 5.0, "batch_size": 64,
}  # fmt: skip
"""What stanza's own training would set, small."""
