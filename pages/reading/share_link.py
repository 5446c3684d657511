"""What to do with what is on screen: copy its link, show its QR code, save a picture, a handout, a worksheet."""

from html import escape
from urllib.parse import urlencode

import regex
import segno
import streamlit as st

from pages.classroom import lobby
from pages.handout import file
from pages.handout.walk import START, Walk, siblings
from pages.reading import cache
from pages.server import stage_files
from pages.server.links import INKS, at_any_replica, loopback, qr
from pages.stage import answers
from pages.stage.looks import LOOKS
from pages.state import address, model_names, visit, widgets
from pages.words.words import Words


def link_to(base: str, here: address.State, **once: object) -> str:
    """The link that reopens `here` at any replica, every parameter in it but those that are read once.

    `once` are some of those.
    """
    return f"{at_any_replica(base)}?{urlencode(address.spell(here) | once)}"


def code(link: str) -> str | None:
    """The link as an SVG QR code, dark on white on either theme; None where it is too long for one."""
    try:
        return qr(link).svg_inline(scale=6, border=4, **INKS)
    except segno.DataOverflowError:
        return None


ACTIONS = {"copy": "frame.copy", "svg": "frame.save_svg", "png": "frame.save_png"}

BY_HAND = ("", "what-if")  # the pages that read with what is set by hand


def walk_on_screen(here: visit.Visit) -> Walk:
    """The walk that a visit has on its screen now; asks Streamlit for nothing."""
    state = here.state
    is_file = state.model == address.FILE
    if is_file:
        assert here.opened, "the model of a file lives in the visit"
        key, model = (here.opened[0], state.text), here.opened[1]
    else:
        key = cache.key(state.model, state.units, state.seed, state.text)
        model = cache.model(state.model, state.units, state.seed)
    reading = cache.reading(key, model)
    place = {name: getattr(state, name) for name in START}
    by_hand = state.hold if here.page in BY_HAND and reading.kind != "rnn" else ()
    other = state.other if here.page == BY_HAND[-1] else ""
    lesson = (here.page or "").replace("-", "_")
    if lesson not in LOOKS or LOOKS[lesson].cell != reading.kind:  # before a lesson has borrowed its model
        lesson = ""
    if not (by_hand or other):
        return Walk(reading, {} if is_file else siblings(reading, cache.read_shipped), place, lesson=lesson)
    return Walk(cache.changed(key, model, other, by_hand), {}, place, before=reading)


def file_name(text: str) -> str:
    """The name of a handout, out of its sentence."""
    safe = regex.sub(r"[^\p{L}\p{N}\p{M}]+", "-", text).strip("-")
    return f"gatewalk-{safe[:24] or 'sentence'}.html"


def present(say: Words) -> None:
    """A button that the stage's script answers: the picture alone, as large as the window."""
    name = escape(say("frame.present"))
    with st.container(width="content", key=widgets.key("present")):
        st.html(f'<button data-share="present" title="{name}" aria-label="{name}" aria-keyshortcuts="P"></button>')


@st.fragment
def menu(say: Words) -> None:
    """A popover with buttons that the stage's script answers, and with the QR code, made when it is opened."""
    taught = visit.current().room
    name = say("room.name", code=taught) if taught else say("frame.share")
    box = st.popover(name, key=widgets.key("room"), on_change="rerun")
    with box, st.container(key=widgets.key("share")):
        buttons = (f'<button data-share="{name}">{escape(say(key))}</button>' for name, key in ACTIONS.items())
        done = f'<span role="status" data-share-done="{escape(say("frame.copied"))}"></span>'
        st.html(f'<div class="gw-share-ways">{"".join(buttons)}{done}</div>')
        lobby.buttons(say)
        if box.open:
            _handout(say, visit.current())
            _sheet(say, visit.state())
            _room(say, visit.state())
            lobby.remote(say)
            lobby.plans(say)


def _handout(say: Words, here: visit.Visit) -> None:
    """The walk as a file, made when it is asked for."""
    if not file.fits([walk_on_screen(here)]):
        st.caption(say("frame.handout_too_large"))
        return
    st.download_button(
        say("frame.handout"),
        lambda: file.html([walk_on_screen(here)], here.state.lang),
        file_name(here.state.text),
        "text/html",
        key=widgets.key("handout"),
        on_click="ignore",
    )


def _sheet(say: Words, here: address.State) -> None:
    """The way to the worksheet of this step, where the server makes them; a file's model cannot travel in its link."""
    if stage_files.is_served() and here.model != address.FILE:
        st.link_button(say("frame.sheet"), f"./sheet?{urlencode(sheet_of(here))}")


def sheet_of(here: address.State) -> dict[str, str]:
    """The parameters of a worksheet's address: nothing that is set by hand."""
    return {name: text for name, text in address.spell(here).items() if name in address.SHEET}


def _room(say: Words, here: address.State) -> None:
    """The link and its code for those who see it on the wall."""
    asked = answers.named((visit.current().page or "").replace("-", "_"))
    shown = link_to(st.context.url or "", here, **({"ask": asked} if asked else {}))
    st.html(f"<h2>{escape(say('frame.room'))}</h2>")
    drawing = code(shown)
    if drawing:
        st.image(drawing, width=320, alt=say("frame.room_alt"))
    else:
        st.text(say("frame.room_too_long"))
    host = loopback(shown)
    if host:
        st.text(say("frame.room_loopback", host=host))
    if here.model == address.FILE:
        instead = model_names.first_model_for(here.text, here.lang)
        st.caption(say("errors.own_stays" if here.own else "errors.file_stays", model=say(f"models.{instead}.name")))
    if asked:
        st.caption(say("frame.room_asks"))
    with st.container(key=widgets.key("share-link")):
        st.text(shown)
