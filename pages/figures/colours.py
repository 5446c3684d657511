"""The colours of `assets/palette.json`, which the stage takes too: mixed and greyed as the stage does."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

CLEAR = "rgba(0,0,0,0)"
SHARED = json.loads((Path(__file__).parents[2] / "assets" / "palette.json").read_text("utf-8"))
SCALE, HUE, DEEP = (SHARED["ruler"][name] for name in ("scale", "hue", "deep"))  # of the ruler of signed values
STEPS = [n / 16 for n in range(17)]  # of a gate's mixing; Plotly draws straight lines between them
GREYED = SHARED["greyed"]  # saturation where the numbers mean nothing
WHITE = np.array([0.96422, 1.0, 0.82521])  # D50, which CIELAB is measured against here as in CSS and d3
XYZ = np.array(  # of linear sRGB, adapted to D50
    [
        [0.4360747, 0.3850649, 0.1430804],
        [0.2225045, 0.7168786, 0.0606169],
        [0.0139322, 0.0971045, 0.7141733],
    ]
)
LUMA = np.array([0.213, 0.715, 0.072])  # of CSS's saturate()


@dataclass(frozen=True)
class Colours:
    """One column of the palette; `saturation` is 1 or GREYED."""

    ink: str
    muted: str
    surface: str
    zero: str
    negative: str  # a value of −1
    negative_deep: str  # of −10
    positive: str
    positive_deep: str
    parts: dict[str, str] = field(hash=False)
    saturation: float = 1.0

    def signed(self) -> list[list]:
        """From −10 over −1, 0 and 1 to 10, at their places on the ruler."""
        hue = float(along(HUE) / along(DEEP))
        stops = {
            0.0: self.negative_deep,
            (1 - hue) / 2: self.negative,
            0.5: self.zero,
            (1 + hue) / 2: self.positive,
            1.0: self.positive_deep,
        }
        return [[stop, self._greyed(_channels(colour))] for stop, colour in stops.items()]

    def gate(self, part: str) -> list[list]:
        """One hue from 0 (shut) to 1 (open)."""
        return [[step, self._mixed(self.parts[part], step)] for step in STEPS]

    def _mixed(self, colour: str, strength: float) -> str:
        """`zero` on its way to `colour` through CIELAB, both greyed first."""
        here, there = (_lab(self._greyed(_channels(one))) for one in (self.zero, colour))
        return _hex(_rgb(here + (there - here) * strength))

    def _greyed(self, rgb: np.ndarray) -> str:
        return _hex(LUMA @ rgb + self.saturation * (rgb - LUMA @ rgb))


def _column(theme: str) -> Colours:
    names = ("ink", "muted", "surface", "zero", "negative", "negative-deep", "positive", "positive-deep")
    inks = SHARED[theme]
    named = {name.replace("-", "_"): inks[name] for name in names}
    return Colours(
        **named,
        parts={part: inks[part] for part in "figoch"}
        | {"sum": inks["g"], "n": inks["g"], "z": inks["f"], "r": inks["r"]},
    )


LIGHT, DARK = _column("light"), _column("dark")


def along(values: Any) -> np.ndarray:
    """How far from 0 values lie along the ruler, with their sign; without an end."""
    return np.arcsinh(np.asarray(values) / SCALE)


def _channels(colour: str) -> np.ndarray:
    """sRGB from 0 to 1 of "#RRGGBB"."""
    return np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255


def _lab(colour: str) -> np.ndarray:
    """CIELAB of "#RRGGBB"."""
    share = _channels(colour)
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    ratio = XYZ @ linear / WHITE
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def _rgb(lab: np.ndarray) -> np.ndarray:
    """sRGB from 0 to 1."""
    y = (lab[0] + 16) / 116
    root = np.array([y + lab[1] / 500, y, y - lab[2] / 200])
    xyz = WHITE * np.where(root > 6 / 29, root**3, 3 * (6 / 29) ** 2 * (root - 4 / 29))
    linear = np.clip(np.linalg.solve(XYZ, xyz), 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def _hex(rgb: np.ndarray) -> str:
    return "#" + "".join(f"{round(255 * channel):02X}" for channel in np.clip(rgb, 0, 1))
