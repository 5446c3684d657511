"""The price: what RNN, LSTM and Bi-LSTM cost by count and by the clock, and whether it is worth it."""

import streamlit as st

from lstm_core import count
from pages.chapters.cost import accuracy, arithmetic, measured, mixups, slide, tasks
from pages.chapters.cost.stopwatch import SECONDS, SENTENCES
from pages.lesson import asking, distances, question_card, sections
from pages.quiz import cost as quiz
from pages.reading import cache, notices
from pages.stage import stage
from pages.state import progress, visit, widgets
from pages.state.sizes import Sizes
from pages.state.widgets import COST
from pages.words.markup import inline, page_name, prose
from pages.words.words import Words, words

NAME = "cost"
GUIDE = ("text", "links", "future", "machine")
EQUATIONS = ("weights", "rows", "products", "cells")


@st.fragment
def cost() -> None:
    """The whole page."""
    here = visit.state()
    say = words(here.lang)
    stage.mount_without_picture(slide=True)
    sizes, lang = arithmetic.sizes(), COST.now.segmenter or here.lang
    tasks.note_first_sizes(sizes)
    notices.link_notice(say)
    with st.container(key=widgets.key("why")):
        asked = _counted(say, sizes)
        _measured(say, sizes)
        _worth(say, lang, asking.is_curtained(asked, "worth"))
        _end(say, sizes, lang, asking.is_curtained(asked, "double"))
    slide.put(say, sizes)
    if progress.note_complete(NAME, tasks.TASKS):
        st.rerun()


def _counted(say: Words, sizes: Sizes) -> asking.Asked:
    bill = quiz.Bill(sizes, accuracy.of(say.lang), cache.model(f"negation-{say.lang}", 0, 0).card)
    asked = asking.current(NAME, quiz.KINDS, bill, ())
    text, shown = _part("counted")
    with text:
        st.html(f"{page_name(say, 'cost.heading')}{prose(say, 'cost.idea')}")
        question_card.card(say, asked)
        st.html(question_card.explained(say, asked))
    with shown:
        arithmetic.account(say, tasks.note_moved, asking.is_curtained(asked, "growth"))
    return asked


def _measured(say: Words, sizes: Sizes) -> None:
    text, shown = _part("measured")
    with text:
        _heading(say, "measured")
        st.html(prose(say, "cost.measured.text", sentences=SENTENCES, seconds=f"{SECONDS:g}"))
    with shown:
        measured.measured(say, sizes, tasks.note_measured)


def _worth(say: Words, lang: str, curtained: bool) -> None:
    text, shown = _part("worth")
    with text:
        _heading(say, "worth")
        st.html(prose(say, "cost.worth.text"))
        if not curtained:
            accuracy.verdicts(say, lang)
    with shown:
        accuracy.judged(say, lang, curtained)


def _end(say: Words, sizes: Sizes, lang: str, curtained: bool) -> None:
    text, shown = _part("end")
    with text:
        sections.tasks(say, NAME, tasks.TASKS, further=tasks.FURTHER)
    with shown:
        _guide(say)
        mixups.mixups(say, sizes, lang, ("double-better",) if curtained else ())
        sections.assignments(say, NAME, (count, EQUATIONS))


def _part(name: str):
    """Two columns: words at the left, what they speak of at the right."""
    with st.container(key=widgets.key("why-part", name)):
        return st.columns((5, 8), gap="large")


def _heading(say: Words, part: str) -> None:
    st.html(f"<h3>{inline(say, f'cost.{part}.heading')}</h3>")


def _guide(say: Words) -> None:
    rows = (
        f"<dt>{inline(say, f'cost.guide.{name}_q')}</dt>"
        f"<dd>{distances.advice(say) if name == 'links' else inline(say, f'cost.guide.{name}_a')}</dd>"
        for name in GUIDE
    )
    _heading(say, "guide")
    st.html(f'<dl class="gw-guide">{"".join(rows)}</dl>')


if __name__ == "__main__":
    cost()
