"""The formula sheet: the six formulas of a step with the numbers of one unit, and the other cells in a line each."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import streamlit as st

from lstm_core import GRU, LSTM, RNN, BiLSTM, Place, Reader, count
from pages.lesson.ledger_table import visible
from pages.words.digits import hyperbolic
from pages.words.equations import equation
from pages.words.markup import inline
from pages.words.words import Words

PARTS = ("f", "i", "g", "c", "o", "h")  # in the order of a step
KINDS = {"rnn": RNN, "lstm": LSTM, "gru": GRU, "bilstm": BiLSTM}
COLOURS = {"rnn": "g", "lstm": "c", "gru": "h", "bilstm": "ink"}  # whose formula it is


@dataclass(frozen=True)
class Line:
    """The part of the cell that a formula gives, and the formula with numbers."""

    part: str
    numbers: str


def lines(reader: Reader, place: Place, hard: str) -> list[Line]:
    """The six formulas with the numbers of a place, true of the digits they are printed in; a hard σ is called so."""
    value = {part: reader.value(part, place) for part in (*PARTS, "c_prev", "tanh_c")}

    def sigma(z: Decimal) -> Decimal:
        return Decimal(float(reader.layer.sigma(np.float64(z))))

    squeezed = f"{hard} σ({{0}})" if reader.hard else "σ({0})"
    told = {gate: equation(squeezed, sigma, [reader.z(gate, place)], value[gate]) for gate in "fio"}
    told["g"] = equation("tanh({0})", hyperbolic, [reader.z("g", place)], value["g"])
    told["c"] = equation(
        "{0} × {1} + {2} × {3}",
        lambda f, before, i, g: f * before + i * g,
        [value[part] for part in ("f", "c_prev", "i", "g")],
        value["c"],
    )
    told["h"] = equation("{0} × {1}", lambda o, squeezed: o * squeezed, [value["o"], value["tanh_c"]], value["h"])
    return [Line(part, told[part]) for part in PARTS]


def counts(reader: Reader) -> dict[str, int]:
    """How many numbers a layer of each kind has, with as many inputs and units as the reader's."""
    return {kind: count(layer, reader.inputs, reader.units).parameters for kind, layer in KINDS.items()}


def sheet(say: Words, reader: Reader, place: Place, hidden: bool) -> None:
    """Draw it; its numbers are `hidden` while they would answer an open question."""
    way = say(f"walk.{'backward' if reader.trace.reverse else 'forward'}")
    where = inline(
        say, "review.place", token=visible(reader.tokens[place.step]), unit=place.unit + 1, step=place.step + 1, way=way
    )
    before = "t+1" if reader.trace.reverse else "t−1"
    told = [Line(one.part, "?" if hidden else one.numbers) for one in lines(reader, place, say("stage.cell_hard"))]
    six = "".join(_six(say, line).replace("t−1", before) for line in told)
    numbers = {kind: "?" if hidden else f"{number:,}" for kind, number in counts(reader).items()}
    others = "".join(_other(say, kind, numbers[kind]).replace("t−1", before) for kind in KINDS)
    about = inline(say, "review.counts", D=reader.inputs, H=reader.units)
    st.html(
        f"<h3>{inline(say, 'review.sheet')} <small>{where}</small></h3>"
        f'<ul class="gw-sheet">{six}</ul><p class="gw-sheet-about">{about}</p>'
        f'<ul class="gw-sheet">{others}</ul>'
    )


def _six(say: Words, line: Line) -> str:
    return _entry(say, line.part, line.part, f'<span data-numbers="{line.part}">{line.numbers}</span>')


def _other(say: Words, kind: str, number: str) -> str:
    shown = f'<span data-count="{kind}">{number}</span>'
    return _entry(say, kind, COLOURS[kind], shown)


def _entry(say: Words, name: str, colour: str, shown: str) -> str:
    title, formula, means = (inline(say, f"review.{part}.{name}") for part in ("name", "formula", "means"))
    return (
        f'<li style="border-color: var(--gw-{colour})"><b style="color: var(--gw-{colour})">{title}</b>'
        f"<span>{formula}</span>{shown}<p>{means}</p></li>"
    )
