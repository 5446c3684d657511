"""What an intervention changed: after minus before, every unit of every step, one heatmap a quantity."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import plotly.graph_objects as go

from lstm_core import Trace
from pages.figures.atlas import ORDER, atlas
from pages.figures.colours import Colours


def difference(
    before: Mapping[str, Trace],
    after: Mapping[str, Trace],
    tokens: Sequence[str],
    *,
    names: Mapping[str, str],
    hover: Mapping[str, str],
    colours: Colours,
    narrow: bool = False,
) -> go.Figure:
    """The atlas of the differences of f, i, C̃, C, o and h, by direction of reading; all by the ruler.

    `before` and `after` are direction → `Trace`, of the same size; the rest as in `atlas`.
    """
    changed = {
        way: SimpleNamespace(**{part: getattr(after[way], part) - getattr(before[way], part) for part in ORDER})
        for way in after
    }
    return atlas(changed, tokens, names=names, hover=hover, colours=colours, narrow=narrow, difference=True)
