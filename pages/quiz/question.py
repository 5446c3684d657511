"""A question about the learner's own run, made from its trace; wrong answers are what a mix-up computes.

Every wrong answer bears the name of one mix-up of those in the lessons' texts. A question has exactly one right
answer, right also for the digits shown, and no two answers look alike.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random
from typing import Any, Protocol, TypeVar

from lstm_core import Place
from pages.words.digits import bracketed, printed, spelt

DIGITS = (2, 3)  # the fewest at which the printed arithmetic is true
MOST = 4  # answers to a question
FEWEST = 3
LETTERS = "ABCD"
FELT = Decimal("0.05")  # of an answer and between two: less is about rounding
APART = 2  # the same between counts
FREE = ("z", "c")  # a sum and a lane may well be 0 or 1


class Ground(Protocol):
    """What a question is about: a reader's run, or numbers of a page with the places at which they are asked."""

    @property
    def tokens(self) -> tuple[str, ...]: ...

    def places(self) -> list[Place]: ...


@dataclass(frozen=True)
class Choice:
    """An answer: a number as printed, or a statement of the lesson's text where `value` is empty."""

    mixup: str | None  # None is the right one
    value: str = ""


@dataclass(frozen=True)
class Question:
    """`slots` fill the lesson's sentences; `hidden` and `curtains` are as in its `Kind`."""

    kind: str
    place: Place
    choices: tuple[Choice, ...]
    slots: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    curtains: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The name of its sentences: the kind, and which of its cases where it has several."""
        return "-".join(filter(None, (self.kind, self.slots.get("case"))))

    def key(self, lesson: str, part: str) -> str:
        """The key of a sentence in the lesson's text: `part` is "question", an answer's name, or a reply's."""
        return f"{lesson}.ask.{self.text}.{part}"


@dataclass(frozen=True)
class Kind:
    """One kind of question: `make` returns its choices and slots at a place, None where it cannot be asked there.

    `hidden` is what on the stage would give the answer away (see `payload.hide`), `curtains` are the parts of the page
    that would. A `first` kind can be understood by who has read the lesson's idea and the lessons before it, and
    nothing below the question.
    """

    name: str
    make: Callable[[Any, Place], tuple[Sequence[Choice], Mapping[str, str]] | None]
    hidden: tuple[str, ...] = ()
    curtains: tuple[str, ...] = ()
    first: bool = False


def without_hiding(kinds: Sequence[Kind], shown: Sequence[str], steps: Sequence[int] | None) -> tuple[Kind, ...]:
    """The same questions, but none that would hide the parts `shown` at one of `steps` (None: at any)."""
    left = []
    for kind in kinds:
        hides = {name for name in kind.hidden if name.rpartition(".")[2] in shown}
        if not hides:
            left.append(kind)
        elif steps and not any(name.startswith("all.") for name in hides):
            left.append(replace(kind, make=_elsewhere(kind.make, frozenset(steps))))
    return tuple(left)


def _elsewhere(make: Callable, steps: frozenset[int]) -> Callable:
    return lambda ground, place: None if place.step in steps else make(ground, place)


Formula = Callable[..., Decimal]
Value = TypeVar("Value", Decimal, int)
Wrong = TypeVar("Wrong", Formula, int)


def number(
    given: Mapping[str, float], answer: float, right: Formula, wrong: Mapping[str, Formula], **slots: object
) -> tuple[list[Choice], dict[str, str]] | None:
    """Choices of a question for a number, and its slots: the operands as printed, the answer, and more `slots`.

    An operand has a second slot, NAME_factor: as it stands behind a sign of arithmetic, in brackets if it is negative.

    `right` and each formula of `wrong` (mix-up → formula) take the operands as printed, by name. The digits are the
    fewest at which `right` of the printed operands rounds to the printed `answer` of the trace and at least two
    mix-ups give something else; None where there are none such, where the answer is smaller than FELT, and where an
    operand that is not FREE reads 0 or 1: "1.00 × 1.00" asks nothing, and no σ or tanh is ever 0 or 1.
    """
    if any(abs(printed(value, DIGITS[0])) in (0, 1) for name, value in given.items() if name not in FREE):
        return None
    for digits in DIGITS:
        operands = {name: printed(value, digits) for name, value in given.items()}
        result = printed(answer, digits)
        if abs(result) < FELT or printed(right(**operands), digits) != result:
            continue
        wrongs = {mixup: printed(formula(**operands), digits) for mixup, formula in wrong.items()}
        values = _apart(result, wrongs, FELT)
        if len(values) >= FEWEST:
            choices = [Choice(mixup, spelt(value)) for value, mixup in values.items()]
            shown = {name: spelt(value) for name, value in operands.items()}
            factors = {f"{name}_factor": bracketed(text) for name, text in shown.items()}
            return choices, _slots(**shown, **factors, answer=spelt(result), **slots)
    return None


def _apart(right: Value, wrong: Mapping[str, Value], least: Value) -> dict[Value, str | None]:
    """value → mix-up of at most MOST answers, the right one (None) first, any two of them `least` apart."""
    values: dict[Value, str | None] = {right: None}
    for mixup, value in wrong.items():
        if len(values) < MOST and all(abs(value - other) >= least for other in values):
            values[value] = mixup
    return values


def turned(wrong: Mapping[str, Wrong], place: Place) -> dict[str, Wrong]:
    """The same mix-ups beginning with another one from place to place, so that each has its turn among MOST."""
    names = list(wrong)
    first = (place.step + place.unit) % len(names)
    return {name: wrong[name] for name in names[first:] + names[:first]}


def count(answer: int, wrong: Mapping[str, int], **slots: object) -> tuple[list[Choice], dict[str, str]] | None:
    """The same for a question that counts."""
    values = _apart(answer, wrong, APART)
    if len(values) < FEWEST:
        return None
    choices = [Choice(mixup, f"{value:,}") for value, mixup in values.items()]
    return choices, _slots(**slots, answer=f"{answer:,}")


def statements(*mixups: str, **slots: object) -> tuple[list[Choice], dict[str, str]]:
    """The same for a question whose answers are sentences: the right one, and one for each mix-up."""
    return [Choice(None), *map(Choice, mixups)], _slots(**slots)


def _slots(**values: object) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def at(kind: Kind, ground: Ground, place: Place, draw: Random) -> Question | None:
    """The question of this kind at this place, its answers shuffled; None where it cannot be asked there."""
    made = kind.make(ground, place)
    if made is None:
        return None
    choices, slots = list(made[0]), dict(made[1])
    draw.shuffle(choices)
    known = {"unit": str(place.unit + 1), "token": ground.tokens[place.step]}
    return Question(kind.name, place, tuple(choices), known | slots, kind.hidden, kind.curtains)
