"""What a lane's new number is made of, as bars: the core's `account` in words and colours."""

from collections.abc import Mapping, Sequence

from pages.figures.svg.stacked import Part, Stack
from pages.words.digits import percent, printed
from pages.words.words import Words

CELL_COLOURS = {"rnn": "h", "lstm": "c", "gru": "f"}  # kind of cell → its own among the three
COLOURS = {"own": "h", "others": "g", "input": "i", "bias": "muted", "written": "i"}  # of an addend; kept is the cell's


def told(share: float) -> str:
    """Per cent, with as many digits as it takes not to read 0 or 100, which it seldom is: two at most."""
    digits = next((digits for digits in range(3) if 0 < printed(100 * share, digits) < 100), 2)
    return percent(share, digits if 0 < share < 1 else 0)


def bar(say: Words, kind: str, name: str, shares: Mapping[str, float], texts: str) -> Stack:
    """The bar of an account of this kind of cell; `texts` are the keys before the names of its addends."""
    parts = [
        Part(share, say(f"{texts}.{addend}"), told(share), COLOURS.get(addend, CELL_COLOURS[kind]))
        for addend, share in shares.items()
    ]
    return Stack(name, CELL_COLOURS[kind], parts)


def in_words(say: Words, bars: Sequence[Stack]) -> str:
    """What the bars show."""
    comma = say("errors.comma")
    return "; ".join(f"{one.name}: {comma.join(f'{part.said} {part.printed}' for part in one.parts)}" for one in bars)
