"""Toys: tasks so small that an LSTM of a unit or two learns them while one watches."""

from lstm_core.toys.counting import ANBN, BRACKETS, COUNT_TO_FIVE
from lstm_core.toys.duel import (
    CLIPPED,
    CLIPPING_LAG,
    UNCLIPPED,
    Contender,
    Turn,
    contender_network,
    duel,
    of_equal_size,
    parameters,
    turns,
)
from lstm_core.toys.markers import FLIP_FLOP, LATCH, SANDWICH
from lstm_core.toys.recall import recall
from lstm_core.toys.specimen import as_specimen
from lstm_core.toys.toy import Toy
from lstm_core.toys.training import SOLVED, Switches, follow, toy_network, train
from lstm_core.toys.values import INTEGRATOR, SAMPLE_AND_HOLD

TOYS = {
    toy.name: toy for toy in (FLIP_FLOP, SAMPLE_AND_HOLD, LATCH, INTEGRATOR, BRACKETS, COUNT_TO_FIVE, ANBN, SANDWICH)
}

__all__ = [
    "CLIPPED",
    "CLIPPING_LAG",
    "SOLVED",
    "TOYS",
    "UNCLIPPED",
    "Contender",
    "Switches",
    "Toy",
    "Turn",
    "as_specimen",
    "contender_network",
    "duel",
    "follow",
    "of_equal_size",
    "parameters",
    "recall",
    "toy_network",
    "train",
    "turns",
]
