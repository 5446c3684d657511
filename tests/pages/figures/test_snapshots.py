"""Every public function of the figures has a snapshot, which is as it was, and a test of what its picture means.

`python -m tests.gallery --renew` writes the snapshots anew: look at the diff before you commit it.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import pages.figures
from tests.pages.figures.examples import EXAMPLES
from tests.pages.figures.snapshots import FOLDER, snapshot

ROOT = Path(__file__).parents[3]


def public(module: ModuleType) -> Iterator[Callable]:
    """The functions of a module that others may call, and the methods of its classes."""
    for name, thing in vars(module).items():
        if name.startswith("_") or getattr(thing, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(thing):
            yield thing
        elif inspect.isclass(thing):
            yield from (each for key, each in vars(thing).items() if inspect.isfunction(each) and key[0] != "_")


def called(function: Callable) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def every_function() -> set[str]:
    names = [found.name for found in pkgutil.walk_packages(pages.figures.__path__, "pages.figures.")]
    return {called(function) for name in names for function in public(importlib.import_module(name))}


def meant() -> dict[str, list[str]]:
    """The functions that a test reads the pictures of, and those tests."""
    found: dict[str, list[str]] = {}
    for path in sorted(Path(__file__).parent.rglob("test_*.py")):
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for name, test in vars(module).items():
            for mark in getattr(test, "pytestmark", []):
                for function in mark.args if mark.name == "means" else ():
                    found.setdefault(called(function), []).append(f"{module.__name__}.{name}")
    return found


def test_every_public_function_has_an_example():
    assert {called(example.of) for example in EXAMPLES.values()} == every_function()


def test_every_public_function_has_a_test_of_meaning():
    assert meant().keys() == every_function()


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_picture_is_as_its_snapshot(name):
    path, text = snapshot(name)
    assert text == path.read_text("utf-8"), "renew them with `python -m tests.gallery --renew`, and look at the diff"


def test_there_is_no_snapshot_of_nothing():
    assert {snapshot(name)[0] for name in EXAMPLES} == set(FOLDER.iterdir())


def test_a_function_without_example_or_test_of_meaning_is_found():
    module = ModuleType("pages.figures.new")
    exec(
        "def drawn(): ...\ndef _helper(): ...\nclass Kind:\n    def drawn(self): ...\n    def _own(self): ...",
        vars(module),
    )
    assert {function.__qualname__ for function in public(module)} == {"drawn", "Kind.drawn"}
