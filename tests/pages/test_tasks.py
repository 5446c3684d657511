"""What the texts say of the places to be found: what they are, and that the lessons' own sentences have them."""

from dataclasses import replace
from operator import attrgetter

import numpy as np
import pytest

from pages.chapters.cell_update import LESSON as CELL_UPDATE
from pages.chapters.contents import CHAPTERS
from pages.lesson.lesson import TO_DO
from pages.quiz.task import Change, Find
from pages.state.place import BORROWS
from pages.state.progress import ANSWERED, COMPLETE
from pages.words.words import LANGUAGES, words
from tests.pages.lesson.test_question_card import lesson_page
from tests.pages.lessons import LESSONS, models_of, readers, specimen
from tests.pages.test_frame import opened
from tests.sweep import swept


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("lesson", [lesson for lesson in LESSONS if lesson.sentences], ids=lambda lesson: lesson.name)
def test_every_place_to_be_found_is_in_a_sentence_that_the_lesson_brings(lesson, lang):
    runs = [reader for sentence in lesson.sentences for reader in readers(*sentence.of[lang])]
    finds = [task for task in lesson.tasks if isinstance(task, Find)]
    assert finds
    assert [task.name for task in finds if not any(task.there(reader) for reader in runs)] == []


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("chapter", swept(CHAPTERS, attrgetter("group")), ids=attrgetter("name"))
def test_who_is_to_find_a_place_is_told_to_stop_there(chapter, lang):
    """A place counts once the playhead has rested on it, not while one steps past."""
    page = opened("pages/frame.py", chapter, lang=lang)
    finds = any(isinstance(task, Find) for lesson in LESSONS if lesson.name == chapter.name for task in lesson.tasks)
    drawn = "".join(element.proto.body for element in page.get("html"))
    assert (f"<h3>{words(lang)('lesson.try_places')}</h3>" in drawn) == finds
    assert (f"<h3>{words(lang)('lesson.try')}</h3>" in drawn) == (not finds and 'class="gw-task"' in drawn)


DESCRIBED = {  # as the tasks' texts have it
    "rnn.turns": lambda t: (t.h * t.h_prev < 0) & (np.abs(t.h) > 0.1) & (np.abs(t.h_prev) > 0.1),
    "gru.keeps": lambda t: (t.z > 0.9) & (np.abs(t.h_prev) > 0.1) & (np.abs(t.h - t.h_prev) < 0.1 * np.abs(t.h_prev)),
    "gru.blind": lambda t: (t.r < 0.1) & (np.abs(t.z * t.h_prev) > 0.1),
    "forget_gate.forgets": lambda t: (t.f < 0.1) & (np.abs(t.c_prev) > 0.05),
    "forget_gate.keeps": lambda t: (t.f > 0.9) & (np.abs(t.c_prev) > 0.05),
    "cell_update.wide": lambda t: (t.f > 0.8) & (t.i > 0.8) & (np.abs(t.c_prev) > 0.05),
    "cell_update.beyond": lambda t: (t.c > 1) | (t.c < -1),
    "output_gate.hides": lambda t: (np.abs(t.c) > 0.5) & (np.abs(t.h) < 0.15),
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_task_is_done_at_the_places_its_text_describes(name):
    lesson = next(lesson for lesson in LESSONS if lesson.name == name.split(".")[0])
    task, seen = next(task for task in lesson.tasks if task.name == name.split(".")[1]), set()
    for model in models_of(lesson):
        for text in specimen(model).card.examples:
            for reader in readers(model, text):
                mask = DESCRIBED[name](reader.trace)
                np.testing.assert_array_equal(task.where(reader), mask)
                seen |= set(mask.ravel().tolist())
    assert seen == {True, False}


def test_old_is_where_the_largest_share_was_written_two_steps_ago_or_earlier():
    task = next(task for task in CELL_UPDATE.tasks if task.name == "old")
    for lang in LANGUAGES:
        (reader,) = readers(*CELL_UPDATE.sentences[0].of[lang])
        trace, where = reader.trace, task.where(reader)
        for place in reader.places():
            shares = [
                abs(trace.i_g[s, place.unit] * trace.f[s + 1 : place.step + 1, place.unit].prod())
                for s in range(place.step + 1)
            ]
            largest = int(np.argmax(shares))
            if shares[largest] > 0.06:
                assert where[place.step, place.unit] == (place.step - largest >= 2)


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("lesson", swept(LESSONS, lambda lesson: bool(lesson.sentences)), ids=attrgetter("name"))
def test_an_example_is_offered_for_a_missing_place_only_where_the_lesson_has_one(lesson, lang):
    """Of one character the backward reader shows nothing that a task asks for."""
    chapter, model = next(chapter for chapter in CHAPTERS if chapter.name == lesson.name), "segmenter-zh"
    page = opened("pages/frame.py", chapter, lang=lang, model=model, text="我", direction="backward")
    html = "".join(element.proto.body for element in page.get("html"))
    assert (words(lang)("lesson.not_here") in html) == bool(lesson.sentences)
    assert (words(lang)("lesson.none_here") in html) == (not lesson.sentences)


@pytest.mark.parametrize(
    "lesson",
    swept((lesson for lesson in LESSONS if len(lesson.tasks) > TO_DO), attrgetter("cell")),
    ids=attrgetter("name"),
)
def test_a_lesson_is_complete_without_the_tasks_that_stand_below_as_not_required(lesson):
    chapter = next(chapter for chapter in CHAPTERS if chapter.name == lesson.name)
    page = opened("pages/frame.py", chapter, lang="en")
    shown = "".join(element.proto.body for element in page.get("html"))
    below = shown.index(words("en")("lesson.further"))
    for number, task in enumerate(lesson.tasks):
        assert (shown.index(f'data-task="{task.name}"') > below) == (number >= TO_DO)
    required = {task.name for task in lesson.tasks[:TO_DO]}
    page.session_state["gw-visit"].done = {lesson.name: frozenset(required | {ANSWERED})}
    page.run()
    assert COMPLETE in page.session_state["gw-visit"].done[lesson.name]


SWAPPED = {"zh": ("不", "也"), "en": ("never", "always")}
OF_OTHER_CELLS = [lesson for lesson in LESSONS if lesson.cell != "lstm"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("lesson", OF_OTHER_CELLS, ids=lambda lesson: lesson.name)
def test_the_far_sentence_s_answer_turns_round_with_the_word_that_the_task_names(lesson, lang):
    (task,) = (task for task in lesson.tasks if isinstance(task, Change))
    model, text = next(sentence for sentence in lesson.sentences if sentence.name == "far").of[lang]
    before, after = (specimen(model).read(read) for read in (text, text.replace(*SWAPPED[lang], 1)))
    assert before.answer != after.answer
    assert task.came(before, after)
    assert not task.came(before, before)
    assert all(word in words(lang)(f"{lesson.name}.task.swap") for word in SWAPPED[lang])


def test_the_pages_that_borrow_a_model_are_the_lessons_on_other_cells():
    assert list(BORROWS) == [lesson.name for lesson in OF_OTHER_CELLS]


def test_a_place_is_found_by_resting_there_not_by_a_link_to_it_and_a_change_ticks_its_own_task_alone():
    """In a browser each lesson's newcomer does its tasks."""
    (lesson,) = (lesson for lesson in LESSONS if lesson.name == "gru")
    model, text = "reviews-far-zh-gru", "我不觉得很好看"
    (reader,) = readers(model, text)
    masks = {task.name: task.where(reader) for task in lesson.tasks if isinstance(task, Find)}
    goals = {name: np.argwhere(mask & (sum(masks.values()) == 1))[0] for name, mask in masks.items()}
    step, unit = goals["keeps"]
    page = lesson_page(lesson, "zh", model=model, text=text, step=str(step), unit=str(unit))
    here = page.session_state["gw-visit"]
    assert here.done.get("gru", set()) == set()
    found = set()
    for name, (step, unit) in goals.items():
        here.state, here.rested = replace(here.state, step=int(step), unit=int(unit)), True
        page.run()
        found.add(name)
        assert here.done["gru"] == found
    for typed in (text * 2, text):
        page.text_input(key="gw-box").set_value(typed).run()
        assert here.done["gru"] == found
    page.text_input(key="gw-box").set_value(text.replace(*SWAPPED["zh"])).run()
    assert here.done["gru"] == found | {"swap"}
