"""What a layer costs before it exists: parameters and multiply-adds."""

from dataclasses import dataclass

from lstm_core.bilstm import BiLSTM
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN

BLOCKS = {RNN: 1, LSTM: 4, BiLSTM: 8}  # dense layers over [x_t, h_prev]; a BiLSTM has four a direction
PRODUCTS = {RNN: 0, LSTM: 3, BiLSTM: 6}  # f * c_prev, i * g, o * tanh(c), a unit each


@dataclass(frozen=True)
class Counts:
    """Of one layer, for one sentence of `steps` steps."""

    parameters: int  # k H (D + H + 1): one bias; PyTorch, which keeps two, has k H more
    multiply_adds: int  # k H (D + H) a step: one for each weight; the bias is where the sum starts
    products: int  # elementwise products beside them, H each a step
    nonlinearities: int  # sigmoid or tanh, one a number: k H a step, and H more for each tanh(c)


def count(layer: type[RNN | LSTM | BiLSTM], input_size: int, hidden_size: int, steps: int = 1) -> Counts:
    """Counts for the class RNN, LSTM or BiLSTM with D inputs and H units (each direction), over `steps` steps.

    k, the number of dense layers over [x_t, h_prev], is 1 for an RNN, 4 for an LSTM and 8 for a BiLSTM. An embedding
    before the layer and a read-out after it are not in it.

    >>> count(LSTM, input_size=16, hidden_size=16, steps=20).parameters
    2112
    >>> count(LSTM, input_size=16, hidden_size=16, steps=20).multiply_adds
    40960

    Raises ValueError for sizes or steps below 1, TypeError for another class.
    """
    if layer not in BLOCKS:
        raise TypeError(f"layer: expected the class RNN, LSTM or BiLSTM, got {layer!r}")
    for name, size in (("input_size", input_size), ("hidden_size", hidden_size), ("steps", steps)):
        if size < 1:
            raise ValueError(f"{name}: expected 1 or more, got {size}")
    weights = BLOCKS[layer] * hidden_size * (input_size + hidden_size)
    rows, products = BLOCKS[layer] * hidden_size, PRODUCTS[layer] * hidden_size
    cells = products // 3
    return Counts(weights + rows, steps * weights, steps * products, steps * (rows + cells))
