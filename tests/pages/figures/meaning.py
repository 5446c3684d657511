"""The mark of a test that reads what a picture says, from its geometry alone, and which functions have such a test."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import pages.figures

ROOT = Path(__file__).parents[3]


def means(*functions: Callable) -> pytest.MarkDecorator:
    """Mark a test as one of what the pictures of these functions say; no snapshot has a part in it."""
    return pytest.mark.means.with_args(*functions)


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


@cache
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
