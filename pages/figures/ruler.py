"""The one ruler of colours for every signed value: from −10 over 0 to 10, the same in every figure as on the stage."""

from typing import Any

import numpy as np

from pages.figures.colours import DEEP, HUE, Colours, along

TICKS = (-DEEP, -3, -HUE, 0, HUE, 3, DEEP)
LOW_TICKS = (-DEEP, -HUE, 0, HUE, DEEP)


def place(values: Any) -> np.ndarray:
    """Where values lie between the ruler's ends, −1 to 1; what is larger than 10 lies at the end."""
    return np.clip(along(values) / along(DEEP), -1, 1)


def heat(values: np.ndarray, colours: Colours) -> dict:
    """What colours a heatmap of `values` by the ruler. Its z are places: a hover prints `customdata`, the values."""
    return {"z": place(values), "customdata": values, "zmin": -1, "zmax": 1, "colorscale": colours.signed()}


def bar(*, low: bool = False) -> dict:
    """A heatmap's bar with the ruler's ticks, fewer on a `low` one."""
    ticks = LOW_TICKS if low else TICKS
    return {
        "thickness": 10,
        "outlinewidth": 0,
        "tickmode": "array",
        "tickvals": place(ticks).tolist(),
        "ticktext": [str(tick).replace("-", "−") for tick in ticks],
    }
