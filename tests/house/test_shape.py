"""Small functions, small files, plain names, no shrug at errors, no Arabic inside code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.tree import PACKAGE, ROOT, Module, modules

LONGEST_FUNCTION, LONGEST_FILE = 60, 400
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc"}
MAY_CATCH_ALL = {"src/tawatur/pipeline.py"}
MAY_NAME_LETTERS = {"src/tawatur/arabic/letters.py"}
ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
FOLDERS = [
    folder for name in ("src", "tests", "tools", "bench", "training") if (folder := ROOT / name).is_dir()
]


def every_module() -> Iterator[Module]:
    for folder in FOLDERS:
        yield from modules(folder)


def test_no_function_is_long() -> None:
    assert [long for module in every_module() for long in long_functions(module)] == []


def test_no_file_is_long() -> None:
    lengths = {module.path: (ROOT / module.path).read_bytes().count(b"\n") for module in every_module()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_name_says_what_is_inside() -> None:
    paths = [
        path for folder in FOLDERS for path in folder.rglob("*") if path.is_dir() or path.suffix == ".py"
    ]
    assert [str(path) for path in paths if path.stem.lower().split("_")[-1] in NAMES_THAT_SAY_NOTHING] == []


def test_only_the_pipeline_catches_everything() -> None:
    assert [broad for module in every_module() for broad in broad_excepts(module)] == []


def test_no_arabic_stands_inside_code() -> None:
    assert [text for module in modules(PACKAGE) for text in arabic_strings(module)] == []


@pytest.mark.parametrize(
    "line", ["except:", "except Exception:", "except (OSError, BaseException) as error:"]
)
def test_a_broad_except_is_seen(line: str) -> None:
    tree = ast.parse(f"try:\n    pass\n{line}\n    pass")
    assert list(broad_excepts(Module("made.up", "made-up.py", tree)))


def test_a_long_function_and_arabic_are_seen() -> None:
    long = ast.parse("def f():\n" + "    pass\n" * LONGEST_FUNCTION)
    assert list(long_functions(Module("made.up", "made-up.py", long)))
    assert list(arabic_strings(Module("made.up", "made-up.py", ast.parse("x = f'{y} قال'"))))
    assert not list(arabic_strings(Module("made.up", "made-up.py", ast.parse('"""As in «قال»."""'))))


def long_functions(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{module.path}:{node.lineno} {node.name}: {lines} lines"


def broad_excepts(module: Module) -> Iterator[str]:
    if module.path in MAY_CATCH_ALL:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = {"everything"} if node.type is None else _names(node.type)
            if caught & {"everything", "Exception", "BaseException"}:
                yield f"{module.path}:{node.lineno}"


def arabic_strings(module: Module) -> Iterator[str]:
    """Strings with Arabic in them, docstrings apart: words belong into data files."""
    if module.path in MAY_NAME_LETTERS:
        return
    docstrings = {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    constants = [node for node in ast.walk(module.tree) if isinstance(node, ast.Constant)]
    for node in constants:
        if id(node) not in docstrings and isinstance(node.value, str) and ARABIC_LETTER.search(node.value):
            yield f"{module.path}:{node.lineno} {node.value!r}"


def _names(node: ast.expr) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
