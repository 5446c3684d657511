"""Imports run one way, in the order of `ORDER`, and in no circle: no room knows one above it."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ("lstm_core/text", "lstm_core", "lstm_core/train", "lstm_core/toys", "lstm_core/recipes")
ROOMS = ("words", "state", "server", "classroom", "jobs", "quiz", "figures", "stage", "handout")
ROOMS += ("reading", "lesson", "worksheet", "chapters")
ORDER = (*CORE, *(f"pages/{room}" for room in ROOMS), "pages/frame.py", "app.py")
FEW = {"pages/server": ("pages/words", "pages/state", "pages/server")}  # the only rooms that it may know
CHAPTERS = "pages/chapters/"  # each knows its own folder alone
ALONE = {"streamlit", "plotly", "pandas", "starlette", "torch", "segno"}  # what lstm_core never imports
FORBIDDEN = {  # by others too that it imports
    **dict.fromkeys(CORE, ALONE),
    **{
        path: {"streamlit"}
        for path in ("pages/words", "pages/figures", "pages/stage/payload.py", "pages/stage/looks.py", "pages/handout")
    },
    "pages/quiz": {"streamlit", "plotly"},
}
MOST = 15  # files of a folder, `__init__.py` not counted


def layer(path: str) -> str | None:
    """The innermost layer that a path belongs to, None for a file of another folder."""
    return max((name for name in ORDER if path == name or path.startswith(f"{name}/")), key=len, default=None)


def targets(code: str) -> set[str]:
    """Every module or name that code imports, dotted."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def home(target: str) -> str | None:
    """The file in this project that a dotted name comes from, None for another's."""
    parts = target.split(".")
    for length in range(len(parts), 0, -1):
        path = Path(*parts[:length])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if (ROOT / file).is_file():
                return file.as_posix()
    return None


def imported(code: str) -> set[str]:
    """What code imports: files of ours, and the names of others' packages."""
    return {home(name) or name.split(".")[0] for name in targets(code)}


@cache
def imports() -> dict[str, set[str]]:
    """Of every file of ours what it imports."""
    files = [ROOT / "app.py", *(file for top in ("pages", "lstm_core") for file in sorted((ROOT / top).rglob("*.py")))]
    return {file.relative_to(ROOT).as_posix(): imported(file.read_text("utf-8")) for file in files}


def reached(path: str, graph: dict[str, set[str]]) -> set[str]:
    """All that a file imports, through others too."""
    found, open_ = set(), [path]
    while open_:
        new = graph.get(open_.pop(), set()) - found
        found |= new
        open_ += new
    return found


def chapter(path: str) -> str | None:
    """The chapter that a file belongs to."""
    name = path.removeprefix(CHAPTERS).split("/")[0].removesuffix(".py")
    return name if path.startswith(CHAPTERS) and name != "__init__" else None


def is_wrong(mine: str, theirs: str) -> bool:
    """Whether one file of ours must not import the other: against the order, out of bounds, or another chapter."""
    here, there = layer(mine), layer(theirs)
    if here is None or there is None:
        return False
    against = ORDER.index(there) > ORDER.index(here) or there not in FEW.get(here, ORDER)
    return against or len({chapter(mine), chapter(theirs)} - {None}) > 1


def wrong_imports(graph: dict[str, set[str]]) -> list[str]:
    """ "importer → imported" for every import that the law forbids, and for every circle."""
    wrong = []
    for path, named in graph.items():
        ours, all_ = named & graph.keys(), reached(path, graph)
        wrong += [f"{path} → {theirs}" for theirs in sorted(ours) if is_wrong(path, theirs)]
        wrong += [f"{path} → … → {path}"] * (path in all_)
        kept_out = {name for start, names in FORBIDDEN.items() if path.startswith(start) for name in names}
        wrong += [f"{path} → {name}" for name in sorted(kept_out & all_)]
    return wrong


def test_imports_run_one_way_and_in_no_circle():
    assert wrong_imports(imports()) == []


def test_every_folder_of_pages_is_in_the_order():
    folders = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").iterdir() if any(path.glob("*.py"))}
    assert folders == {f"pages/{room}" for room in ROOMS}


def test_no_folder_holds_more_than_one_sees_at_a_glance():
    folders = {file.parent for top in ("pages", "lstm_core") for file in (ROOT / top).rglob("*.py")}
    assert [folder for folder in folders if len([*folder.glob("[!_]*.py")]) > MOST] == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("lstm_core/lstm.py", "import streamlit"),
        ("lstm_core/lstm.py", "from pages.state import address"),
        ("lstm_core/text/tokeniser.py", "from lstm_core.specimen import Specimen"),
        ("lstm_core/memory/ledger.py", "def late():\n    import plotly.graph_objects as go"),
        ("lstm_core/specimen.py", "from lstm_core.train.losses import cross_entropy"),
        ("lstm_core/__init__.py", "from lstm_core import train"),
        ("lstm_core/formats/specimen_file.py", "from lstm_core.recipes.table import make"),
        ("lstm_core/train/fit.py", "from lstm_core.recipes.progress import Progress"),
        ("lstm_core/train/fit.py", "import torch"),
        ("lstm_core/train/fit.py", "from lstm_core.toys import TOYS"),
        ("lstm_core/toys/toy.py", "import streamlit"),
        ("lstm_core/recipes/table.py", "import pandas"),
        ("pages/words/markup.py", "import streamlit as st"),
        ("pages/words/words.py", "from pages.state import parsers"),
        ("pages/state/address.py", "from pages.chapters import walk"),
        ("pages/state/address.py", "from pages.reading import cache"),
        ("pages/state/address.py", "import pages.frame"),
        ("pages/server/guard.py", "from pages.jobs import clock"),
        ("pages/server/guard.py", "from pages.stage import payload"),
        ("pages/jobs/run.py", "def late():\n    from pages.jobs.pool import Pool"),
        ("pages/jobs/worker.py", "from pages.quiz import values"),
        ("pages/quiz/forget_gate.py", "import streamlit as st"),
        ("pages/quiz/values.py", "from pages.state import visit"),
        ("pages/quiz/values.py", "from pages.figures import axis"),
        ("pages/figures/atlas.py", "import streamlit as st"),
        ("pages/figures/atlas.py", "from pages.state.visit import Visit"),
        ("pages/figures/svg/doors.py", "from pages.stage import payload"),
        ("pages/figures/svg/shapes.py", "from pages.figures.svg import doors"),
        ("pages/stage/payload.py", "from pages.reading import scene"),
        ("pages/handout/walk.py", "from pages.reading import scene"),
        ("pages/handout/file.py", "from pages.server import stage_files"),
        ("pages/handout/walk.py", "import streamlit"),
        ("pages/stage/payload.py", "from pages.handout.walk import Walk"),
        ("pages/reading/scene.py", "from pages.lesson import sections"),
        ("pages/lesson/sections.py", "from pages.chapters.cost import tasks"),
        ("pages/chapters/walk.py", "from pages.chapters import forget_gate"),
        ("pages/chapters/cost/page.py", "from pages.chapters.training import session"),
        ("pages/chapters/walk.py", "from pages import frame"),
        ("pages/frame.py", "import app"),
    ],
)
def test_the_law_fails_on_a_wrong_import(file, line):
    broken = imports() | {file: imports()[file] | imported(line)}
    assert file in {found.split(" → ")[0] for found in wrong_imports(broken)}
