"""What is trained, as a link spells it."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.state.training_settings import GATE_PENALTIES, RATES, RECIPES, USUAL, Choice, parse, spell

HALVES = st.integers(-8, 10).map(lambda half: half / 2)
SWITCHES = st.builds(
    partial(replace, USUAL),
    units=st.sampled_from((None, *range(1, 17))),
    rate=st.sampled_from((None, *RATES)),
    forget_bias=HALVES,
    input_bias=HALVES,
    gate_penalty=st.sampled_from(GATE_PENALTIES),
    recurrent=st.booleans(),
    forward_only=st.booleans(),
    seed=st.integers(0, 9999),
)
CHOICES = st.builds(
    Choice,
    recipe=st.sampled_from(RECIPES),
    switches=SWITCHES,
    moment=st.none() | st.integers(0, 99_999),
)


@given(CHOICES)
def test_a_choice_survives_its_link(choice):
    assert parse(spell(choice)) == choice


@given(CHOICES)
def test_all_moments_of_a_training_are_one_job(choice):
    assert parse(choice.job).moment is None
    assert parse(choice.job).job == choice.job


WRONG = ["tetris", ";seed:3", "latch;seed:-1", "latch;seed:1;seed:2", "latch;rate:nan", "latch;rate:1e9", "latch;up:1"]
WRONG += ["latch;units:17", "latch;thrift:0.3", "latch;moment:", "latch;into:9", "latch;", "latch;still:2"]
WRONG += ["latch;seed:１", "latch;into:１", "latch;forget:-４", "latch;single:no", "latch;rate:0.3"]


@pytest.mark.parametrize("raw", WRONG)
def test_what_is_no_choice_is_refused(raw):
    with pytest.raises(ValueError, match=r".*"):
        parse(raw)


def test_a_zero_has_no_sign():
    assert spell(parse("latch;forget:-0;into:-0.0")) == "latch;forget:0"


def test_nothing_in_the_address_is_no_choice():
    assert parse("") is None
    assert spell(None) == ""
