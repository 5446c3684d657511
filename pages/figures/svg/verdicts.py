"""What several readers say of two sentences: two bars each, which are alike where a reader cannot tell them apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pages.figures.svg.shapes import element, fill, stroke

HEAD, ROW, NAME, BAR, PITCH = 52, 58, 14, 12, 15  # pixels: heads, rows, a name's line, a bar, from one to the next
WIDE = 88  # per cent of the width that a share of 1 has; the sign stands behind it
INKS = ("ink", "c")  # of the first sentence's bars and the second's


@dataclass(frozen=True)
class Sentence:
    """A text as it stands before the place that is asked about, at it, and behind it."""

    before: str
    at: str
    behind: str


@dataclass(frozen=True)
class Verdict:
    """A reader's shares of the two sentences, and whether it is right about each."""

    reader: str
    shares: tuple[float, float]
    right: tuple[bool, bool]


def verdicts(sentences: Sequence[Sentence], said: Sequence[Verdict], alt: str) -> str:
    """The SVG, as wide as its place; type keeps its size. A broken line is where a share is one half."""
    drawn = []
    for number, (sentence, colour) in enumerate(zip(sentences, INKS, strict=True)):
        y = 18 + number * 22
        drawn.append(element("rect", None, x=0, y=y - 11, width=12, height=12, style=fill(colour)))
        words = (
            escape(sentence.before),
            element("tspan", escape(sentence.at), style="font-weight:700;text-decoration:underline"),
            escape(sentence.behind),
        )
        drawn.append(element("text", "".join(words), x=20, y=y, style=f"{fill('ink')};font-size:var(--gw-type-2)"))
    for number, verdict in enumerate(said):
        top = HEAD + number * ROW
        drawn.append(_text("0", top + NAME - 2, verdict.reader))
        for sentence, (share, right, colour) in enumerate(zip(verdict.shares, verdict.right, INKS, strict=True)):
            y = top + NAME + 4 + sentence * PITCH
            drawn.append(element("rect", None, x=0, y=y, width=f"{WIDE}%", height=BAR, style=fill("shut")))
            drawn.append(element("rect", None, x=0, y=y, width=f"{share * WIDE:.3f}%", height=BAR, style=fill(colour)))
            drawn.append(_text("100%", y + BAR - 1, "✓" if right else "✗", "text-anchor:end;font-weight:700;"))
        half = {"x1": f"{WIDE / 2}%", "x2": f"{WIDE / 2}%", "y1": top + NAME + 1, "y2": top + NAME + 7 + PITCH + BAR}
        drawn.append(element("line", None, **half, style=stroke("muted", 1.5, "3 2")))
    size = {"width": "100%", "height": HEAD + len(said) * ROW}
    return element("svg", "".join(drawn), **size, role="img", aria_label=escape(alt), class_="gw-verdicts")


def _text(x: str, y: float, said: str, style: str = "") -> str:
    return element("text", escape(said), x=x, y=y, style=f"{style}{fill('ink')};font-size:var(--gw-type-1)")
