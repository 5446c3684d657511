"""The printed range: nice, wide enough, and within a visit never narrower."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pages.stage.cell_range import NICE, nice

TABLE = [(0, 1), (1, 1), (1.01, 1.5), (1.5, 1.5), (2.1, 3), (3.2, 4), (4.5, 6), (7, 8), (8.1, 10), (11, 15), (62, 80)]


@pytest.mark.parametrize(("value", "bound"), TABLE)
def test_the_range_is_the_nearest_nice_number_that_holds_the_value(value, bound):
    assert nice(value) == bound


@given(st.floats(1, 1e30))
def test_the_range_holds_the_value_and_is_less_than_twice_as_wide(value):
    assert value <= nice(value) < 2 * value
    assert any(f"{nice(value):e}".startswith(f"{mantissa:e}"[:4]) for mantissa in NICE)


def page():
    import streamlit as st

    from pages.stage.cell_range import kept

    st.text(" ".join(f"{kept(model, value):g}" for model, value in [("a", 1.2), ("a", 5), ("a", 0.1), ("b", 0.1)]))
    st.text(f"{kept('a'):g}")


def test_a_visit_keeps_the_widest_range_of_each_model():
    assert [line.value for line in AppTest.from_function(page, default_timeout=120).run().text] == ["1.5 6 6 1", "6"]
