"""The honest card: what a model is, what it was trained on, how good it is and where it fails."""

import streamlit as st

from pages.ui.scene import Scene
from pages.ui.text import Words


def popover(say: Words, shown: Scene) -> None:
    """The one-line label, always visible; the whole card behind it."""
    with st.popover(label(say, shown), key="gw-card", type="tertiary"):
        st.text(say(f"models.{shown.specimen.name}.name"))


def label(say: Words, shown: Scene) -> str:
    """What the model is, in one line."""
    return shown.specimen.name
