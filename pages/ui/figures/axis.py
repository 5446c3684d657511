"""The sentence as an axis: places from 1, and the tokens that stand there."""

from collections.abc import Sequence
from html import escape

MOST_TICKS = 64


def shown(token: str) -> str:
    """A token as Plotly may print it: no tags, no entities, nothing invisible, at most 12 characters."""
    visible = "".join(character if character.isprintable() else "␣" for character in token)
    return escape(visible if len(visible) <= 12 else f"{visible[:11]}…", quote=False)


def ticks(tokens: Sequence[str]) -> dict:
    """Layout of an axis over the places 1..T with the tokens written on it, thinned out beyond MOST_TICKS."""
    stride = -(-len(tokens) // MOST_TICKS)
    places = list(range(1, len(tokens) + 1, stride))
    return {
        "tickmode": "array",
        "tickvals": places,
        "ticktext": [shown(tokens[place - 1]) for place in places],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
    }
