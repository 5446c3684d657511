"""The lessons as their chapters define them, and runs to ask about."""

from functools import cache
from importlib import import_module
from itertools import combinations

from lstm_core import load_specimen, random_specimen, specimens
from pages.frame import CHAPTERS
from pages.ui.payload import readers
from pages.ui.quiz.digits import parsed
from pages.ui.quiz.ground import Ground
from pages.ui.quiz.question import APART, FELT

MODULES = [import_module(f"pages.chapters.{chapter.name}") for chapter in CHAPTERS]
LESSONS = [module.LESSON for module in MODULES if hasattr(module, "LESSON")]
NAMES = [lesson.name for lesson in LESSONS]


@cache
def specimen(name: str):
    return random_specimen(16, 3) if name == "random" else load_specimen(name)


MODELS = (*specimens(), "random")


def felt(question) -> bool:
    """Whether a person can feel the numbers of a question: an answer of some size, no two nearly the same."""
    values = [parsed(choice.value.replace(",", "")) for choice in question.choices if choice.value]
    counted = all(value == value.to_integral_value() and "." not in str(value) for value in values)
    apart = min((abs(a - b) for a, b in combinations(values, 2)), default=APART)
    return apart >= (APART if counted else FELT) and (counted or abs(values[question.right]) >= FELT)


def grounds(model: str, text: str) -> list[Ground]:
    """The runs of a text by each reader of a model; none where it reads nothing there."""
    return grounds_of(specimen(model), text)


def grounds_of(known, text: str) -> list[Ground]:
    if not len(known.tokenise(text)):
        return []
    reading = known.read(text)
    runs = readers(known.layer, reading.trace)
    other = {way: next((trace for at, (_, trace) in runs.items() if at != way), None) for way in runs}
    return [Ground(reading.tokens, layer, trace, other[way]) for way, (layer, trace) in runs.items()]
