"""The figures' colours: of the palette that the stage takes too, mixed as it mixes them, greyed as CSS greys."""

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pages.figures.colours import DARK, GREYED, LIGHT, SHARED, Colours
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import hue, is_amber, is_blue

ROOT = Path(__file__).parents[3]
# What d3's interpolateLab makes at .1, .25, .5, .75 and .9 of the way.
MIXED = {
    ("#F1F2F6", "#1F5FA8"): [(222, 226, 238), (194, 203, 227), (146, 165, 207), (97, 129, 188), (62, 108, 176)],
    ("#F1F2F6", "#D08700"): [(241, 231, 223), (239, 214, 190), (232, 187, 135), (222, 161, 80), (214, 145, 43)],
    ("#F1F2F6", "#25806C"): [(221, 230, 231), (192, 213, 210), (144, 184, 174), (95, 156, 141), (63, 139, 121)],
    ("#262B37", "#FF6940"): [(60, 50, 57), (92, 60, 59), (144, 76, 62), (199, 91, 63), (232, 99, 64)],
    ("#262B37", "#5F9FEA"): [(44, 53, 71), (53, 70, 95), (68, 98, 139), (82, 128, 185), (90, 146, 214)],
}


def channels(colour: str) -> list[int]:
    return [int(colour[k : k + 2], 16) for k in (1, 3, 5)]


def at(scale: list[list], place: float) -> np.ndarray:
    """The colour Plotly draws at a place of a scale."""
    stops, colours = zip(*scale, strict=True)
    return np.array([np.interp(place, stops, line) for line in zip(*map(channels, colours), strict=True)])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_streamlit_s_theme_has_the_ground_and_the_ink_of_the_palette(theme):
    configured = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][theme]
    named = {"backgroundColor": "ground", "secondaryBackgroundColor": "surface", "textColor": "ink"}
    assert {name: configured[name] for name in named} == {name: SHARED[theme][ink] for name, ink in named.items()}


@pytest.mark.parametrize(("ends", "expected"), MIXED.items())
def test_a_gate_s_colours_are_mixed_as_the_stage_mixes_them(ends, expected):
    zero, full = ends
    mixed = replace(LIGHT, zero=zero, parts={"f": full})
    for share, colour in zip((0.1, 0.25, 0.5, 0.75, 0.9), expected, strict=True):
        assert np.abs(at(mixed.gate("f"), share) - colour).max() <= 4


@means(Colours.signed, Colours.gate)
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_scales_run_from_one_deep_colour_over_zero_to_the_other(colours):
    stops, shades = zip(*colours.signed(), strict=True)
    assert list(stops) == sorted(set(stops))
    assert (stops[0], stops[2], stops[-1]) == (0, 0.5, 1)
    deep, full = (colours.negative_deep, colours.positive_deep), (colours.negative, colours.positive)
    assert list(shades) == [deep[0], full[0], colours.zero, full[1], deep[1]]
    assert [colours.gate("o")[k][1] for k in (0, -1)] == [colours.zero, colours.parts["o"]]


def test_greyed_colours_keep_their_lightness_and_lose_colour():
    for (_, plain), (_, grey) in zip(LIGHT.signed(), replace(LIGHT, saturation=GREYED).signed(), strict=True):
        before, after = channels(plain), channels(grey)
        luma = np.array([0.213, 0.715, 0.072])
        assert luma @ before == pytest.approx(luma @ after, abs=1)
        assert np.ptp(after) == pytest.approx(GREYED * np.ptp(before), abs=1.5)


@means(Colours.signed, Colours.gate)
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_each_part_has_its_hue_and_below_0_is_blue_and_above_amber(colours):
    hues = {"f": (5, 20), "i": (155, 170), "g": (315, 330), "o": (240, 255), "c": (25, 35), "h": (190, 205)}
    for part, (low, high) in hues.items():
        assert low < hue(colours.parts[part]) < high
        assert low < hue(colours.gate(part)[-1][1]) < high
    assert is_blue(colours.signed()[0][1])
    assert is_amber(colours.signed()[-1][1])
