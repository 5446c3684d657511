"""What the server sends the stage for one reading. assets/stage/src/payload.ts is the contract."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from lstm_core import Card, Reader, Reading, RNNTrace
from lstm_core.reader import DIRECTIONS
from lstm_core.trace import AnyTrace

PARTS = {  # kind of cell → what is sent of its trace
    "lstm": ("z_x", "z_h", "i", "f", "g", "o", "c", "h", "f_c_prev", "i_g", "tanh_c", "h0", "c0"),
    "rnn": ("z_x", "z_h", "h", "h0"),
    "gru": ("z_x", "z_h", "r", "z", "n", "u", "r_u", "z_h_prev", "new", "h", "h0"),
}

BEFORE = ("forward", "backward", "verdicts", "tokens", "unknown", "x", "tags", "answer")  # of a run, behind another


class Carded(Protocol):
    """A specimen, or a reading of its."""

    @property
    def card(self) -> Card: ...


def floats(array: np.ndarray) -> str:
    """Base64 of the array as little-endian float32, row-major."""
    return b64encode(np.ascontiguousarray(array, "<f4").tobytes()).decode("ascii")


def held(trace: AnyTrace) -> dict[str, str]:
    """What was set by hand: base64 of the mask as uint8 (T, P, H), nothing where nothing was.

    P are i f g o c of an LSTM, r z n of a GRU; an RNN has nothing to hold.
    """
    if isinstance(trace, RNNTrace) or not trace.held.any():
        return {}
    return {"held": b64encode(np.ascontiguousarray(trace.held, np.uint8).tobytes()).decode("ascii")}


def summed(reader: Reader) -> dict[str, str]:
    """Of an RNN what goes into tanh, z_x + z_h + bias (T, H), and the weights of the old h (H, H); else nothing."""
    if not isinstance(reader.trace, RNNTrace):
        return {}
    total = reader.trace.z_x + reader.trace.z_h + reader.layer.bias
    return {"sum": floats(total), "weight_hh": floats(reader.layer.weight_hh)}


def verdicts(reading: Reading, siblings: Mapping[str, Reading]) -> dict[str, np.ndarray]:
    """Who says what: (T, classes) of this model's own read-out and of siblings that read the same tokens.

    A model with one reader speaks for that direction only; one with two is "both", and its `siblings`
    (direction → their `Reading` of the same text) stand beside it.
    """
    if not reading.labels:
        return {}
    ways = tuple(reading.readers)
    if len(ways) == 1:
        return {ways[0]: reading.probabilities}
    same = {way: other for way, other in siblings.items() if other.tokens == reading.tokens}
    return {"both": reading.probabilities} | {way: other.probabilities for way, other in same.items()}


def run_part(specimen: Carded, reading: Reading, siblings: Mapping[str, Reading]) -> dict:
    """The part of the payload that depends on model and sentence alone."""
    sent = {
        way: {
            "bias": floats(reader.layer.bias),
            **{name: floats(getattr(reader.trace, name)) for name in PARTS[reading.kind]},
            **summed(reader),
            **held(reader.trace),
            "hard_slope": getattr(reader.layer, "hard_slope", None),
        }
        for way, reader in reading.readers.items()
    }
    traces = reading.traces.values()
    steps, units = next(iter(traces)).h.shape
    segmented = specimen.card.task == "segmentation"
    return {
        "kind": reading.kind,
        "tokens": list(reading.tokens),
        "unknown": [bool(mark) for mark in reading.unknown],
        "sizes": {"T": steps, "D": reading.x.shape[1], "H": units},
        "x": floats(reading.x),
        "forward": sent.get("forward"),
        "backward": sent.get("backward"),
        "task": specimen.card.task,
        "classes": list(specimen.card.labels),
        "verdicts": {name: floats(array) for name, array in verdicts(reading, siblings).items()},
        "tags": list(reading.tags or [""] * steps),
        "answer": reading.answer if reading.answer and not segmented else "",
        "licence": specimen.card.licence,
        "meaningless": specimen.card.kind == "random",
        "untrained": specimen.card.training.get("update") == 0,
        "curtain": [],
    }


def with_before(part: dict, before: dict) -> dict:
    """`run_part` with that of the run before something was set by hand behind it, where they are of one size."""
    same = before["sizes"] == part["sizes"]
    return part | {"before": {name: before[name] for name in BEFORE} if same else None}


def hide(part: dict, direction: str, step: int, names: Sequence[str]) -> dict:
    """`run_part` without what is not to be seen before a question is answered.

    Numbers do not reach the browser: NaN stands for those of the named parts of this reader at a step ("i_g"), or at
    every step ("all.f"); "backward.h" is a part of that reader, whichever is followed; "answer" are the verdicts.
    All names are sent as `curtain`, and by them the stage leaves out words and lines that would tell: beside the
    formulas over the parts themselves "bus", "plus", "tanh", "ways", "note", "wall", "formulas" and "reads".
    """
    steps = part["sizes"]["T"]
    shown = dict(part)
    for name in names:
        way, _, vector = name.rpartition(".")
        whose = way if way in DIRECTIONS else direction
        if vector in PARTS[part["kind"]] and shown[whose]:
            places = slice(None) if way == "all" else step
            shown[whose] = shown[whose] | {vector: _curtained(shown[whose][vector], steps, places)}
    if "answer" in names:
        shown["verdicts"] = {name: _curtained(sent, steps, step) for name, sent in part["verdicts"].items()}
        shown |= {"tags": [""] * steps, "answer": ""}
    return shown | {"curtain": list(names)}


def _curtained(sent: str, steps: int, places: int | slice) -> str:
    array = np.frombuffer(b64decode(sent), "<f4").reshape(steps, -1).copy()
    array[places] = np.nan
    return floats(array)
