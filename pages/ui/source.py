"""Lines of the core's own equations, taken from the functions themselves."""

import inspect
import re
from collections.abc import Callable, Sequence
from functools import cache
from textwrap import dedent


@cache
def lines(function: Callable, names: Sequence[str]) -> str:
    """The lines of `function` that assign one of `names`, and its first line, in their order.

    LookupError where a name is never assigned: the page must not show less than it says.
    """
    source = dedent(inspect.getsource(function)).splitlines()
    wanted = re.compile(r"^\s+(.*\b(" + "|".join(map(re.escape, names)) + r")\b.*?)\s=\s")
    found = [line for line in source[1:] if wanted.match(line)]
    for name in names:
        if not any(re.search(rf"\b{re.escape(name)}\b", line.split(" = ")[0]) for line in found):
            raise LookupError(f"{function.__qualname__} assigns no {name}")
    return "\n".join([source[0], *found])
