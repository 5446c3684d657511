"""The GRU: h itself is the belt, one door keeps and writes, and another is known to the candidate alone."""

import numpy as np
import streamlit as st

from lstm_core import GRU, LSTM, RNN, Place, Reader, count
from lstm_core.reader import peak
from pages.figures.svg.doors import doors
from pages.figures.svg.strip import Row, strip
from pages.figures.svg.sums import pair
from pages.lesson import distances, lesson, sections
from pages.lesson.asking import Asked, is_curtained
from pages.lesson.cases import Settled, peak_of
from pages.quiz.cells import gru
from pages.quiz.task import Change, Find, arrives
from pages.quiz.values import printed_gate, printed_values
from pages.reading import cache
from pages.reading.scene import Scene
from pages.state import widgets
from pages.words.digits import decimals, opening, percent
from pages.words.markup import inline, prose
from pages.words.words import Words

NAME = "gru"
WIDE, SHUT = 0.9, 0.1  # a door that keeps nearly all, and one that shows nearly nothing
CLEAR = 0.1  # of a number: one that is seen
NEARLY = 0.1  # of an old number: by less a new one is nearly the same
PANEL = 150  # px: about the height of what is counted
CELLS = {"rnn": RNN, "gru": GRU, "lstm": LSTM}


def _keeps(reader: Reader) -> np.ndarray:
    """Where the update gate keeps nearly all of a number that is seen, and the new number is nearly the old one."""
    old = reader.trace.h_prev
    return (reader.trace.z > WIDE) & (np.abs(old) > CLEAR) & (np.abs(reader.trace.h - old) < NEARLY * np.abs(old))


def _blind(reader: Reader) -> np.ndarray:
    """Where the candidate sees next to nothing of the old h, and the lane keeps a number that is seen."""
    return (reader.trace.r < SHUT) & (np.abs(reader.trace.z_h_prev) > CLEAR)


def _counted(say: Words, reader: Reader, shown: Scene, asked: Asked) -> None:
    """The three cells beside each other: how many numbers, how well they cut, how many seeds learn far ones."""
    with st.container(border=True, key=widgets.key("ledger")):
        st.html(f"<h3>{inline(say, f'{NAME}.counted.heading')}</h3>")
        if is_curtained(asked, "counted"):
            sections.curtain(say, PANEL, "counted")
        else:
            with sections.opened("counted"):
                st.html(prose(say, f"{NAME}.counted.told", **counted(say.lang, reader)))


def counted(lang: str, reader: Reader) -> dict[str, str | int]:
    """Of each cell: its numbers at this layer's sizes, the share of right tags in this language, seeds of ten."""
    told: dict[str, str | int] = {"D": reader.inputs, "H": reader.units, "far": distances.FARTHEST}
    for cell, layer in CELLS.items():
        name = f"segmenter-{lang}-forward" if cell == "lstm" else f"{cell}-{lang}"
        told[f"{cell}_numbers"] = f"{count(layer, reader.inputs, reader.units).parameters:,}"
        told[f"{cell}_tags"] = percent(cache.model(name, 0, 0).card.metrics["tag_accuracy"])
        told[f"{cell}_solved"] = distances.row(lang, cell, distances.FARTHEST).solved
    return told


def _shares(reader: Reader, place: Place) -> str:
    share = reader.value("z", place)
    return pair(share, 1 - share)


def _lane(reader: Reader, place: Place) -> str:
    """The old number before and behind the update gate, in the colour of what is kept."""
    return doors("f", *(reader.value(part, place) for part in ("h_prev", "z", "z_h_prev")))


def _column(reader: Reader, place: Place) -> str:
    return strip(Row(reader.trace.h[:, place.unit], full=place.step))


def _numbers(reader: Reader, place: Place) -> dict[str, str]:
    told = printed_values(reader, place, old="h_prev", kept="z_h_prev", n="n", h="h")
    rest = decimals(1 - reader.value("z", place)) if reader.hard else opening(-reader.z("z", place))
    return told | {gate: printed_gate(reader, gate, place) for gate in "rz"} | {"rest": rest}


# where keeping and writing the other way round would make most of a difference
TURNED = peak_of(lambda reader: np.abs(reader.trace.h_prev - reader.trace.n) * np.abs(2 * reader.trace.z - 1), "z")
# where the candidate sees least and the lane keeps most
BLIND = peak_of(lambda reader: np.abs(reader.trace.z_h_prev) * (1 - reader.trace.r), "r", "z")
LESSON = lesson.Lesson(
    name=NAME,
    kinds=gru.KINDS,
    tasks=(Find("keeps", _keeps), Find("blind", _blind), Change("swap", arrives)),
    settled=(
        Settled("z-reversed", (TURNED,), _shares, _numbers),
        Settled("reset-erases", (BLIND,), _lane, _numbers),
        Settled("gru-has-c", (peak_of(lambda reader: np.abs(reader.trace.h)),), _column, _numbers),
    ),
    equations=("r", "z", "u", "n", "h"),
    symbols=("r", "u", "n", "z", "rest", "h"),
    equations_of=GRU.step,
    # where both shares can be seen: much is kept, and much is written
    begin=lambda reader: peak(
        np.minimum(np.abs(reader.trace.z_h_prev), np.abs(reader.trace.new)), reader.soft("z", "r")
    ),
    sentences=lesson.near_and_far("gru", ("z", "h")),
    more=_counted,
)

if __name__ == "__main__":
    lesson.show(LESSON)
