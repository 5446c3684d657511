"""The axes of a live chart: they hold every value, and move in leaps."""

from math import isfinite, log10

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.figures.colours import LIGHT
from pages.figures.race import race
from tests.pages.figures.charts import close, read
from tests.pages.figures.examples import EXAMPLES, NORMS, RACE
from tests.pages.figures.meaning import means

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


@means(race)
@pytest.mark.parametrize(("name", "field"), [("race", "right"), ("race-log", "norm")])
def test_each_learner_s_line_goes_through_its_rows_under_its_sign_of_the_legend(name, field):
    example = EXAMPLES[name]
    chart = read(example.draw(), example.data, log=field == "norm")
    assert chart.titles == (("seconds", "share") if field == "right" else ("updates", "length"))
    assert chart.legend.keys() == {"RNN", "LSTM"}
    assert len(chart.lines) == 2
    for who, sign in chart.legend.items():
        (line,) = (line for line in chart.lines if (line.colour, line.dash) == sign)
        rows = NORMS[NORMS["who"] == who]
        assert close(line.points, list(zip(rows["t"], rows[field], strict=True)))
    assert chart.legend["RNN"][0] == LIGHT.ink
    assert chart.legend["LSTM"][0] == LIGHT.parts["c"]


@means(race)
def test_the_goal_is_a_broken_line_at_its_share_and_stands_only_where_there_is_one():
    goal = read(EXAMPLES["race"].draw(), RACE).rules
    assert {round(y, 2) for rule in goal for _, y in rule.points} == {0.95}
    assert {rule.dash for rule in goal} == {"2,3"}
    assert read(EXAMPLES["race-log"].draw(), NORMS, log=True).rules == []
