"""Questions about cost: parameters, multiply-adds, and what they buy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Self

from lstm_core import LSTM, Card, Place, count
from pages.quiz.question import Kind, statements
from pages.quiz.question import count as counted
from pages.quiz.siblings import Rival
from pages.state.sizes import Sizes
from pages.words.digits import percent, points

WIDTHS, LENGTHS = (4, 6, 8, 10, 12, 16, 24, 40, 48), (5, 7, 9, 15, 18, 25, 30, 50)


@dataclass(frozen=True, eq=False)
class Bill:
    """What the questions are about: sizes drawn with each. They move no playhead and have one place."""

    seen: Sizes  # those whose counts stand on the page
    rivals: Mapping[str, Rival]
    finished: Card  # of a model that reads forward only
    sizes: Sizes = field(default_factory=Sizes)

    tokens = ("",)

    def places(self) -> list[Place]:
        return [Place(0, 0)]

    def randomised(self, draw: Random) -> Self:
        return replace(self, sizes=Sizes(draw.choice(WIDTHS), draw.choice(WIDTHS), draw.choice(LENGTHS)))

    @property
    def answer_shown(self) -> bool:
        """Whether a count could be read off the page."""
        return not {self.sizes.inputs, self.sizes.units}.isdisjoint({self.seen.inputs, self.seen.units})


def parameters(D: int, H: int, T: int):
    """How many parameters has an LSTM layer?"""
    right = count(LSTM, D, H).parameters
    wrong = {
        "dense-in-update": right // 4 * 5,
        "new-weights-each-step": right * T,
        "units-are-steps": count(LSTM, D, T).parameters,
    }
    return counted(right, wrong, D=D, H=H, T=T)


def longer(D: int, H: int, T: int):
    """The sentence becomes twice as long: how many parameters has the layer then?"""
    right = count(LSTM, D, H).parameters
    wrong = {"new-weights-each-step": 2 * right, "units-are-steps": count(LSTM, D, 2 * H).parameters}
    return counted(right, wrong, H=H, T=T, twice=2 * T, now=f"{right:,}")


def work(D: int, H: int, T: int):
    """How many multiply-adds does a sentence take?"""
    step = count(LSTM, D, H).multiply_adds
    wrong = {
        "dense-in-update": T * step // 4 * 5,
        "units-are-steps": H * step,
        "new-weights-each-step": T * T * step,
    }
    return counted(T * step, wrong, D=D, H=H, T=T, step=f"{step:,}")


def products(D: int, H: int, T: int):
    """How many multiplications does the cell update f ⊙ C + i ⊙ C̃ take in a step?"""
    wrong = {"dense-in-update": H * (D + H), "units-are-steps": 2 * T, "new-weights-each-step": 2 * H * T}
    return counted(2 * H, wrong, D=D, H=H, T=T)


def both(D: int, H: int, T: int):
    """A Bi-LSTM instead of the LSTM: how many parameters?"""
    one = count(LSTM, D, H).parameters
    wrong = {"backward-of-forward": one, "dense-in-update": 2 * one // 4 * 5, "new-weights-each-step": T * one}
    return counted(2 * one, wrong, D=D, H=H, T=T, one=f"{one:,}")


def stack(D: int, H: int, T: int):
    """A second LSTM layer on top of the first: how many parameters more?"""
    more = count(LSTM, H, H).parameters
    wrong = {
        "dense-in-update": more // 4 * 5,
        "new-weights-each-step": T * more,
        "units-are-steps": count(LSTM, T, H).parameters,
    }
    return counted(more, wrong, D=D, H=H, T=T, both=2 * H)


def equal(bill: Bill, place: Place):
    """One reader with as many parameters as two: as good as two? Asked where the cards say that it is not."""
    forward, double, alike = (bill.rivals[name] for name in ("forward", "both", "equal"))
    if double.accuracy - alike.accuracy < 2 * abs(alike.accuracy - forward.accuracy):
        return None
    slots = {"forward": forward, "both": double, "equal": alike}
    shares = {name: percent(rival.accuracy) for name, rival in slots.items()}
    units = {"units": double.units, "more": alike.units, "count": f"{alike.parameters:,}"}
    return statements("double-better", "units-are-steps", **shares, **units)


def enough(bill: Bill, place: Place):
    """A forward reader that makes no mistake, or next to none: what would a second reader bring?"""
    share = bill.finished.metrics["accuracy"]
    if share < 0.99:
        return None
    case = "all" if share == 1 else "most"
    left = f"{points(1, ahead_of=share)}%"
    return statements("double-better", "always-better", share=percent(share), left=left, case=case)


def ahead(D: int, H: int, T: int):
    """The same seconds of training for RNN, LSTM and Bi-LSTM on a short task: who is ahead?"""
    return statements("always-better", "double-better", "units-are-steps", D=D, H=H, T=T)


def _sized(make: Callable[[int, int, int], Any]) -> Callable:
    """The maker of a question that needs nothing but the sizes D, H and T."""
    return lambda bill, place: make(bill.sizes.inputs, bill.sizes.units, bill.sizes.steps)


KINDS = (
    Kind("parameters", _sized(parameters), curtains=("explain-1",)),
    Kind("longer", _sized(longer), curtains=("explain-2", "growth")),
    Kind("work", _sized(work), curtains=("explain-2",)),
    Kind("products", _sized(products)),
    Kind("both", _sized(both), curtains=("explain-1",)),
    Kind("stack", _sized(stack), curtains=("explain-4",)),
    Kind("equal", equal, curtains=("worth", "double")),
    Kind("enough", enough, curtains=("double",)),
    Kind("ahead", _sized(ahead)),
)
