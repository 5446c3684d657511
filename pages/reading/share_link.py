"""The link for the room: the address of what is on screen as a QR code, made when its popover is opened."""

from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from pages.state import address, model_names, visit, widgets
from pages.words.words import Words


def link_to(base: str, here: address.State) -> str:
    """The link that reopens `here`, every parameter in it."""
    return f"{base}?{urlencode(address.spell(here))}"


def loopback(link: str) -> str | None:
    """The host of a link that no other device can reach, as it is this computer's own; None for any other."""
    host = urlsplit(link).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return host
    try:
        ip = ip_address(host)
    except ValueError:
        return None
    return host if ip.is_loopback or ip.is_unspecified else None


def code(link: str) -> str | None:
    """The link as an SVG QR code, dark on white on either theme; None where it is too long for one."""
    try:
        return segno.make_qr(link, error="l").svg_inline(scale=6, border=4, light="#FFFFFF", dark="#1D2433")
    except segno.DataOverflowError:
        return None


@st.fragment
def link(say: Words) -> None:
    """A popover with the QR code and the link under it."""
    box = st.popover(say("frame.room"), key=widgets.key("room"), on_change="rerun", help=say("frame.room_help"))
    here = visit.state()
    if box.open:
        with box:
            shown = link_to(st.context.url or "", here)
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
                st.caption(
                    say("errors.own_stays" if here.own else "errors.file_stays", model=say(f"models.{instead}.name"))
                )
            st.text(shown)
