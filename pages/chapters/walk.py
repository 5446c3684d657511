"""Walk: one sentence, read by a model, walked through character by character."""

import streamlit as st

from pages.reading import drawers, first_minute, notices, scene, sentence_row
from pages.stage import stage
from pages.state import visit
from pages.words.words import words


@st.fragment
def walk() -> None:
    """Sentence box, stage and, when asked for, what lies below it: one fragment, so typing runs only this."""
    say = words(visit.state().lang)
    accepted = scene.accept_sentence(sentence_row.draw(say))
    shown = scene.run_model()
    notices.tell(say, accepted, shown)
    first = first_minute.told(say, shown.reading) if first_minute.wanted(shown.reading) else None
    stage.mount(stage.picture(shown.key, shown.specimen, shown.reading, shown.siblings) | {"first": first})
    drawers.explore(say, shown)


walk()
