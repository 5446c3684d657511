"""The question of a lesson: asked before anything is shown, answered by a click, and every answer replied to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from random import Random

import streamlit as st

from pages.ui import progress, state
from pages.ui.markdown import literal
from pages.ui.prose import inline
from pages.ui.quiz.ground import Ground, Place
from pages.ui.quiz.question import Choice, Kind, Question, ask
from pages.ui.text import Words

SHOWN = -1  # "show me" instead of an answer
SIGNS = {"right": "✓", "wrong": "✗"}


@dataclass(frozen=True)
class Asked:
    """The open question, which run it is about, and the answer chosen: an index, SHOWN, or None as yet."""

    question: Question
    run: tuple
    count: int
    chosen: int | None = None


def current(lesson: str, kinds: Sequence[Kind], ground: Ground, run: tuple) -> Asked:
    """The lesson's question about this run; a new one, at the place in view, where the run has changed."""
    asked = st.session_state.get(_key(lesson))
    if asked is None or asked.run != run:
        here = state.current()
        asked = _new(lesson, kinds, ground, run, asked, Place(here.step, here.unit))
    return asked


def asked_before(lesson: str) -> int:
    """How many questions of this lesson the visit has seen."""
    asked = st.session_state.get(_key(lesson))
    return asked.count + 1 if asked else 0


def hidden(asked: Asked) -> tuple[int, tuple[str, ...]] | None:
    """The step, and what the stage must not show yet."""
    if asked.chosen is not None or not asked.question.hidden:
        return None
    return asked.question.place.step, asked.question.hidden


def veils(asked: Asked, name: str) -> bool:
    """Whether the open question would be answered by the part of the page of this name."""
    return asked.chosen is None and name in asked.question.hidden


def card(say: Words, lesson: str, kinds: Sequence[Kind], ground: Ground, asked: Asked) -> None:
    """The question with its answers, or with the reply and the way to another one."""
    question = asked.question
    with st.container(border=True, key="gw-ask"):
        label = f'<span class="gw-ask-first">{escape(say("lesson.predict"))}</span>'
        st.html(f"<p>{label} {inline(say, _text(lesson, question, 'question'), **question.slots)}</p>")
        for number, choice in enumerate(question.choices):
            _answer(say, lesson, asked, number, choice)
        with st.container(horizontal=True, vertical_alignment="center", key="gw-ask-foot"):
            if asked.chosen is None:
                _button(say("lesson.show_me"), "gw-show-me", _choose, (lesson, SHOWN))
            else:
                st.html(_reply(say, lesson, asked), width="stretch")
                _button(say("lesson.another"), "gw-another", _another, (lesson, kinds, ground))


def _answer(say: Words, lesson: str, asked: Asked, number: int, choice: Choice) -> None:
    words = choice.value or say(_text(lesson, asked.question, choice.mixup or "right"), **asked.question.slots)
    mark = ""
    if asked.chosen is not None and choice.mixup is None:
        mark = "right"
    elif asked.chosen == number:
        mark = "wrong"
    st.button(
        f"{SIGNS[mark]} {literal(words)}" if mark else literal(words),
        key=f"gw-answer-{number}{mark and '-' + mark}",
        disabled=asked.chosen is not None,
        on_click=_choose,
        args=(lesson, number),
        width="stretch",
    )


def _reply(say: Words, lesson: str, asked: Asked) -> str:
    """Why the right answer is right; before it, where another was chosen, what that one mixes up."""
    question = asked.question
    right = inline(say, _text(lesson, question, "why_right"), **question.slots)
    told = f'<p class="gw-reply gw-reply-right">{right}</p>'
    if asked.chosen != SHOWN and question.choices[asked.chosen].mixup is not None:
        wrong = inline(say, _text(lesson, question, f"why_{question.choices[asked.chosen].mixup}"), **question.slots)
        told = f'<p class="gw-reply gw-reply-wrong">{wrong}</p>{told}'
    return f'<div role="status">{told}</div>'  # a screen reader reads it out when it comes


def _text(lesson: str, question: Question, part: str) -> str:
    return f"{lesson}.ask.{question.text}.{part}"


def _choose(lesson: str, number: int) -> None:
    asked = st.session_state[_key(lesson)]
    st.session_state[_key(lesson)] = replace(asked, chosen=number)
    progress.note(lesson, progress.ANSWERED)
    place = asked.question.place
    state.jump(step=place.step, unit=place.unit)


def _another(lesson: str, kinds: Sequence[Kind], ground: Ground) -> None:
    asked = st.session_state[_key(lesson)]
    place = _new(lesson, kinds, ground, asked.run, asked, None).question.place
    state.jump(step=place.step, unit=place.unit)


def _new(lesson: str, kinds: Sequence[Kind], ground: Ground, run: tuple, before: Asked | None, first: Place | None):
    """A fresh `Asked`, of another kind than the one before, kept for the lesson.

    Until one is answered the lesson's text stands unread below it: till then an opening one is asked.
    """
    count = before.count + 1 if before else 0
    draw = Random(f"{st.session_state[state.VISIT]} {lesson} {count}")
    last, opening = before.question.kind if before else "", progress.ANSWERED not in progress.done(lesson)
    question = ask(kinds, ground, draw, first=first, last=last, opening=opening)
    asked = Asked(question, run, count)
    st.session_state[_key(lesson)] = asked
    return asked


def _button(label: str, key: str, then, args: tuple) -> None:
    st.button(label, key=key, on_click=then, args=args)


def _key(lesson: str) -> str:
    return f"gw-asked-{lesson}"
