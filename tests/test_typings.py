"""What pyright is told of Plotly and pandas is there: a name that they have no more would hide an error."""

import ast
from collections.abc import Iterator
from functools import reduce
from importlib import import_module
from pathlib import Path

import pytest

TYPINGS = Path(__file__).with_name("typings")
ELSEWHERE = {  # classes that the libraries keep in another module
    "plotly.graph_objects": {"BaseTraceType": "plotly.basedatatypes"},
    "pandas": {"CategoricalAccessor": "pandas.core.arrays.categorical"},
}


def told() -> Iterator[tuple[str, str]]:
    """(module, name) of each function and class, and of each method as CLASS.METHOD."""
    for file in sorted(TYPINGS.rglob("*.pyi")):
        module = ".".join(file.relative_to(TYPINGS).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield module, node.name
            if isinstance(node, ast.ClassDef):
                methods = {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
                yield from ((module, f"{node.name}.{name}") for name in sorted(methods))


@pytest.mark.parametrize(("module", "name"), list(told()))
def test_what_is_told_of_a_library_is_there(module, name):
    kept = ELSEWHERE.get(module, {}).get(name.split(".")[0], module)
    assert reduce(getattr, name.split("."), import_module(kept))
