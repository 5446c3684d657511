"""Training in NumPy: losses, batches, Adam and a loop that yields what it does."""

from lstm_core.train.batches import Batch, Example, batches, every_step, last_step, pad
from lstm_core.train.fit import Diverged, Plan, Record, fit
from lstm_core.train.losses import LOSSES, cross_entropy, squared_error
from lstm_core.train.network import Dropout, Network, gradients, specimen_of
from lstm_core.train.optimise import Adam, clip, decay, drop, one_cycle
from lstm_core.train.penalty import Penalties

__all__ = [
    "LOSSES",
    "Adam",
    "Batch",
    "Diverged",
    "Dropout",
    "Example",
    "Network",
    "Penalties",
    "Plan",
    "Record",
    "batches",
    "clip",
    "cross_entropy",
    "decay",
    "drop",
    "every_step",
    "fit",
    "gradients",
    "last_step",
    "one_cycle",
    "pad",
    "specimen_of",
    "squared_error",
]
