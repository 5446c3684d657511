"""What the chapters without a stage have for a room: numbers that are the page's own."""

import json
import re
from html import unescape

import numpy as np
import pytest

from lstm_core import LSTM, RNN, BiLSTM, count
from pages.chapters.contents import CHAPTERS
from pages.chapters.cost import slide as cost_slide
from pages.chapters.cost.stopwatch import Lap
from pages.chapters.long_memory import reaches
from pages.figures.colours import LIGHT
from pages.figures.fading import LOWEST
from pages.figures.growth import inks
from pages.state.settings import Reach
from pages.state.sizes import Sizes
from pages.words.powers import power
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened
from tests.sweep import swept

BY_NAME = {chapter.name: chapter for chapter in CHAPTERS}
LAYERS = {"rnn": RNN, "lstm": LSTM, "bilstm": BiLSTM}


def slide_of(name: str, **address: str) -> dict:
    page = opened("pages/frame.py", BY_NAME[name], **address)
    assert not page.exception
    (found,) = re.findall(r'data-slide="([^"]*)"', "\n".join(element.proto.body for element in page.get("html")))
    return json.loads(unescape(found))


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_bars_are_as_long_as_their_counts_and_the_sizes_stand_over_them(lang):
    say, slide = words(lang), slide_of("cost", lang=lang, price="inputs:9;units:7;steps:5")
    assert slide["about"] == ["D = 9", "H = 7", "T = 5", "L = 1"]
    assert slide["said"] == say("cost.slide")
    assert slide["heads"] == [say("cost.quantity.parameters"), say("cost.quantity.multiply_adds")]
    counts = [count(layer, 9, 7, 5) for layer in LAYERS.values()]
    assert [row["name"] for row in slide["rows"]] == [say(f"cost.kind.{kind}") for kind in LAYERS]
    for at, quantity in enumerate(("parameters", "multiply_adds")):
        cells, values = [row["cells"][at] for row in slide["rows"]], [getattr(each, quantity) for each in counts]
        assert [cell["number"] for cell in cells] == [f"{value:,}" for value in values]
        assert np.allclose([cell["share"] for cell in cells], np.array(values) / max(values), atol=1e-4)
        assert [float(re.match(r"[\d.]+", cell["ratio"])[0]) for cell in cells] == [1, 4, 8]


def test_a_kind_has_the_colour_that_it_has_along_a_size():
    colours = {"h": LIGHT.parts["h"], "c": LIGHT.parts["c"], "ink": LIGHT.ink}
    assert {kind: colours[tone] for kind, tone in cost_slide.TONES.items()} == inks(LIGHT)


@pytest.mark.parametrize("shaken", [1, 3], ids=["calm", "busy"])
def test_a_time_that_was_measured_at_these_sizes_is_a_column_and_has_a_ratio_unless_the_rounds_differ(
    monkeypatch, shaken
):
    laps = [Lap({"rnn": 0.001, "lstm": 0.002 * by, "bilstm": 0.005 * by}, 1) for by in (1, shaken, 1, shaken)]
    monkeypatch.setattr(cost_slide.measured, "found", lambda: {Sizes(): laps})
    say = words("en")
    assert len(cost_slide.rows(say, Sizes(units=17))["heads"]) == 2
    told = cost_slide.rows(say, Sizes())
    assert told["heads"][-1] == say("cost.measured.time")
    cells = [row["cells"][-1] for row in told["rows"]]
    assert cells[0]["number"] == "1.00 ms"
    assert [bool(cell["ratio"]) for cell in cells] == [shaken == 1] * 3
    if shaken == 1:
        assert [cell["ratio"] for cell in cells] == ["1.00 ×", "2.00 ×", "5.00 ×"]
        assert [cell["share"] for cell in cells] == [0.2, 0.4, 1.0]


def test_curves_are_the_medians_over_seeds_and_bands_all_of_them_in_powers_of_ten():
    slide = slide_of("long_memory", lang="en", reach="steps:200;bias:2;units:4", ask="long_memory.gain.1")
    chosen = Reach(steps=200, bias=2.0, units=4)
    found = reaches.before(chosen, reaches.sequence(200)[0], ("steps", 200, False))
    assert slide["places"] == 200
    assert slide["tokens"] == []
    assert slide["about"] == ["before training", "RNN random, ±1/√H", "LSTM forget bias 2"]
    for drawn, values in zip(slide["curves"], found.values(), strict=True):
        steps = 199 - np.array(drawn["at"])
        assert (steps[0], steps[-1], len(steps)) == (0, 199, 120)
        powers = np.log10(values[:, steps])
        assert np.allclose(drawn["middle"], np.log10(np.median(values[:, steps], axis=0)), atol=0.006)
        assert np.allclose([drawn["band"]["low"], drawn["band"]["high"]], [powers.min(0), powers.max(0)], atol=0.006)
        assert drawn["value"] == power(float(np.median(values[:, 0])))
    least, most = slide["ends"]
    every = np.log10(np.concatenate([values.ravel() for values in found.values()]))
    assert (least, most) == (
        LOWEST - 0.3,
        round(max(every.max(), 0.7) + 0.3, 2),
    )  # what falls deeper leaves the picture
    assert every.min() < LOWEST


def test_what_the_open_question_asks_is_not_sent():
    slide = slide_of("long_memory", lang="en", ask="long_memory.through.1")
    assert slide["kind"] == "curtain"
    assert slide["said"] == ""
    assert "curves" not in slide
