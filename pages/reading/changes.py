"""What is set by hand and what came of it, in words."""

import numpy as np

from lstm_core import Reading
from lstm_core.text.decode import LEGAL
from pages.reading.comparison import NOTABLE
from pages.reading.model_card import class_name
from pages.reading.scene import Scene
from pages.state.holds import Hold
from pages.words.digits import decimals, percent, plain
from pages.words.words import Words


def described(say: Words, hold: Hold, tokens: tuple[str, ...]) -> str:
    """One entry in words: reader, part, where, in which units, and the value."""
    steps, units = _which(say, "step", hold.steps, tokens), _which(say, "unit", hold.units)
    named = {"part": say(f"stage.part_{hold.part}"), "direction": say(f"walk.{hold.direction}")}
    return say("what_if.held", steps=steps, units=units, value=plain(hold.value), **named)


def _which(say: Words, what: str, held: tuple[int, ...] | None, tokens: tuple[str, ...] = ()) -> str:
    """Which steps, whose `tokens` are given, or which units are held."""
    if held is None:
        return say(f"what_if.all_{what}s")
    numbers = sorted(set(held))
    first, last = numbers[0], numbers[-1]
    if first == last:
        return say(f"what_if.one_{what}", **{what: first + 1}, token=tokens[first] if tokens else "")
    if tokens and numbers == list(range(first, last + 1)):
        return say("what_if.from_step", step=first + 1, last=last + 1)
    listed = say("errors.comma").join(str(number + 1) for number in numbers)
    return say(f"what_if.some_{what}s", **{f"{what}s": listed})


def said(say: Words, shown: Scene, after: Reading, holds: tuple[Hold, ...]) -> dict | None:
    """The part that was set last, and what all that is set changes most; None where no answer is to be compared."""
    before, card = shown.reading, shown.specimen.card
    if not holds or not before.labels or len(before.tokens) != len(after.tokens):
        return None
    moved = np.abs(after.probabilities - before.probabilities)
    step = int(moved.max(axis=1).argmax())
    old, new = before.labels[step], after.labels[step]
    name = "still" if moved.max() < NOTABLE else "moved_most" if old == new else "turned"
    line = say(
        f"what_if.{name}",
        token=after.tokens[step],
        old=class_name(say, card, old),
        new=class_name(say, card, new),
        was=percent(before.probabilities[step].max()),
        now=percent(after.probabilities[step].max()),
    )
    words = "" if name == "still" or card.task != "segmentation" else _words(say, before, after)
    return {"part": holds[-1].part, "text": say.joined(_set(say, holds[-1], before.tokens) + line, words)}


def _set(say: Words, hold: Hold, tokens: tuple[str, ...]) -> str:
    where = {"steps": _which(say, "step", hold.steps, tokens), "units": _which(say, "unit", hold.units)}
    is_door = hold.part in "fiorz"
    if is_door and hold.value == 0:
        return say("what_if.was_shut", **where)
    name = "was_opened" if is_door else "was_set"
    return say(f"what_if.{name}", value=decimals(hold.value), **where)


def _words(say: Words, before: Reading, after: Reading) -> str:
    """What became of the words; where they stay though a label turned, the first pair of labels that cannot stand."""
    if before.answer != after.answer:
        return say("what_if.words_now", words=" · ".join(after.answer or ()))
    turned = before.labels != after.labels
    pairs = zip(after.labels, after.labels[1:], strict=False)
    illegal = next((pair for pair in pairs if "".join(pair) not in LEGAL), None)
    if not (turned and illegal):
        return say("what_if.words_same")
    return say("what_if.words_because", first=illegal[0], second=illegal[1])
