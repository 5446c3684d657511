"""The question of a lesson: asked before anything is shown, answered by a click, and every answer replied to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape
from random import Random

import streamlit as st

from lstm_core import Place
from pages.classroom import teacher
from pages.lesson import sections
from pages.lesson.poll_question import asked_of_all
from pages.quiz.draw import Sheet, drawn, fresh, noted, of_kind
from pages.quiz.question import LETTERS, Choice, Ground, Kind, Question
from pages.stage import answers, browser_record, met_mixups
from pages.stage.answers import PAST, SHOWN, Kept
from pages.state import progress, visit, widgets
from pages.state.question_name import Name
from pages.words.escape import literal
from pages.words.markup import inline, prose
from pages.words.words import Words, words

SIGNS = {"right": "✓", "wrong": "✗"}


@dataclass(frozen=True)
class Asked:
    """The question on the page, what it was drawn from, and the answer chosen. A `slot` of a page has one question."""

    question: Question
    slot: str
    sheet: Sheet
    chosen: int | None = None

    @property
    def placed(self) -> bool:
        """Whether it is about one place of the run and not about the run as a whole."""
        said = words("en").table[_text(self, "question")]
        return bool(self.question.hidden) or "{unit}" in said or "{token}" in said

    @property
    def part(self) -> str:
        """What keys of widgets end in: nothing for a lesson's own question."""
        own = self.slot.startswith(self.sheet.lesson)
        return self.slot.removeprefix(self.sheet.lesson) if own else f"-{self.slot}"


def current(
    lesson: str, kinds: Sequence[Kind], ground: Ground, run: tuple, slot: str = "", *, pinned: bool = False
) -> Asked:
    """The question about this run, the stage standing where it asks; a room's class can be asked it, too.

    An open one is kept as it is; where the run has changed under it, it is asked of the new run if it can be at the
    same step. A `pinned` playhead stays where it is, if anything can be asked there.
    """
    sheet = Sheet(lesson, kinds, ground, "|".join(map(str, run)))
    asked = _current(slot or lesson, sheet, pinned)
    if name := answers.named(asked.slot):
        teacher.offer(str(name), _digest(sheet.run), lambda: asked_of_all(name, asked.question))
    return asked


def _current(slot: str, sheet: Sheet, pinned: bool) -> Asked:
    if linked := _linked(slot, sheet):
        return linked
    if another := _another_of_kind(slot, sheet):
        return another
    kept = answers.kept().get(slot)
    if kept and kept.run == _digest(sheet.run):
        question = drawn(kept.name, sheet, [kept.place]) or kept.question  # its kind may be asked no more
        if question and (kept.chosen is None or kept.chosen < len(question.choices)):
            return Asked(question, slot, sheet, kept.chosen)
    here = visit.state()
    place = Place(here.step, here.unit)
    if kept and kept.chosen is None:
        scopes = sheet.near(kept.name, place)
        near = (place for scope in scopes[: 1 if pinned else 2] for place in scope)
        if question := drawn(kept.name, sheet, near):
            return _keep(Asked(question, slot, sheet), kept.name, kept.past)
    return _new(slot, sheet, place, pinned)


def _linked(slot: str, sheet: Sheet) -> Asked | None:
    """The question that the link names, once; None where it names none of this lesson, or that is open here already.

    One that was answered here is asked anew. Whoever comes by the link to the same run is asked it at the same place,
    with its answers in the same order.
    """
    here, kept = visit.state(), answers.kept().get(slot)
    if here.ask is None or slot != here.ask.lesson:
        return None
    if not browser_record.awaited():
        visit.change(ask=None)
        if kept and kept.chosen is None and (kept.name, kept.run) == (here.ask, _digest(sheet.run)):
            return None
    near = (place for scope in sheet.near(here.ask, Place(here.step, here.unit)) for place in scope)
    question = drawn(here.ask, sheet, near)
    if question:
        return _keep(Asked(question, slot, sheet), here.ask, kept.past if kept else ())
    if not browser_record.awaited():
        visit.current().notice += ("ask",)
        st.rerun()  # what was wrong with the link is said above
    return None


def _another_of_kind(slot: str, sheet: Sheet) -> Asked | None:
    """In the place of a question that a room's class has answered: another of its kind, once."""
    here, kept = visit.current(), answers.kept().get(slot)
    if not kept or not here.room_another or str(kept.name) != here.room_another:
        return None
    here.room_another = ""
    found = of_kind(kept.name.kind, sheet, kept.past)
    return _keep(Asked(found[1], slot, sheet), found[0], kept.past) if found else None


def hidden(asked: Asked | None) -> tuple[int, tuple[str, ...]] | None:
    """The step, and what the stage must not show there while the question is open; None where it hides nothing."""
    if asked is None or asked.chosen is not None or not asked.question.hidden:
        return None
    return asked.question.place.step, asked.question.hidden


def is_curtained(asked: Asked, name: str) -> bool:
    """Whether the open question would be answered by the part of the page of this name."""
    return asked.chosen is None and name in asked.question.curtains


def explained(say: Words, asked: Asked, **slots: object) -> str:
    """The lesson's explanation, once a question of it was answered; without the paragraphs that would answer this one.

    `Kind.curtains` names those: "explain-2" is the second.
    """
    lesson = asked.sheet.lesson
    if progress.ANSWERED not in progress.done(lesson):
        return prose(say, "lesson.after_answer")
    paragraphs = re.findall("<p>(.*?)</p>", prose(say, f"{lesson}.explain", **slots), re.DOTALL)
    return "".join(
        sections.paragraph(say, text, f"{lesson}-explain-{n}", is_curtained(asked, f"explain-{n}"))
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
        st.html(f"<p {mark}>{label} {inline(say, _text(asked, 'question'), **asked.question.slots)}</p>")
        _ask_all(say, asked)
        for number, choice in enumerate(asked.question.choices):
            _answer(say, asked, number, choice)
        with st.container(horizontal=True, vertical_alignment="center", key=widgets.key(f"ask-foot{part}")):
            if asked.chosen is None:
                st.button(
                    say("lesson.show_me"), key=widgets.key(f"show-me{part}"), on_click=_choose, args=(asked, SHOWN)
                )
            else:
                st.html(_reply(say, asked), width="stretch")
                if more:
                    st.button(
                        say("lesson.another"), key=widgets.key(f"another{part}"), on_click=_another, args=(asked,)
                    )


def _ask_all(say: Words, asked: Asked) -> None:
    """Where the visit teaches in a room: the button that has the class vote on this question. A script answers it."""
    if visit.current().room and asked.chosen is None and answers.named(asked.slot):
        failed = f'<span role="status" data-room-failed="{escape(say("desk.failed_ask"))}"></span>'
        button = f'<button data-room="ask">{escape(say("desk.ask"))}</button>'
        st.html(f'<div class="gw-share-ways">{button}{failed}</div>')


def _answer(say: Words, asked: Asked, number: int, choice: Choice) -> None:
    said = choice.value or say(_text(asked, choice.mixup or "right"), **asked.question.slots)
    mark = ""
    if asked.chosen is not None and choice.mixup is None:
        mark = "right"
    elif asked.chosen == number:
        mark = "wrong"
    sign = f"{SIGNS[mark]} " if mark else ""  # behind the letter: the letters of all answers stand in one line
    st.button(
        f"**{LETTERS[number]}**\u2002{sign}{literal(said)}",
        key=widgets.key(f"answer{asked.part}-{number}{mark and '-' + mark}"),
        disabled=asked.chosen is not None,
        on_click=_choose,
        args=(asked, number),
        width="stretch",
    )


def _reply(say: Words, asked: Asked) -> str:
    """Why the right answer is right; before it, where another was chosen, what that one mixes up."""
    question = asked.question
    right = inline(say, _text(asked, "why_right"), **question.slots)
    said = f'<p class="gw-reply gw-reply-right">{right}</p>'
    mixup = None if asked.chosen in (None, SHOWN) else question.choices[asked.chosen].mixup
    if mixup is not None:
        wrong = inline(say, _text(asked, f"why_{mixup}"), **question.slots)
        said = f'<p class="gw-reply gw-reply-wrong">{wrong}</p>{said}'
    return f'<div role="status" tabindex="-1" data-focus>{said}</div>'  # the focus comes here with the reply


def _text(asked: Asked, part: str) -> str:
    return f"{asked.sheet.lesson}.ask.{asked.question.text}.{part}"


def _choose(asked: Asked, number: int) -> None:
    if kept := answers.kept().get(asked.slot):
        answers.kept()[asked.slot] = replace(kept, chosen=number)
        if number != SHOWN:
            met_mixups.note(asked.slot, asked.question, number)
    progress.note(asked.sheet.lesson, progress.ANSWERED)
    _follow(asked)


def _another(asked: Asked) -> None:
    _new(asked.slot, asked.sheet, None)


def _new(slot: str, sheet: Sheet, first: Place | None, pinned: bool = False) -> Asked:
    """A fresh question, kept for its slot.

    Until one is answered the lesson's text stands unread below it: till then an opening one is asked.
    """
    kept = answers.kept().get(slot)
    past = kept.past if kept else ()
    mix = Random(f"{visit.current().name} {slot} {len(past)} {past[-1:]}")
    opening = progress.ANSWERED not in progress.done(sheet.lesson)
    pinned = pinned or (not visit.current().unplaced and visit.state().jump == 0)
    name, question = fresh(sheet, past, mix, first=first, opening=opening, pinned=pinned)
    return _keep(Asked(question, slot, sheet), name, past)


def _keep(asked: Asked, name: Name, past: tuple[str, ...]) -> Asked:
    if browser_record.awaited():
        return asked  # for the curtain alone: the browser may name another one
    entries = (*past, noted(name, asked.question))[-PAST:]
    kept = Kept(name, _digest(asked.sheet.run), asked.question.place, past=entries, question=asked.question)
    answers.kept()[asked.slot] = kept
    _follow(asked)
    return asked


def _follow(asked: Asked) -> None:
    """The stage goes where the question is."""
    here, place = visit.state(), asked.question.place
    if asked.placed and (here.step, here.unit) != (place.step, place.unit):
        visit.jump(step=place.step, unit=place.unit)


def _digest(run: str) -> str:
    return sha256(run.encode()).hexdigest()[:16]
