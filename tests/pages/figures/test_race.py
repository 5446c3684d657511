"""The axes of a live chart: they hold every value, and move in leaps."""

from math import isfinite, log10

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.figures.colours import LIGHT
from pages.figures.race import race

VALUES = st.lists(st.floats(1e-12, 1e12), min_size=1, max_size=20)


def domains(values, **look):
    rows = pd.DataFrame({"x": values, "y": values, "who": "RNN"})
    encoding = race(rows, "x", "y", titles=("x", "y"), names=("RNN",), colours=LIGHT, **look)["layer"][0]["encoding"]
    return encoding["x"]["scale"]["domain"], encoding["y"]["scale"]["domain"]


@given(VALUES)
def test_an_axis_from_0_holds_every_value_and_at_most_two_and_a_half_times_as_much(values):
    for least, most in domains(values):
        assert least == 0
        assert max(values) <= most <= 2.5 * max(values) * (1 + 1e-9)


def test_an_axis_stands_still_while_the_values_grow_a_little():
    assert domains([0.3]) == domains([0.3, 0.4, 0.5])
    assert domains([0.3]) != domains([0.3, 0.51])


@given(VALUES)
def test_a_logarithmic_axis_goes_from_a_power_of_ten_to_another(values):
    _, (least, most) = domains(values, log=True)
    assert least <= min(values)
    assert max(values) <= most
    assert least < most
    assert log10(least) == pytest.approx(round(log10(least)))
    assert log10(most) == pytest.approx(round(log10(most)))


@pytest.mark.parametrize("strange", [[], [float("nan")], [float("inf"), 0.0]])
@pytest.mark.parametrize("log", [False, True])
def test_what_cannot_be_drawn_leaves_an_axis_with_bounds(strange, log):
    for least, most in domains(strange, log=log):
        assert isfinite(most - least)
        assert least < most
