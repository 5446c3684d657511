"""The repository's papers name what is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted(ROOT.glob("*.md"))
NAMED = re.compile(r"`((?:\.?[\w-]+/)*[\w.-]+(?:/|\.(?:py|ts|js|md|toml|css|conf|png)))`")
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
