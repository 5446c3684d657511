"""An example of every public function of `pages/figures`, of few exact numbers made by hand: what snapshots show."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lstm_core import LSTM
from lstm_core.train import Network
from pages.chapters.training.snapshot import Doors, Snapshot
from pages.figures import axis, panels, ruler, table, training
from pages.figures.atlas import atlas
from pages.figures.colours import DARK, LIGHT, Colours, along
from pages.figures.crossing import Crossing, crossing, film
from pages.figures.difference import difference
from pages.figures.fading import fading
from pages.figures.growth import growth, inks
from pages.figures.keeping import keeping
from pages.figures.ledger import ledger
from pages.figures.race import race
from pages.figures.svg import shapes
from pages.figures.svg.bars import bars, lattice
from pages.figures.svg.decline import Curve, decline
from pages.figures.svg.doors import doors
from pages.figures.svg.pips import Count, pips
from pages.figures.svg.route import route
from pages.figures.svg.seeds import Seeds, height, seeds
from pages.figures.svg.shares import length, share
from pages.figures.svg.squeeze import squeeze
from pages.figures.svg.stacked import Part, Stack, stacked
from pages.figures.svg.stations import Station, column, grid, scores, stations, tokens
from pages.figures.svg.strip import Row, strip
from pages.figures.svg.sums import addition, pair
from pages.figures.svg.verdicts import Sentence, Verdict, verdicts
from pages.figures.svg.ways import ways
from pages.figures.worth import worth
from pages.quiz.siblings import Rival
from pages.state.sizes import Sizes

TOKENS = ("我", "爱", "中国")
FORWARD = SimpleNamespace(  # three steps of two units
    f=np.array([[0.9, 0.2], [0.5, 0.75], [0.1, 0.6]]),
    i=np.array([[0.3, 0.8], [0.7, 0.25], [0.95, 0.4]]),
    g=np.array([[-0.8, 0.5], [0.6, -0.25], [0.9, -0.1]]),
    c=np.array([[-0.24, 0.4], [0.3, 0.24], [1.2, 0.1]]),
    o=np.array([[0.15, 0.85], [0.45, 0.55], [0.8, 0.35]]),
    h=np.array([[-0.05, 0.34], [0.13, 0.12], [0.67, 0.04]]),
)
BACKWARD = SimpleNamespace(
    f=np.array([[0.4, 0.05], [0.65, 0.3], [0.7, 0.98]]),
    i=np.array([[0.1, 0.6], [0.2, 0.9], [0.55, 0.5]]),
    g=np.array([[0.35, -0.7], [-0.9, 0.1], [0.2, 0.45]]),
    c=np.array([[0.5, -1.1], [-0.2, 0.6], [0.7, 0.3]]),
    o=np.array([[0.25, 0.75], [0.6, 0.12], [0.38, 0.95]]),
    h=np.array([[0.12, -0.6], [-0.11, 0.07], [0.23, 0.28]]),
)
CHANGED = SimpleNamespace(**{part: values * 0.5 - 0.1 for part, values in vars(FORWARD).items()})
PARTS = {"f": "forget", "i": "input", "g": "candidate", "c": "cell", "o": "output", "h": "shown"}
NAMES = PARTS | {"forward": "from the left", "backward": "from the right"}
HOVER = {name: f"the {name}" for name in ("step", "unit", "value", "writer", "share", "median", "half")}
REACH = {name: f"the {name}" for name in ("distance", "read", "share", "least", "most")}
SHARES = np.array(  # of the start and the three writers, after each step
    [[0.2, 0.5, 0.0, 0.0], [0.1, 0.25, -0.4, 0.0], [0.05, 0.125, -0.2, 0.75]]
)
BACK = np.array([[0.05, 0.75, -0.2, 0.125, 0.0], [0.1, 0.0, -0.4, 0.25, 0.0], [0.2, 0.0, 0.0, 0.5, 0.3]])  # and by hand
CURVES = {  # seeds by steps, in the order of reading
    "rnn_h": np.array([[1e-6, 1e-4, 0.01, 1.0], [1e-5, 2e-3, 0.2, 1.0], [1e-9, 1e-5, 0.05, 1.0]]),
    "lstm_c": np.array([[0.4, 0.6, 0.8, 1.0]]),
    "belt": np.array([[0.3, 0.5, 0.7, 1.0]]),
}
REACHES = {"rnn_h": "RNN", "lstm_c": "LSTM", "belt": "its doors"}
KEPT = np.array([[1.0, 1.0, 1.0], [0.9, 0.4, 0.2], [0.8, 0.3, 0.05]])  # steps by units
SIZES = Sizes(inputs=8, units=4, steps=10, layers=1)
KINDS = {"rnn": "RNN", "lstm": "LSTM", "bilstm": "Bi-LSTM", "parameters": "weights", "multiply_adds": "work"}
KINDS |= {"inputs": "D", "units": "H", "steps": "T", "layers": "L"}
RIVALS = {
    "forward": Rival("forward", 8, 900, 500, 0.9, 0.8, 0.82, 12.5),
    "backward": Rival("backward", 8, 900, 500, 0.92, 0.83, 0.85, 13.5),
    "both": Rival("both", 8, 1300, 500, 0.96, 0.9, 0.91, 25.0),
    "equal": Rival("equal", 14, 1280, 500, 0.91, 0.81, 0.83, None),
}
COSTS = {"forward": "→", "backward": "←", "both": "⇄", "equal": "→ more", "above": "weights", "seconds": "time"}
COSTS |= {"accuracy": "right", "missing": "one is missing"}
RACE = pd.DataFrame(
    {"t": [1, 2, 4, 1, 2, 4], "right": [0.1, 0.3, 0.4, 0.2, 0.7, 0.96], "who": ["RNN"] * 3 + ["LSTM"] * 3}
)
NORMS = RACE.assign(norm=[0.5, 20.0, 3000.0, 0.4, 0.8, 1.0])
NETWORK = Network(None, LSTM.random(3, 1), np.zeros((2, 1)), np.zeros(2))
RECORDS = [
    Snapshot(0, 40, NETWORK, 2.0, accuracy=0.25, doors=Doors(0.5, 0.55, 0.45, 0.6)),
    Snapshot(20, 40, NETWORK, 1.2, accuracy=0.6, doors=Doors(0.2, 0.7, 0.8, 0.4)),
    Snapshot(40, 40, NETWORK, 0.4, accuracy=0.9, doors=Doors(0.1, 0.95, 0.99, 0.05)),
]
PLACES = {"mark": "at the mark", "rest": "elsewhere"}
TRAINING = PLACES | {
    "f": "forget",
    "i": "input",
    "opening": "open",
    "update": "update",
    "loss": "loss",
    "right": "right",
}
LOOK = {"hover": HOVER, "colours": LIGHT}
FALLS = [Curve("RNN", np.array([1e-5, 0.01, 1.0]), "ink"), Curve("C < 1", np.array([0.2, 0.5, 1.0]), "c")]


DOTS = (
    Seeds("RNN", "h", [[1.0, 0.99, 0.5], [0.7, 0.4, 0.54]], [[], [1.0]]),
    Seeds("LSTM", "c", [[1.0, 1.0, 1.0], [1.0, 0.9, 0.6]]),
)
ADDED = (
    Stack("RNN", "h", (Part(0.125, "own", "12%", "h"), Part(0.875, "others", "88%", "g"))),
    Stack("LSTM", "c", (Part(0.9, "kept", "90%", "c"), Part(0.1, "new", "10%", "i"))),
)
ROUTE = {"c_prev": 1.44, "f": 0.79, "f_c_prev": 1.14, "g": 0.99, "i": 0.6, "i_g": 0.594} | {
    "c": 1.734,
    "tanh_c": 0.94,
    "o": 0.3,
    "h": 0.282,
}
ROUTE_SAID = {name: name for name in ("c_prev", "f_c_prev", "g", "c", "h", "x", "h_prev", "next")}
COUNTED = (Count("RNN", "h", 1, 4), Count("LSTM", "c", 4, 4))
READ = (Sentence("a", "b", ""), Sentence("a", "b", "c"))
JUDGED = (Verdict("→", (0.75, 0.75), (True, False)), Verdict("⇄", (0.9, 0.1), (True, True)))
SORTED = {"learnt": "yes", "guessing": "no"}


class Example(NamedTuple):
    """A public function, and a picture that it draws; `data` are the rows of a chart that has none of its own."""

    of: Callable
    draw: Callable[[], object]
    data: pd.DataFrame | None = None


def drawn_ledger(**more: object) -> go.Figure:
    options = {"reverse": False, "start": "at first", "by_hand": "by hand"} | LOOK | more
    return ledger(options.pop("parts", SHARES), TOKENS, **options)


def drawn_race(**more: object) -> dict:
    return race(RACE, "t", "right", titles=("seconds", "share"), names=("RNN", "LSTM"), colours=LIGHT, **more)


def drawn_norms() -> dict:
    titles = ("updates", "length")
    return race(NORMS, "t", "norm", titles=titles, names=("RNN", "LSTM"), colours=LIGHT, log=True, points=True)


def bare(narrow: bool) -> go.Figure:
    """Two empty panels, each with one point."""
    figure = panels.panels(narrow, subplot_titles=["one", "two"])
    for number in (0, 1):
        figure.add_trace(go.Scatter(x=[1, 2], y=[number, 1], name=f"panel {number}"), **panels.at(number, narrow))
    return figure


BOTH = {"forward": FORWARD, "backward": BACKWARD}
ATLAS = {"names": NAMES} | LOOK
FADING = {"names": REACHES, "hover": REACH, "colours": LIGHT}
WHOLE = {"updates": 40, "names": TRAINING, "colours": LIGHT}
TURNED = training.rows(RECORDS, 20)
CROSSED = Crossing(-0.9, 0.4, 0.75, -0.6, False, "c", ("−0.90", "0.75", "−0.60", "0.40"), "i ⊙ C̃ = 1.00", "too: −0.30")
TURNED_ROUND = Crossing(0.9, -0.2, 0.25, 0.2, True, "h", ("0.90", "0.25", "0.20", "−0.20"), "(1 − z) ⊙ n = −0.40")
ENDED = Crossing(0.9, -0.2, None, 0.0, False, "h", ("0.90", "", "", "−0.20"), "tanh(−0.20)", "too: 0.80")
EXAMPLES = {
    "atlas": Example(atlas, lambda: atlas(BOTH, TOKENS, **ATLAS)),
    "atlas-narrow": Example(atlas, lambda: atlas({"forward": FORWARD}, TOKENS, narrow=True, **ATLAS)),
    "difference": Example(
        difference, lambda: difference({"forward": FORWARD}, {"forward": CHANGED}, TOKENS, names=NAMES, **LOOK)
    ),
    "ledger": Example(ledger, drawn_ledger),
    "ledger-backward": Example(ledger, lambda: drawn_ledger(parts=BACK, reverse=True, narrow=True)),
    "fading": Example(fading, lambda: fading(CURVES, **FADING)),
    "fading-tokens": Example(fading, lambda: fading(CURVES, tokens=("a", "b", "c", "d"), narrow=True, **FADING)),
    "keeping": Example(keeping, lambda: keeping(KEPT, TOKENS, **LOOK)),
    "growth": Example(growth, lambda: growth(SIZES, "layers", names=KINDS, colours=LIGHT)),
    "growth-inks": Example(inks, lambda: inks(LIGHT)),
    "worth": Example(worth, lambda: worth(RIVALS, names=COSTS, colours=LIGHT)),
    "worth-narrow": Example(worth, lambda: worth(RIVALS, names=COSTS, colours=DARK, narrow=True)),
    "race": Example(race, lambda: drawn_race(top=0.95), RACE),
    "race-log": Example(race, drawn_norms, NORMS),
    "training-rows": Example(training.rows, lambda: training.rows(RECORDS, 20)),
    "training-openings": Example(training.openings, lambda: training.openings(RECORDS, PLACES, 40)),
    "training-curve": Example(training.curve, lambda: training.curve("loss", top=2.5, **WHOLE), TURNED),
    "training-doors": Example(training.doors, lambda: training.doors(**WHOLE), training.openings(RECORDS, PLACES, 40)),
    "panels": Example(panels.panels, lambda: bare(False)),
    "panels-at": Example(panels.at, lambda: [[panels.at(n, narrow) for n in (0, 1)] for narrow in (False, True)]),
    "panels-framed": Example(panels.framed, lambda: panels.framed(bare(True), LIGHT, True, height=600, top=96)),
    "axis-shown": Example(axis.shown, lambda: [axis.shown(token) for token in ("我", "<b>", "a\u200bb", "long" * 4)]),
    "axis-places": Example(axis.places, lambda: [axis.places(TOKENS), axis.places(TOKENS, first=0)]),
    "axis-ticks": Example(axis.ticks, lambda: [axis.ticks(TOKENS), axis.ticks("abcdefg", first=0, most=3)]),
    "axis-size": Example(axis.size, lambda: {"narrow": axis.size(True), "wide": axis.size(False)}),
    "axis-legible": Example(axis.legible, lambda: axis.legible(bare(False), DARK, 14)),
    "colours-signed": Example(Colours.signed, LIGHT.signed),
    "colours-along": Example(along, lambda: along([-10, -1, 0, 0.25, 30])),
    "colours-gate": Example(Colours.gate, lambda: {part: DARK.gate(part) for part in "fio"}),
    "ruler-place": Example(ruler.place, lambda: ruler.place(np.array([-11, -3, -0.25, 0, 1, 10]))),
    "ruler-heat": Example(ruler.heat, lambda: ruler.heat(np.array([[-3.0, 0.0], [0.5, 12.0]]), DARK)),
    "ruler-bar": Example(ruler.bar, lambda: [ruler.bar(), ruler.bar(low=True)]),
    "bars": Example(bars, lambda: bars((1, 4, 2), ("c", "h", "ink"))),
    "lattice": Example(lattice, lambda: lattice(3, 5)),
    "crossing": Example(crossing, lambda: crossing(CROSSED, alt="a lane through its door")),
    "crossing-shared": Example(crossing, lambda: crossing(TURNED_ROUND, alt="a lane through a door of two jobs")),
    "crossing-wall": Example(crossing, lambda: crossing(ENDED, alt="a lane that ends at a wall")),
    "film": Example(film, lambda: film(FORWARD.c, 1, alt="two units over a sentence")),
    "decline": Example(decline, lambda: decline(FALLS)),
    "doors": Example(doors, lambda: doors("f", 0.8, 0.3, -0.4)),
    "share": Example(share, lambda: share(-0.25, 1.0, -0.5)),
    "length": Example(length, lambda: length(72.5, "c")),
    "seeds": Example(seeds, lambda: seeds(DOTS, ("0", "≤ 4"), solved=0.99, names=SORTED, alt="seeds as dots")),
    "stacked": Example(stacked, lambda: stacked(ADDED, alt="two accounts")),
    "pips": Example(pips, lambda: pips(COUNTED, alt="two counts")),
    "route": Example(
        route, lambda: route(ROUTE, {name: f"{n:.2f}" for name, n in ROUTE.items()}, ROUTE_SAID, "the four parts")
    ),
    "stations": Example(stations, lambda: stations([Station("read", "<i>a</i>", "step 1"), Station("h", "", "", "h")])),
    "stations-grid": Example(grid, lambda: grid((0.5, -1.2, 0.1), 2)),
    "stations-column": Example(column, lambda: column((0.5, -1.2, 0.1), 1)),
    "stations-tokens": Example(tokens, lambda: tokens(("a", "b"), 1, ("S", "B"))),
    "stations-scores": Example(scores, lambda: scores((("B", "2.75", 0.923, "92.3%"),))),
    "verdicts": Example(verdicts, lambda: verdicts(READ, JUDGED, alt="two readers")),
    "seeds-height": Example(
        height, lambda: [height(rows, narrow=narrow) for rows in (1, 3) for narrow in (True, False)]
    ),
    "squeeze": Example(squeeze, lambda: squeeze(-0.75, 3.0)),
    "strip": Example(strip, lambda: strip(Row((0.5, -0.2, 0.0), full=2), Row((-0.9, 0.1, 1.0), full=0, broken=2))),
    "strip-long": Example(strip, lambda: strip(Row([n / 20 for n in range(20)]))),
    "addition": Example(addition, lambda: addition(1.2, -0.5, 2.0)),
    "addition-candidate": Example(addition, lambda: addition(-0.5, 0.1, 1.0, candidate=0.9)),
    "pair": Example(pair, lambda: pair(0.8, 0.3)),
    "ways": Example(ways, ways),
    "table-row": Example(table.row, lambda: table.row("f", "0.9", "open", data_gate="f")),
    "table": Example(
        table.table,
        lambda: table.table(
            "gw-table",
            ("what", "one"),
            (table.row("a", "1"), table.row("b", "2")),
            caption="Both",
            foot=table.row("+", "3"),
        ),
    ),
    "shapes-picture": Example(
        shapes.picture, lambda: shapes.picture(20.004, 10, [shapes.rect(0, 0, 5, 5, "fill:red")])
    ),
    "shapes-element": Example(shapes.element, lambda: shapes.element("b", "in", class_="gw", data_at=-0.001)),
    "shapes-rect": Example(shapes.rect, lambda: shapes.rect(1, 2, 3.456, 4, shapes.fill("c"), rx=3)),
    "shapes-line": Example(shapes.line, lambda: shapes.line((1, 2), (3, 4.5), shapes.stroke("muted"))),
    "shapes-polyline": Example(
        shapes.polyline, lambda: shapes.polyline([(1, 2), (3, 4), (5, 2)], shapes.fill("h"), "polygon")
    ),
    "shapes-fill": Example(shapes.fill, lambda: shapes.fill("shut")),
    "shapes-stroke": Example(shapes.stroke, lambda: shapes.stroke("f", 2, "5 3", inside=shapes.ink("surface"))),
    "shapes-ink": Example(shapes.ink, lambda: shapes.ink("muted")),
    "shapes-signed": Example(
        shapes.signed, lambda: [shapes.signed(value) for value in (-15, -3, -0.25, 0, 0.5, 1, 10)]
    ),
    "shapes-number": Example(
        shapes.number, lambda: [shapes.number(value) for value in (3, 2.5, 1 / 3, -0.001, 1234.5)]
    ),
}
