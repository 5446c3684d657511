"""Every text of the pages has a row that says what bears it, and every bearer exists."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from pages.words.words import FOLDER, LANGUAGES, words

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLAIN = {"label", "question", "wrong-answer", "instruction"}
SENTENCE = re.compile(r"[。？?]|\.(\s|$)")
FILES = sorted(file.stem for file in (FOLDER / "zh").glob("*.toml"))


def rows(name: str) -> dict[str, list[str]]:
    """The bearers of each key of one text file."""
    table = tomllib.loads((HERE / "texts" / f"{name}.toml").read_text("utf-8"))
    return {key: [row] if isinstance(row, str) else row for key, row in table.items()}


@cache
def register(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


@cache
def names_of_tests(path: str) -> frozenset[str]:
    """The names of the tests in a file, of Python or of the stage; none where there is no such file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    text = file.read_text("utf-8")
    if file.suffix == ".ts":
        return frozenset(re.findall(r"\b(?:it|test)(?:\.each\([^`]*?\))?\(\s*[\"'`](.+?)[\"'`]\s*,", text))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds))
    return frozenset(node.name for node in functions if node.name.startswith("test_"))


def bears(bearer: str) -> bool:
    """Whether this bearer is there."""
    kind, _, name = bearer.partition(":")
    if kind in ("source", "measured") and not name.startswith(":"):
        return name in register({"source": "sources", "measured": "measurements"}[kind])
    path, _, test = bearer.partition("::")
    return bearer in PLAIN or test in names_of_tests(path)


@pytest.mark.parametrize("name", FILES)
def test_every_text_has_a_row_and_every_row_a_text(name):
    assert rows(name).keys() == words("en").file(name).keys()


@pytest.mark.parametrize("name", FILES)
def test_every_bearer_is_there(name):
    missing = {key: row for key, row in rows(name).items() if not row or not all(map(bears, row))}
    assert not missing


@pytest.mark.parametrize("name", FILES)
def test_what_is_called_a_label_asserts_nothing(name):
    labels = [key for key, row in rows(name).items() if "label" in row]
    told = [key for key in labels for lang in LANGUAGES if SENTENCE.search(words(lang).file(name)[key])]
    assert not told


@pytest.mark.parametrize("name", FILES)
def test_what_is_called_a_question_asks(name):
    asked = [key for key, row in rows(name).items() if "question" in row]
    assert not [key for key in asked for lang in LANGUAGES if not re.search("[?？]", words(lang).file(name)[key])]


@pytest.mark.parametrize("name", FILES)
def test_a_plain_row_stands_alone(name):
    assert not [key for key, row in rows(name).items() if set(row) & PLAIN and len(row) > 1]


def test_measurements_can_be_made_again_and_sources_be_found():
    for name, entry in register("measurements").items():
        assert entry["figures"].strip(), name
        script = re.search(r"tests[./]bench[./](\w+)", entry["command"])
        assert script, name
        assert (ROOT / "tests" / "bench" / f"{script[1]}.py").is_file(), name
    for name, entry in register("sources").items():
        assert entry["where"].strip(), name


def test_a_bearer_that_is_not_there_does_not_bear():
    assert not bears("tests/claims/test_claims.py::test_of_nothing")
    assert not bears("tests/nowhere.py::test_every_bearer_is_there")
    assert not bears("source:nobody")
    assert not bears("measured:nothing")
    assert not bears("TODO")
    assert bears("tests/claims/test_claims.py::test_every_bearer_is_there")
