"""What a reader sees when something unexpected breaks: a plain sentence, a log id, and their own sentence."""

import logging
from uuid import uuid4

import streamlit as st

from pages.state import address, visit, widgets
from pages.words.words import words

log = logging.getLogger("gatewalk")


def show_error_page(error: Exception) -> bool:
    """Log `error` under a fresh id and say so on the page. True: Streamlit shows nothing of its own."""
    number = uuid4().hex[:8]
    log.error("log id %s", number, exc_info=error)
    here = visit.state() if visit.begun() else None
    say = words(here.lang if here else address.language({}, st.context.locale or ""))
    with st.container(border=True, key=widgets.key("trouble", number)):
        st.markdown(f"**{say('errors.unexpected')}**")
        st.text(say("errors.log_id", number=number))
        if here:
            st.text(say("errors.sentence"))
            st.text(here.text)
        st.button(say("errors.again"), key=widgets.key("again", number))
    return True
