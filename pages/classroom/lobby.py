"""What the app's pages show of a room: the teacher's buttons, the ways for phones, the lobby, a student's way back.

Scripts answer them.
"""

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from pages.classroom.plan_page import OWN, address
from pages.classroom.plans import NAMES, shipped
from pages.server import stage_files
from pages.server.links import INKS, at_any_replica, from_network, loopback, qr
from pages.state import visit
from pages.words.words import Words


def way_in(url: str, page: str, code: str) -> str:
    """The address of a room, from that of the page on which the teacher is."""
    base = at_any_replica(url).partition("?")[0].rstrip("/")
    return f"{base.removesuffix(f'/{page}') if page else base}/?r={code}"


def buttons(say: Words) -> None:
    """In the share menu, where this server has rooms."""
    if not stage_files.is_served():
        return
    names = ("lobby", "end") if visit.current().room else ("open",)
    drawn = (f'<button data-room="{name}">{escape(say(f"desk.{name}"))}</button>' for name in names)
    failed = f'<span role="status" data-room-failed="{escape(say("desk.failed"))}"></span>'
    st.html(f'<div class="gw-share-ways">{"".join(drawn)}{failed}</div>')


def plans(say: Words) -> None:
    """In the share menu: the ways to the lesson plans, each on a page of its own."""
    if stage_files.is_served():
        st.caption(say("plan.plans"))
        with st.container(horizontal=True):
            for name in NAMES:
                st.link_button(shipped(name, say.lang).title, address(name, say.lang))
            st.link_button(say("plan.own"), address(OWN, say.lang))


def remote(say: Words) -> None:
    """In the share menu, folded: the way for the teacher's own phone, its key behind the #, which no server sees."""
    here = visit.current()
    if not here.room:
        return
    reached, limit = _reached(say, here)
    link = f"{reached}#{here.room_key}"
    with st.expander(say("desk.remote_way")):
        if limit:
            st.caption(limit)
        st.html(f'<img src="{_drawn(link)}" alt="{escape(say("desk.remote_alt"))}" width="300" height="300">')
        st.link_button(say("desk.remote_open"), link)


def back(say: Words) -> None:
    """For a student who comes from a class: the way back to it. A script says there when the teacher asks something."""
    code = visit.state().back
    if not code or not stage_files.is_served():
        return
    link = urlsplit(way_in(st.context.url or "", visit.current().page or "", code))
    way = f'<a href="{escape(link.path)}?{link.query}">{escape(say("desk.back", code=code))}</a>'
    said = f'data-asks="{escape(say("desk.back_asks"))}" data-over="{escape(say("room.over"))}"'
    st.html(f'<p class="gw-back" data-back {said}>{way} <span role="status"></span></p>')


def _reached(say: Words, here: visit.Visit) -> tuple[str, str]:
    """The room's address as phones open it, and which of them cannot; "" where nothing of that is known.

    That a server hears itself in its network says nothing of any other.
    """
    link = way_in(st.context.url or "", here.page or "", here.room)
    host = loopback(link)
    if not host:
        return link, ""
    reached = from_network(link)
    return (reached, say("desk.same_network")) if reached else (link, say("frame.room_loopback", host=host))


def _drawn(link: str) -> str:
    return qr(link).svg_data_uri(border=4, **INKS)


def draw(say: Words) -> None:
    """What lies over the page while a class comes in, shown and hidden by the teacher's script."""
    here = visit.current()
    if not here.room:
        return
    link, limit = _reached(say, here)
    shown = urlsplit(link)
    lines = (
        ("", say("desk.scan")),
        ("gw-lobby-way", f"{shown.netloc}{shown.path}?r="),
        ("gw-lobby-name", here.room),
        ("gw-lobby-alone", limit),
        ("", say("desk.nameless")),
    )
    told = "".join(f'<p class="{name}">{escape(text)}</p>' for name, text in lines if text)
    count = escape(say("desk.came", n="{n}"))
    st.html(
        '<section class="gw-lobby" role="dialog" aria-modal="true" tabindex="-1" '
        f'aria-label="{escape(say("desk.lobby"))}">'
        f'<img src="{_drawn(link)}" alt="{escape(say("desk.code_alt"))}"><div>{told}'
        f'<p class="gw-lobby-count" data-room-count="{count}"></p>'
        f'<button data-room="begin">{escape(say("desk.begin"))}</button></div></section>'
    )
