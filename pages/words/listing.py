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
    source = dedent(inspect.getsource(function)).splitlines()
    wanted = re.compile(r"^\s+(.*\b(" + "|".join(map(re.escape, names)) + r")\b.*?)\s[-+*/]?=\s")
    found = [line for line in source[1:] if wanted.match(line)]
    for name in names:
        if not any(re.search(rf"\b{re.escape(name)}\b", re.split(r" [-+*/]?= ", line)[0]) for line in found):
            raise LookupError(f"{function.__qualname__} assigns no {name}")
    return "\n".join([source[0], *(re.sub(r" {2,}#", "  #", line) for line in found)])


@cache
def whole(function: Callable) -> str:
    """The function as it stands, without its docstring."""
    source = dedent(inspect.getsource(function))
    first = ast.parse(source).body[0].body[0]
    if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)):
        return source
    rows = source.splitlines()
    return "\n".join(rows[: first.lineno - 1] + rows[first.end_lineno :])


@cache
def loop(function: Callable) -> str:
    """The innermost loop of `function`, which goes step by step. LookupError where it has none or several."""
    source = dedent(inspect.getsource(function))
    loops = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.For)]
    outer = [node for node in loops if any(part is not node for part in ast.walk(node) if isinstance(part, ast.For))]
    inner = [node for node in loops if node not in outer]
    if len(inner) != 1:
        raise LookupError(f"{function.__qualname__} has {len(inner)} innermost loops")
    return dedent("\n".join(source.splitlines()[inner[0].lineno - 1 : inner[0].end_lineno]))
