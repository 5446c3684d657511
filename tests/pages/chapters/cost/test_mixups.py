"""The numbers of the cases beside what people mix up are those of the core, the cards and the measurement."""

import pytest

from lstm_core import LSTM, RNN, BiLSTM, count, load_specimen
from pages.chapters.cost import accuracy, measured, mixups
from pages.chapters.cost.stopwatch import Lap
from pages.state.sizes import LAYERS, Sizes
from pages.words.words import LANGUAGES

SIZES = Sizes(24, 10, 33)


def cases(name: str, lang: str = "zh") -> list[tuple[str, dict]]:
    return [(key, slots) for _, key, slots in mixups.CASES[name](SIZES, lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wrong_tags_are_what_the_cards_leave(lang):
    (key, slots), *done = cases("double-better", lang)
    found = accuracy.of(lang)
    assert key == "case"
    for name, said in slots.items():
        assert float(said.removesuffix("%")) == pytest.approx(100 * (1 - found[name].accuracy), abs=0.0051)
    wrong = 1 - load_specimen(f"negation-{lang}").card.metrics["accuracy"]
    assert done == [("case_done", {"wrong": f"{100 * wrong:.1f}%"})]


def test_counts_at_the_sizes_on_the_page():
    real = LSTM.random(SIZES.inputs, SIZES.units)
    step = real.weight_ih.size + real.weight_hh.size
    assert cases("dense-in-update") == [("case", {"dense": f"{step:,}", "update": f"{2 * SIZES.units:,}"})]
    held = f"{step + real.bias.size:,}"
    assert cases("units-are-steps") == [("case", {"H": 10, "T": 33, "parameters": held})]
    work = {"once": f"{33 * step:,}", "work": f"{66 * step:,}"}
    assert cases("new-weights-each-step") == [("case", {"T": 33, "twice": 66, "parameters": held} | work)]


def test_steps_of_training_are_those_of_the_counts_until_some_are_measured(monkeypatch):
    monkeypatch.setattr(measured, "found", dict)
    assert cases("always-better") == [("case_counted", {"rnn": "8", "lstm": "2", "bilstm": "1"})]
    classes = dict(zip(LAYERS, (RNN, LSTM, BiLSTM), strict=True))
    work = {kind: count(layer, SIZES.inputs, SIZES.units).multiply_adds for kind, layer in classes.items()}
    assert [work["rnn"] * 8 / each for each in work.values()] == [8, 2, 1]
    laps = [Lap({"rnn": 0.001, "lstm": 0.002, "bilstm": 0.004}, 1.0)] * 5
    monkeypatch.setattr(measured, "found", lambda: {Sizes(4, 5, 6): laps})
    said = {"D": 4, "H": 5, "T": 6, "rnn": "1,000", "lstm": "500", "bilstm": "250"}
    assert cases("always-better") == [("case_measured", said)]
