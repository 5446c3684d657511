"""The training loop: a generator that yields a record after each update and prints nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from lstm_core.train.batches import Example, batches
from lstm_core.train.network import Dropout, Network, gradients
from lstm_core.train.optimise import Adam, clip


@dataclass(frozen=True)
class Plan:
    """How to train.

    `rates` makes the learning rate of each update from their number. `blank` = (row, share) turns that
    share of the inputs into `row`, so that the row for unknown tokens learns something.
    """

    epochs: int
    rates: Callable[[int], np.ndarray]
    batch_size: int = 32
    loss: str = "cross_entropy"
    dropout: Dropout = field(default_factory=Dropout)
    largest_norm: float = 1.0
    blank: tuple[int, float] | None = None
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Record:
    """What one update did; `loss` and `norm` (of the gradient, unclipped) are of its batch, before it."""

    update: int       # from 1
    updates: int      # of the whole plan
    epoch: int        # from 1
    epoch_ends: bool
    loss: float
    norm: float
    rate: float
    network: Network  # after the update


def fit(
    network: Network,
    examples: Sequence[Example] | Callable[[np.random.Generator], Sequence[Example]],
    plan: Plan,
) -> Iterator[Record]:
    """Train `network` and yield a `Record` after each update; stop whenever you like.

    `examples` is a list, or a function of a random generator that draws each epoch's list, always of one
    size. The same seed gives the same weights on the same machine.

        for record in fit(network, examples, Plan(epochs=5, rates=lambda n: one_cycle(n, 4e-3))):
            record.loss, record.network
    """
    rng = np.random.default_rng(plan.seed)
    parameters = network.flat()
    adam = Adam.like(parameters)
    update, rates = 0, None
    for epoch in range(1, plan.epochs + 1):
        drawn = examples(rng) if callable(examples) else examples
        each = -(-len(drawn) // plan.batch_size)
        rates = plan.rates(each * plan.epochs) if rates is None else rates
        for batch in batches(drawn, plan.batch_size, rng):
            if plan.blank:
                row, share = plan.blank
                batch.inputs[rng.random(batch.inputs.shape) < share] = row
            loss, gradient = gradients(network, batch, loss=plan.loss, dropout=plan.dropout, rng=rng)
            gradient, norm = clip(gradient, plan.largest_norm)
            update += 1
            adam.step(parameters, gradient, rate=float(rates[update - 1]), count=update)
            network = network.with_flat(parameters)
            yield Record(
                update, each * plan.epochs, epoch, update == epoch * each, loss, norm, float(rates[update - 1]), network
            )
