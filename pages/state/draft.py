"""A text box that shows the state: what is typed stands in it until the state says something else."""

from zlib import crc32

import streamlit as st

from pages.state.widgets import give

STANDS = "gw-stands"  # what the page's box shows in this run
DRAFTS = "gw-drafts"  # of each box, by key, what was typed that the state does not hold: empty, refused or cut


def shown(key: str, value: str) -> str:
    """What the box `key` shows: the draft, else `value`."""
    text = st.session_state.get(DRAFTS, {}).get(key, value)
    st.session_state[STANDS] = text
    give(key, text)
    return text


def seen() -> int:
    """A mark of what the page's box shows in this run, by which the browser knows that its last letter was seen."""
    return crc32(st.session_state.get(STANDS, "").encode("utf-8", "replace"))


def keep(key: str) -> None:
    """What stands in the box now is typed by the reader."""
    st.session_state[DRAFTS] = st.session_state.get(DRAFTS, {}) | {key: st.session_state[key]}


def drop(*keys: str) -> None:
    """From now on these boxes show the state; without keys all of them do."""
    drafts = st.session_state.get(DRAFTS, {})
    st.session_state[DRAFTS] = {key: text for key, text in drafts.items() if keys and key not in keys}
