"""Walk: one sentence, read by a model, walked through character by character."""

import streamlit as st

from pages.ui import explore, inputs, stage, state
from pages.ui.text import words


@st.fragment
def walk() -> None:
    """Sentence box, stage and, when asked for, what lies below it: one fragment, so typing runs only this."""
    say = words(state.current().lang)
    shown = inputs.opened(say)
    stage.mount(stage.picture(shown.key, shown.specimen, shown.reading, shown.siblings))
    explore.explore(say, shown)


walk()
