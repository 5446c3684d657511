"""The review: the formulas of a step with live numbers, the model at hand as code, and the mixed test."""

import numpy as np
import streamlit as st

from lstm_core import Place, Reader, Trace
from lstm_core.reader import peak
from pages.chapters.review import mixed
from pages.chapters.review.code import code
from pages.chapters.review.sheet import sheet
from pages.reading import scene, sentence_row
from pages.stage import stage
from pages.state import visit, widgets
from pages.words.markup import page_name, prose
from pages.words.words import words


@st.fragment
def review() -> None:
    """The whole page."""
    say = words(visit.state().lang)
    scene.needs("lstm")
    shown = sentence_row.read(say, staged=False)
    reader = shown.reading.readers[visit.state().direction]
    _place(reader)
    asked = mixed.ask(shown, reader)
    place = Place(visit.state().step, visit.state().unit)  # the question's, where it is about one
    is_open = asked is not None and asked.chosen is None
    stage.mount_without_picture()
    with st.container(key=widgets.key("review")):
        st.html(f"{page_name(say, 'review.heading')}{prose(say, 'review.idea')}")
        with st.container(key=widgets.key("review-top")):
            left, right = st.columns(2, gap="medium")
            with left, st.container(key=widgets.key("review-sheet")):
                sheet(say, reader, place, is_open)
            with right, st.container(key=widgets.key("review-code")):
                code(say, shown)
        mixed.test(say, reader, asked)


def _place(reader: Reader) -> None:
    """Who has not walked yet stands where every part of the step does something."""
    if visit.current().unplaced:
        place = peak(_alive(reader.trace), reader.soft("f", "i", "o"))
        visit.jump(step=place.step, unit=place.unit)


def _alive(trace: Trace) -> np.ndarray:
    """(T, H): the more there is on the lane, and the farther doors and candidate are from the ends of their range."""
    undecided = [gate * (1 - gate) for gate in (trace.f, trace.i, trace.o)]
    return np.prod([np.abs(trace.c_prev), 1 - trace.g**2, *undecided], axis=0)


if __name__ == "__main__":
    review()
