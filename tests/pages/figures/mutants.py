"""Wrong pictures: changes to the figures' code, in mutants.toml, each of which a test of meaning must notice.

`python -m tests.pages.figures.mutants` prints for each the first test that notices it. No snapshot has a part in it.
"""

import importlib
import importlib.abc
import importlib.util
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
HERE = "tests.pages.figures"


class Mutant(NamedTuple):
    """A row of mutants.toml."""

    wrong: str
    module: str
    old: str
    new: str


MUTANTS = [
    Mutant(**row) for row in tomllib.loads((Path(__file__).parent / "mutants.toml").read_text("utf-8"))["mutant"]
]


def tests_of(module: str) -> list[str]:
    """The modules of tests that read the pictures of a module of the figures."""
    found = importlib.import_module(f"{HERE}.meaning").meant().items()
    return sorted({test.rpartition(".")[0] for name, tests in found if name.startswith(f"{module}.") for test in tests})


def noticed_by(mutant: Mutant) -> str | None:
    """The first test of meaning that fails with the mutant in place; the examples draw as if nothing were wrong."""
    module = f"pages.figures.{mutant.module}"
    names = tests_of(module)
    with mutated(module, mutant):
        for example in importlib.import_module(f"{HERE}.examples").EXAMPLES.values():
            if example.of.__module__ == module:
                example.draw()
        tests = [test for test_module in names for test in meanings(test_module)]
        tests.sort(key=lambda named: not reads(named[1], module))
        return next((name for name, test in tests if fails(test)), None)


def meanings(test_module: str) -> list[tuple[str, Callable]]:
    """The tests of meaning of a module, by name."""
    found = vars(importlib.import_module(test_module)).items()
    return [
        (name, test) for name, test in found if any(mark.name == "means" for mark in getattr(test, "pytestmark", ()))
    ]


def reads(test: Callable, module: str) -> bool:
    """Whether the test says that it reads a picture of this module; such a one notices most."""
    marks = (mark for mark in test.pytestmark if mark.name == "means")
    return any(function.__module__ == module for mark in marks for function in mark.args)


def fails(test: Callable) -> bool:
    """Whether a test fails with any of its parameters."""
    marks = [mark for mark in test.pytestmark if mark.name == "parametrize"]
    for chosen in product(*(mark.args[1] for mark in marks)):
        arguments = {}
        for mark, values in zip(marks, chosen, strict=True):
            single = isinstance(mark.args[0], str)
            arguments |= {mark.args[0]: values} if single else dict(zip(mark.args[0], values, strict=True))
        try:
            test(**arguments)
        except Exception:
            return True
    return False


@contextmanager
def mutated(module: str, mutant: Mutant) -> Iterator[None]:
    """The figures and their tests imported anew, with the mutant in place; afterwards all modules are as they were."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    source = path.read_text("utf-8")
    if source.count(mutant.old) != 1:
        raise LookupError(f"mutants.toml: {mutant.old!r} stands {source.count(mutant.old)} times in {path.name}")
    finder = Finder(module, path, source.replace(mutant.old, mutant.new))
    kept = {name: sys.modules[name] for name in list(sys.modules) if name.split(".")[0] in ("pages", "tests")}
    for name in kept:
        if name.startswith(("pages.figures", HERE)) and name != __name__:
            del sys.modules[name]
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in list(sys.modules):
            if name.split(".")[0] in ("pages", "tests") and name not in kept:
                del sys.modules[name]
        sys.modules.update(kept)
        for name, thing in kept.items():
            parent, _, child = name.rpartition(".")
            if parent in kept:
                setattr(kept[parent], child, thing)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Finds one module, with another source."""

    def __init__(self, name: str, path: Path, source: str):
        self.name, self.path, self.source = name, path, source

    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_source(self, name):
        return self.source


if __name__ == "__main__":
    living = 0
    for mutant in MUTANTS:
        noticed = noticed_by(mutant)
        living += noticed is None
        print(f"{mutant.wrong:45} {mutant.module:12} {noticed or 'LIVES'}")
    print(f"{len(MUTANTS)} mutants, {living} live")
    sys.exit(living > 0)
