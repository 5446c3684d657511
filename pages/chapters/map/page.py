"""The whole way at once: from a token to an answer, and the cell's four parts on one map."""

import numpy as np
import streamlit as st

from lstm_core import Place, Reader
from lstm_core.reader import peak
from pages.chapters import script
from pages.chapters.map import boxes
from pages.figures.svg.route import route
from pages.lesson import asking, question_card, sections
from pages.quiz import map as quiz
from pages.reading import scene, sentence_row
from pages.stage import stage
from pages.state import progress, visit, widgets
from pages.words.digits import decimals, spelt
from pages.words.lane import as_printed
from pages.words.markup import inline, page_name, prose
from pages.words.words import Words, words

NAME = "map"
PARTS = {"f": "forget_gate", "i": "input_gate", "c": "cell_update", "o": "output_gate"}  # part → its lesson
VALUES = ("c_prev", "f", "f_c_prev", "g", "i", "i_g", "c", "tanh_c", "o", "h")
SAID = ("c_prev", "f_c_prev", "g", "c", "h", "x", "h_prev", "next")
PRODUCTS = (("f", "c_prev", "f_c_prev"), ("i", "g", "i_g"), ("o", "tanh_c", "h"))  # door, before it, behind it
LEAST, MOST = 2, 3  # decimals
ENOUGH, TRIED = 0.3, 12  # of the most that is moved, places
HEIGHT = 300  # px, about that of the map


@st.fragment
def whole() -> None:
    """The whole page."""
    say = words(visit.state().lang)
    scene.needs("lstm")
    shown = sentence_row.read(say, staged=False)
    reader = shown.reading.readers[visit.state().direction]
    if visit.current().unplaced:
        place = _alive(reader)
        visit.jump(step=place.step, unit=place.unit)
    run = (*shown.key, visit.state().direction)
    asked = asking.current(NAME, quiz.KINDS, boxes.ground(say, shown, reader), run)
    stage.mount_without_picture()
    with st.container(key=widgets.key("map")):
        st.html(f"{page_name(say, f'{NAME}.heading')}{prose(say, f'{NAME}.idea')}")
        _steps(say, reader)
        st.markdown(boxes.drawn(say, shown, reader, asked), unsafe_allow_html=True)  # html() would drop the SVG
        _cell(say, reader, asked)
    if progress.note_complete(NAME, ()):
        st.rerun()


def _alive(reader: Reader) -> Place:
    """Where something is kept and something is written, by doors of which none is all open or shut; if it can be,
    where the numbers come out in few decimals."""
    trace = reader.trace
    moved = np.minimum(np.abs(trace.f_c_prev), np.abs(trace.i_g))
    between = np.min([np.minimum(door, 1 - door) for door in (trace.f, trace.i, trace.o)], axis=0)
    enough = reader.where(moved >= ENOUGH * moved.max())
    tried = sorted(enough, key=lambda place: -between[place.step, place.unit])[:TRIED]
    lanes = [(place, {name: reader.value(name, place) for name in VALUES}) for place in tried]
    few = (place for most in (LEAST, MOST) for place, lane in lanes if as_printed(lane, PRODUCTS, LEAST, most)[1])
    return next(few, peak(moved, reader.soft("f", "i", "o")))


def _steps(say: Words, reader: Reader) -> None:
    """Which step is looked at, and the way to its neighbours."""
    here = visit.state()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=widgets.key("map-steps")):
        for name, step in (("back", here.step - 1), ("forward", here.step + 1)):
            if name == "forward":
                at = {"step": here.step + 1, "T": reader.steps, "token": boxes.visible(reader.tokens[here.step])}
                with st.container(width="content", key=widgets.key("live-map")):
                    st.html(f"<p>{inline(say, f'{NAME}.at', **at)}</p>")
            st.button(
                say(f"{NAME}.{name}"),
                key=widgets.key("map", name),
                disabled=not 0 <= step < reader.steps,
                on_click=visit.jump,
                kwargs={"step": step},
            )


def _cell(say: Words, reader: Reader, asked: asking.Asked) -> None:
    """The four parts as ways to their lessons, the question, and the map of one unit."""
    here = visit.state()
    place = Place(here.step, here.unit)
    with st.container(border=True, key=widgets.key("map-cell")):
        st.html(f"<h3>{inline(say, f'{NAME}.cell.heading')}</h3>")
        left, right = st.columns((4, 9), gap="medium")
        with left, st.container(key=widgets.key("map-parts")):
            for number, (part, lesson) in enumerate(PARTS.items(), 1):
                with st.container(key=widgets.key("map-part", part)):
                    st.page_link(str(script(lesson)), label=say(f"{NAME}.part.{part}", n=number))
            question_card.card(say, asked)
        with right, st.container(key=widgets.key("map-right")):
            if asking.is_curtained(asked, "cell"):
                sections.curtain(say, HEIGHT, "cell")
            else:
                with sections.opened("cell"):
                    _map(say, reader, place)
            st.html(question_card.explained(say, asked))


def _map(say: Words, reader: Reader, place: Place) -> None:
    way = say(f"walk.{'backward' if reader.trace.reverse else 'forward'}")
    told = {"unit": place.unit + 1, "way": way, "token": boxes.visible(reader.tokens[place.step])}
    values = {name: reader.value(name, place) for name in VALUES}
    printed = spelt_out(values)
    said = {name: say(f"{NAME}.said.{name}") for name in SAID}
    alt = say(f"{NAME}.cell.alt", **told, **printed)
    st.markdown(route(values, printed, said, alt), unsafe_allow_html=True)  # html() would drop the SVG
    st.html(f"<p><small>{inline(say, f'{NAME}.cell.note', **told)}</small></p>")


def spelt_out(values: dict[str, float]) -> dict[str, str]:
    """The unit's numbers as the map writes them: what is multiplied and added there comes out."""
    shown, comes_out = as_printed(values, PRODUCTS, LEAST, MOST)
    return {name: spelt(shown[name]) if comes_out else decimals(value, LEAST) for name, value in values.items()}


if __name__ == "__main__":
    whole()
