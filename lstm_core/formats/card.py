"""What a model says of itself: facts, no prose; whoever shows it finds the words."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import TypeGuard

from lstm_core.formats.weights import WeightsError, read_json

KINDS = ("trained", "random", "hand-set")
TASKS = ("segmentation", "negation", "verse", "none")
LANGUAGES = ("zh", "en", None)
TOKENS = ("graphemes", "letters", "words", "verse")
TEXTS = ("kind", "text", "direction", "part")  # of a place; the rest are numbers
BY_MARK = ("part", "r", "mean_with", "mean_without")
PLACES = {  # kind of place to look at → the figures that come with it
    **dict.fromkeys(("word-start", "word-end", "digit", "punctuation", "vowel"), BY_MARK),
    "hidden-negation": ("part", "cell", "output", "shown", "kept"),
    "shown-negation": ("part", "cell", "output", "shown", "kept"),
    "thrown-away": ("part", "forget", "cell_before"),
    "carried-negation": ("part", "value", "affirmed", "own"),
    "count": ("part", "count_r", "forget_at_end", "forget_elsewhere"),
    "couplet": ("part", "threshold", "couplet"),
    "metre": ("part", "threshold", "metre"),
}
DIRECTIONS = ("forward", "backward", "both")


@dataclass(frozen=True)
class Card:
    """The facts of a specimen, as they stand in the header of its file.

    `sizes`: vocabulary, embedding, units (H of each reader), labels. `metrics`: name → number, of the
    weights as shipped. `fails`: sentences it gets wrong, {text, expected, got}. `look_at`: places worth
    pointing at, {kind, text, step, unit, direction} and, for the kinds of `PLACES`, their figures. `pairs`:
    minimal pairs that it tells apart, and how clearly (`lstm_core.recipes.segmenters.pairs`). `siblings`: names of
    the forward and backward readers trained alike, and the figures of a model of `equal_parameters`.
    `reads`: how forms outside the vocabulary are treated. `examples`: sentences for a class.
    """

    name: str
    kind: str
    task: str
    language: str | None
    tokens: str
    direction: str
    labels: list[str]
    sizes: dict[str, int]
    parameters: int
    seed: int | None = None
    data: list[dict[str, str]] = field(default_factory=list)
    licence: str = ""
    training_seconds: float = 0.0
    training: dict[str, float | str] = field(default_factory=dict)
    metrics: dict[str, float] = field(default_factory=dict)
    fails: list[dict[str, str]] = field(default_factory=list)
    look_at: list[dict[str, str | float]] = field(default_factory=list)
    pairs: list[dict[str, str | float]] = field(default_factory=list)
    siblings: dict[str, str | dict] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)

    def to_json(self) -> str:
        """The card as JSON, keys sorted."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Card":
        """The card that `to_json` wrote; `WeightsError` "card" names the field that is wrong."""
        found = read_json(text, "card")
        for name in found.keys() - FIELDS.keys():
            raise WeightsError("card", "fields " + " ".join(sorted(FIELDS)), name[:40])
        for name, (holds, expected) in FIELDS.items():
            if (name in found and not holds(found[name])) or (name not in found and name in REQUIRED):
                got = json.dumps(found.get(name), ensure_ascii=False)[:60]
                raise WeightsError("card", f"{name}: {expected}", got)
        return cls(**found)


def _text(value: object, longest: int = 300) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) <= longest


def _number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= 1e15


def _count(value: object) -> bool:
    return _number(value) and isinstance(value, int) and value >= 0


def _fact(value: object) -> bool:
    return _text(value) or _number(value)


def _list(each: Callable[[object], bool], most: int = 100) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and len(value) <= most and all(each(item) for item in value)


def _table(each: Callable[[object], bool], *needed: str) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, dict)
        and len(value) <= 100
        and all(_text(key, 60) and each(item) for key, item in value.items())
        and all(key in value for key in needed)
    )


def _place(value: object) -> bool:
    return isinstance(value, dict) and (
        _table(_fact, "kind", "text", "step", "unit", "direction")(value)
        and _count(value["step"])
        and _count(value["unit"])
        and value["direction"] in ("forward", "backward")
        and all(map(value.__contains__, PLACES.get(value["kind"], ())))
        and all(_text(item) if key in TEXTS else _number(item) for key, item in value.items())
    )


def _siblings(value: object) -> bool:
    return isinstance(value, dict) and all(
        _text(item) if key in ("forward", "backward") else key == "equal_parameters" and _table(_fact)(item)
        for key, item in value.items()
    )


def _one_of(choices: tuple) -> tuple[Callable[[object], bool], str]:
    return lambda value: isinstance(value, str | None) and value in choices, " | ".join(map(str, choices))


FIELDS: dict[str, tuple[Callable[[object], bool], str]] = {
    "name": (lambda value: _text(value, 60) and value.strip() != "", "a name of 1 to 60 characters"),
    "kind": _one_of(KINDS),
    "task": _one_of(TASKS),
    "language": _one_of(LANGUAGES),
    "tokens": _one_of(TOKENS),
    "direction": _one_of(DIRECTIONS),
    "labels": (_list(lambda value: _text(value, 40), 32), "a list of strings"),
    "sizes": (_table(_count, "units", "embedding"), "counts, units and embedding among them"),
    "parameters": (_count, "a count"),
    "seed": (lambda value: value is None or _count(value), "a count or null"),
    "data": (_list(_table(_text)), "a list of tables of strings"),
    "licence": (_text, "a string"),
    "training_seconds": (lambda value: _number(value) and value >= 0, "a number ≥ 0"),
    "training": (_table(_fact), "a table of facts"),
    "metrics": (_table(_number), "a table of numbers"),
    "fails": (_list(_table(_text, "text", "expected", "got")), "a list of {text, expected, got}"),
    "look_at": (_list(_place), "a list of {kind, text, step, unit, direction}"),
    "pairs": (_list(_table(_fact)), "a list of tables of facts"),
    "siblings": (_siblings, "{forward, backward, equal_parameters}"),
    "reads": (_table(_text), "a table of strings"),
    "examples": (_list(lambda value: _text(value) and value.strip() != ""), "a list of sentences"),
}
REQUIRED = ("name", "kind", "task", "language", "tokens", "direction", "labels", "sizes", "parameters")
