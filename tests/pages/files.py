"""Models as files may hold them: of every task, direction and size, as large as can be, and the toys of the lab."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, product

import numpy as np

from lstm_core import LSTM, BiLSTM, open_specimen, save_specimen
from lstm_core.formats.card import DIRECTIONS, Card
from lstm_core.formats.specimen_file import MOST_UNITS
from lstm_core.formats.weights import LARGEST_WEIGHT
from lstm_core.specimen import Embedding, Readout, Specimen
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.toys import TOYS, Switches, as_specimen, train

SIZES = ((1, 1.0), (2, 1.0), (16, 1.0), (MOST_UNITS, 1.0), (3, LARGEST_WEIGHT))  # units, largest weight
VOCABULARY = {
    "graphemes": ("", "我", "爱", "中", "国", "0", "1", "."),
    "letters": ("", *"ilovechna"),
    "words": ("", "i", "love", "china", "."),
    "verse": ("", *"·/ilovechna"),
}
TEXT = {"graphemes": "我爱中国", "letters": "I love China", "words": "I love China.", "verse": "I love / China"}
KINDS = (  # a task and its labels
    ("segmentation", ("B", "M", "E", "S")),
    ("negation", ("negative", "positive")),
    ("verse", ("character", "comma", "full_stop")),
    ("verse", ("letter", "space", "line_end")),
    ("none", ("B", "on", "off")),
    ("none", ()),
)


def made(task: str, labels: tuple[str, ...], direction: str, units: int, tokens: str, largest: float = 1.0) -> Specimen:
    """A model as a file may hold it; `largest` is that of its weights, in both signs."""
    rng, both = np.random.default_rng(units), direction == "both"
    layer = (BiLSTM if both else LSTM).random(3, units, seed=units, dtype=np.float32)
    known = VOCABULARY[tokens]
    card = Card(
        name="made",
        kind="trained",
        task=task,
        language=None,
        tokens=tokens,
        direction=direction,
        labels=list(labels),
        sizes={"units": units, "embedding": 3},
        parameters=1,
    )
    shape = (len(labels), units * (1 + both))
    readout = Readout(_drawn(rng, shape), _drawn(rng, shape[:1])) if labels else None
    one = Specimen("made", card, Tokeniser(tokens, known, 0), Embedding(_drawn(rng, (len(known), 3))), layer, readout)
    return open_specimen(save_specimen(one if largest == 1 else _as_large(one, largest)))


def _drawn(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    return rng.standard_normal(shape).astype(np.float32)


def _as_large(one: Specimen, largest: float) -> Specimen:
    """The same signs, and each weight as large as can be."""

    def grown(array: np.ndarray) -> np.ndarray:
        return np.copysign(np.float32(largest), array)

    def loud(layer: LSTM) -> LSTM:
        return LSTM(grown(layer.weight_ih), grown(layer.weight_hh), grown(layer.bias))

    both = isinstance(one.layer, BiLSTM)
    layer = BiLSTM(loud(one.layer.forward), loud(one.layer.backward)) if both else loud(one.layer)
    readout = one.readout and Readout(grown(one.readout.weight), grown(one.readout.bias))
    return replace(one, embedding=Embedding(grown(one.embedding.weight)), layer=layer, readout=readout)


def exploding() -> Specimen:
    """A model whose gradient grows beyond any double: its h stays 0, where tanh is steepest, and its weights are large.

    It is given tokens that it has no row for, which read zeros.
    """
    one = made("none", (), "forward", 4, "graphemes")
    loop = np.tile(np.eye(4, dtype=np.float32), (4, 1)) * np.float32(LARGEST_WEIGHT)
    layer = LSTM(one.layer.weight_ih, loop, 0 * one.layer.bias)
    blank = Embedding(0 * one.embedding.weight)
    return open_specimen(save_specimen(replace(one, layer=layer, embedding=blank)))


def toy(name: str, switches: Switches) -> Specimen:
    """A toy after a few updates, as the training lab carries it away."""
    record = next(record for record in train(TOYS[name], switches) if record.update == 20)
    return open_specimen(save_specimen(as_specimen(TOYS[name], record, switches)))


@dataclass(frozen=True)
class File:
    """A model in an opened file, made when it is wanted, and a text that it reads."""

    name: str
    make: Callable[[], Specimen]
    text: str


def files() -> list[File]:
    """Every task with every direction, every direction with every size, every toy, and what explodes."""
    found, cuts = [], cycle(VOCABULARY)
    for (number, (task, labels)), (turn, direction) in product(enumerate(KINDS), enumerate(DIRECTIONS)):
        (units, largest), cut = SIZES[(number + turn) % len(SIZES)], next(cuts)
        name = " ".join(map(str, (task, *labels, direction, units, f"{largest:g}", cut)))
        found.append(File(name, partial(made, task, labels, direction, units, cut, largest), TEXT[cut]))
    for one in TOYS.values():
        found.append(File(f"toy {one.name}", partial(toy, one.name, Switches(updates=20)), one.example))
    alone = partial(toy, "sandwich", Switches(updates=20, forward_only=True))
    found.append(File("toy sandwich forward", alone, TOYS["sandwich"].example))
    return [*found, File("exploding", exploding, "我爱中国" * 64)]
