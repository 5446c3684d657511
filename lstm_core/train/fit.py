"""The training loop: a generator that yields a record after each update and prints nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import nan
from time import thread_time

import numpy as np

from lstm_core.train.batches import Batch, Example, batches
from lstm_core.train.network import Dropout, Network, gradients
from lstm_core.train.optimise import OPTIMISERS, clip
from lstm_core.train.penalty import NO_PENALTIES, Penalties


class Diverged(ArithmeticError):
    """At `update` the gradient or a parameter became infinite or NaN; nothing can be learnt from here."""

    def __init__(self, update: int) -> None:
        super().__init__(f"update {update}: not finite any more")
        self.update = update


@dataclass(frozen=True)
class Plan:
    """How to train.

    `rates` makes the learning rate of each update from their number. `blank` = (row, fraction) turns that
    fraction of the inputs into `row`, so that the row for unknown tokens learns something. `still` (P,) is True
    at the parameters that keep their first values. `largest_norm` may be infinite: nothing is clipped then.
    `optimiser` is a name of `OPTIMISERS`.
    """

    epochs: int
    rates: Callable[[int], np.ndarray]
    batch_size: int = 32
    loss: str = "cross_entropy"
    dropout: Dropout = field(default_factory=Dropout)
    largest_norm: float = 1.0
    blank: tuple[int, float] | None = None
    still: np.ndarray | None = None
    penalties: Penalties = NO_PENALTIES
    optimiser: str = "adam"
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Record:
    """What one update did; `loss` (without penalties) and `norm` (unclipped) are of its batch, before it.

    Whoever follows a training shows the network before the first update as update 0, and fills in `accuracy` now and
    then: that of fresh sequences, or R² where numbers are said.
    """

    update: int  # from 1
    updates: int  # of the whole plan
    network: Network  # after the update, never changed again: keep those wanted as snapshots
    loss: float = nan
    norm: float = nan
    seconds: float = 0.0  # of this thread, at work on training so far: not what is done with the records
    epoch: int = 0  # from 1
    epoch_ends: bool = False
    rate: float = nan
    accuracy: float | None = None

    @property
    def progress(self) -> float:
        """0 to 1."""
        return self.update / self.updates


def fit(
    network: Network,
    examples: Sequence[Example] | Callable[[np.random.Generator], Sequence[Example] | Sequence[Batch]],
    plan: Plan,
) -> Iterator[Record]:
    """Train `network` and yield a `Record` after each update; stop whenever you like.

    `examples` is a list, or a function of a random generator that draws each epoch's list, always of one
    size; what is drawn may be whole batches, which are taken as they are. The same seed gives the same weights
    on the same machine. Raises `Diverged` where something is no longer finite.

    >>> [one.update for one in fit(network, examples, Plan(epochs=2, rates=lambda count: one_cycle(count, 4e-3)))]
    [1, 2]
    """
    rng = np.random.default_rng(plan.seed)
    parameters = network.flat()
    optimiser = OPTIMISERS[plan.optimiser](parameters)
    update, rates, seconds, since = 0, None, 0.0, thread_time()
    for epoch in range(1, plan.epochs + 1):
        drawn = examples(rng) if callable(examples) else examples
        whole = [one for one in drawn if isinstance(one, Batch)]
        alone = [one for one in drawn if isinstance(one, Example)]
        each = len(whole) or -(-len(alone) // plan.batch_size)
        rates = plan.rates(each * plan.epochs) if rates is None else rates
        for batch in whole or batches(alone, plan.batch_size, rng):
            if plan.blank:
                row, fraction = plan.blank
                batch.inputs[rng.random(batch.inputs.shape) < fraction] = row
            update += 1
            with np.errstate(over="ignore", invalid="ignore"):  # said by `Diverged` instead
                loss, gradient = gradients(
                    network, batch, loss=plan.loss, dropout=plan.dropout, rng=rng, penalties=plan.penalties
                )
                if plan.still is not None:
                    gradient[plan.still] = 0
                gradient, norm = clip(gradient, plan.largest_norm)
                optimiser.step(parameters, gradient, rate=float(rates[update - 1]), count=update)
            if not (np.isfinite(norm) and np.isfinite(parameters).all()):
                raise Diverged(update)
            network, rate = network.with_flat(parameters), float(rates[update - 1])
            seconds += thread_time() - since
            yield Record(update, each * plan.epochs, network, loss, norm, seconds, epoch, update == epoch * each, rate)
            since = thread_time()
