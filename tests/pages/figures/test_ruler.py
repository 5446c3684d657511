"""The one ruler of colours: equal values have equal colours in figures, small pictures and on the stage."""

import json
from math import asinh, floor
from pathlib import Path

import numpy as np
import pytest

from pages.figures import ruler
from pages.figures.colours import DARK, LIGHT, Colours, along
from pages.figures.svg.shapes import signed
from tests.pages.figures.geometry import painted
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import rgb

# Values and their colours, which assets/stage/tests/colour-ruler.test.ts holds the stage against.
TABLE = json.loads((Path(__file__).parents[3] / "assets" / "stage" / "tests" / "ruler.json").read_text("utf-8"))
ENDS = {  # zero; hue and deep hue below 0; above
    "light": ("#F1F2F6", ("#1F5FA8", "#081F45"), ("#D08700", "#5E2E00")),
    "dark": ("#262B37", ("#5F9FEA", "#B9DAFF"), ("#F0AE2E", "#FFE1A0")),
}
THEMES = {"light": LIGHT, "dark": DARK}
HALF = 512  # shades from 0 to the hue, and from there to the deep hue


def exactly(value: float, theme: str) -> list[int]:
    """The colour by the definition: linear in asinh(|v| / 0.25) from 0 to 1 and from 1 to 10, in 512 shades each."""
    zero, below, above = ENDS[theme]
    hue, deep = below if value < 0 else above
    s, knee, top = (asinh(size / 0.25) for size in (abs(value), 1, 10))
    start, end, share = (zero, hue, s / knee) if s <= knee else (hue, deep, min(1.0, (s - knee) / (top - knee)))
    shade = floor(HALF * share + 0.5) / HALF
    return [floor(a + (b - a) * shade + 0.5) for a, b in zip(rgb(start), rgb(end), strict=True)]


def plotted(colours: Colours, value: float) -> np.ndarray:
    """The colour that Plotly gives a value: straight lines between the stops of its scale."""
    stops, shades = zip(*colours.signed(), strict=True)
    at = (float(ruler.place(value)) + 1) / 2
    return np.array([np.interp(at, stops, line) for line in zip(*map(rgb, shades), strict=True)])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_shared_table_of_values_and_colours_is_that_of_the_definition(theme):
    assert len(TABLE[theme]) >= 40
    for value, colour in TABLE[theme].items():
        assert rgb(colour) == exactly(float(value), theme), value


@means(Colours.signed, ruler.place)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_figure_gives_each_value_of_the_table_its_colour(theme):
    for value, colour in TABLE[theme].items():
        assert np.abs(plotted(THEMES[theme], float(value)) - rgb(colour)).max() <= 1, value


@means(signed)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_small_picture_gives_each_value_of_the_table_its_colour(theme):
    for value, colour in TABLE[theme].items():
        assert np.abs(np.array(painted(signed(float(value)), theme)) - rgb(colour)).max() <= 1, value


@means(ruler.place, along)
def test_a_place_is_0_at_0_and_1_at_10_and_what_is_larger_stands_there_too():
    assert ruler.place(np.array([-62, -10, 0, 10, 11])).tolist() == [-1, -1, 0, 1, 1]
    assert float(ruler.place(1)) == pytest.approx(asinh(4) / asinh(40))
    assert np.isnan(ruler.place(np.nan))
    assert along([-1, 0, 40]).tolist() == pytest.approx([-asinh(4), 0, asinh(160)])


@means(ruler.heat)
def test_a_heatmap_by_the_ruler_prints_the_values_themselves():
    values = np.array([[0.0, -3.0], [np.nan, 12.5]])
    drawn = ruler.heat(values, LIGHT)
    assert np.array_equal(drawn["customdata"], values, equal_nan=True)
    assert np.array_equal(drawn["z"], ruler.place(values), equal_nan=True)
    assert (drawn["zmin"], drawn["zmax"], drawn["colorscale"]) == (-1, 1, LIGHT.signed())


@means(ruler.bar)
@pytest.mark.parametrize("low", [False, True])
def test_the_bar_has_its_ticks_where_their_values_are(low):
    drawn = ruler.bar(low=low)
    texts = ["−10", "−1", "0", "1", "10"] if low else ["−10", "−3", "−1", "0", "1", "3", "10"]
    assert drawn["ticktext"] == texts
    for at, text in zip(drawn["tickvals"], texts, strict=True):
        assert at == pytest.approx(float(ruler.place(float(text.replace("−", "-")))))


def lightness(colour: np.ndarray) -> float:
    return oklab(colour)[0]


def oklab(colour: np.ndarray) -> np.ndarray:
    """OKLab of an sRGB colour of 0 to 255 (Ottosson 2020)."""
    lms = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566]]
    lms += [[0.0883024619, 0.2817188376, 0.6299787005]]
    axes = [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099]]
    axes += [[0.0259040371, 0.7827717662, -0.808675766]]
    return np.array(axes) @ np.cbrt(np.array(lms) @ linear(colour))


def linear(colour: np.ndarray) -> np.ndarray:
    share = np.asarray(colour) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def coded(light: np.ndarray) -> np.ndarray:
    light = np.clip(light, 0, 1)
    return 255 * np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


# What a dichromat sees of linear RGB (Viénot, Brettel & Mollon 1999).
SIGHT = {
    "normal": np.eye(3),
    "protan": np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    "deutan": np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
}


@pytest.mark.parametrize(("theme", "way"), [("light", -1), ("dark", 1)])
@pytest.mark.parametrize("sign", [-1, 1])
def test_the_larger_the_darker_in_the_light_and_the_lighter_in_the_dark(theme, way, sign):
    steps = [lightness(plotted(THEMES[theme], sign * size)) for size in np.linspace(0, 10, 201)]
    assert np.all(way * np.diff(steps) > 0)


@pytest.mark.parametrize(("theme", "least"), [("light", 0.156), ("dark", 0.144)])
@pytest.mark.parametrize("sight", SIGHT)
def test_the_signs_stay_apart_at_both_ends_for_every_sight(theme, least, sight):
    ends = [oklab(coded(SIGHT[sight] @ linear(plotted(THEMES[theme], value)))) for value in (-10, 10)]
    assert round(float(np.linalg.norm(ends[1] - ends[0])), 3) >= least
