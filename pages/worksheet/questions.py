"""The questions of a worksheet: the lessons' own, of fixed seed, about units other than the one of the blanks."""

from collections.abc import Iterator
from random import Random

from lstm_core import Place, Reader
from pages.lesson.poll_question import asked_of_all
from pages.quiz import cell_update, forget_gate, input_gate, output_gate
from pages.quiz.cells import gru, rnn
from pages.quiz.draw import Sheet, drawn
from pages.quiz.question import Kind, Question
from pages.state.question_name import Name

COUNT, SEED = 4, 1
KINDS: dict[str, tuple[Kind, ...]] = {
    "forget_gate": forget_gate.KINDS,
    "input_gate": input_gate.KINDS,
    "cell_update": cell_update.KINDS,
    "output_gate": output_gate.KINDS,
    "gru": gru.KINDS,
    "rnn": rnn.KINDS,
}
WANTED = {  # kind of cell → lessons with the kinds of question that are tried, best first
    "lstm": (
        ("forget_gate", "left doors looks"),
        ("input_gate", "written lands weights"),
        ("cell_update", "total plus limits weights"),
        ("output_gate", "shows squeezed goes"),
    ),
    "gru": (("gru", "blend"), ("gru", "shares"), ("gru", "both"), ("gru", "shows"), ("gru", "keep numbers")),
    "rnn": (("rnn", "new"), ("rnn", "hands"), ("rnn", "numbers"), ("rnn", "proposal"), ("rnn", "longer")),
}


def questions(reader: Reader, run: str, place: Place) -> list[tuple[Name, Question]]:
    """At most COUNT questions about the reader's run, near a place; `run` names the run."""
    found = (_one(lesson, kinds.split(), reader, run, place) for lesson, kinds in WANTED[reader.kind])
    return [one for one in found if one][:COUNT]


def told(name: Name, question: Question, lang: str) -> dict:
    """A question as plain text: what is asked, the choices and the replies by letter, and the right letter."""
    asked = asked_of_all(name, question)
    return asked["question"][lang] | {"right": asked["right"], "why": asked["why"][lang]}


def _one(lesson: str, kinds: list[str], reader: Reader, run: str, place: Place) -> tuple[Name, Question] | None:
    sheet = Sheet(lesson, KINDS[lesson], reader, run)
    for kind in kinds:
        name = Name(lesson, kind, SEED)
        if question := drawn(name, sheet, _places(reader, name, run, place)):
            return name, question
    return None


def _places(reader: Reader, name: Name, run: str, place: Place) -> Iterator[Place]:
    """The other units of this step, then those of other steps, each in this name's own order; the place itself last.

    What a question says of a place would else stand in the blanks.
    """
    mix = Random(f"{name} {run}")
    others = [one for one in reader.places() if one.unit != place.unit]
    mixed = mix.sample(others, len(others))
    yield from sorted(mixed, key=lambda one: one.step != place.step)
    yield place
