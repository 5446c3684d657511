"""Sweeps over many cases of a kind: `python3 tests` runs all of them, `python3 tests quick` the first of each kind."""

from collections.abc import Callable, Iterable

import pytest


def swept(cases: Iterable, kind: Callable = lambda case: None) -> list:
    """The cases as parameters of a test, all but the first of each kind marked slow; a tuple is several arguments."""
    known, parameters = set(), []
    for case in cases:
        marks = (pytest.mark.slow,) if kind(case) in known else ()
        known.add(kind(case))
        parameters.append(pytest.param(*(case if type(case) is tuple else (case,)), marks=marks))
    return parameters
