"""The model at hand as a program of its own, to be copied, and its weights to go with it."""

from html import escape

import streamlit as st

from lstm_core.formats.specimen_file import MODELS
from pages.chapters.review.programs import programs
from pages.reading import scene
from pages.state import model_names, visit, widgets
from pages.words.markup import inline
from pages.words.words import Words

LIBRARIES = ("PyTorch", "Keras", "NumPy")
CHOSEN = widgets.key("review-library")


def code(say: Words, shown: scene.Scene) -> None:
    """The program in the library that is chosen; of a model that does not come with the app it is said that none is."""
    st.html(f"<h3>{inline(say, 'review.code')}</h3>")
    model = visit.state().model
    if model not in model_names.shipped():
        st.html(f"<p>{inline(say, 'review.no_code')}</p>")
        return
    library = st.segmented_control(
        say("review.library"), LIBRARIES, default=LIBRARIES[0], key=CHOSEN, required=True, label_visibility="collapsed"
    )
    file = f"{model}.safetensors"
    text = programs(shown.specimen, file, scene.tokenise(visit.state().text))[library or LIBRARIES[0]]
    label = escape(say("review.program", library=library))
    done = f'<span role="status" data-share-done="{escape(say("frame.copied"))}"></span>'
    note = say.joined(inline(say, f"review.note.{library}"), inline(say, "review.beside", file=file))
    st.html(
        f'<pre class="gw-program" role="region" aria-label="{label}" tabindex="0" data-code>{escape(text)}</pre>'
        f"<p>{note}</p>"
        f'<div class="gw-share-ways"><button data-share="code">{escape(say("review.copy"))}</button>{done}</div>'
    )
    st.download_button(
        say("review.weights", file=file),
        lambda: (MODELS / file).read_bytes(),
        file,
        "application/octet-stream",
        key=widgets.key("review-weights"),
        on_click="ignore",
    )
