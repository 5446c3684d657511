"""Seeds as dots: a row a cell, a column a range; those that learnt it above, those that guess below, others between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from pages.figures.svg.shapes import element, fill, ink, stroke
from pages.words.digits import percent

FIVE = 5  # dots side by side
NAMES = 16  # per cent of the width, for the names of rows and zones
HEAD, COUNTS, TITLE = (
    24,
    18,
    22,
)  # pixels: of the columns' heads; in a row down to its counts, and of the line they take
CHANCE = 0.55  # below this share a network does no better than one that guesses
SHOWN = 4  # dots of the learner's own that are drawn of a place


@dataclass(frozen=True)
class Size:
    """Pixels of what is below a row's title."""

    radius: float  # of a dot
    pitch: float  # from one dot to the next
    learnt: float  # the upper block's first line, from there on
    least: float  # between which those lie that are in neither block
    most: float
    guessing: float  # the lower block's first line
    row: float  # from one row to the next


NARROW, WIDE = Size(3.2, 8, 10, 31, 53, 64, 101), Size(4.4, 11, 12, 40, 67, 80, 126)


@dataclass(frozen=True)
class Seeds:
    """A cell's shares of right answers, a list a column; `own` are the learner's, the latest last."""

    name: str
    colour: str
    shares: Sequence[Sequence[float]]
    own: Sequence[Sequence[float]] = field(default=())


def height(rows: int, *, narrow: bool = False) -> float:
    """Pixels of the picture."""
    return HEAD + rows * _size(narrow).row


def seeds(
    rows: Sequence[Seeds],
    columns: Sequence[str],
    *,
    solved: float,
    names: Mapping[str, str],
    alt: str,
    narrow: bool = False,
) -> str:
    """The SVG, as wide as its place: only what is across is given in per cent, so that type keeps its size.

    A dot from `solved` on stands in the upper block, above a broken line that bears this share; one below CHANCE in the
    lower; others at the height of their share. Over each block is how many have learnt it. `names`: the words "learnt"
    and "guessing".
    """
    wide, size = (100 - NAMES) / len(columns), _size(narrow)
    drawn = [_text(f"{NAMES + wide * column:g}%", HEAD - 9, said, "ink") for column, said in enumerate(columns)]
    for number, row in enumerate(rows):
        top = HEAD + number * size.row
        drawn.append(element("line", x1=0, y1=top, x2="100%", y2=top, style=stroke("shut", 1)))
        drawn.append(_text("0", top + COUNTS, row.name, row.colour, bold=True))
        edge = top + TITLE + (size.learnt + size.pitch + size.least) / 2
        drawn.append(element("line", x1=f"{NAMES}%", y1=edge, x2="100%", y2=edge, style=stroke("muted", 1, "2 3")))
        for name, place in (("learnt", size.learnt), ("guessing", size.guessing)):
            drawn.append(_text("0", top + TITLE + place + size.pitch / 2 + 4, names[name], "muted"))
        drawn.append(_text(f"{NAMES}%", edge + 4, percent(solved, 0), "muted", before=4))
        for column, shares in enumerate(row.shares):
            own = row.own[column] if row.own else ()
            inside = [_text("0", COUNTS, f"{sum(map(solved.__le__, shares))}/{len(shares)}", "ink", bold=True)]
            places = _places(sorted(shares, reverse=True), solved, size, (0, 1, FIVE))
            beside = _places(own[-SHOWN:], solved, size, (FIVE + 0.2, 1.15, 2))
            inside += [_dot(at, row.colour, size) for at in places]
            inside += [_dot(at, row.colour, size, own=True) for at in beside]
            drawn.append(element("svg", "".join(inside), x=f"{NAMES + wide * column:g}%", y=top, overflow="visible"))
    room = {"width": "100%", "height": height(len(rows), narrow=narrow)}
    return element("svg", "".join(drawn), **room, role="img", aria_label=escape(alt), class_="gw-seeds")


def _size(narrow: bool) -> Size:
    return NARROW if narrow else WIDE


def _places(
    shares: Sequence[float], solved: float, size: Size, across: tuple[float, float, int]
) -> list[tuple[float, float]]:
    """Where each share's dot stands, `across`: from where, how far apart, and how many side by side, in pitches."""
    start, apart, most = across
    found, taken = [], {size.learnt: 0, size.guessing: 0, 0.0: 0}
    for share in shares:
        zone = size.learnt if share >= solved else size.guessing if share < CHANCE else 0.0
        at, line = taken[zone] % most, taken[zone] // most * bool(zone)
        taken[zone] += 1
        down = zone or size.least + (solved - share) / (solved - CHANCE) * (size.most - size.least)
        found.append((size.radius + (start + at * apart) * size.pitch, TITLE + down + line * apart * size.pitch))
    return found


def _dot(at: tuple[float, float], colour: str, size: Size, *, own: bool = False) -> str:
    """The learner's own have an outline."""
    x, y = at
    style = stroke("ink", 2, inside=ink(colour)) if own else fill(colour)
    return element("circle", cx=x, cy=y, r=size.radius + 0.2 * own, style=style)


def _text(x: str, y: float, said: str, colour: str, *, bold: bool = False, before: float = 0) -> str:
    """From x on; or it ends so many pixels `before` x."""
    weight = ";font-weight:650" if bold else ""
    ends = {"text_anchor": "end", "dx": -before} if before else {}
    return element("text", escape(said), x=x, y=y, style=f"{fill(colour)};font-size:var(--gw-type-1){weight}", **ends)
