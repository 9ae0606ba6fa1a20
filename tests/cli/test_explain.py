"""`tawatur explain`: every value of a record leads down to a rule that exists and to published characters."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tawatur.explain import explain
from tawatur.model.errors import InputError
from tawatur.model.reading import Page, Reading
from tawatur.pipeline import Pipeline

TAWATUR = str(Path(sys.executable).with_name("tawatur"))
EXAMPLES = sorted(Path("examples").glob("*.txt"))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(strict=True)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_value_can_be_explained(pipeline: Pipeline, path: Path) -> None:
    reading = pipeline.reading(Page(text=path.read_text(encoding="utf-8"), published="2019-11-30"))
    for layer in (reading.mentions, reading.dates, reading.places, reading.sayings, reading.events):
        for value in layer:
            node = explain(reading, value.id)
            assert value.rule
            assert value.rule in node.text
            assert leaves_point_at_text(reading, node)


def leaves_point_at_text(reading: Reading, node: Any) -> bool:
    children = all(leaves_point_at_text(reading, child) for child in node.children)
    own = node.children or (node.span is not None and reading.surface(node.span) == node.text)
    return bool(own) and children


def test_an_unknown_id_names_the_known_ones(pipeline: Pipeline) -> None:
    reading = pipeline.reading(Page(text=EXAMPLES[0].read_text(encoding="utf-8")))
    with pytest.raises(InputError, match=r"no value 'Y999'.*Y1"):
        explain(reading, "Y999")


def test_the_command_prints_the_tree() -> None:
    command = [TAWATUR, "explain", str(EXAMPLES[0]), "Y1", "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    (tree,) = json.loads(done.stdout)
    assert tree["label"] == "Y1"
    assert tree["text"].startswith("rule saying/")
    assert tree["because"]


def test_an_unknown_id_is_one_line_on_stderr() -> None:
    command = [TAWATUR, "explain", str(EXAMPLES[0]), "Q7"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"Q7" in done.stderr


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("no/such/page", "No such file"),
        ("-", "-: JSON lines: many pages in one file"),
        ("examples", "examples: a folder; one page is wanted here, so name a file in it"),
    ],
)
def test_what_is_no_page_is_refused(path: str, said: str) -> None:
    command = [TAWATUR, "explain", path]
    done = subprocess.run(command, input=b'{"text": "a"}', capture_output=True, check=False, timeout=120)
    assert done.returncode == 1
    assert said in done.stderr.decode()
