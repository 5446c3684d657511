"""The card of a question: asked before anything is shown, answered by a click, and every answer replied to."""

import re
from html import escape

import streamlit as st

from pages.lesson import asking, sections
from pages.lesson.asking import Asked
from pages.quiz.question import LETTERS, Choice
from pages.stage import answers, browser_record
from pages.stage.answers import SHOWN
from pages.state import progress, visit, widgets
from pages.words.escape import literal
from pages.words.markup import inline, prose
from pages.words.words import Words

SIGNS = {"right": "✓", "wrong": "✗"}


def explained(say: Words, asked: Asked, **slots: object) -> str:
    """The lesson's explanation, once a question of it was answered; without the paragraphs that would answer this one.

    `Kind.curtains` names those: "explain-2" is the second.
    """
    lesson = asked.sheet.lesson
    if progress.ANSWERED not in progress.done(lesson):
        return prose(say, "lesson.after_answer")
    paragraphs = re.findall("<p>(.*?)</p>", prose(say, f"{lesson}.explain", **slots), re.DOTALL)
    return "".join(
        sections.paragraph(say, text, f"{lesson}-explain-{n}", asking.is_curtained(asked, f"explain-{n}"))
        for n, text in enumerate(paragraphs, 1)
    )


def card(say: Words, asked: Asked, *, more: bool = True) -> None:
    """The question with its answers, or with the reply and, where there are `more`, the way to another one."""
    if browser_record.awaited():  # the page stays unseen until its foot is there
        return
    part = asked.part
    with st.container(border=True, key=widgets.key(f"ask{part}")):
        label = f'<span class="gw-ask-first">{escape(say("lesson.predict"))}</span>'
        mark = 'tabindex="-1" data-focus' if asked.chosen is None else ""  # the focus comes here with the question
        if name := answers.named(asked.slot):
            mark += f' data-ask="{name}"'  # a copied link has it
        st.html(f"<p {mark}>{label} {inline(say, asked.key('question'), **asked.question.slots)}</p>")
        _ask_all(say, asked)
        for number, choice in enumerate(asked.question.choices):
            _answer(say, asked, number, choice)
        with st.container(horizontal=True, vertical_alignment="center", key=widgets.key(f"ask-foot{part}")):
            if asked.chosen is None:
                st.button(
                    say("lesson.show_me"),
                    key=widgets.key(f"show-me{part}"),
                    on_click=asking.choose,
                    args=(asked, SHOWN),
                )
            else:
                st.html(_reply(say, asked), width="stretch")
                if more:
                    st.button(
                        say("lesson.another"), key=widgets.key(f"another{part}"), on_click=asking.another, args=(asked,)
                    )


def _ask_all(say: Words, asked: Asked) -> None:
    """Where the visit teaches in a room: the button that has the class vote on this question. A script answers it."""
    if visit.current().room and asked.chosen is None and answers.named(asked.slot):
        failed = f'<span role="status" data-room-failed="{escape(say("desk.failed_ask"))}"></span>'
        button = f'<button data-room="ask">{escape(say("desk.ask"))}</button>'
        st.html(f'<div class="gw-share-ways">{button}{failed}</div>')


def _answer(say: Words, asked: Asked, number: int, choice: Choice) -> None:
    said = choice.value or say(asked.key(choice.mixup or "right"), **asked.question.slots)
    mark = ""
    if asked.chosen is not None and choice.mixup is None:
        mark = "right"
    elif asked.chosen == number:
        mark = "wrong"
    sign = f"{SIGNS[mark]}\u2002" if mark else ""  # behind the letter: the letters of all answers stand in one line
    st.button(
        f"**{LETTERS[number]}**\u2002{sign}{literal(said)}",
        key=widgets.key(f"answer{asked.part}-{number}{mark and '-' + mark}"),
        disabled=asked.chosen is not None,
        on_click=asking.choose,
        args=(asked, number),
        width="stretch",
    )


def _reply(say: Words, asked: Asked) -> str:
    """Why the right answer is right; before it, where another was chosen, what that one mixes up."""
    question = asked.question
    right = inline(say, asked.key("why_right"), **question.slots)
    said = f'<p class="gw-reply gw-reply-right">{right}</p>'
    mixup = None if asked.chosen in (None, SHOWN) else question.choices[asked.chosen].mixup
    if mixup is not None:
        wrong = inline(say, asked.key(f"why_{mixup}"), **question.slots)
        said = f'<p class="gw-reply gw-reply-wrong">{wrong}</p>{said}'
    return f'<div role="status" tabindex="-1" data-focus>{said}</div>'  # the focus comes here with the reply
