"""A text box that shows the state: what is typed stands in it until the state says something else."""

import streamlit as st

DRAFTS = "gw-drafts"    # of each box, by key, what was typed that the state does not hold: empty, refused or cut


def shown(key: str, value: str) -> str:
    """What the box `key` shows: the draft, else `value`. A widget forgets what it held when the page changes."""
    st.session_state[key] = text = st.session_state.get(DRAFTS, {}).get(key, value)
    return text


def keep(key: str) -> None:
    """What stands in the box now is typed by the reader."""
    st.session_state[DRAFTS] = st.session_state.get(DRAFTS, {}) | {key: st.session_state[key]}


def drop(*keys: str) -> None:
    """From now on these boxes show the state; without keys all of them do."""
    drafts = st.session_state.get(DRAFTS, {})
    st.session_state[DRAFTS] = {key: text for key, text in drafts.items() if keys and key not in keys}
