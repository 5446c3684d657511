"""The frame of every page: configuration, language, the list of chapters, run."""

from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from pages.chapters import script
from pages.chapters.contents import CHAPTERS, Chapter
from pages.classroom import lobby
from pages.reading import share_link
from pages.server import page_styles, stage_files
from pages.stage import browser_record
from pages.state import draft, place, progress, visit, widgets
from pages.words.words import LANGUAGES, Words, words

ASSETS = Path(__file__).parents[1] / "assets"
FOLDED = widgets.key("folded-list")


def title(say: Words, chapter: Chapter) -> str:
    """The document's title: what the page is, then whose; of the first page, whose and what that is."""
    name = say("frame.name")
    return f"{name} · {say('frame.tagline')}" if chapter is CHAPTERS[0] else f"{say(f'{chapter.name}.title')} · {name}"


def run() -> None:
    """One run of the page the reader is on."""
    visit.follow()
    say = words(visit.state().lang)
    here = visit.current()
    here.framed = say.lang
    if not stage_files.is_served():
        st.html(page_styles.STYLES)
    pages = [
        st.Page(
            script(chapter.name),
            title=say(f"{chapter.name}.tab"),
            url_path=chapter.path,
            default=chapter is CHAPTERS[0],
        )
        for chapter in CHAPTERS
    ]
    page = st.navigation(pages, position="hidden")
    st.set_page_config(
        page_title=title(say, CHAPTERS[pages.index(page)]),
        page_icon=str(ASSETS / "icon.svg"),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    if here.page != page.url_path:
        draft.drop()
        here.room_another = ""
        widgets.forget()
        for name in (FOLDED, *(group_key(chapter.group) for chapter in CHAPTERS)):
            widgets.close(name)
        place.change_page(here.page, page.url_path)
    here.page = page.url_path
    lobby.back(say)
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
    lobby.draw(say)


def head(pages: list, here, say: Words) -> None:
    """Name and tagline, chapters, and at the right what to do with the picture, and the other language."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=widgets.key("head")):
        name, tagline = escape(say("frame.name")), escape(say("frame.tagline"))
        st.html(f"<h1>{name} <span>{tagline}</span></h1>", width="content")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=widgets.key("chapters")):
            links("", pages, here, say)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=widgets.key("groups")):
            for group, members in grouped(pages):
                if len(members) > 1:
                    folded_group(group, members, here, say)
                else:
                    item("alone-", *members[0], here, say)
        with st.container(width="content", key=widgets.key("folded")):
            folded(pages, here, say)
        if CHAPTERS[pages.index(here)].presents:
            share_link.present(say)
        share_link.menu(say)
        other = next(lang for lang in LANGUAGES if lang != say.lang)
        st.button(
            words(other)("frame.language"), key=widgets.key("lang"), on_click=visit.change, kwargs={"lang": other}
        )


@st.fragment
def folded(pages: list, here, say: Words) -> None:
    """The chapters behind one control, for a screen on which the bar has no room."""
    box = st.popover(label(say, CHAPTERS[pages.index(here)]), key=FOLDED, on_change="rerun")
    if box.open:
        with box:
            links("folded-", pages, here, say)


@st.fragment
def folded_group(group: str, members: list, here, say: Words) -> None:
    """A group behind one control, which bears the open chapter's name where it is one of the group."""
    inside = [chapter for chapter, page in members if page is here]
    name = label(say, inside[0]) if inside else say(f"frame.group.{group}")
    with st.container(width="content", key=widgets.key(f"fold-{'here' if inside else 'to'}", group)):
        box = st.popover(name, key=group_key(group), on_change="rerun")
    if box.open:
        with box:
            for chapter, page in members:
                item("folded-", chapter, page, here, say)


def links(where: str, pages: list, here, say: Words) -> None:
    """The chapters in their groups, the open one marked."""
    for group, members in grouped(pages):
        with st.container(horizontal=not where, gap="xsmall", width="content", key=widgets.key(f"{where}group", group)):
            for chapter, page in members:
                item(where, chapter, page, here, say)


def item(where: str, chapter: Chapter, page, here, say: Words) -> None:
    """The way to a chapter in the list."""
    with st.container(width="content", key=widgets.key(f"{where}{'here' if page is here else 'to'}", chapter.name)):
        st.page_link(page, label=label(say, chapter))


def grouped(pages: list) -> list[tuple[str, list[tuple[Chapter, Any]]]]:
    """The chapters with their pages, by groups in their order."""
    rows = groupby(zip(CHAPTERS, pages, strict=True), lambda row: row[0].group)
    return [(group, list(members)) for group, members in rows]


def group_key(group: str) -> str:
    return widgets.key("folded-of", group)


def label(say: Words, chapter: Chapter) -> str:
    """A chapter in the list, with a mark where it is done."""
    tab = say(f"{chapter.name}.tab")
    return say("frame.complete", title=tab) if progress.COMPLETE in progress.done(chapter.name) else tab


def ways(pages: list, page, say: Words) -> None:
    """Back and on, below every chapter but the first."""
    at = pages.index(page)
    if at == 0:
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", key=widgets.key("ways")):
        st.page_link(pages[at - 1], label=say("frame.back", title=say(f"{CHAPTERS[at - 1].name}.title")))
        if at + 1 < len(pages):
            st.page_link(pages[at + 1], label=say("frame.on", title=say(f"{CHAPTERS[at + 1].name}.title")))


if __name__ == "__main__":
    run()
