"""The sentence as an axis: places from 1, and the tokens that stand there."""

from collections.abc import Sequence
from html import escape

MOST_TICKS = 64


def shown(token: str) -> str:
    """A token as Plotly may print it: no tags, no entities, nothing invisible, at most 12 characters."""
    visible = "".join(character if character.isprintable() else "␣" for character in token)
    return escape(visible if len(visible) <= 12 else f"{visible[:11]}…", quote=False)


def places(tokens: Sequence[str], first: int = 1) -> list[str]:
    """The places of an axis by name: "1 我", "2 爱"; each is different, and a hover shows it as it is."""
    return [f"{place} {shown(token)}" for place, token in enumerate(tokens, start=first)]


def ticks(tokens: Sequence[str], first: int = 1, most: int = MOST_TICKS) -> dict:
    """Layout of an axis over `places` with only the tokens written on it, thinned out beyond `most`."""
    stride = -(-len(tokens) // most)
    return {
        "type": "category",
        "tickmode": "array",
        "tickvals": places(tokens, first)[::stride],
        "ticktext": [shown(token) for token in tokens[::stride]],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
    }
