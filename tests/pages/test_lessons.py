"""What every lesson must have: its sentences in both languages, its terms defined in time, tasks that can be done."""

import re

import pytest

from pages.chapters.contents import CHAPTERS
from pages.words import listing
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import LESSONS, NAMES, models_of, readers, specimen
from tests.pages.test_frame import opened

DEFINED = re.compile(r"\[=([a-z-]+)\|")


TERMS = {  # of terms.toml, by the lesson that defines them: what an LSTM has of an RNN, both do
    "rnn": {"unit", "step", "hidden-state", "concatenation", "dense-layer", "tanh"},
    "forget_gate": {"unit", "step", "cell-state", "hidden-state", "gate", "forget-gate"}
    | {"concatenation", "dense-layer", "sigmoid"},
    "input_gate": {"input-gate", "candidate", "tanh"},
    "cell_update": {"ledger"},
    "output_gate": {"output-gate"},
    "bi_lstm": {"direction", "bi-lstm"},
    "gru": {"update-gate", "reset-gate"},
}


AHEAD = "three."  # the last section of the RNN's lesson looks at the cells of those to come


def prose_of(lesson, lang: str) -> str:
    return "\n".join(text for key, text in words(lang).file(lesson.name).items() if not key.startswith(AHEAD))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_the_sentences_of_the_shape_are_there(lesson, lang):
    table = words(lang).table
    wanted = ["title", "tab", "heading", "idea", "explain", "equations"]
    wanted += [f"symbol.{name}.{part}" for name in lesson.symbols for part in ("sign", "means")]
    wanted += [f"task.{task.name}" for task in lesson.tasks]
    wanted += [f"mixup.{settled.mixup}.{part}" for settled in lesson.settled for part in ("belief", "truth", "case")]
    wanted += [f"sentence.{sentence.name}" for sentence in lesson.sentences]
    assert [key for key in wanted if f"{lesson.name}.{key}" not in table] == []
    assert len(lesson.settled) >= 2
    assert 2 <= len(lesson.tasks) <= 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_term_is_used_before_it_is_defined(lang):
    terms = words(lang).file("terms")
    defined: set[str] = set()
    for lesson in LESSONS:
        text = prose_of(lesson, lang)
        here = set(DEFINED.findall(text))
        assert here == TERMS[lesson.name]
        defined |= here
        for name, word in terms.items():
            if name not in defined:
                assert not re.search(rf"(?i)(?<!\w){re.escape(word)}", text), f"{lesson.name} says {word} too early"
    assert defined == set(terms)


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_the_equations_are_lines_of_the_core(lesson):
    shown = listing.lines(lesson.equations_of, lesson.equations)
    assert shown.startswith("def ")
    assert len(shown.splitlines()) > 1


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_cases_and_places_are_found_in_every_run(lesson):
    for model in models_of(lesson):
        text = (specimen(model).card.examples or ["我爱中国"])[0]
        for reader in readers(model, text):
            if lesson.both and reader.opposite is None:
                continue
            for settled in lesson.settled:
                for case in settled.cases:
                    place = case(reader)
                    assert 0 <= place.step < reader.steps
                    assert 0 <= place.unit < reader.units
                    assert settled.draw(reader, place).startswith("<")
                    slots = {"token": "x", "unit": place.unit + 1} | settled.numbers(reader, place)
                    for lang in LANGUAGES:
                        assert words(lang)(f"{lesson.name}.mixup.{settled.mixup}.case", **slots)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_task_that_needs_an_answer_says_so_where_the_model_gives_none(lang):
    for name in ("output_gate", "bi_lstm"):
        chapter = next(chapter for chapter in CHAPTERS if chapter.name == name)
        page = opened("pages/frame.py", chapter, model="random", text="我爱中国", lang=lang)
        assert words(lang)("lesson.not_with_model") in "".join(html.proto.body for html in page.get("html"))


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_what_a_lesson_brings_can_be_read_by_its_model(lesson):
    for sentence in lesson.sentences:
        assert set(sentence.of) == set(LANGUAGES)
        assert set(sentence.place) in (set(), set(LANGUAGES))
        for model, text in sentence.of.values():
            assert not any(specimen(model).tokenise(text).unknown)
