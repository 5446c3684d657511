"""A text box that shows the state: what is typed stands in it until the state says something else."""

from zlib import crc32

import streamlit as st

from pages.state import visit, widgets


def box(label: str, key: str, value: str, **more: object) -> str:
    """Draw the text box `key`, which shows its draft, else `value`; return what it shows."""
    here = visit.current()
    here.box_text = here.drafts.get(key, value)
    how = {"live": "200ms", "autocomplete": "off"}
    widgets.show(st.text_input, label, key, here.box_text, **how, **more)
    return here.box_text


def checksum() -> int:
    """A number for what the page's box shows in this run, by which the browser knows that its last letter was seen."""
    return crc32(visit.current().box_text.encode("utf-8", "replace"))


def keep(key: str) -> None:
    """Keep what the learner has typed into the box."""
    visit.current().drafts[key] = widgets.value(key)


def drop(*keys: str) -> None:
    """Let these boxes show the state again, all of them where no key is named."""
    here = visit.current()
    here.drafts = {key: text for key, text in here.drafts.items() if keys and key not in keys}
