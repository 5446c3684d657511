"""The colours of the parts as Plotly takes them: scales that are legible on a light and on a dark ground."""

PARTS = {"f": "#D1310E", "i": "#25806C", "g": "#A91A78", "c": "#906B47", "o": "#584EB5", "h": "#0C7CA3"}
NEGATIVE, POSITIVE, ZERO = "#1F5FA8", "#D08700", "#E8EAF0"
STRENGTH = 0.6  # of the stage's signed scale: colour = share ** STRENGTH


def _mixed(colour: str, strength: float) -> str:
    """ZERO on its way to `colour`."""
    here, there = ([int(text[k : k + 2], 16) for k in (1, 3, 5)] for text in (ZERO, colour))
    return "#" + "".join(f"{round(a + (b - a) * strength):02X}" for a, b in zip(here, there, strict=True))


SHARES = (1.0, 0.6, 0.3, 0.1)
DIVERGING = [
    *([(1 - share) / 2, _mixed(NEGATIVE, share**STRENGTH)] for share in SHARES),
    [0.5, ZERO],
    *([(1 + share) / 2, _mixed(POSITIVE, share**STRENGTH)] for share in reversed(SHARES)),
]
CLEAR = "rgba(0,0,0,0)"


def gate(part: str) -> list[list]:
    """One hue from 0 (shut) to 1 (open)."""
    return [[0.0, ZERO], [1.0, PARTS[part]]]
