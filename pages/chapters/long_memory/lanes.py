"""The reason: what the new numbers are made of in the lane that carries "not" through a shipped network of a cell."""

import streamlit as st

from lstm_core.recipes.far.languages import FAR
from pages.chapters.long_memory import runs
from pages.chapters.long_memory.runs import NAME
from pages.figures.svg.stacked import stacked
from pages.lesson.account_bars import CELL_COLOURS, bar, in_words
from pages.lesson.carriers import facts, lane
from pages.reading import scene
from pages.state import widgets
from pages.words.digits import percent
from pages.words.markup import prose
from pages.words.words import Words


def section(say: Words) -> None:
    """The three accounts, what is to be read from them, and the way to the sentence."""
    left, right = runs.columns(say, "lanes", denied=FAR[say.lang].shown[0], affirmed=FAR[say.lang].shown[1])
    with left:
        for cell in CELL_COLOURS:
            st.html(prose(say, f"{NAME}.lanes.{cell}", **facts(say.lang, cell)))
        st.html(prose(say, f"{NAME}.lanes.chosen", **chosen(say.lang)))
        there = lane(say.lang, "lstm")
        bring = {"model": FAR[say.lang].name("lstm"), "text": FAR[say.lang].shown[0], "unit": there.unit}
        label, key = say(f"{NAME}.lanes.bring"), widgets.key("lanes-bring")
        st.button(label, key=key, on_click=scene.show, kwargs=bring | {"step": there.step})
    with right:
        st.markdown(picture(say), unsafe_allow_html=True)  # html() would drop the SVG


def chosen(lang: str) -> dict[str, str]:
    """How clear the other seeds' lanes are that these were chosen from."""
    ends = {cell: lane(lang, cell).others for cell in CELL_COLOURS}
    return {"rnn": percent(ends["rnn"][1], 0), "lstm": percent(ends["lstm"][0], 0), "gru": percent(ends["gru"][0], 0)}


def picture(say: Words) -> str:
    """A bar a cell."""
    found = {cell: lane(say.lang, cell) for cell in CELL_COLOURS}
    names = {cell: say(f"{NAME}.lanes.name_{cell}", unit=one.unit + 1) for cell, one in found.items()}
    bars = [bar(say, cell, names[cell], one.shares, f"{NAME}.lanes.part") for cell, one in found.items()]
    return stacked(bars, say(f"{NAME}.lanes.alt", told=in_words(say, bars)))
