"""The formula sheet: what is printed is the run's, and true of its digits; the counts are those of real layers."""

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape

import numpy as np
import pytest

from lstm_core import GRU, LSTM, RNN, BiLSTM, load_specimen, specimens
from lstm_core.formats.weights import layer_to_arrays
from pages.chapters.contents import CHAPTERS
from pages.chapters.review.sheet import PARTS, counts, lines
from pages.words.digits import hyperbolic, parsed, printed, sigmoid
from pages.words.equations import equation
from pages.words.words import LANGUAGES
from tests.pages.lessons import readers, readers_of
from tests.pages.test_frame import opened

REVIEW = next(chapter for chapter in CHAPTERS if chapter.name == "review")
NUMBER = r"\(?(−?\d+(?:\.\d+)?)\)?"
FORMS = {
    "σ": (rf"σ\({NUMBER}\)", sigmoid),
    "tanh": (rf"tanh\({NUMBER}\)", hyperbolic),
    "update": (rf"{NUMBER} × {NUMBER} \+ {NUMBER} × {NUMBER}", lambda a, b, c, d: a * b + c * d),
    "product": (rf"{NUMBER} × {NUMBER}", lambda a, b: a * b),
}
OF = {"f": "σ", "i": "σ", "g": "tanh", "c": "update", "o": "σ", "h": "product"}


def judged(text: str, form: str) -> tuple[bool, bool]:
    """Whether a printed equation says "=", and whether its digits give its result."""
    pattern, right = FORMS[form]
    found = re.fullmatch(rf"{pattern} ([=≈]) (−?\d+\.\d{{3}})", text)
    assert found, text
    *operands, relation, result = found.groups()
    return relation == "=", printed(right(*map(parsed, operands)), 3) == parsed(result)


@pytest.mark.parametrize("model", specimens())
def test_every_number_is_the_run_s_and_every_equation_true_of_its_digits(model):
    exact = 0
    for reader in readers(model, load_specimen(model).card.examples[0]):
        for place in reader.places():
            told = {line.part: line.numbers for line in lines(reader, place, "hard")}
            assert tuple(told) == PARTS
            for part, text in told.items():
                says, holds = judged(text, OF[part])
                assert says == holds, text
                assert parsed(re.split(" [=≈] ", text)[1]) == printed(reader.value(part, place), 3)
                exact += says
    assert exact > 100


def test_an_equation_is_told_apart_from_one_that_is_nearly_so():
    def times(a, b):
        return a * b

    assert equation("{0} × {1}", times, [0.5, -0.25], -0.125) == "0.500 × (−0.250) = −0.125"
    assert equation("{0} × {1}", times, [0.33333, 3], 1.0) == "0.3333 × 3.0000 = 1.000"
    assert equation("{0} × {1}", times, [0.5, 0.5], 0.251) == "0.500 × 0.500 ≈ 0.251"
    assert judged("0.500 × 0.500 ≈ 0.251", "product") == (False, False)
    assert judged("0.500 × 0.500 = 0.251", "product") == (True, False)
    assert equation("σ({0})", sigmoid, [-1.886], 0.1317) == "σ(−1.886) = 0.132"


def test_a_hard_sigma_is_called_so_and_computed_so():
    model = load_specimen("negation-zh")
    hard = replace(model, layer=replace(model.layer, hard_slope=0.2))
    for reader in readers_of(hard, model.card.examples[0]):
        slope = Decimal(reader.layer.hard_slope)
        for place in reader.places():
            told = {line.part: line.numbers for line in lines(reader, place, "hard")}
            for gate in "fio":
                found = re.fullmatch(rf"hard σ\({NUMBER}\) ([=≈]) (−?\d\.\d{{3}})", told[gate])
                right = min(Decimal(1), max(Decimal(0), slope * parsed(found[1]) + Decimal("0.5")))
                assert (printed(right, 3) == parsed(found[3])) == (found[2] == "="), told[gate]


def test_the_counts_are_those_of_real_layers():
    for name in specimens():
        (reader, *_) = readers(name, load_specimen(name).card.examples[0])
        layers = {"rnn": RNN, "lstm": LSTM, "gru": GRU, "bilstm": BiLSTM}
        real = {kind: layer.random(reader.inputs, reader.units) for kind, layer in layers.items()}
        sizes = {kind: sum(np.size(array) for array in layer_to_arrays(layer).values()) for kind, layer in real.items()}
        assert counts(reader) == sizes
        assert sizes["lstm"] == 4 * sizes["rnn"]
        assert sizes["bilstm"] == 2 * sizes["lstm"]
        assert sizes["gru"] == 3 * sizes["rnn"] + reader.units


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_tells_the_place_where_the_learner_stands_and_counts_this_model(lang):
    link = {"text": "我在中国", "model": "segmenter-zh", "step": "2", "unit": "5", "direction": "backward"}
    page = opened("pages/frame.py", REVIEW, lang=lang, **link)
    assert not page.exception
    html = "\n".join(element.proto.body for element in page.get("html"))
    reader = load_specimen("segmenter-zh").read("我在中国").readers["backward"]
    state = page.session_state["gw-visit"].state
    place = next(one for one in reader.places() if (one.step, one.unit) == (state.step, state.unit))
    assert (place.step, place.unit) == (2, 5)
    shown = re.findall(r'data-numbers="(\w)">([^<]*)<', html)
    assert [(part, unescape(text)) for part, text in shown] == [
        (line.part, line.numbers) for line in lines(reader, place, "hard")
    ]
    numbers = re.findall(r'data-count="(\w+)">([\d,]+)<', html)
    assert {kind: int(number.replace(",", "")) for kind, number in numbers} == counts(reader)
    assert "t+1" in html
    assert "t−1" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_has_not_walked_stands_where_something_is_kept_and_no_door_reads_0_or_1(lang):
    page = opened("pages/frame.py", REVIEW, lang=lang)
    state = page.session_state["gw-visit"].state
    reader = load_specimen(f"segmenter-{lang}").read(state.text).readers["forward"]
    assert abs(reader.trace.c_prev[state.step, state.unit]) > 0.1
    assert reader.soft("f", "i", "o")[state.step, state.unit]
