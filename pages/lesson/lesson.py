"""A lesson: words on the left, the stage on the right. One shape for all of them.

The idea in one sentence; a question before anything is shown; the explanation; tasks on the stage; what people mix
up, each with the picture that settles it; the same step as equations; the way back and on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from lstm_core import LSTM, Place, Reader
from pages.lesson import asking, parts, question_card, sections
from pages.lesson.cases import Settled
from pages.quiz.question import Kind, without_hiding
from pages.quiz.task import Change, Find
from pages.reading import model_menu, scene, sentence_row
from pages.stage import browser_record, stage
from pages.stage.looks import LOOKS, Look
from pages.state import model_names, progress, visit, widgets
from pages.words.markup import inline, page_name, prose
from pages.words.words import Words, words

TO_DO = 2  # tasks of a lesson
RUNS, SHORT = 12, 64  # how many: a word is retyped letter by letter; of longer sentences only the newest is kept


@dataclass(frozen=True)
class Sentence:
    """A sentence known to show something, with its model: language → (model, text), and where to stand in it.

    The lesson then tells the learner to look at the parts `shows`: at the steps `at` of a language, or at all of them.
    No question about this sentence hides them there.
    """

    name: str
    of: dict[str, tuple[str, str]]
    shows: tuple[str, ...]
    at: dict[str, tuple[int, ...]] = field(default_factory=dict)
    place: dict[str, dict[str, object]] = field(default_factory=dict)


def near_and_far(cell: str, shows: tuple[str, ...]) -> tuple[Sentence, Sentence]:
    """What a lesson on another cell brings: what most begin with, of which all may be asked, and a far review."""
    near = {"zh": (f"{cell}-zh-both", "我爱中国"), "en": (f"{cell}-en-both", "I love China")}
    far = {
        "zh": (f"reviews-far-zh-{cell}", "其实我不觉得昨天晚上跟朋友在城里看的电影好看"),
        "en": (
            f"reviews-far-en-{cell}",
            "to be honest, we never thought the soup we ate with friends in town was good",
        ),
    }
    return Sentence("near", near, ()), Sentence("far", far, shows)


@dataclass(frozen=True)
class Lesson:
    """What differs from lesson to lesson. `name` is its text file; `equations` are what `equations_of` assigns."""

    name: str
    kinds: tuple[Kind, ...]
    tasks: tuple[Find | Change, ...]  # the first two are to be done; who likes does those after them, too
    settled: tuple[Settled, ...]
    equations: tuple[str, ...]
    symbols: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()
    equations_of: Callable = LSTM.step
    more: Callable[[Words, Reader, scene.Scene, asking.Asked], None] | None = None  # after its text
    last: Callable[[Words, asking.Asked], None] | None = None  # below all else, as wide as the page
    begin: Callable[[Reader], Place] | None = None  # where to stand if nobody has chosen a place
    both: bool = False  # needs a model with two readers

    @property
    def look(self) -> Look:
        """What its stage shows."""
        return LOOKS[self.name]

    @property
    def cell(self) -> str:
        """The kind of cell that it is about."""
        return self.look.cell


@st.fragment
def show(lesson: Lesson) -> None:
    """The whole page of a lesson."""
    say = words(visit.state().lang)
    if visit.state().view != lesson.look.view:
        visit.overrule(view=lesson.look.view)
    scene.needs(lesson.cell)
    shown = sentence_row.read(say)
    reader = shown.reading.readers[visit.state().direction]
    needs_both = lesson.both and reader.opposite is None
    asked = None if needs_both else _ask(lesson, shown, reader)
    with st.container(key=widgets.key("lesson")):
        text, picture = st.columns((5, 8), gap="medium")
        with picture, st.container(key=widgets.key("picture")):
            look = {"look": lesson.look, "hidden": asking.hidden(asked)}
            stage.mount(stage.picture(shown.key, shown.specimen, shown.reading, shown.siblings, **look))
        with text, st.container(key=widgets.key("text")):
            idea = prose(say, "lesson.needs_both" if needs_both else f"{lesson.name}.idea")
            st.html(f"{parts.strip(say, lesson.name)}{page_name(say, f'{lesson.name}.heading')}{idea}")
            if asked is None:
                both = model_names.first_model_for(visit.state().text, say.lang)
                st.button(say("lesson.use_both"), key=widgets.key("use-both"), on_click=model_menu.switch, args=(both,))
                return
            if browser_record.awaited():  # what stands below the question would be pushed down by it
                return
            question_card.card(say, asked)
            _explain(say, lesson, reader, asked)
            if lesson.more and progress.ANSWERED in progress.done(lesson.name):
                lesson.more(say, reader, shown, asked)
            _try(say, lesson, reader, shown)
            sections.settle(say, lesson.name, lesson.settled, reader, asking.hidden(asked))
            sections.assignments(say, lesson.name, (lesson.equations_of, lesson.equations))
        if lesson.last:
            lesson.last(say, asked)
    if progress.note_complete(lesson.name, [task.name for task in lesson.tasks[:TO_DO]]):
        st.rerun()  # the list of lessons stands outside this fragment


def _ask(lesson: Lesson, shown: scene.Scene, reader: Reader) -> asking.Asked:
    """The question about this run. Before it, the playhead goes where the lesson begins, and done tasks are noted."""
    if lesson.begin and visit.current().unplaced:
        place = lesson.begin(reader)
        visit.jump(step=place.step, unit=place.unit)
    run = (*shown.key, visit.state().direction)
    asked = asking.current(lesson.name, _kinds(lesson), reader, run, pinned=_brought(lesson))
    _tick(lesson, shown, reader)
    return asked


def _brought(lesson: Lesson) -> bool:
    """Whether the playhead stands where the lesson has brought a sentence to show something."""
    here = visit.state()
    return any(
        brought == (here.model, here.text) and sentence.place.get(lang) == {"step": here.step, "unit": here.unit}
        for sentence in lesson.sentences
        for lang, brought in sentence.of.items()
    )


def _kinds(lesson: Lesson) -> tuple[Kind, ...]:
    """What may be asked: of a sentence that the lesson has brought, nothing that hides what it is to show."""
    if progress.ANSWERED not in progress.done(lesson.name) or visit.state().ask:
        return lesson.kinds
    here, kinds = (visit.state().model, visit.state().text), lesson.kinds
    for sentence in lesson.sentences:
        for lang, brought in sentence.of.items():
            if brought == here:
                kinds = without_hiding(kinds, sentence.shows, sentence.at.get(lang))
    return kinds


def _explain(say: Words, lesson: Lesson, reader: Reader, asked: asking.Asked) -> None:
    sizes = {"D": reader.inputs, "H": reader.units, "both": reader.inputs + reader.units, "T": reader.steps}
    st.html(question_card.explained(say, asked, **sizes))
    if progress.ANSWERED not in progress.done(lesson.name):
        return
    for sentence in lesson.sentences:
        model, text = sentence.of[say.lang]
        label = say(f"{lesson.name}.sentence.{sentence.name}", text=text)
        bring = {"on_click": scene.show, "kwargs": {"text": text, "model": model} | sentence.place.get(say.lang, {})}
        st.button(label, key=widgets.key("sentence", sentence.name), **bring)
    rows = (
        f"<dt>{inline(say, f'{lesson.name}.symbol.{name}.sign')}</dt>"
        f"<dd>{inline(say, f'{lesson.name}.symbol.{name}.means', **sizes)}</dd>"
        for name in lesson.symbols
    )
    st.html(f'<dl class="gw-symbols">{"".join(rows)}</dl>')


def _try(say: Words, lesson: Lesson, reader: Reader, shown: scene.Scene) -> None:
    absent = {}
    for task in lesson.tasks:
        if isinstance(task, Find) and not task.there(reader):
            absent[task.name] = "lesson.not_here" if lesson.sentences else "lesson.none_here"
        if isinstance(task, Change) and not task.can(shown.reading):
            absent[task.name] = "lesson.not_with_model"
    heading = "try_places" if any(isinstance(task, Find) for task in lesson.tasks) else "try"
    names = [task.name for task in lesson.tasks]
    sections.tasks(say, lesson.name, names[:TO_DO], absent, heading, further=names[TO_DO:])


def _tick(lesson: Lesson, shown: scene.Scene, reader: Reader) -> None:
    """Note what the learner has just done.

    A character is seldom changed at one stroke: it is deleted, then typed. So a change is held against each of the
    latest runs, not only against the one before.
    """
    here = visit.state()
    earlier = [run for run in visit.current().runs_before if run[0] != shown.key]
    place = Place(here.step, here.unit)
    for task in lesson.tasks:
        if isinstance(task, Find):
            came = visit.current().rested and task.done(reader, place)
        else:
            came = any(task.came(reading, shown.reading) for _, reading in earlier)
        if came:
            progress.note(lesson.name, task.name)
    same = [run for run in earlier if run[0][:-1] == shown.key[:-1]]
    most = RUNS if len(shown.reading.tokens) <= SHORT else 1
    visit.current().runs_before = ((shown.key, shown.reading), *same)[:most]
