"""The lessons as their chapters define them, and runs to ask about."""

from functools import cache
from importlib import import_module
from itertools import combinations

from lstm_core import Reader, load_specimen, random_specimen, specimens
from pages.chapters import script
from pages.chapters.contents import CHAPTERS
from pages.quiz.question import APART, FELT
from pages.state import model_names
from pages.words.digits import parsed
from tests.pages.test_imports import ROOT

PATHS = [script(chapter.name).relative_to(ROOT).with_suffix("") for chapter in CHAPTERS]
MODULES = [import_module(".".join(path.parts)) for path in PATHS]
LESSONS = [module.LESSON for module in MODULES if hasattr(module, "LESSON")]
NAMES = [lesson.name for lesson in LESSONS]


@cache
def specimen(name: str):
    kind = model_names.random_kind(name)
    return random_specimen(16, 3, kind) if kind else load_specimen(name)


MODELS = (*specimens(), "random")
OTHERS = {
    cell: tuple(name for name in model_names.models() if model_names.family(name).get(cell) == name)
    for cell in ("rnn", "gru")
}
RNNS = OTHERS["rnn"]


def models_of(lesson) -> tuple[str, ...]:
    """The models whose cell the lesson is about."""
    return OTHERS.get(lesson.cell, MODELS)


def right_answer(question) -> str:
    """The value of the right answer."""
    return next(choice.value for choice in question.choices if choice.mixup is None)


def felt(question) -> bool:
    """Whether a person can feel the numbers of a question: an answer of some size, no two nearly the same."""
    values = [parsed(choice.value.replace(",", "")) for choice in question.choices if choice.value]
    counted = all(value == value.to_integral_value() and "." not in str(value) for value in values)
    apart = min((abs(a - b) for a, b in combinations(values, 2)), default=APART)
    return apart >= (APART if counted else FELT) and (counted or abs(parsed(right_answer(question))) >= FELT)


def readers(model: str, text: str) -> list[Reader]:
    """The runs of a text by each reader of a model; none where it reads nothing there."""
    return readers_of(specimen(model), text)


def readers_of(known, text: str) -> list[Reader]:
    if not len(known.tokenise(text)):
        return []
    return list(known.read(text).readers.values())
