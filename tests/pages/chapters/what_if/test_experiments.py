"""The prepared experiments of the lab change numbers; of a model without an answer they ask for numbers only."""

import numpy as np
import pytest

from lstm_core.toys import TOYS, Switches, as_specimen, toy_network
from lstm_core.train import Record
from pages.chapters.what_if import experiments
from pages.state import holds
from tests.pages.lessons import MODELS, specimen

LINE_ENDS = {"，", "。", "/"}
ANSWERS = {
    "kept",
    "lost",
    "shown",
    "swapped",
    "uncounted",
    "unmarked",
    "six",
    "prose",
    "forgetful",
    "silent",
}  # whose sentences speak of words or an answer


def ways(known, text: str) -> tuple[str, ...]:
    return tuple(known.read(text).readers)


def changed(known, experiment) -> float:
    """The furthest that any h or C of the run moves."""
    held_by_hand = experiment.hold
    held = {f"hold_{way}": holds.of_direction(held_by_hand, way) for way in ("forward", "backward")}
    before = known.read(experiment.text)
    after = known.read(experiment.other or experiment.text, **{name: value or None for name, value in held.items()})
    assert len(before.tokens) == len(after.tokens)
    runs = zip(before.traces.values(), after.traces.values(), strict=True)
    return max(float(np.abs(old.h - new.h).max()) for old, new in runs)


@pytest.mark.parametrize("model", MODELS)
def test_an_experiment_changes_the_run(model):
    known = specimen(model)
    text = (known.card.examples or ["我爱中国"])[0]
    found = experiments.of(model, ways(known, text), text, len(known.tokenise(text)))
    assert len(found) == {"verse-zh": 4}.get(model, 3)
    assert all(changed(known, experiment) > 0.05 for experiment in found)
    if model == "random":
        assert not {experiment.name for experiment in found} & ANSWERS


@pytest.mark.parametrize("model", MODELS)
def test_an_experiment_does_what_its_sentence_says(model):
    known = specimen(model)
    for one in experiments.of(model, ways(known, "i"), "i love", 5) if model == "random" else experiments.OF[model]:
        tokens, parsed = known.tokenise(one.text).tokens, one.hold
        held = {(hold.part, hold.direction, hold.steps, hold.units, hold.value) for hold in parsed}
        both = {hold.direction for hold in parsed} == set(ways(known, one.text))
        if one.name == "kept":
            assert held == {("f", "forward", (one.step,), None, 1.0)}
            assert tokens[one.step] in ("但", "but")
        elif one.name == "shown":
            assert held == {("o", "forward", (one.step,), None, 1.0)}
            assert tokens[one.step] in ("不", "not")
        elif one.name == "lost":
            assert held == {("f", "forward", (one.step,), None, 0.0)}
            assert known.read(one.text).answer == "negative"
            assert {"不", "never"} & set(tokens[: one.step])
            assert len(tokens) // 2 <= one.step < len(tokens) - 4
        elif one.name == "uncounted":
            counter = next(place["unit"] for place in known.card.look_at if place["kind"] == "count")
            assert held == {("f", "forward", (one.step,), (counter,), 1.0)}
            assert tokens[one.step] in LINE_ENDS
            assert not LINE_ENDS & set(tokens[: one.step])
        elif one.name == "unmarked":
            other = known.tokenise(one.other).tokens
            assert [place for place, (old, new) in enumerate(zip(tokens, other, strict=True)) if old != new] == [
                one.step
            ]
            assert tokens[one.step] in LINE_ENDS
            assert other[one.step] not in LINE_ENDS
        elif one.name == "six":
            first, second = one.other.split("，")
            assert (len(first), len(second)) == (5, 6)
            assert known.read(one.other).labels[one.step + 5] == "full_stop"
        elif one.name == "prose":
            assert one.other in known.card.examples or not LINE_ENDS & set(known.tokenise(one.other).tokens)
        elif one.name == "swapped":
            before, after = (text.split() if " " in text else list(text) for text in (one.text, one.other))
            assert [old == new for old, new in zip(before, after, strict=True)].count(False) == 1
        elif one.name in ("forgetful", "shut"):
            assert both
            assert {entry[:1] + entry[2:] for entry in held} == {("f", None, None, 0.0)}
        elif one.name in ("silent", "muted"):
            assert held == {("o", "backward", None, None, 0.0)}
        else:
            assert one.name == "unread"
            assert both
            assert {entry[:1] + entry[2:] for entry in held} == {("i", (one.step,), None, 0.0)}


@pytest.mark.parametrize("name", TOYS)
def test_of_a_toy_they_use_its_own_symbols_and_ask_for_numbers(name):
    toy = TOYS[name]
    network = toy_network(toy, Switches(seed=1))
    known = as_specimen(toy, Record(0, 1, network), Switches(seed=1))
    found = experiments.of("file", ways(known, toy.example), toy.example, len(known.tokenise(toy.example)))
    assert len(found) >= 2
    assert not {experiment.name for experiment in found} & ANSWERS
    for experiment in found:
        assert not any(known.tokenise(experiment.text).unknown)
        assert changed(known, experiment) > 0
