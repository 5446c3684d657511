"""Every answer of every question, held against a run computed apart from the core: right ones right, wrong ones wrong.

`RIGHT` gives what a number should be, `SAID` how far the run is from what a statement says of it: 0 where it is so.
A statement about what LSTMs are, true or false of every run, has None; other tests hold those.
"""

from operator import attrgetter
from random import Random
from types import SimpleNamespace

import numpy as np
import pytest

from lstm_core import GRU, RNN, Reader, random_specimen
from lstm_core.toys import TOYS, Switches, as_specimen, toy_network
from lstm_core.train import Record
from pages.quiz.draw import Sheet, fresh, noted
from pages.quiz.question import at
from pages.words.digits import parsed
from tests.pages.lessons import LESSONS, NAMES, models_of, readers, readers_of, right_answer, specimen
from tests.sweep import swept

FELT = 0.04  # a statement this far off is plainly wrong
PLACES = 40  # asked of every kind in a run
LONG = {"zh": "我爱中国，你爱什么？" * 26, "en": "the food was good and the service was not bad " * 25}


def sigma(z):
    return 1 / (1 + np.exp(-z))


def run(reader):
    """The run in float64 by the textbook's lines; arrays (T, H) in the order of the sentence."""
    if reader.kind == "rnn":
        return run_of_rnn(reader, reader.trace.x)
    if reader.kind == "gru":
        return run_of_gru(reader)
    layer, x = reader.layer, reader.trace.x.astype(float)
    weight_ih, weight_hh, bias = (np.asarray(part, float) for part in (layer.weight_ih, layer.weight_hh, layer.bias))
    h = c = np.zeros(reader.units)
    rows = {}
    for step in range(reader.steps)[:: -1 if reader.trace.reverse else 1]:
        before = {"c_prev": c, "h_prev": h}
        zi, zf, zg, zo = np.split(weight_ih @ x[step] + weight_hh @ h + bias, 4)
        i, f, g, o = sigma(zi), sigma(zf), np.tanh(zg), sigma(zo)
        c = f * c + i * g
        h = o * np.tanh(c)
        rows[step] = before | {"i": i, "f": f, "g": g, "o": o, "c": c, "h": h, "zi": zi, "zf": zf, "zg": zg, "zo": zo}
    return {name: np.array([rows[step][name] for step in range(reader.steps)]) for name in rows[0]}


def run_of_rnn(reader, x):
    """The same of an RNN that reads `x`; `own`, `others` and `input` are the sizes of its sum's addends."""
    layer, x = reader.layer, x.astype(float)
    weight_ih, weight_hh, bias = (np.asarray(part, float) for part in (layer.weight_ih, layer.weight_hh, layer.bias))
    h, rows = np.zeros(reader.units), {}
    for step in range(reader.steps)[:: -1 if reader.trace.reverse else 1]:
        own = abs(np.diag(weight_hh) * h)
        sizes = {"own": own, "others": abs(weight_hh) @ abs(h) - own, "input": abs(weight_ih @ x[step])}
        rows[step] = sizes | {"bias": abs(bias), "by_h": weight_hh @ h, "h_prev": h}
        rows[step]["z"] = weight_ih @ x[step] + weight_hh @ h + bias
        rows[step]["h"] = h = np.tanh(rows[step]["z"])
    return {name: np.array([rows[step][name] for step in range(reader.steps)]) for name in rows[0]}


def run_of_gru(reader):
    """The same of a GRU, in the form of Cho et al. 2014 with the reset after the product, as PyTorch has it."""
    layer, x = reader.layer, reader.trace.x.astype(float)
    weights = (np.asarray(part, float) for part in (layer.weight_ih, layer.weight_hh, layer.bias))
    W, U, b = (np.split(part, 3) for part in weights)
    h, rows = np.zeros(reader.units), {}
    for step in range(reader.steps)[:: -1 if reader.trace.reverse else 1]:
        r, z = (sigma(W[k] @ x[step] + U[k] @ h + b[k]) for k in (0, 1))
        u = U[2] @ h + layer.bias_hn
        n = np.tanh(W[2] @ x[step] + b[2] + r * u)
        rows[step] = {"h_prev": h, "r": r, "z": z, "u": u, "n": n}
        rows[step]["h"] = h = n + z * (h - n)
    return {name: np.array([rows[step][name] for step in range(reader.steps)]) for name in rows[0]}


def left(v) -> float:
    """Of the first difference, where the second token had been read first: the share at the last step."""
    first, second, last = (-1, -2, 0) if v.reader.trace.reverse else (0, 1, -1)
    x = v.reader.trace.x.copy()
    x[first] = x[second]
    apart = np.linalg.norm(run_of_rnn(v.reader, x)["h"] - v.all["h"], axis=1)
    return float(apart[last] / apart[first])


def ahead(v, part: str, *others: str) -> float:
    """By how much of the account a part is more than the largest of others."""
    whole = v.own + v.others + v.input + v.bias
    return (getattr(v, part) - max(getattr(v, name) for name in others)) / whole


def values(found: dict, place, reader) -> SimpleNamespace:
    """The numbers at a place, and the whole run as `all`."""
    here = {name: float(part[place.step, place.unit]) for name, part in found.items()}
    return SimpleNamespace(**here, all=found, place=place, reader=reader)


def stands(v) -> float:
    back = 1 if v.reader.trace.reverse else -1
    step, unit = v.place.step, v.place.unit
    wrote = v.all["i"][step + 2 * back, unit] * v.all["g"][step + 2 * back, unit]
    return wrote * v.all["f"][step + back, unit] * v.f


def sizes(v) -> tuple[int, int, int]:
    return v.reader.inputs, v.reader.units, v.reader.steps


RIGHT = {
    "rnn.new": lambda v: np.tanh(v.z),
    "rnn.longer": lambda v: v.reader.units * (sum(sizes(v)[:2]) + 1),
    "rnn.numbers": lambda v: v.reader.units * (sum(sizes(v)[:2]) + 1),
    "forget_gate.left": lambda v: v.f * v.c_prev,
    "forget_gate.opening": lambda v: sigma(v.zf),
    "forget_gate.doors": lambda v: len(v.reader.layer.bias) // 4,
    "input_gate.written": lambda v: v.i * v.g,
    "input_gate.opening": lambda v: sigma(v.zi),
    "input_gate.candidate": lambda v: np.tanh(v.zg),
    "input_gate.lands": lambda v: v.c,
    "input_gate.weights": lambda v: (v.reader.layer.weight_ih.size + v.reader.layer.weight_hh.size) // 4,
    "cell_update.total": lambda v: v.f * v.c_prev + v.i * v.g,
    "cell_update.plus": lambda v: v.c,
    "cell_update.weights": lambda v: 0,
    "cell_update.stands": stands,
    "output_gate.shows": lambda v: v.o * np.tanh(v.c),
    "output_gate.squeezed": lambda v: np.tanh(v.c),
    "output_gate.opening": lambda v: sigma(v.zo),
    "output_gate.kept": lambda v: v.f * v.c_prev,
    "gru.blend": lambda v: v.h,
    "gru.seen": lambda v: v.r * v.u,
    "gru.numbers": lambda v: 3 * sizes(v)[1] * (sum(sizes(v)[:2]) + 1) + sizes(v)[1],
    "bi_lstm.final": lambda v: (v.all["h"] if v.reader.trace.reverse else v.reader.opposite.h)[0, v.place.unit],
    "bi_lstm.parameters": lambda v: 2 * (4 * sizes(v)[1] * (sum(sizes(v)[:2]) + 1)),
}
NO_RUN = None
SAID = {
    "rnn.stays": {
        "right": NO_RUN,
        "rnn-keeps": NO_RUN,
        "adds": lambda v: v.h_prev,
        "rnn-no-memory": lambda v: np.abs(v.all["by_h"][v.place.step]).max(),
    },
    "rnn.hands": {
        "right": lambda v: v.all["h"].shape[1] - v.reader.units,
        "rnn-keeps": lambda v: v.all["h"].shape[1] - int(v.slots["all"]),
        "units-are-steps": lambda v: v.all["h"].shape[1] - int(v.slots["read"]),
    },
    "rnn.largest-others": {
        "right": lambda v: -ahead(v, "others", "own", "input", "bias"),
        "own-lane": lambda v: ahead(v, "others", "own"),
        "rnn-no-memory": lambda v: ahead(v, "others", "input"),
    },
    "rnn.largest-input": {
        "right": lambda v: -ahead(v, "input", "own", "others", "bias"),
        "own-lane": lambda v: ahead(v, "input", "own"),
        "rnn-keeps": lambda v: float(v.input > v.own + v.others),  # its reply: not even the larger part
    },
    "rnn.proposal": dict.fromkeys(("right", "candidate-is-state", "rnn-has-gates"), NO_RUN),
    "rnn.first": {
        "right": lambda v: left(v) - 0.81,
        "rnn-no-memory": left,
        "rnn-keeps": lambda v: 1 - left(v),
    },
    "gru.shares": {
        "right": lambda v: v.h - (v.z * v.h_prev + (1 - v.z) * v.n),
        "z-reversed": lambda v: 2 * v.z - 1,
        "both-open": lambda v: v.z,
        "gru-input-gate": NO_RUN,
    },
    "gru.erased": {
        "right": lambda v: v.h - (1 - v.z) * v.n - v.z * v.h_prev,
        "reset-erases": lambda v: v.z * v.h_prev,
        "gru-output-gate": NO_RUN,
    },
    "gru.keep": dict.fromkeys(("right", "z-reversed", "reset-erases"), NO_RUN),
    "gru.both": dict.fromkeys(("right", "both-open", "gru-has-c", "gru-input-gate"), NO_RUN),
    "gru.shows": dict.fromkeys(("right", "gru-has-c", "gru-output-gate"), NO_RUN),
    "gru.better": dict.fromkeys(("right", "gru-always-better", "more-doors-better"), NO_RUN),
    "forget_gate.meaning-open": {
        "right": lambda v: 1 - v.f - 0.1,
        "keep-not-forget": lambda v: v.f,
        "adds": lambda v: v.f * v.c_prev - (v.c_prev + v.f),
        "writes": NO_RUN,
    },
    "forget_gate.meaning-shut": {
        "right": lambda v: v.f - 0.1,
        "keep-not-forget": lambda v: 1 - v.f,
        "adds": lambda v: v.f * v.c_prev - (v.c_prev + v.f),
        "writes": NO_RUN,
    },
    "forget_gate.looks": dict.fromkeys(("right", "gates-see-c", "new-weights-each-step", "carries-over"), NO_RUN),
    "forget_gate.empty": {
        "right": lambda v: v.c_prev,
        "carries-over": NO_RUN,
        "writes": lambda v: v.f * v.c_prev - v.f,
    },
    "input_gate.both-open": {
        "right": lambda v: v.c - (v.f * v.c_prev + v.i * v.g),
        "sum-to-one": lambda v: v.f + v.i - 1,
        "candidate-is-state": lambda v: v.c - v.g,
        "writes": lambda v: v.c - (v.f * v.c_prev + v.i),
    },
    "input_gate.both-shut": {
        "right": lambda v: max(v.f, v.i) - 0.3,
        "sum-to-one": lambda v: v.f + v.i - 1,
        "candidate-is-state": lambda v: v.c - v.g,
        "switch": lambda v: v.c,
    },
    "input_gate.sign": {
        "right": lambda v: v.c - (v.f * v.c_prev - abs(v.i * v.g)),
        "candidate-is-state": lambda v: v.c - v.g,
        "writes": lambda v: v.c - (v.f * v.c_prev + v.i),
        "sigma-tanh": lambda v: v.c - v.f * v.c_prev,
    },
    "cell_update.limits-beyond": {
        "right": lambda v: 1 - abs(v.c),
        "bounded-c": NO_RUN,
        "candidate-is-state": lambda v: v.c - v.g,
        "writes": NO_RUN,
    },
    "cell_update.limits-within": {
        "right": NO_RUN,
        "bounded-c": NO_RUN,
        "sum-to-one": NO_RUN,
        "candidate-is-state": NO_RUN,
    },
    "cell_update.first": {
        "right": lambda v: v.c - v.i * v.g,
        "carries-over": NO_RUN,
        "writes": lambda v: v.c - (v.f + v.i * v.g),
        "candidate-is-state": lambda v: v.c - v.g,
    },
    "output_gate.door-open": {
        "right": lambda v: abs(v.h) / abs(v.c) - 0.5,
        "c-or-h": lambda v: v.c,
        "writes": NO_RUN,
        "switch": lambda v: v.h - v.c,
    },
    "output_gate.door-shut": {
        "right": lambda v: abs(v.h) / abs(v.c) - 0.2,
        "c-or-h": lambda v: v.c - v.h,
        "writes": lambda v: v.c - v.o,
        "switch": lambda v: 4 * v.h,
    },
    "output_gate.others": {
        "right": lambda v: 0.3 - np.ptp(v.all["o"][v.place.step]),
        "one-gate": lambda v: np.abs(v.all["o"][v.place.step] - v.o).max(),
        "switch": lambda v: np.minimum(v.all["o"][v.place.step], 1 - v.all["o"][v.place.step]).max(),
        "units-are-steps": lambda v: np.delete(v.all["o"][v.place.step], v.place.unit).max(),
    },
    "output_gate.goes-on": dict.fromkeys(("right", "c-or-h", "gates-see-c", "carries-over"), NO_RUN),
    "output_gate.goes-last": dict.fromkeys(("right", "c-or-h", "carries-over"), NO_RUN),
    "output_gate.looks": {"right": NO_RUN, "gates-see-c": NO_RUN, "writes": lambda v: v.o},
    "output_gate.doubled": {
        "right": lambda v: v.o * np.tanh(2 * v.c) / v.h - 2,
        "gates-see-c": NO_RUN,
        "bounded-c": lambda v: v.o * np.tanh(2 * v.c) - 2 * v.h,
        "c-or-h": lambda v: v.o * np.tanh(2 * v.c) - 2 * v.c,
    },
    "bi_lstm.read-last": dict.fromkeys(("right", "last-output", "backward-of-forward", "backward-is-backprop"), NO_RUN),
    "bi_lstm.read-inner": dict.fromkeys(("right", "last-output", "peek", "backward-of-forward"), NO_RUN),
    "bi_lstm.start": dict.fromkeys(("right", "backward-of-forward", "carries-over", "backward-is-backprop"), NO_RUN),
    "bi_lstm.change-behind": dict.fromkeys(("right", "peek", "last-output", "backward-is-backprop"), NO_RUN),
    "bi_lstm.change-before": dict.fromkeys(("right", "last-output", "backward-of-forward"), NO_RUN),
    "bi_lstm.following": dict.fromkeys(("right", "peek", "double-better", "backward-of-forward"), NO_RUN),
    "bi_lstm.preceding": dict.fromkeys(("right", "peek", "double-better", "backward-of-forward"), NO_RUN),
    "bi_lstm.peek": dict.fromkeys(("right", "peek", "double-better", "backward-is-backprop"), NO_RUN),
    "bi_lstm.sure": dict.fromkeys(("right", "double-better", "backward-of-forward", "units-are-steps"), NO_RUN),
}
INEQUALITY = {  # right where SAID is below 0
    *("rnn.largest-others", "rnn.largest-input", "rnn.first"),
    *("forget_gate.meaning-open", "forget_gate.meaning-shut", "input_gate.both-shut", "cell_update.limits-beyond"),
    *("output_gate.door-shut", "output_gate.others", "output_gate.doubled"),
}


def holds(name: str, far: float) -> bool:
    """Whether the run is as the right answer says."""
    if name == "output_gate.door-open":
        return far > 0
    return far < 1e-6 if name in INEQUALITY else abs(far) < 1e-5


def questions(lesson):
    """Every kind over every model: its examples, one token, and a text of the most that is read."""
    for model in models_of(lesson):
        card = specimen(model).card
        texts = (*(card.examples or ["我爱中国", "今天天气很好"]), "我" if card.language != "en" else "i")
        for text in (*texts, LONG["en" if card.language == "en" else "zh"][:1200]):
            for reader in readers(model, text):
                if lesson.both and reader.opposite is None:
                    continue
                found, draw = run(reader), Random(f"{lesson.name} {model} {text}")
                places = reader.places()
                for kind in lesson.kinds:
                    for place in draw.sample(places, min(PLACES, len(places))):
                        if question := at(kind, reader, place, draw):
                            v = values(found, place, reader)
                            v.slots = question.slots
                            yield question, v


@pytest.mark.parametrize("lesson", swept(LESSONS, attrgetter("cell")), ids=NAMES)
def test_right_answers_are_right_and_wrong_ones_wrong(lesson):
    asked = set()
    for question, v in questions(lesson):
        name = f"{lesson.name}.{question.text}"
        asked.add(name)
        for choice in question.choices:
            if choice.value:
                shown, right = parsed(choice.value.replace(",", "")), float(RIGHT[name](v))
                rounding = 10.0 ** shown.as_tuple().exponent / 2 + 2e-5 * max(1, abs(right))
                if choice.mixup is None:
                    assert abs(float(shown) - right) <= rounding, (name, right, question)
                else:
                    assert shown != parsed(right_answer(question).replace(",", ""))
                continue
            said = SAID[name][choice.mixup or "right"]
            if said is None:
                continue
            if choice.mixup is None:
                assert holds(name, said(v)), (name, said(v), question)
            else:
                assert abs(said(v)) >= FELT, (name, choice, said(v), question)
    prefix = f"{lesson.name}."
    assert asked == {name for name in {*RIGHT, *SAID} if name.startswith(prefix)}


def odd():
    """Runs that no shipped model gives: one unit, many units, one token, toys not trained, and toys without W_hh."""
    models = [random_specimen(units, seed) for units in (1, 2, 64) for seed in (0, 1)]
    for toy in TOYS.values():
        for set_by_hand in (Switches(seed=1), Switches(seed=1, recurrent=False)):
            record = Record(0, 1, toy_network(toy, set_by_hand))
            models.append(as_specimen(toy, record, set_by_hand))
    for model in models:
        for text in (*(model.card.examples or ()), "我", "我爱中国"):
            yield from readers_of(model, text)


def odd_others(cell):
    """The same of RNNs or GRUs, for which no random model is to be had."""
    for units in (1, 2, 64):
        for tokens in ("我", "我爱中国"):
            x = np.random.default_rng(units).normal(size=(len(tokens), 5))
            for reverse in (False, True):
                layer = cell.random(5, units, seed=units)
                yield Reader(tuple(tokens), layer, layer(x, reverse=reverse))


@pytest.mark.parametrize("lesson", swept(LESSONS, attrgetter("cell")), ids=NAMES)
def test_another_question_can_be_asked_of_any_run(lesson):
    for reader in odd() if lesson.cell == "lstm" else odd_others({"rnn": RNN, "gru": GRU}[lesson.cell]):
        if lesson.both and reader.opposite is None:
            continue
        for opening in (True, False):
            past: list[str] = []
            for draw in range(3):
                sheet = Sheet(lesson.name, lesson.kinds, reader, "")
                past.append(noted(*fresh(sheet, past, Random(draw), opening=opening)))
            assert len(set(past)) > 1
