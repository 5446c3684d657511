"""What the texts say a shipped model does, held against the same model with that taken away."""

import inspect
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, RNN, memory_ledger
from lstm_core.recipes.grammar import grammar
from pages.chapters.cell_update import LESSON as CELL_UPDATE
from pages.chapters.forget_gate import LESSON as FORGET_GATE
from pages.chapters.input_gate import LESSON as INPUT_GATE
from pages.words import listing
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import specimen
from tests.sweep import swept

CONTRAST = {"zh": "但", "en": "but"}
WEATHER = {"zh": "服务很差，但味道很好", "en": "the service was bad, but the food was good"}
ASKED = 150


@pytest.mark.parametrize("lang", swept(LANGUAGES))
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
    reading, step, unit = brought(CELL_UPDATE, "beyond", lang)
    assert abs(reading.trace.c[step, unit]) == np.abs(reading.trace.c).max() > 2


ENDS = ("，", "。", "/")


def brought(lesson, name, lang):
    """Of a sentence that a lesson brings: the reading, and the step and unit that it is opened at."""
    sentence = next(sentence for sentence in lesson.sentences if sentence.name == name)
    model, text = sentence.of[lang]
    return specimen(model).read(text), sentence.place[lang]["step"], sentence.place[lang]["unit"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_counter_s_forget_gate_shuts_where_a_line_ends_and_stands_open_within_it(lang):
    reading, step, unit = brought(FORGET_GATE, "counts", lang)
    f, ends = reading.trace.f[:, unit], np.isin(reading.tokens, ENDS)
    assert unit + 1 == {"zh": 3, "en": 8}[lang]
    assert ends[step]
    assert (f[ends] < 0.01).all()
    assert (f[1:][~ends[1:]] > 0.95).all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_metre_is_written_at_the_sixth_and_seventh_character_and_stays(lang):
    reading, step, unit = brought(INPUT_GATE, "metre", lang)
    i, written, c = (part[:, unit] for part in (reading.trace.i, reading.trace.i_g, reading.trace.c))
    assert (unit + 1, "".join(reading.tokens[5:8])) == (7, "鹤楼，")
    assert step == 5
    assert f"{np.abs(written[:5]).max():.2f}" == "0.37"
    assert (i[5:7] > 0.8).all()
    assert [f"{one:.2f}" for one in written[5:7]] == ["-0.83", "-0.85"]
    assert (i[7:] < 0.5).all()
    assert (c[6:] < -1.5).all()
    five = specimen("verse-zh").read("床前明月光，疑是地上霜。").trace
    assert np.abs(five.i_g[1:, unit]).max() < 0.25


def test_a_count_of_a_line_is_a_sum_of_what_its_mark_and_its_characters_wrote():
    reading, step, unit = brought(CELL_UPDATE, "counts", "zh")
    c, f, written = (part[:, unit] for part in (reading.trace.c, reading.trace.f, reading.trace.i_g))
    assert (unit + 1, reading.tokens[5], reading.tokens[step]) == (3, "，", "霜")
    assert 0.9 < c[5] < 1.1
    assert (written[6:11] < 0).all()
    assert (f[6:11] > 0.97).all()
    assert (np.diff(c[5:11]) < 0).all()
    assert c[step] < -1.5
    shares = np.abs(memory_ledger(reading.trace)[step, :, unit])
    assert shares[6:12].min() > 0.1
    assert np.delete(shares, range(6, 12)).max() < 0.005


def test_a_count_of_letters_is_a_sum_of_what_each_wrote():
    reading, step, unit = brought(CELL_UPDATE, "counts", "en")
    c, f, written = (part[:, unit] for part in (reading.trace.c, reading.trace.f, reading.trace.i_g))
    assert (unit + 1, reading.tokens[step + 1]) == (8, "/")
    assert abs(c[0]) < 0.05
    assert (written[: step + 1] > 0).mean() > 0.9
    assert written.max() < 0.135
    assert (f[: step + 1] > 0.95).all()
    assert c[step] > 1.5


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
