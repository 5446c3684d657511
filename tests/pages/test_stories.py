"""What the texts say a shipped model does, held against the same model with that taken away."""

import inspect
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, RNN
from lstm_core.recipes.grammar import grammar
from pages.chapters.cell_update import LESSON as CELL_UPDATE
from pages.words import listing
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import specimen

CONTRAST = {"zh": "但", "en": "but"}
WEATHER = {"zh": "服务很差，但味道很好", "en": "the service was bad, but the food was good"}
ASKED = 150


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_the_contrast_a_review_model_drops_what_came_before(lang):
    """Wiping the cell at every step before it changes no answer, and no probability by a hundredth."""
    known, rng, asked = specimen(f"negation-{lang}"), np.random.default_rng(0), 0
    while asked < ASKED:
        sentence = grammar(lang).draw(rng, "held-out")
        reading = known.read(sentence.text)
        if sentence.kind != "contrast" or CONTRAST[lang] not in reading.tokens:
            continue
        before = list(range(reading.tokens.index(CONTRAST[lang])))
        wiped = known.read(sentence.text, hold_forward=[("c", before, None, 0.0)])
        assert wiped.answer == reading.answer
        assert abs(wiped.probabilities[-1] - reading.probabilities[-1]).max() < 0.01
        asked += 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_forget_gates_of_the_weather_fade_at_the_contrast_in_every_unit(lang):
    reading = specimen(f"negation-{lang}").read(WEATHER[lang])
    step = reading.tokens.index(CONTRAST[lang])
    assert reading.trace.f[step].max() < 0.15
    assert np.median(np.delete(reading.trace.f, step, axis=0)) > 0.35


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_in_which_c_goes_far_takes_it_beyond_2(lang):
    model, text = CELL_UPDATE.sentences[0].of[lang]
    assert np.abs(specimen(model).read(text).trace.c).max() > 2


def test_only_the_gates_and_the_candidate_multiply_by_weights():
    lines = {name: listing.lines(LSTM.step, (name,)).splitlines()[-1] for name in "ifgoch"}
    assert {name for name, line in lines.items() if "@" in line} == set("ifgo")
    for lang in LANGUAGES:
        text = words(lang)("cell_update.equations")
        assert not re.search(r"other lines|别的行", text)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(-20, 20)), min_size=1, max_size=30))
def test_with_sigma_for_the_candidate_a_lane_may_go_down_and_never_below_0(steps):
    c = 0.0
    for f, i, z in steps:
        c = f * c + i / (1 + np.exp(-z))
        assert c >= 0
    assert 0.0 * c + 0.0 <= c  # a shut forget gate takes it down
    for lang, wrong in {"en": "ever go down", "zh": "减不下来"}.items():
        assert wrong not in words(lang)("input_gate.mixup.sigma-tanh.truth")


def test_no_gate_names_the_cell_state_nor_another_gate_and_h_leaves_it_as_it_is():
    lines = {name: listing.lines(LSTM.step, (name,)).splitlines()[-1].partition(" = ") for name in "ifgoch"}
    read = {name: set(re.findall(r"(?<![\w.])[a-z](?:_[a-z])?\b", right)) for name, (_, _, right) in lines.items()}
    for gate in "ifgo":
        assert read[gate] == {"x", "h", f"b_{gate}"}
    assert read["c"] == {"f", "c", "i", "g"}
    assert read["h"] == {"o", "c"}
    assert lines["h"][0].split() == ["h"]


def test_the_candidate_s_line_is_all_that_an_rnn_computes():
    alone, candidate = listing.lines(RNN.step, ("h",)), listing.lines(LSTM.step, ("g",))
    assert re.sub(r"_g\b", "", candidate.splitlines()[-1].replace("g =", "h =")) == alone.splitlines()[-1]
    assert "c" not in inspect.signature(RNN.step).parameters
