"""The frame of every page: configuration, language, the ordered list of chapters, run."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from pages.ui import dressed, room, served, state
from pages.ui.text import LANGUAGES, Words, words

HERE = Path(__file__).parent
ASSETS = HERE.parent / "assets"


@dataclass(frozen=True)
class Chapter:
    """One page: chapters/NAME.py, its text in NAME.toml, its address /NAME; the first one is at /."""

    name: str


CHAPTERS = (Chapter("walk"),)


def addresses() -> tuple[str, ...]:
    """The paths, beside the root, at which there is a page."""
    return tuple(chapter.name for chapter in CHAPTERS[1:])


def run() -> None:
    """One run of the page the reader is on."""
    say = words(state.current().lang)
    st.session_state[state.FRAMED] = say.lang
    st.set_page_config(
        page_title=say("frame.name"),
        page_icon=str(ASSETS / "icon.svg"),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    if not served.is_served():
        st.html(dressed.STYLES)
    pages = [
        st.Page(
            HERE / "chapters" / f"{chapter.name}.py",
            title=say(f"{chapter.name}.title"),
            url_path=chapter.name,
            default=chapter is CHAPTERS[0],
        )
        for chapter in CHAPTERS
    ]
    page = st.navigation(pages, position="hidden")
    head(pages, say)
    page.run()
    with st.container(key="gw-foot"):
        st.caption(say("frame.privacy"))
    with st.container(key="gw-offline"):  # its style shows it while the server is away
        st.text(say("errors.offline"))
        st.button(say("errors.again"), key="gw-again")  # pressed by the stage's script when it is back


def head(pages: list, say: Words) -> None:
    """Name, chapters, and at the right the link for the room and the other language."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="gw-head"):
        st.html(f"<h1>{escape(say('frame.name'))}</h1>", width="content")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="gw-chapters"):
            for page in pages:
                st.page_link(page)
        room.link(say)
        other = next(lang for lang in LANGUAGES if lang != say.lang)
        label = words(other)("frame.language")
        st.button(label, key="gw-lang", on_click=state.change, kwargs={"lang": other})


if __name__ == "__main__":
    run()
