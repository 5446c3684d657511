"""Lines of the core's own equations, taken from the functions themselves."""

import ast
import inspect
import re
from collections.abc import Callable, Sequence
from functools import cache
from textwrap import dedent


@cache
def lines(function: Callable, names: Sequence[str]) -> str:
    """The lines of `function` that assign one of `names`, and its first line, in their order.

    Their comments stand close behind them: the column they keep in the file is too far out for a page.
    LookupError where a name is never assigned: the page must not show less than it says.
    """
    source, tree = _parsed(function)
    wanted = re.compile(r"^\s+(.*\b(" + "|".join(map(re.escape, names)) + r")\b.*?)\s[-+*/]?=\s")
    found = [line for line in source[tree.body[0].lineno - 1 :] if wanted.match(line)]
    for name in names:
        if not any(re.search(rf"\b{re.escape(name)}\b", re.split(r" [-+*/]?= ", line)[0]) for line in found):
            raise LookupError(f"{function.__qualname__} assigns no {name}")
    return "\n".join([_first_line(tree), *(re.sub(r" {2,}#", "  #", line) for line in found)])


def _parsed(function: Callable) -> tuple[list[str], ast.FunctionDef]:
    """The function's lines and its tree."""
    source = dedent(inspect.getsource(function))
    tree = ast.parse(source).body[0]
    assert isinstance(tree, ast.FunctionDef)
    return source.splitlines(), tree


def _first_line(tree: ast.FunctionDef) -> str:
    """The name and the arguments, without types, which are too long for a page."""
    for part in ast.walk(tree.args):
        if isinstance(part, ast.arg):
            part.annotation = None
    return f"def {tree.name}({ast.unparse(tree.args)}):"


@cache
def whole(function: Callable) -> str:
    """The function as it stands, without its docstring."""
    rows, tree = _parsed(function)
    if ast.get_docstring(tree) is not None:
        first = tree.body[0]
        rows = rows[: first.lineno - 1] + rows[first.end_lineno :]
    return "\n".join(rows)


@cache
def loop(function: Callable) -> str:
    """The innermost loop of `function`, which goes step by step. LookupError where it has none or several."""
    source, tree = _parsed(function)
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For)]
    outer = [node for node in loops if any(part is not node for part in ast.walk(node) if isinstance(part, ast.For))]
    inner = [node for node in loops if node not in outer]
    if len(inner) != 1:
        raise LookupError(f"{function.__qualname__} has {len(inner)} innermost loops")
    return dedent("\n".join(source[inner[0].lineno - 1 : inner[0].end_lineno]))
