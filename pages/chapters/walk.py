"""Walk: one sentence, read by a model, walked through character by character."""

from dataclasses import replace

import streamlit as st

from pages.reading import by_hand, drawers, first_minute, notices, scene, sentence_row
from pages.stage import stage
from pages.state import model_names, visit
from pages.words.words import words


@st.fragment
def walk() -> None:
    """Sentence box, stage and, when asked for, what lies below it: one fragment, so typing runs only this."""
    say = words(visit.state().lang)
    accepted = scene.accept_sentence(sentence_row.draw(say))
    shown = scene.run_model()
    by_hand.fitted(shown)
    notices.tell(say, accepted, shown, by_hand.unfit(say, shown))
    picture, after = by_hand.picture(say, shown)
    first = first_minute.told(say, shown.reading) if first_minute.wanted(shown.reading) else None
    cells = {"cells": list(model_names.family(visit.state().model))}
    stage.mount(picture | {"first": first} | cells)
    drawers.explore(say, replace(shown, reading=after))


walk()
