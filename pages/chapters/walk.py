"""Walk: one sentence, read by a model, walked through character by character."""

import streamlit as st

from pages.ui import card, explore, inputs, notices, scene, stage, state
from pages.ui.text import words


@st.fragment
def walk() -> None:
    """Sentence box, stage and, when asked for, what lies below it: one fragment, so typing runs only this."""
    say = words(state.current().lang)
    accepted = inputs.inputs(say)
    shown = scene.scene()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="gw-status"):
        notices.notice(say, accepted, shown)
        card.popover(say, shown)
        notices.help_popover(say)
    stage.mount(stage.picture(shown.key, shown.specimen, shown.reading, shown.siblings))
    explore.explore(say, shown)


walk()
