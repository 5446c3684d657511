"""Walk: one sentence, read by a model, walked through character by character."""

import streamlit as st

from pages.ui import card, explore, menu, notices, scene, stage, state
from pages.ui.markdown import literal
from pages.ui.text import Words, words

BOX, EXAMPLES = "gw-box", "gw-examples"


@st.fragment
def walk() -> None:
    """Sentence box, stage and, when asked for, what lies below it: one fragment, so typing runs only this."""
    say = words(state.current().lang)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="gw-inputs"):
        st.session_state.setdefault(BOX, state.current().text)
        st.text_input(
            say("walk.sentence"),
            key=BOX,
            live="200ms",
            autocomplete="off",
            placeholder=say("walk.placeholder"),
            label_visibility="collapsed",
        )
        examples(say)
        menu.menu(say)
    accepted = scene.take(st.session_state[BOX])
    shown = scene.scene()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="gw-status"):
        notices.notice(say, accepted, shown)
        card.popover(say, shown)
        notices.help_popover(say)
    stage.mount(stage.picture(shown.key, shown.specimen, shown.reading, shown.siblings))
    explore.explore(say, shown)


def examples(say: Words) -> None:
    """Classroom sentences, one click away: the model's, or those of the language's first model."""
    here = state.current()
    sentences = scene.specimen(here).card.examples or scene.first_examples(here.lang)
    box = st.popover(say("walk.examples"), key=EXAMPLES, on_change="rerun")
    if not box.open:
        return
    with box:
        for number, sentence in enumerate(sentences):
            key = f"gw-example-{number}"
            st.button(literal(sentence), key=key, on_click=show, args=(sentence,), type="tertiary")


def show(sentence: str) -> None:
    """Put a sentence into the box and the playhead at its start."""
    st.session_state[BOX] = sentence
    st.session_state[EXAMPLES] = False
    state.jump(text=sentence, step=0)
    state.hush()


walk()
