"""The cell update: what the doors let through is added, and whose writing it is."""

import numpy as np
import streamlit as st

from lstm_core import Place, Reader, memory_ledger
from pages.figures.svg.sums import addition
from pages.lesson import ledger_table, lesson
from pages.lesson.asking import Asked
from pages.lesson.cases import Settled, peak_of
from pages.lesson.verse import COUNTED
from pages.quiz import cell_update
from pages.quiz.task import Find
from pages.quiz.values import printed_values
from pages.reading.scene import Scene
from pages.state import visit, widgets
from pages.words.markup import inline, prose
from pages.words.words import Words

NAME = "cell_update"
WIDE = 0.8  # a door that stands wide open
CLEAR = 0.05  # a lane, or a share, on which one can see something
BACK = 2  # steps since a writing that is called old


def _addition(reader: Reader, place: Place, candidate: float | None = None) -> str:
    bound = max(1.0, *(float(np.abs(getattr(reader.trace, part)).max()) for part in ("c", "f_c_prev")))
    return addition(reader.value("f_c_prev", place), reader.value("i_g", place), bound, candidate)


def _candidate(reader: Reader, place: Place) -> str:
    return _addition(reader, place, reader.value("g", place))


def _numbers(reader: Reader, place: Place) -> dict[str, str]:
    return printed_values(reader, place, f="f", i="i", g="g", kept="f_c_prev", written="i_g", c="c", h="h")


def _wide(reader: Reader) -> np.ndarray:
    """Where both doors stand wide open and the lane carried something."""
    trace = reader.trace
    return (trace.f > WIDE) & (trace.i > WIDE) & (np.abs(trace.c_prev) > CLEAR)


def _old(reader: Reader) -> np.ndarray:
    """Where the largest share was written BACK steps ago or more."""
    shares = np.abs(memory_ledger(reader.trace))[:, 1 : reader.steps + 1]
    since = np.abs(np.arange(reader.steps)[:, None] - shares.argmax(1))
    return (since >= BACK) & (shares.max(1) > CLEAR)


def _ledger(say: Words, reader: Reader, shown: Scene, asked: Asked) -> None:
    """The account of the followed unit at the playhead; closed while it would answer the open question."""
    here = visit.state()
    place, question = Place(here.step, here.unit), asked.question
    ahead = reader.nth(place.step) >= reader.nth(question.place.step)
    with st.container(border=True, key=widgets.key("ledger")):
        st.html(f"<h3>{inline(say, f'{NAME}.account.heading')}</h3>")
        if asked.chosen is None and ahead and place.unit == question.place.unit:
            st.html(prose(say, f"{NAME}.account.closed"))
        else:
            st.html(ledger_table.drawn(say, NAME, reader, place))
        st.html(prose(say, f"{NAME}.account.note"))


# where a sum can be seen best: much is kept, and much is written
SUM_TO_SEE = peak_of(lambda reader: np.minimum(np.abs(reader.trace.f_c_prev), np.abs(reader.trace.i_g)), "f", "i")
# where the candidate is least like the new cell state, and shows
UNLIKE = peak_of(lambda reader: np.abs(reader.trace.c - reader.trace.g) * (np.abs(reader.trace.g) > CLEAR))
LESSON = lesson.Lesson(
    name=NAME,
    kinds=cell_update.KINDS,
    tasks=(Find("beyond", lambda reader: np.abs(reader.trace.c) > 1), Find("old", _old), Find("wide", _wide)),
    settled=(
        Settled("candidate-is-state", (UNLIKE,), _candidate, _numbers),
        Settled("bounded-c", (peak_of(lambda reader: np.abs(reader.trace.c)),), _addition, _numbers),
    ),
    equations=("c",),
    symbols=("kept", "written", "c"),
    begin=SUM_TO_SEE,
    sentences=(
        lesson.Sentence(
            "beyond",
            {
                "zh": ("negation-zh", "故事很精彩，而且音乐很好听"),
                "en": ("negation-en", "the story is clever, and the acting isn't stiff"),
            },
            ("c",),
            place={"zh": {"step": 12, "unit": 2}, "en": {"step": 8, "unit": 0}},
        ),
        lesson.Sentence(
            "counts",
            COUNTED,
            ("f", "i_g", "c"),
            {"zh": tuple(range(6, 11)), "en": tuple(range(1, 39))},
            {"zh": {"step": 10, "unit": 2}, "en": {"step": 38, "unit": 7}},
        ),
    ),
    more=_ledger,
)

if __name__ == "__main__":
    lesson.show(LESSON)
