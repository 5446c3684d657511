"""Which question of a lesson is asked: one that is kept, that a link or a class asks for, or a fresh one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from random import Random

import streamlit as st

from lstm_core import Place
from pages.classroom import teacher
from pages.lesson.poll_question import asked_of_all
from pages.quiz.draw import Sheet, drawn, fresh, noted, of_kind
from pages.quiz.question import Ground, Kind, Question
from pages.stage import answers, browser_record, met_mixups
from pages.stage.answers import PAST, SHOWN, Kept
from pages.state import progress, visit
from pages.state.question_name import Name
from pages.words.words import words


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
        said = words("en").table[self.key("question")]
        return bool(self.question.hidden) or "{unit}" in said or "{token}" in said

    @property
    def part(self) -> str:
        """What keys of widgets end in: nothing for a lesson's own question."""
        own = self.slot.startswith(self.sheet.lesson)
        return self.slot.removeprefix(self.sheet.lesson) if own else f"-{self.slot}"

    def key(self, part: str) -> str:
        """The key of a part of its text: "question", an answer's, a reply's."""
        return self.question.key(self.sheet.lesson, part)


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


def choose(asked: Asked, number: int) -> None:
    """Keep the answer of this number, or `SHOWN`."""
    if kept := answers.kept().get(asked.slot):
        answers.kept()[asked.slot] = replace(kept, chosen=number)
        if number != SHOWN:
            met_mixups.note(asked.slot, asked.question, number)
    progress.note(asked.sheet.lesson, progress.ANSWERED)
    _follow(asked)


def another(asked: Asked) -> None:
    """Ask another one in its place."""
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
