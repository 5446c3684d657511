"""What a chapter without a stage has for a room: a picture as numbers, its legend and one sentence.

present.js draws it in type for the last row (`assets/stage/src/present/slide/`, whose `told.ts` is the contract).
"""

import json
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pages.state import widgets

CURTAIN = {"kind": "curtain"}  # in the place of a picture that would answer the open question


def put(picture: Mapping[str, object], *, title: str, about: Sequence[str], said: str) -> None:
    """Lay the slide beside the page, unseen. `about`: of what the picture is, `said` its sentence."""
    told = {"title": title, "about": about, "said": said, **picture}
    spelled = escape(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    with st.container(key=widgets.key("slide")):
        st.html(f'<i data-slide="{spelled}"></i>')
