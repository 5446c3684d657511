"""Read a Plotly figure as an eye does: what stands where on the page, under which label, in which colour."""

from colorsys import rgb_to_hls
from math import asinh, log10

import numpy as np
import plotly.graph_objects as go

from pages.figures.colours import LIGHT


def axis(figure: go.Figure, trace, letter: str):
    """The axis along which a trace is drawn."""
    name = getattr(trace, f"{letter}axis", None) or letter
    return figure.layout[f"{letter}axis{name[1:]}"]


def place(figure: go.Figure, trace, letter: str, value) -> float:
    """Where a value of a trace stands, as a share of the figure: from the left, or from below."""
    along = axis(figure, trace, letter)
    low, high = _range(figure, trace, letter)
    at = (
        list(trace[letter]).index(value) if along.type == "category" else log10(value) if along.type == "log" else value
    )
    start, end = along.domain or (0, 1)
    return start + (at - low) / (high - low) * (end - start)


def _range(figure: go.Figure, trace, letter: str) -> tuple[float, float]:
    along = axis(figure, trace, letter)
    if along.range is None and along.matches:
        along = figure.layout[f"{letter}axis{along.matches[1:]}"]
    if along.range is not None:
        return along.range
    ends = (-0.5, len(trace[letter]) - 0.5) if along.type == "category" else (min(trace[letter]), max(trace[letter]))
    return ends[::-1] if along.autorange == "reversed" else ends


def ticks(figure: go.Figure, trace, letter: str) -> list[str]:
    """The labels of an axis, from left to right or from above to below, as they are written."""
    along = axis(figure, trace, letter)
    order = sorted(zip(along.tickvals, along.ticktext or along.tickvals, strict=True), key=lambda tick: tick[0])
    placed = [(place(figure, trace, letter, value), str(text)) for value, text in order]
    return [text for _, text in sorted(placed, reverse=letter == "y", key=lambda tick: tick[0])]


def cells(figure: go.Figure, heat: go.Heatmap, values=None) -> np.ndarray:
    """What a heatmap says, from above to below and from left to right; `values` are read in place of its own."""
    across = np.argsort([place(figure, heat, "x", x) for x in heat.x])
    down = np.argsort([-place(figure, heat, "y", y) for y in heat.y])
    return np.asarray(valued(heat) if values is None else values)[down][:, across]


def valued(heat: go.Heatmap) -> np.ndarray:
    """The values that a hover over a heatmap prints; one by the ruler has their places as its z."""
    return np.asarray(heat.z if heat.customdata is None else heat.customdata)


def seen(heat: go.Heatmap, value: float) -> float:
    """What a heatmap's colours are asked for, for a value: its place where it goes by the ruler."""
    return value if heat.customdata is None else max(-1.0, min(1.0, asinh(value / 0.25) / asinh(10 / 0.25)))


def colour(heat: go.Heatmap, value: float) -> np.ndarray:
    """The RGB that a heatmap gives a value."""
    stops, colours = zip(*heat.colorscale, strict=True)
    at = (seen(heat, value) - heat.zmin) / (heat.zmax - heat.zmin)
    return np.array([np.interp(at, stops, line) for line in zip(*map(rgb, colours), strict=True)])


def rgb(colour: str) -> list[int]:
    return [int(colour[k : k + 2], 16) for k in (1, 3, 5)]


def contrast(one, other) -> float:
    """Of two colours by their channels, after WCAG 2.2."""
    low, high = sorted(_luminance(np.asarray(colour) / 255) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(share: np.ndarray) -> float:
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(np.array([0.2126, 0.7152, 0.0722]) @ linear)


def hue(colour) -> float:
    """In degrees, of "#RRGGBB" or of its three channels."""
    channels = rgb(colour) if isinstance(colour, str) else colour
    return 360 * rgb_to_hls(*(float(channel) / 255 for channel in channels))[0]


def is_blue(colour) -> bool:
    return 200 <= hue(colour) <= 225


def is_amber(colour) -> bool:
    return 29 <= hue(colour) <= 45


def pale(colour: np.ndarray) -> float:
    """How far a colour is from that of 0."""
    return float(np.abs(colour - rgb(LIGHT.zero)).sum())


def says_its_values(heat: go.Heatmap, gate: str | None) -> bool:
    """Whether colours say their values: the larger the stronger, in a gate's hue, or blue below 0 and amber above."""
    values = sorted({float(value) for value in np.ravel(valued(heat)) if not np.isnan(value)}, key=abs)
    for side in (-1, 1):
        strengths = [pale(colour(heat, value)) for value in values if value * side > 0]
        if strengths != sorted(strengths):
            return False
    large = {value: colour(heat, value) for value in values if abs(value) > 0.15}
    if gate:
        return all(abs(hue(seen) - hue(LIGHT.parts[gate])) < 12 for seen in large.values())
    return all((is_amber if value > 0 else is_blue)(seen) for value, seen in large.items())
