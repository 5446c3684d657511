"""Where a layer's weights start, by the names under which the seeds are counted."""

from collections.abc import Callable

import numpy as np

from lstm_core.gru import GRU
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN
from lstm_core.train.initialisation import chrono, identity, like_keras, like_torch, orthogonal, with_gate_biases

CELLS = {"rnn": RNN, "lstm": LSTM, "gru": GRU}


def start(cell: str, name: str, inputs: int, units: int, seed: int, longest: int) -> RNN | LSTM | GRU:
    """A layer in float32 before training; KeyError where the cell has no such start.

    - keras, torch: the defaults of the libraries.
    - uniform: U(±1/√H), biases 0, an LSTM's forget bias 1.
    - orthogonal, identity: the same RNN with such recurrent weights.
    - bias 0, bias 2: the same LSTM with another forget bias.
    - chrono: its biases drawn for memories of up to `longest` steps (Tallec & Ollivier 2018).
    """
    layer = CELLS[cell].random(inputs, units, seed, dtype=np.float32)
    return STARTS[cell][name](layer, seed, longest)


_LIBRARIES: dict[str, Callable] = {
    "keras": lambda layer, seed, longest: like_keras(layer, seed),
    "torch": lambda layer, seed, longest: like_torch(layer, seed),
    "uniform": lambda layer, seed, longest: layer,
}
STARTS: dict[str, dict[str, Callable]] = {
    "rnn": _LIBRARIES
    | {
        "orthogonal": lambda rnn, seed, longest: orthogonal(rnn, seed=seed),
        "identity": lambda rnn, seed, longest: identity(rnn),
    },
    "lstm": _LIBRARIES
    | {
        "bias 0": lambda lstm, seed, longest: with_gate_biases(lstm, forget=0.0),
        "bias 2": lambda lstm, seed, longest: with_gate_biases(lstm, forget=2.0),
        "chrono": lambda lstm, seed, longest: chrono(lstm, longest, seed),
    },
    "gru": _LIBRARIES,
}
