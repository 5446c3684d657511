"""Sweeps over many cases of a kind: `python3 tests` runs all of them, `python3 tests quick` the first of each kind."""

from collections.abc import Callable, Iterable, Sequence

import pytest


def swept(cases: Iterable, kind: Callable = lambda case: None) -> list:
    """The cases as parameters of a test, all but the first of each kind marked slow; a tuple is several arguments."""
    known, parameters = set(), []
    for case in cases:
        marks = (pytest.mark.slow,) if kind(case) in known else ()
        known.add(kind(case))
        parameters.append(pytest.param(*(case if type(case) is tuple else (case,)), marks=marks))
    return parameters


def every_pair(names: Sequence[str]) -> list[str]:
    """A walk over the names in which each follows each other once."""
    left = {name: [other for other in names if other != name] for name in names}
    walk, round_trip = [names[0]], []
    while walk:  # Hierholzer: in a graph with as many ways in as out there is such a walk
        if left[walk[-1]]:
            walk.append(left[walk[-1]].pop())
        else:
            round_trip.append(walk.pop())
    return round_trip[::-1]
