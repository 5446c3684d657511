"""The session is reached through pages/state alone, and its keys are spelled there alone.

A class that the page's styles name is no key.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OWNERS = "pages/state/"
CLASSES = set(re.findall(r"(?<!st-key-)(?<=\.)gw-[\w-]+", (ROOT / "assets" / "app.css").read_text("utf-8")))


def sources() -> dict[str, str]:
    files = [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py"))]
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}


def strings(code: str) -> list[str]:
    """Every string of code, each piece of an f-string by itself."""
    tree = ast.walk(ast.parse(code))
    return [node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def faults(path: str, code: str) -> list[str]:
    """What of the session this file reaches or spells, though it is not of the rooms that may."""
    if path.startswith(OWNERS):
        return []
    nodes = list(ast.walk(ast.parse(code)))
    reached = ["session_state" for node in nodes if isinstance(node, ast.Attribute) and node.attr == "session_state"]
    reached += ["session_state" for node in nodes if isinstance(node, ast.Name) and node.id == "session_state"]
    reached += [a.name for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names if a.name == "session_state"]
    return reached + [text for text in strings(code) if text.startswith("gw-") and not set(text.split()) <= CLASSES]


def test_only_the_state_reaches_the_session_or_spells_a_key():
    assert {path: found for path, code in sources().items() if (found := faults(path, code))} == {}


@pytest.mark.parametrize(
    "code",
    [
        'st.session_state["x"] = 1',
        "from streamlit import session_state",
        'st.button("A", key="gw-a")',
        'st.button("A", key=f"gw-a-{number}")',
        'KEY = "gw-a-{}"',
        'KEY = "gw-lesson"',
    ],
)
def test_a_file_that_does_is_found(code):
    assert faults("pages/chapters/walk.py", code)
