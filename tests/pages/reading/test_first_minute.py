"""The first minute's numbers are the run's own, and every sentence it prints is true of them."""

import re
from colorsys import rgb_to_hls

import numpy as np
import pytest

from lstm_core import load_specimen
from pages.figures.colours import SHARED
from pages.reading import first_minute
from pages.words.words import words

LANGUAGES = ("zh", "en")


@pytest.fixture(params=LANGUAGES)
def opened(request):
    """(words, reading, what is told) of a language's opening."""
    say = words(request.param)
    reading = load_specimen(f"segmenter-{request.param}").read(say("walk.first_sentence"))
    return say, reading, first_minute.told(say, reading)


def lane(reading, told):
    """Every number of the lane that is told of, by name, recomputed from gates and states alone."""
    trace, k, u = reading.readers["forward"].trace, told["step"], told["unit"]
    f, i, g, c = (getattr(trace, name)[:, u].astype(float) for name in "figc")
    return {
        "f": f[k],
        "c_prev": c[k - 1],
        "f_c_prev": f[k] * c[k - 1],
        "i_g": i[k] * g[k],
        "c": c[k],
        "first": c[0],
        "door": f[k - 1],
    }


def numbers(text: str) -> list[float]:
    return [float(found.replace("−", "-")) for found in re.findall(r"−?\d+\.\d+", text)]


def test_the_place_and_unit_are_those_that_let_most_go(opened):
    _, reading, told = opened
    trace = reading.readers["forward"].trace
    let_go = {
        (k, u): abs(trace.c[k - 1, u]) * (1 - trace.f[k, u])
        for k in (2, 3, 4)
        if k < len(trace.f)
        for u in range(trace.f.shape[1])
    }
    assert (told["step"], told["unit"]) == max(let_go, key=let_go.get)


def test_every_number_of_the_sentences_is_the_run_s(opened):
    _, reading, told = opened
    there = lane(reading, told)
    said = [numbers(beat["say"]) for beat in told["beats"]]
    expected = [
        [],
        [there["first"]],
        [there["door"]],
        [],
        [there[n] for n in ("f", "c_prev", "f_c_prev", "i_g", "c")],
        [],
    ]
    for shown, true in zip(said, expected, strict=True):
        assert shown == pytest.approx(true, abs=5.1e-4)


def test_what_is_printed_comes_out_with_a_calculator(opened):
    _, _, told = opened
    f, old, kept, written, new = numbers(told["beats"][4]["say"])
    assert round(f * old, 3) == pytest.approx(kept, abs=1e-9)
    assert kept + written == pytest.approx(new, abs=1e-9)


def test_the_words_around_the_numbers_are_true_of_them(opened):
    say, reading, told = opened
    trace, k, u = reading.readers["forward"].trace, told["step"], told["unit"]
    assert not trace.h0.any()
    assert not trace.c0.any()  # the lane was empty before
    assert (say("first.only") in told["beats"][4]["say"]) == (trace.f[k, u] < 0.5)
    word = next(
        word
        for word in reading.answer
        if f"“{word}”" in told["beats"][3]["say"] or f"「{word}」" in told["beats"][3]["say"]
    )
    assert "".join(reading.tokens[: k + 1]).endswith(word)  # its last character is read there
    assert trace.f[k - 1, u] > 0.8  # in beat 3 the door "stood open"
    assert str(trace.f.shape[1]) in told["beats"][4]["button"]
    assert str(trace.f.shape[1]) in told["beats"][5]["say"]
    assert " · ".join(reading.answer) in told["beats"][5]["say"]
    for beat, place in ((1, 0), (2, k - 1), (3, k)):
        assert reading.tokens[place] in told["beats"][beat]["say"]


def test_the_door_of_the_place_before_multiplies_as_it_is_printed(opened):
    """As it stands in the picture, whose digits come out."""
    _, reading, told = opened
    trace, k, u = reading.readers["forward"].trace, told["step"] - 1, told["unit"]
    (door,) = numbers(told["beats"][2]["say"])
    assert round(door * round(float(trace.c[k - 1, u]), 3), 3) == round(float(trace.f_c_prev[k, u]), 3)


def test_a_short_sentence_has_its_last_place(opened):
    _, reading, _ = opened
    trace = reading.readers["forward"].trace
    two = load_specimen("segmenter-zh").read("我爱").readers["forward"].trace
    assert first_minute.most_let_go(two)[0] == 1
    assert first_minute.most_let_go(trace)[0] in (2, 3, 4)
    assert np.isfinite(trace.c).all()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_doors_have_the_colours_by_which_they_are_called(theme):
    hues = {}
    for gate in "fio":
        red, green, blue = (int(SHARED[theme][gate][at : at + 2], 16) / 255 for at in (1, 3, 5))
        hues[gate] = 360 * rgb_to_hls(red, green, blue)[0]
    assert hues["f"] < 20  # red
    assert 140 < hues["i"] < 180  # green
    assert 240 < hues["o"] < 280  # violet
