"""The repository's papers name what is there, and the code in them runs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted(ROOT.glob("*.md"))
NAMED = re.compile(r"`((?:\.?[\w-]+/)*[\w.-]+(?:/|\.(?:py|ts|js|md|toml|css|conf|png)))`")
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OTHERS = {".git", ".venv", "node_modules", "__pycache__"}


def below(folder: Path) -> Iterator[str]:
    """Every file, and every folder with a slash at its end, as a path from the top."""
    for path in folder.iterdir():
        if path.name not in OTHERS:
            yield f"/{path.relative_to(ROOT).as_posix()}{'/' * path.is_dir()}"
            if path.is_dir():
                yield from below(path)


HERE = set(below(ROOT))


def is_there(name: str) -> bool:
    """At the top, or in a room that the sentence has already named."""
    return any(path.endswith(f"/{name}") for path in HERE)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_file_and_folder_that_a_paper_names_is_there(paper):
    named = set(NAMED.findall(paper.read_text("utf-8")))
    assert named or paper.name == "CHANGELOG.md"
    assert sorted(name for name in named if not is_there(name)) == []


def test_a_name_that_is_nowhere_is_found_out():
    assert not is_there("pages/ui/")
    assert not is_there("lost.py")
    assert is_there("pages/frame.py")
    assert is_there("guard.py")


@pytest.mark.parametrize("block", PYTHON.findall((ROOT / "README.md").read_text("utf-8")))
def test_the_code_of_the_readme_gives_what_its_comments_say(block):
    names, values = {}, []
    for line in block.splitlines():
        code, _, comment = line.partition("  # ")
        if not comment:
            exec(code, names)
        else:
            values.append((eval(code, names), comment))
    assert [value for value, comment in values if not says(comment, value)] == []
    assert values


def says(comment: str, value: object) -> bool:
    """Whether the comment is the value, or ends in its shape, where a letter stands for any length."""
    shape = re.search(r", \(([^()]+)\)$", comment)
    if not shape:
        return ast.literal_eval(comment) == value
    return re.fullmatch(re.sub("[A-Z]", r"\\d+", re.escape(shape[1])), ", ".join(map(str, value.shape))) is not None


def test_a_comment_that_says_something_else_is_found_out():
    assert not says("('我', '爱')", ("我", "爱", "中国"))
    assert not says("forget gates, (5, H)", np.zeros((4, 16)))
    assert not says("forget gates, (4, H)", np.zeros((4, 5, 16)))
    assert says("forget gates, (4, H)", np.zeros((4, 16)))
