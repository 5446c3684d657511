"""What is to be trained and how, as one parameter of the link: `flip-flop;thrift:0.2;into:-4;seed:3;moment:240`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

from lstm_core.toys import Switches
from pages.state.parsers import flag, named, number
from pages.state.settings import plain, whole

RECIPES = (
    "flip-flop",
    "sample-and-hold",
    "latch",
    "integrator",
    "brackets",
    "count-to-five",
    "anbn",
    "sandwich",
    "negation-zh",
    "negation-en",
    "verse-zh",
)
UNITS, SEEDS, BIASES = (1, 16), (0, 9999), (-4.0, 5.0)
RATES, GATE_PENALTIES = (0.0025, 0.005, 0.01, 0.02, 0.05, 0.1), (0.0, 0.05, 0.1, 0.2, 0.4)
USUAL = Switches(recurrent=True)  # gates see h, those of sample and hold too, whose toy has its recurrent weights at 0


@dataclass(frozen=True)
class Choice:
    """A recipe with its switches; `moment` is the update whose snapshot is shown, None the last."""

    recipe: str = RECIPES[0]
    switches: Switches = USUAL
    moment: int | None = None

    @property
    def job(self) -> str:
        """What is computed, whichever moment of it is shown."""
        return spell(replace(self, moment=None))

    @property
    def switched(self) -> bool:
        """Whether any switch is not as usual."""
        return self.switches != replace(USUAL, seed=self.switches.seed)


def among(numbers: tuple[float, ...]) -> Callable[[str], float]:
    """A parser for one of these numbers."""
    return number(inf, -inf, *numbers, places=4)


FIELDS = {  # of a name in the link, where the switch has another
    "forget": "forget_bias",
    "into": "input_bias",
    "thrift": "gate_penalty",
    "still": "recurrent",
    "single": "forward_only",
}
PARSERS: dict[str, Callable[[str], object]] = {
    "units": whole(*UNITS),
    "rate": among(RATES),
    "forget": number(*BIASES, places=4),
    "into": number(*BIASES, places=4),
    "thrift": among(GATE_PENALTIES),
    "still": lambda raw: not flag(raw),
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
    values = {FIELDS.get(name, name): value for name, value in named(parts, PARSERS).items()}
    moment = values.pop("moment", None)
    return Choice(recipe, replace(USUAL, **values), moment)


def spell(choice: Choice | None) -> str:
    """The parameter of a choice, the recipe always first; "" for None."""
    if choice is None:
        return ""
    usual, mine = (vars(one.switches) | {"moment": one.moment} for one in (Choice(), choice))
    changed = {name: mine[field] for name in PARSERS if mine[field := FIELDS.get(name, name)] != usual[field]}
    spelt = (f"{name}:{1 if isinstance(value, bool) else plain(value)}" for name, value in changed.items())
    return ";".join((choice.recipe, *spelt))
