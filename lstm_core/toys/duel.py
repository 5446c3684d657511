"""The duel: networks learn to recall over the same lag, each given the same time to work, turn by turn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lstm_core.counts import count
from lstm_core.gru import GRU
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN
from lstm_core.toys.recall import recall
from lstm_core.toys.toy import Toy
from lstm_core.toys.training import DRAWN_AT_ONCE, SOLVED, follow
from lstm_core.train import Diverged, Network, Plan, Record
from lstm_core.train.initialisation import chrono, orthogonal, with_gate_biases

MOST_UPDATES = 100_000
MOST_UNITS = 256  # an RNN of as many parameters as an LSTM of H units has about 2 H
KINDS = {"rnn": RNN, "lstm": LSTM, "gru": GRU}
RATES = {"rnn": 0.01, "lstm": 0.02, "gru": 0.02}


@dataclass(frozen=True)
class Contender:
    """Who competes and how it begins; `chrono` and `forget_bias` are an LSTM's, `gain` and `input_scale` an RNN's."""

    kind: str  # a name of KINDS
    units: int = 8
    forget_bias: float = 1.0
    chrono: bool = False  # doors begin open for the lag; `forget_bias` is not used then
    gain: float | None = None  # recurrent weights orthogonal times this; None: uniform in ±1/√H
    input_scale: float = 1.0  # input weights times this: a small one keeps an RNN where tanh is straight
    rate: float | None = None  # None: that of RATES
    clip: float = 1.0  # infinity: nothing is clipped
    low: float | None = None  # it has solved the task only once the mean loss of a turn is this low, too
    optimiser: str = "adam"
    seed: int = 0


# One network with and without clipping. Inputs as small as these leave tanh straight, so that its gradient grows by
# 1.2 a step; with usual ones it shrinks. The first step of plain descent along a gradient of norm 2,000 throws the
# weights to where tanh is flat: nothing comes back from there. The loss must fall, too: answers are right long before.
CLIPPING_LAG = 50
UNCLIPPED = Contender("rnn", gain=1.2, input_scale=1e-4, rate=0.05, clip=float("inf"), low=0.2, optimiser="descent")
CLIPPED = replace(UNCLIPPED, clip=1.0)


@dataclass(frozen=True, eq=False)
class Turn:
    """How a contender stands after its turn."""

    side: int  # its place among the contenders
    update: int
    seconds: float  # it has worked so far
    losses: np.ndarray  # (N,) float32, of the turn's updates
    norms: np.ndarray  # (N,) float32, of their gradients, unclipped
    accuracy: float  # of fresh sequences
    state: str  # "learning", or at its last turn "solved", "unsolved" or "diverged"
    network: Network


def contender_network(contender: Contender, toy: Toy) -> Network:
    """The contender's network before training, weights uniform in ±1/√H but where told otherwise."""
    units, seed = contender.units, contender.seed
    if contender.kind == "rnn":
        layer = RNN.random(toy.input_size, units, seed, dtype=np.float32)
        if contender.gain is not None:
            layer = orthogonal(layer, contender.gain, seed)
        layer = replace(layer, weight_ih=layer.weight_ih * np.float32(contender.input_scale))
    elif contender.kind == "lstm":
        layer = LSTM.random(toy.input_size, units, seed, dtype=np.float32)
        if contender.chrono:
            layer = chrono(layer, max(toy.steps - 1, 2), seed)
        else:
            layer = with_gate_biases(layer, forget=contender.forget_bias)
    elif contender.kind == "gru":
        layer = GRU.random(toy.input_size, units, seed, dtype=np.float32)
    else:
        raise ValueError(f"kind: expected {', '.join(KINDS)}, got {contender.kind!r}")
    weight = np.random.default_rng([seed, 1]).uniform(-1, 1, (toy.output_size, units)) / units**0.5
    return Network(None, layer, weight.astype(np.float32), np.zeros(toy.output_size, np.float32))


def of_equal_size(contender: Contender, other: Contender, toy: Toy) -> Contender:
    """The contender with as many units, up to MOST_UNITS, as bring its parameters nearest to the other's."""
    aim = parameters(other, toy)
    sizes = (replace(contender, units=units) for units in range(1, MOST_UNITS + 1))
    return min(sizes, key=lambda sized: abs(parameters(sized, toy) - aim))


def parameters(contender: Contender, toy: Toy) -> int:
    """How many numbers the contender learns, those of the read-out included."""
    layer = count(KINDS[contender.kind], toy.input_size, contender.units)
    return layer.parameters + toy.output_size * (contender.units + 1)


def duel(contenders: Sequence[Contender], lag: int, budget: float = 10.0, *, every: int = 20) -> Iterator[Turn]:
    """Let them learn, each for at most `budget` seconds of work; who has worked least has the next turn.

    A turn is `every` updates. It ends a contender's part once 99 % of 2,000 fresh sequences are right and the loss is
    as low as asked, the budget is spent or its gradient is no longer finite; the others go on.

    >>> [turn.state for turn in duel([Contender("rnn"), Contender("lstm", chrono=True)], lag=50, budget=0.001)]
    ['unsolved', 'unsolved']
    """
    toy = recall(lag)
    runs = {side: turns(contender, toy, budget, side, every=every) for side, contender in enumerate(contenders)}
    worked = dict.fromkeys(runs, 0.0)
    while runs:
        side = min(runs, key=worked.__getitem__)
        turn = next(runs[side])
        worked[side] = turn.seconds
        if turn.state != "learning":
            del runs[side]
        yield turn


def turns(contender: Contender, toy: Toy, budget: float, side: int = 0, *, every: int = 20) -> Iterator[Turn]:
    """One contender's turns, the last of them with its outcome. One that diverges may have no loss and no norm."""
    rate = RATES[contender.kind] if contender.rate is None else contender.rate
    plan = Plan(
        epochs=MOST_UPDATES // DRAWN_AT_ONCE,
        rates=lambda count: np.full(count, rate),
        largest_norm=contender.clip,
        optimiser=contender.optimiser,
        seed=contender.seed,
    )
    learnt: list[Record] = []  # since the turn before
    try:
        for last in follow(toy, contender_network(contender, toy), plan, every=every):
            if not last.update:
                continue
            learnt.append(last)
            if last.accuracy is not None:
                state = _state(learnt, toy, contender, budget)
                yield _turn(side, last, learnt, state)
                if state != "learning":
                    return
                learnt = []
    except Diverged:
        yield replace(_turn(side, last, learnt, "diverged"), accuracy=0.0)


def _state(learnt: list[Record], toy: Toy, contender: Contender, budget: float) -> str:
    record = learnt[-1]
    low = contender.low is None or np.mean([each.loss for each in learnt]) <= contender.low
    if low and (record.accuracy or 0) >= SOLVED:
        fresh = np.random.default_rng([contender.seed, 3, record.update])
        if toy.accuracy(record.network, fresh) >= SOLVED:
            return "solved"
    return "unsolved" if record.seconds >= budget or record.update == record.updates else "learning"


def _turn(side: int, last: Record, learnt: list[Record], state: str) -> Turn:
    losses, norms = (np.array([getattr(record, name) for record in learnt], np.float32) for name in ("loss", "norm"))
    return Turn(side, last.update, last.seconds, losses, norms, last.accuracy or 0.0, state, last.network)
