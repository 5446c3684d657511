"""The colours of the parts as Plotly takes them: scales that are legible on a light and on a dark ground."""

PARTS = {"f": "#D1310E", "i": "#25806C", "g": "#A91A78", "c": "#906B47", "o": "#584EB5", "h": "#0C7CA3"}
NEGATIVE, POSITIVE, ZERO = "#1F5FA8", "#D08700", "#E8EAF0"
DIVERGING = [[0.0, NEGATIVE], [0.5, ZERO], [1.0, POSITIVE]]
CLEAR = "rgba(0,0,0,0)"


def gate(part: str) -> list[list]:
    """One hue from 0 (shut) to 1 (open)."""
    return [[0.0, ZERO], [1.0, PARTS[part]]]
