"""What is to be trained and how, as one parameter of the link: `flip-flop;thrift:0.2;into:-4;seed:3;moment:240`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

from pages.state import settings
from pages.state.parsers import flag, number
from pages.state.settings import whole

RECIPES = ("flip-flop", "sample-and-hold", "latch", "integrator", "brackets", "anbn", "sandwich", "negation-zh")
RECIPES += ("negation-en",)
UNITS, SEEDS, BIASES = (1, 16), (0, 9999), (-4.0, 5.0)
RATES, GATE_PENALTIES = (0.0025, 0.005, 0.01, 0.02, 0.05, 0.1), (0.0, 0.05, 0.1, 0.2, 0.4)


@dataclass(frozen=True)
class Choice:
    """A recipe with its switches and seed; `moment` is the update whose snapshot is shown, None the last."""

    recipe: str = RECIPES[0]
    units: int = 0  # 0 and a rate of 0 stand for the recipe's own
    rate: float = 0.0
    forget: float = 1.0  # biases that the doors begin with
    into: float = 0.0
    thrift: float = 0.0
    still: bool = False  # recurrent weights held at zero
    single: bool = False  # of a recipe with two readers: the forward one alone
    seed: int = 0
    moment: int | None = None

    @property
    def job(self) -> str:
        """What is computed, whichever moment of it is shown."""
        return spell(replace(self, moment=None))

    @property
    def switched(self) -> bool:
        """Whether any switch is not as usual."""
        return self != Choice(recipe=self.recipe, seed=self.seed, moment=self.moment)


def among(numbers: tuple[float, ...]) -> Callable[[str], float]:
    """A parser for one of these numbers."""
    return number(inf, -inf, *numbers, places=4)


PARSERS: dict[str, Callable[[str], object]] = {
    "units": whole(*UNITS),
    "rate": among(RATES),
    "forget": number(*BIASES, places=4),
    "into": number(*BIASES, places=4),
    "thrift": among(GATE_PENALTIES),
    "still": flag,
    "single": flag,
    "seed": whole(*SEEDS),
    "moment": whole(0, 99_999),
}


def parse(raw: str) -> Choice | None:
    """The choice that a parameter names, None where it is empty. ValueError for what is none."""
    if not raw:
        return None
    recipe, *parts = raw.split(";")
    if recipe not in RECIPES:
        raise ValueError(raw)
    named: dict[str, object] = {}
    for part in parts:
        name, _, value = part.partition(":")
        if name not in PARSERS or name in named:
            raise ValueError(raw)
        named[name] = PARSERS[name](value)
    return Choice(recipe, **named)


def spell(choice: Choice | None) -> str:
    """The parameter of a choice, the recipe always first; "" for None."""
    if choice is None:
        return ""
    switches = settings.spell(replace(choice, recipe=RECIPES[0]))
    return ";".join(filter(None, (choice.recipe, switches)))
