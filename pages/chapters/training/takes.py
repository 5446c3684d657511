"""Taking the trained model elsewhere: to the walk, a lesson, the what-if lab, or home as a file."""

from functools import partial
from hashlib import sha256

import streamlit as st

from lstm_core import open_specimen, save_specimen
from pages.chapters import script
from pages.chapters.training import session
from pages.chapters.training.session import Run
from pages.reading import scene
from pages.state import address, visit, widgets
from pages.words.words import Words

TO = ("walk", "forget_gate", "input_gate", "what_if")


def takes(say: Words, run: Run, sequence: str) -> None:
    """A button for each place, and the file with its card."""
    specimen = session.specimen(session.shown(run))
    with st.container(horizontal=True, gap="small", key=widgets.key("train-takes")):
        for name in TO:
            if st.button(say("training.take", to=say(f"{name}.title")), key=widgets.key("take", name)):
                _carry(save_specimen(specimen), sequence)
                st.switch_page(str(script(name)))
        here = session.choice()
        file = f"{here.recipe}-seed-{here.switches.seed}.safetensors"
        # made when asked for: a file made with each run is gone with the next, and the browser finds it missing
        made = partial(save_specimen, specimen)
        st.download_button(say("training.download"), made, file, key=widgets.key("train-download"), on_click="ignore")


def _carry(data: bytes, sequence: str) -> None:
    """The model becomes this visit's opened file, and reads the same sequence at the same place."""
    visit.current().opened = (sha256(data).hexdigest(), open_specimen(data))
    carried = {"model": address.FILE, "own": session.choice(), "hold": (), "other": ""}
    scene.show(sequence, step=visit.state().step, **carried)
