"""The row above every stage: the sentence, the classroom sentences, the model, help.

A chapter calls `read`, or where it does more between its steps `draw`, `scene.accept_sentence`, `scene.run_model` and
`notices.tell`, in this order.
"""

import streamlit as st

from pages.reading import model_menu, notices, scene
from pages.state import draft, visit, widgets
from pages.words.escape import literal
from pages.words.words import Words

EXAMPLES = widgets.key("examples")


def read(say: Words, *, staged: bool = True) -> scene.Scene:
    """Draw the row, make what stands in it the sentence, run the model over it, and say what there is to be said."""
    accepted = scene.accept_sentence(draw(say, staged=staged))
    shown = scene.run_model()
    notices.tell(say, accepted, shown, staged=staged)
    return shown


def draw(say: Words, *, staged: bool = True) -> str:
    """Draw the sentence box, its examples and the model menu; return what stands in the box.

    Where there is no stage (`staged` False), nothing is said of lanes and keys.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=widgets.key("inputs")):
        typed = draft.box(
            say("walk.sentence"),
            scene.BOX,
            visit.state().text,
            on_change=draft.keep,
            args=(scene.BOX,),
            placeholder=say("walk.placeholder"),
            label_visibility="collapsed",
        )
        _examples(say)
        model_menu.menu(say)
        if staged:
            notices.help_popover(say)
    return typed


def _examples(say: Words) -> None:
    """Classroom sentences, one click away: the model's, or those of the language's first model."""
    here = visit.state()
    sentences = scene.specimen(here).card.examples or scene.first_examples(here.lang)
    box = st.popover(say("walk.examples"), key=EXAMPLES, on_change="rerun")
    with box:
        for number, sentence in enumerate(sentences if box.open else ()):
            key = widgets.key("example", number)
            st.button(literal(sentence), key=key, on_click=_show, args=(sentence,), type="tertiary")


def _show(sentence: str) -> None:
    widgets.close(EXAMPLES)
    scene.show(sentence)
