"""The mixed test: questions of all lessons, one at a time, and the sheet of mix-ups."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from string import ascii_lowercase

import streamlit as st

from lstm_core import Reader
from pages.lesson import asking, question_card
from pages.quiz.mixed import QUESTIONS, Theme, round_of, themes
from pages.quiz.siblings import rivals
from pages.reading import cache, scene
from pages.stage import answers, browser_record, met_mixups
from pages.state import visit, widgets
from pages.words.markup import inline
from pages.words.words import Words

SLOTS = tuple(f"review-{letter}" for letter in ascii_lowercase[:QUESTIONS])
ANOTHER_RUN = "0" * 16  # of a question that is over


def ask(shown: scene.Scene, reader: Reader) -> asking.Asked | None:
    """The question that is asked now; None before the round and after it."""
    here = visit.current()
    run = (*shown.key, visit.state().direction)
    while here.mixed and here.mixed_at < len(here.mixed):
        lesson, kind = here.mixed[here.mixed_at]
        theme = _themes(reader)[lesson]
        for kinds in _wishes(theme, lesson, kind, here.mixed_at):
            try:
                return asking.current(lesson, kinds, theme.ground, run, slot=SLOTS[here.mixed_at])
            except LookupError:
                continue
        here.mixed_at += 1
    return None


def _wishes(theme: Theme, lesson: str, kind: str, at: int) -> list[tuple]:
    """Kinds to ask, the first that can be: the wished one, those that this round has not asked, any."""
    kept = [answers.kept()[slot].name for slot in SLOTS[:at] if slot in answers.kept()]
    asked = {name.kind for name in kept if name.lesson == lesson}
    ways = [[one for one in theme.kinds if one.name == kind], [one for one in theme.kinds if one.name not in asked]]
    return [tuple(kinds) for kinds in (*ways, theme.kinds) if kinds]


def _themes(reader: Reader) -> dict[str, Theme]:
    lang = visit.state().lang
    both = cache.model(f"segmenter-{lang}", 0, 0).card
    alone = [cache.model(str(both.siblings[way]), 0, 0).card for way in ("forward", "backward")]
    return themes(reader, rivals(both, *alone), cache.model(f"negation-{lang}", 0, 0).card)


def test(say: Words, reader: Reader, asked: asking.Asked | None) -> None:
    """The question, or the way to a round; beside it the sheet."""
    left, right = st.columns((8, 5), gap="medium")
    with left, st.container(key=widgets.key("review-test")):
        st.html(f"<h3>{inline(say, 'review.test')}</h3>{_dots(say)}")
        if asked is None:
            _over(say, reader)
        else:
            title = say(f"{asked.sheet.lesson}.title")
            st.html(f"<p><small>{inline(say, 'review.from', lesson=title)}</small></p>")
            question_card.card(say, asked, more=False)
            if asked.chosen is not None:
                last = visit.current().mixed_at + 1 == len(SLOTS)
                label = say("review.last" if last else "review.next")
                st.button(label, key=widgets.key("review-next"), on_click=_next)
    with right, st.container(key=widgets.key("review-mixups")):
        _sheet(say)


def _over(say: Words, reader: Reader) -> None:
    """Before a round, and after it: how many were right."""
    begun = bool(visit.current().mixed)
    came = {"right": _results().count("right"), "of": len(SLOTS)}
    st.html(f"<p>{inline(say, 'review.came' if begun else 'review.about', **came)}</p>")
    label = say("review.again" if begun else "review.start")
    st.button(label, key=widgets.key("review-start"), on_click=_start, args=(tuple(_themes(reader)),))


def _start(lessons: tuple[str, ...]) -> None:
    """A round: what was believed last comes first."""
    believed = [kept.name for kept in reversed(met_mixups.met().values()) if kept.chosen == met_mixups.BELIEVED]
    here = visit.current()
    here.mixed, here.mixed_at = round_of([(name.lesson, name.kind) for name in believed], lessons), 0
    for slot in SLOTS:
        if kept := answers.kept().get(slot):
            answers.kept()[slot] = replace(kept, run=ANOTHER_RUN, chosen=answers.SHOWN, question=None)


def _next() -> None:
    visit.current().mixed_at += 1


def _results() -> list[str]:
    """Of each question so far: right, wrong, shown or open."""
    results = []
    for slot in SLOTS[: visit.current().mixed_at + 1] if visit.current().mixed else ():
        kept = answers.kept().get(slot)
        if kept is None or kept.question is None or kept.chosen is None:
            results.append("open")
        elif kept.chosen == answers.SHOWN:
            results.append("shown")
        else:
            results.append("wrong" if kept.question.choices[kept.chosen].mixup else "right")
    return results


def _dots(say: Words) -> str:
    """A dot for each question: how it was answered."""
    results = _results()
    names = [say(f"review.dot.{result}") for result in results]
    said = escape(say("review.dots", answers=say("errors.comma").join(names) or "–"))
    shown = "".join(f'<i data-result="{name}"></i>' for name in [*results, *["later"] * (len(SLOTS) - len(results))])
    return f'<div class="gw-dots" role="img" aria-label="{said}">{shown}</div>'


def _sheet(say: Words) -> None:
    """Which mix-ups were believed the last time, which were not, and which have not been offered."""
    st.html(f"<h3>{inline(say, 'review.mixups')}</h3>")
    if browser_record.awaited():
        return
    met, named = met_mixups.met(), say.file("review")
    known = [key.removeprefix("mixup.") for key in named if key.startswith("mixup.")]
    groups = {
        "believed": [one for one in known if one in met and met[one].chosen == met_mixups.BELIEVED],
        "passed": [one for one in known if one in met and met[one].chosen == met_mixups.PASSED],
        "unmet": [one for one in known if one not in met],
    }
    told, unmet = [], groups.pop("unmet")
    for group, members in groups.items():
        heading = inline(say, f"review.group.{group}", count=len(members))
        told.append(f'<p class="gw-met" data-group="{group}">{heading}</p>{_lines(say, group, members, met)}')
    st.html(f"{''.join(told)}<p><small>{inline(say, 'review.kept')}</small></p>")
    with st.expander(say("review.group.unmet", count=len(unmet)), key=widgets.key("further-unmet")):
        st.html(_lines(say, "unmet", unmet, met))


def _lines(say: Words, group: str, members: list[str], met: Mapping[str, answers.Kept]) -> str:
    lines = "".join(f"<li>{inline(say, f'review.mixup.{one}')}{_where(say, met.get(one))}</li>" for one in members)
    return f'<ul data-group="{group}">{lines}</ul>'


def _where(say: Words, kept: answers.Kept | None) -> str:
    title = say.table.get(f"{kept.name.lesson}.title") if kept else None
    return f" <small>{escape(title)}</small>" if title else ""
