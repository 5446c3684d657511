"""What the page of every chapter ends with: tasks, what people mix up, the equations."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lstm_core import Reader
from pages.lesson.cases import Settled
from pages.reading.drawers import drawer
from pages.state import progress, visit, widgets
from pages.words import listing
from pages.words.markup import inline, prose
from pages.words.words import Words

Hidden = tuple[int, Sequence[str]] | None  # a step, and what must not be seen there, or anywhere ("all.f")


def tasks(
    say: Words,
    chapter: str,
    names: Sequence[str],
    absent: Mapping[str, str] | None = None,
    heading: str = "try",
    *,
    further: Sequence[str] = (),
) -> None:
    """The list of tasks, ticked where done, those last that nobody has to do.

    `absent`: task that cannot be done in this run → the text that says why.
    """
    absent = absent or {}
    with st.container(border=True, key=widgets.key("try")):
        st.html(f"<h3>{inline(say, f'lesson.{heading}')}</h3>")
        for name in names:
            st.html(_task(say, chapter, name, absent.get(name)))
        if further:
            with st.container(key=widgets.key("further-tasks")):
                st.html(f'<p class="gw-further">{inline(say, "lesson.further")}</p>')
                for name in further:
                    st.html(_task(say, chapter, name, absent.get(name)))


def _task(say: Words, chapter: str, name: str, absent: str | None) -> str:
    ticked = name in progress.done(chapter)
    note = f"<small>{inline(say, absent)}</small>" if absent and not ticked else ""
    state_of = say("lesson.done" if ticked else "lesson.open")
    return (
        f'<p class="gw-task" data-task="{name}" data-done="{str(ticked).lower()}">'
        f'<span role="img" aria-label="{state_of}">{"✓" if ticked else ""}</span>'
        f"<span>{inline(say, f'{chapter}.task.{name}')} {note}</span></p>"
    )


def mixups(say: Words, chapter: str, draw: Callable[[], object]) -> None:
    """The drawer of what people mix up."""
    drawer(say("lesson.mixups"), widgets.key("mixups", chapter), draw)


def believed(say: Words, text: str, **slots: object) -> None:
    """A mix-up, and what is true instead."""
    st.html(f'<p class="gw-belief">{inline(say, f"{text}.belief", **slots)}</p>{prose(say, f"{text}.truth")}')


def case(name: str, picture: str, text: str) -> DeltaGenerator:
    """A box with the picture that settles a mix-up and, in HTML, what it shows; the way to it may be put in third."""
    box = st.container(horizontal=True, gap="small", key=widgets.key("case", name))
    box.markdown(picture, unsafe_allow_html=True, width="content")  # html() would drop the SVG
    box.html(f"<p>{text}</p>")
    return box


def curtain_html(say: Words, height: int = 0) -> str:
    """In the place of what would answer the open question, as high as that is."""
    return f'<p class="gw-curtain" style="min-height: {height}px"><span>{inline(say, "lesson.curtain")}</span></p>'


def curtain(say: Words, height: int = 0, name: str = "") -> None:
    """The same on the page; one with a `name` is drawn aside from what `opened` shows in its place."""
    if name:
        _hang(name)
    st.html(curtain_html(say, height))


def opened(name: str) -> AbstractContextManager:
    """What stands behind the curtain of that name. It is drawn aside where it has hung on this page."""
    return st.container(key=widgets.key("opened", name)) if name in visit.current().curtains else nullcontext()


def paragraph(say: Words, text: str, name: str, is_curtained: bool) -> str:
    """A paragraph, or its curtain."""
    if is_curtained:
        _hang(name)
        return curtain_html(say)
    return f'<p class="gw-opened">{text}</p>' if name in visit.current().curtains else f"<p>{text}</p>"


def _hang(name: str) -> None:
    visit.current().curtains |= {name}


def settle(say: Words, chapter: str, settled: Sequence[Settled], reader: Reader, hidden: Hidden) -> None:
    """What people mix up, each with the places of this run that settle it, but for those that are `hidden`."""

    def draw() -> None:
        for one in settled:
            _settle(say, f"{chapter}.mixup.{one.mixup}", one, reader, hidden)

    mixups(say, chapter, draw)


def _settle(say: Words, text: str, settled: Settled, reader: Reader, hidden: Hidden) -> None:
    step, names = hidden or (None, ())
    everywhere = any(name.startswith("all.") for name in names)
    believed(say, text)
    for number, place in enumerate(dict.fromkeys(find(reader) for find in settled.cases)):  # none twice
        if everywhere or place.step == step:
            curtain(say)
            continue
        slots = {"token": reader.tokens[place.step], "unit": place.unit + 1} | settled.numbers(reader, place)
        name = f"{settled.mixup}-{number}"
        go = {"step": place.step, "unit": place.unit}
        sentence = inline(say, f"{text}.{settled.text(reader, place)}", **slots)
        case(name, settled.draw(reader, place), sentence).button(
            say("lesson.look"), key=widgets.key("settle", name), type="tertiary", on_click=visit.jump, kwargs=go
        )


def equations(say: Words, chapter: str, draw: Callable[[], object]) -> None:
    """The drawer of the core's own lines."""
    drawer(say("lesson.equations"), widgets.key("equations", chapter), draw)


def assignments(say: Words, chapter: str, *functions: tuple[Callable, Sequence[str]]) -> None:
    """The core's own lines that assign the names given with each function, and what to see in them."""

    def draw() -> None:
        for function, names in functions:
            st.code(listing.lines(function, tuple(names)), language="python", wrap_lines=True)
        st.html(prose(say, f"{chapter}.equations"))

    equations(say, chapter, draw)
