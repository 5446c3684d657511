"""What a reply says of a wrong number ("that is one minus the opening"), held against the number itself."""

from math import exp, tanh
from random import Random

import pytest

from pages.quiz.question import at
from pages.words.digits import parsed
from tests.pages.lessons import LESSONS, models_of, readers, specimen
from tests.pages.quiz.test_truth import PLACES
from tests.sweep import swept

ALSO = ["我爱中国", "the food was good"]


def sigma(z):
    return 1 / (1 + exp(-z))


def clipped(c):
    return max(-1, min(1, c))


def squeezed(c):
    """Back between −1 and 1, in one of the two ways in which it is thought to be done."""
    return clipped(c) if abs(c) > 1 else tanh(c)


SAYS = {  # of the printed numbers in the question
    "forget_gate.left": {
        "right": lambda s: s.f * s.c,
        "keep-not-forget": lambda s: s.c - s.f * s.c,
        "adds": lambda s: s.c + s.f,
        "switch": lambda s: s.c if s.f >= 0.5 else 0,
        "writes": lambda s: s.f,
    },
    "forget_gate.opening": {
        "right": lambda s: sigma(s.z),
        "keep-not-forget": lambda s: 1 - sigma(s.z),
        "sigma-tanh": lambda s: tanh(s.z),
        "switch": lambda s: float(s.z > 0),
    },
    "forget_gate.doors": {
        "right": lambda s: s.units,
        "one-gate": lambda s: 1,
        "units-are-steps": lambda s: s.steps,
        "new-weights-each-step": lambda s: s.units * s.steps,
    },
    "input_gate.written": {
        "right": lambda s: s.i * s.g,
        "candidate-is-state": lambda s: s.g,
        "writes": lambda s: s.i,
        "adds": lambda s: s.i + s.g,
        "switch": lambda s: s.g if s.i >= 0.5 else 0,
    },
    "input_gate.opening": {
        "right": lambda s: sigma(s.z),
        "sum-to-one": lambda s: 1 - s.f,
        "one-gate": lambda s: s.f,
        "sigma-tanh": lambda s: tanh(s.z),
        "switch": lambda s: float(s.z > 0),
    },
    "input_gate.candidate": {
        "right": lambda s: tanh(s.z),
        "sigma-tanh": lambda s: sigma(s.z),
        "gates-see-c": lambda s: tanh(s.z + s.c),
        "switch": lambda s: 1 if s.z > 0 else -1,
    },
    "input_gate.lands": {
        "right": lambda s: s.kept + s.i * s.g,
        "candidate-is-state": lambda s: s.g,
        "writes": lambda s: s.kept + s.i,
        "adds": lambda s: s.kept + s.i + s.g,
        "switch": lambda s: s.kept + (s.g if s.i >= 0.5 else 0),
    },
    "input_gate.weights": {
        "right": lambda s: s.H * (s.D + s.H),
        "new-weights-each-step": lambda s: s.H * (s.D + s.H) * s.steps,
        "one-gate": lambda s: s.D + s.H,
        "sum-to-one": lambda s: 0,
        "gates-see-c": lambda s: s.H * (s.D + s.H + s.H),
    },
    "cell_update.total": {
        "right": lambda s: s.f * s.c + s.i * s.g,
        "sum-to-one": lambda s: s.f * s.c + (1 - s.f) * s.g,
        "candidate-is-state": lambda s: s.g,
        "adds": lambda s: s.f + s.c + s.i + s.g,
        "bounded-c": lambda s: squeezed(s.f * s.c + s.i * s.g),
    },
    "cell_update.plus": {
        "right": lambda s: s.kept + s.written,
        "bounded-c": lambda s: squeezed(s.kept + s.written),
        "candidate-is-state": lambda s: s.g,
        "writes": lambda s: s.kept + s.i,
    },
    "cell_update.weights": {
        "right": lambda s: 0,
        "dense-in-update": lambda s: s.H * (s.D + s.H) + s.H,
        "gates-see-c": lambda s: s.H * (s.D + s.H + s.H) + s.H,
        "new-weights-each-step": lambda s: (s.H * (s.D + s.H) + s.H) * s.T,
    },
    "cell_update.stands": {
        "right": lambda s: s.w * s.f * s.now,
        "writes": lambda s: s.w,
        "adds": lambda s: s.w + s.f + s.now,
        "keep-not-forget": lambda s: s.w * (1 - s.f) * (1 - s.now),
    },
    "output_gate.shows": {
        "right": lambda s: s.o * tanh(s.c),
        "bounded-c": lambda s: s.o * s.c,
        "c-or-h": lambda s: s.c,
        "sigma-tanh": lambda s: s.o * sigma(s.c),
        "switch": lambda s: tanh(s.c) if s.o >= 0.5 else 0,
        "adds": lambda s: s.o + tanh(s.c),
        "writes": lambda s: s.o,
    },
    "output_gate.squeezed": {
        "right": lambda s: tanh(s.c),
        "bounded-c": lambda s: clipped(s.c),
        "c-or-h": lambda s: s.c,
        "sigma-tanh": lambda s: sigma(s.c),
    },
    "output_gate.opening": {
        "right": lambda s: sigma(s.z),
        "gates-see-c": lambda s: sigma(s.z + s.c),
        "sigma-tanh": lambda s: tanh(s.z),
        "switch": lambda s: float(s.z > 0),
    },
    "output_gate.kept": {
        "right": lambda s: s.f * s.c,
        "c-or-h": lambda s: s.f * s.h,
        "bounded-c": lambda s: s.f * tanh(s.c),
        "switch": lambda s: s.c if s.f >= 0.5 else 0,
    },
}
SAYS |= {
    "rnn.new": {
        "right": lambda s: tanh(s.z),
        "rnn-keeps": lambda s: s.h + tanh(s.z),
        "sum-is-h": lambda s: s.z,
        "adds": lambda s: s.h + s.z,
    },
    "rnn.longer": {
        "right": lambda s: s.H * (s.D + s.H + 1),
        "new-weights-each-step": lambda s: 2 * s.H * (s.D + s.H + 1),
        "units-are-steps": lambda s: 2 * s.H * (s.D + 2 * s.H + 1),
    },
    "rnn.numbers": {
        "right": lambda s: s.H * (s.D + s.H + 1),
        "forgets-bias": lambda s: s.H * (s.D + s.H),
        "units-are-steps": lambda s: s.T * (s.D + s.T + 1),
        "new-weights-each-step": lambda s: s.T * s.H * (s.D + s.H + 1),
    },
}
SAYS |= {
    "gru.blend": {
        "right": lambda s: s.share * s.h + (1 - s.share) * s.n,
        "z-reversed": lambda s: (1 - s.share) * s.h + s.share * s.n,
        "both-open": lambda s: s.h + s.n,
        "candidate-is-state": lambda s: s.n,
        "gru-input-gate": lambda s: s.share * s.h + s.n,
    },
    "gru.seen": {
        "right": lambda s: s.r * s.u,
        "keep-not-forget": lambda s: (1 - s.r) * s.u,
        "adds": lambda s: s.r + s.u,
        "switch": lambda s: s.u if s.r >= 0.5 else 0,
    },
    "gru.numbers": {
        "right": lambda s: 3 * s.H * (s.D + s.H + 1) + s.H,
        "half-of-lstm": lambda s: 2 * s.H * (s.D + s.H + 1),
        "forgets-bias": lambda s: 3 * s.H * (s.D + s.H),
        "new-weights-each-step": lambda s: s.T * (3 * s.H * (s.D + s.H + 1) + s.H),
    },
}
FIVE = [lesson for lesson in LESSONS if any(name.startswith(f"{lesson.name}.") for name in SAYS)]


class Said:
    """The numbers that a question prints, by name."""

    def __init__(self, question, reader):
        self.T = reader.steps
        for name, text in question.slots.items():
            try:
                setattr(self, name, float(parsed(text)))
            except ArithmeticError:  # a token or a formula
                continue


@pytest.mark.parametrize("lesson", swept(FIVE), ids=lambda lesson: lesson.name)
def test_a_number_is_what_its_reply_says_of_it(lesson):
    heard, draw = set(), Random(0)
    for model in models_of(lesson):
        for text in (*specimen(model).card.examples, *ALSO):
            for reader in readers(model, text):
                places = reader.places()
                for kind in lesson.kinds:
                    for place in draw.sample(places, min(PLACES, len(places))):
                        question = at(kind, reader, place, draw)
                        if question is None or not question.choices[0].value:
                            continue
                        name, said = f"{lesson.name}.{question.text}", Said(question, reader)
                        for choice in question.choices:
                            part, shown = choice.mixup or "right", parsed(choice.value.replace(",", ""))
                            half = 10.0 ** shown.as_tuple().exponent / 2 + 1e-9
                            assert abs(float(shown) - SAYS[name][part](said)) <= half, (name, part, question)
                            heard.add((name, part))
    wanted = {(name, part) for name, parts in SAYS.items() for part in parts if name.startswith(f"{lesson.name}.")}
    assert heard == wanted
