"""The frame of every page: configuration, language, the ordered list of chapters, run."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from pages.chapters import script
from pages.reading import share_link
from pages.server import page_styles, stage_files
from pages.stage import browser_record
from pages.state import draft, place, progress, visit, widgets
from pages.words.words import LANGUAGES, Words, words

ASSETS = Path(__file__).parents[1] / "assets"


@dataclass(frozen=True)
class Chapter:
    """One page: its script is `chapters.script(name)`, its text in NAME.toml; the first one is at /."""

    name: str

    @property
    def path(self) -> str:
        """Its address: forget_gate is at /forget-gate."""
        return self.name.replace("_", "-")


CHAPTERS = (
    Chapter("walk"),
    Chapter("forget_gate"),
    Chapter("input_gate"),
    Chapter("cell_update"),
    Chapter("output_gate"),
    Chapter("bi_lstm"),
    Chapter("long_memory"),
    Chapter("training"),
    Chapter("cost"),
    Chapter("what_if"),
)


def addresses() -> tuple[str, ...]:
    """The paths, beside the root, at which there is a page."""
    return tuple(chapter.path for chapter in CHAPTERS[1:])


def run() -> None:
    """One run of the page the reader is on."""
    say = words(visit.state().lang)
    here = visit.current()
    here.framed = say.lang
    if not stage_files.is_served():
        st.html(page_styles.STYLES)
    pages = [
        st.Page(
            script(chapter.name),
            title=say(f"{chapter.name}.title"),
            url_path=chapter.path,
            default=chapter is CHAPTERS[0],
        )
        for chapter in CHAPTERS
    ]
    page = st.navigation(pages, position="hidden")
    st.set_page_config(
        page_title=f"{page.title} · {say('frame.name')}",
        page_icon=str(ASSETS / "icon.svg"),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    if here.page != page.url_path:
        draft.drop()
        widgets.forget()
        place.change_page(here.page, page.url_path)
    here.page = page.url_path
    head(pages, page, say)
    page.run()
    ways(pages, page, say)
    with st.container(key=widgets.key("foot")):
        st.caption(say("frame.privacy"))
        st.button(say("frame.forget"), key=widgets.key("forget"), type="tertiary", on_click=browser_record.forget)
        with st.container(key=widgets.key("live-cleared")):
            if visit.once("cleared"):
                st.caption(say("frame.cleared"))
    with st.container(key=widgets.key("offline")):  # its style shows it while the server is away
        st.text(say("errors.offline"))
        st.button(say("errors.again"), key=widgets.key("again"))  # pressed by the stage's script when it is back


def head(pages: list, here, say: Words) -> None:
    """Name, chapters, and at the right the link for the room and the other language."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=widgets.key("head")):
        st.html(f"<h1>{escape(say('frame.name'))}</h1>", width="content")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=widgets.key("chapters")):
            for chapter, page in zip(CHAPTERS, pages, strict=True):
                complete = progress.COMPLETE in progress.done(chapter.name)
                with st.container(width="content", key=widgets.key("here" if page is here else "to", chapter.name)):
                    st.page_link(page, label=say("frame.complete", title=page.title) if complete else None)
        share_link.link(say)
        other = next(lang for lang in LANGUAGES if lang != say.lang)
        label = words(other)("frame.language")
        st.button(label, key=widgets.key("lang"), on_click=visit.change, kwargs={"lang": other})


def ways(pages: list, page, say: Words) -> None:
    """Back and on, below every chapter but the first."""
    at = pages.index(page)
    if at == 0:
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", key=widgets.key("ways")):
        st.page_link(pages[at - 1], label=say("frame.back", title=pages[at - 1].title))
        if at + 1 < len(pages):
            st.page_link(pages[at + 1], label=say("frame.on", title=pages[at + 1].title))


if __name__ == "__main__":
    run()
