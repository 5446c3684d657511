"""A toy in training: its switches, how a network begins, and a record of each update.

A network begins as is usual, weights uniform in ±1/√H, but for two things, without which a unit or two sometimes learn
to stand still. The read-out's bias begins at what is best said without reading: else h turns into that constant first,
saturates, and carries nothing else (sandwich, .89 right: 3 of 20 seeds). And where numbers are said, the candidate's
input weights begin at a tenth: while g is near 0 a gradient reaches g and hardly the gates, so that a value comes in
through g. Else a single unit may take the input gate itself for the value, g being constant, and stay there (sample
and hold, R² .75: 10 of 60 seeds).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from lstm_core.bidirectional import BiLSTM
from lstm_core.lstm import LSTM
from lstm_core.toys.toy import Toy
from lstm_core.train import Network, Penalties, Plan, Record, drop, fit
from lstm_core.train.initialisation import with_gate_biases

BATCH, DRAWN_AT_ONCE, GLANCE = 32, 20, 200
QUIET = 0.1  # of the candidate's usual input weights, where numbers are said
SOLVED = 0.99


@dataclass(frozen=True)
class Switches:
    """What a learner may set; None stands for the toy's own number."""

    units: int | None = None
    updates: int | None = None
    rate: float | None = None
    forget_bias: float = 1.0
    input_bias: float = 0.0
    gate_penalty: float = 0.0  # 0.05 makes doors crisp, with input_bias −2
    recurrent: bool | None = None  # False: recurrent weights begin at 0 and stay there
    forward_only: bool = False  # of a toy with two readers: take the backward one away
    clip: float = 1.0
    seed: int = 0


def toy_network(toy: Toy, switches: Switches) -> Network:
    """The network before training: seeded, biases as set, the rest as above."""
    units = switches.units or toy.units
    both = toy.readers == 2 and not switches.forward_only
    layer = (BiLSTM if both else LSTM).random(toy.input_size, units, switches.seed, dtype=np.float32)
    if isinstance(layer, BiLSTM):
        layer = BiLSTM(*(_as_set(reader, toy, switches) for reader in (layer.forward, layer.backward)))
    else:
        layer = _as_set(layer, toy, switches)
    rng, width = np.random.default_rng([switches.seed, 1]), units * (2 if both else 1)
    weight = rng.uniform(-1, 1, (toy.output_size, width)) / width**0.5
    return Network(None, layer, weight.astype(np.float32), without_reading(toy))


@cache
def without_reading(toy: Toy) -> np.ndarray:
    """(L,) float32: the logarithm of each class's part of the judged steps, or their mean number."""
    batch = toy.draw(np.random.default_rng(2000), 2000)
    wanted = batch.targets[batch.weights > 0]
    if toy.labels:
        found = np.log(np.bincount(wanted, minlength=len(toy.labels)) / len(wanted)).astype(np.float32)
    else:
        found = wanted.mean(axis=0, dtype=np.float32)
    found.setflags(write=False)
    return found


def train(toy: Toy, switches: Switches | None = None, *, every: int = 20) -> Iterator[Record]:
    """Train on fresh sequences, yielding a record before the first update and after each one.

    The accuracy is that of `GLANCE` sequences, each `every` updates and at the end. The same switches give the same
    records on the same machine, seconds apart. Raises `Diverged` where the gradient is no longer finite.

    >>> [record.update for record in train(TOYS["flip-flop"], Switches(updates=60)) if record.accuracy is not None]
    [0, 20, 40, 60]
    """
    switches = switches or Switches()
    network, updates = toy_network(toy, switches), switches.updates or toy.updates
    plan = Plan(
        epochs=-(-updates // DRAWN_AT_ONCE),
        rates=lambda count: drop(count, switches.rate or toy.rate),
        loss=toy.loss,
        largest_norm=switches.clip,
        still=None if _recurrent(toy, switches) else recurrent_places(network),
        penalties=Penalties(gate=switches.gate_penalty),
        seed=switches.seed,
    )
    return follow(toy, network, plan, every=every)


def follow(toy: Toy, network: Network, plan: Plan, *, every: int = 20) -> Iterator[Record]:
    """Train `network` on the toy as `plan` says, an epoch being `DRAWN_AT_ONCE` batches; records as of `train`."""
    fresh, updates = np.random.default_rng([plan.seed, 2]), plan.epochs * DRAWN_AT_ONCE
    yield Record(0, updates, network, accuracy=toy.accuracy(network, fresh, GLANCE))
    for record in fit(network, lambda rng: [toy.draw(rng, BATCH) for _ in range(DRAWN_AT_ONCE)], plan):
        asked = record.update % every == 0 or record.update == updates
        yield replace(record, accuracy=toy.accuracy(record.network, fresh, GLANCE)) if asked else record


def recurrent_places(network: Network) -> np.ndarray:
    """(P,) True at the recurrent weights in the order of `network.flat()`."""
    marks = [np.full(array.size, name.endswith("weight_hh")) for name, array in network.arrays().items()]
    return np.concatenate(marks)


def _recurrent(toy: Toy, switches: Switches) -> bool:
    return toy.recurrent if switches.recurrent is None else switches.recurrent


def switched(reader: LSTM, switches: Switches, *, recurrent: bool) -> LSTM:
    """The reader with the switches' gate biases; its recurrent weights are 0 unless `recurrent`."""
    reader = with_gate_biases(reader, forget=switches.forget_bias, into=switches.input_bias)
    return reader if recurrent else replace(reader, weight_hh=np.zeros_like(reader.weight_hh))


def _as_set(reader: LSTM, toy: Toy, switches: Switches) -> LSTM:
    reader = switched(reader, switches, recurrent=_recurrent(toy, switches))
    weight_ih = reader.weight_ih.copy()
    if not toy.labels:
        weight_ih[2 * reader.hidden_size : 3 * reader.hidden_size] *= np.float32(QUIET)
    return replace(reader, weight_ih=weight_ih)
