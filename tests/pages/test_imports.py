"""Imports run one way, in the order of `ORDER`: no layer knows one above it."""

import ast
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ("lstm_core", "lstm_core/train", "lstm_core/toys", "lstm_core/recipes")
ORDER = (*CORE, "pages/ui/quiz", "pages/ui/figures", "pages/ui", "pages/chapters", "pages/frame.py", "app.py")
ALONE = {"streamlit", "plotly", "pandas", "starlette", "torch", "segno"}  # what lstm_core never imports
FORBIDDEN = {**dict.fromkeys(CORE, ALONE), "pages/ui/quiz": {"streamlit", "plotly"}, "pages/ui/figures": {"streamlit"}}


def layer(path: str) -> str | None:
    """The innermost layer that a path belongs to, None for a file of another folder."""
    return max((name for name in ORDER if path == name or path.startswith(f"{name}/")), key=len, default=None)


def targets(tree: ast.AST) -> set[str]:
    """Every module or name that a file imports, dotted."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def home(root: Path, target: str) -> str | None:
    """The path in this project that a dotted name comes from, None for another's."""
    parts = target.split(".")
    for length in range(len(parts), 0, -1):
        path = Path(*parts[:length])
        if (root / path).is_dir():
            return path.as_posix()
        if (root / path.with_suffix(".py")).is_file():
            return path.with_suffix(".py").as_posix()
    return None


def wrong_imports(root: Path) -> list[str]:
    """ "importer → imported" for every import that runs against the order or out of bounds."""
    wrong = []
    folders = (root / "pages", root / "lstm_core")
    files = [root / "app.py", *(file for folder in folders for file in sorted(folder.rglob("*.py")))]
    for file in files:
        path = file.relative_to(root).as_posix()
        mine = layer(path)
        if mine is None:
            continue
        for target in targets(ast.parse(file.read_text("utf-8"))):
            theirs = home(root, target)
            other = layer(theirs) if theirs else None
            if other and ORDER.index(other) > ORDER.index(mine):
                wrong.append(f"{path} → {theirs}")
            if not theirs and target.split(".")[0] in FORBIDDEN.get(mine, ()):
                wrong.append(f"{path} → {target}")
    return wrong


def test_imports_run_one_way():
    assert wrong_imports(ROOT) == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("lstm_core/lstm.py", "import streamlit"),
        ("lstm_core/lstm.py", "from pages.ui import state"),
        ("lstm_core/ledger.py", "def late():\n    import plotly.graph_objects as go"),
        ("lstm_core/specimen.py", "from lstm_core.train.losses import cross_entropy"),
        ("lstm_core/__init__.py", "from lstm_core import train"),
        ("lstm_core/shelf.py", "from lstm_core.recipes.table import make"),
        ("lstm_core/train/fit.py", "from lstm_core.recipes.progress import Progress"),
        ("lstm_core/train/fit.py", "import torch"),
        ("lstm_core/train/fit.py", "from lstm_core.toys import TOYS"),
        ("lstm_core/toys/toy.py", "import streamlit"),
        ("lstm_core/recipes/table.py", "import pandas"),
        ("pages/ui/figures/atlas.py", "import streamlit as st"),
        ("pages/ui/figures/atlas.py", "from pages.ui.state import State"),
        ("pages/ui/quiz/forget.py", "import streamlit as st"),
        ("pages/ui/quiz/ground.py", "from pages.ui.text import words"),
        ("pages/ui/state.py", "from pages.chapters import walk"),
        ("pages/ui/state.py", "import pages.frame"),
        ("pages/chapters/walk.py", "from pages import frame"),
        ("pages/frame.py", "import app"),
    ],
)
def test_the_rule_fails_on_a_wrong_import(tmp_path, file, line):
    for name in ("app.py", "pages", "lstm_core"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    assert wrong_imports(tmp_path) == []
    broken = tmp_path / file
    broken.write_text(f"{broken.read_text('utf-8')}\n\n{line}\n", "utf-8")
    assert [found.split(" → ")[0] for found in wrong_imports(tmp_path)] == [file]
