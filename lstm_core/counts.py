"""What a layer costs before it exists: parameters and multiply-adds."""

from dataclasses import dataclass
from typing import Any

from lstm_core.bidirectional import BI, Bidirectional
from lstm_core.gru import GRU
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN

Each = dict[Any, int]  # class → how many a unit


def _each(of_one: Each) -> Each:
    """The same table with two readers of each class, which have twice as many."""
    return of_one | {two: 2 * of_one[one] for one, two in BI.items()}


BLOCKS = _each({one: one.blocks for one in BI})  # dense layers over [x_t, h_prev]
PRODUCTS = _each({RNN: 0, LSTM: 3, GRU: 3})  # f * c_prev, i * g, o * tanh(c); r * u, z * h_prev, (1 - z) * n
CELLS = _each({RNN: 0, LSTM: 1, GRU: 0})  # of which a tanh is taken once more
APART = _each({RNN: 0, LSTM: 0, GRU: 1})  # biases beside one a row: b_hn


@dataclass(frozen=True)
class Counts:
    """Of one layer, for one sentence of `steps` steps."""

    parameters: int  # k H (D + H + 1): one bias, a GRU's H more; PyTorch, which keeps two, has 2 k H for biases
    multiply_adds: int  # k H (D + H) a step: one for each weight; the bias is where the sum starts
    products: int  # elementwise products beside them, H each a step
    nonlinearities: int  # sigmoid or tanh, one a number: k H a step, and H more for each tanh(c)


def count(layer: type[RNN | LSTM | GRU | Bidirectional], input_size: int, hidden_size: int, steps: int = 1) -> Counts:
    """Counts for the class RNN, LSTM or GRU with D inputs and H units, or two of one (H each), over `steps` steps.

    k, the number of dense layers over [x_t, h_prev], is 1 for an RNN, 4 for an LSTM, 3 for a GRU, and twice that for
    two readers. An embedding before the layer and a read-out after it are not in it.

    >>> count(LSTM, input_size=16, hidden_size=16, steps=20).parameters
    2112
    >>> count(LSTM, input_size=16, hidden_size=16, steps=20).multiply_adds
    40960

    Raises ValueError for sizes or steps below 1, TypeError for another class.
    """
    if layer not in BLOCKS:
        raise TypeError(f"layer: expected the class RNN, LSTM or GRU, or of two of one, got {layer!r}")
    for name, size in (("input_size", input_size), ("hidden_size", hidden_size), ("steps", steps)):
        if size < 1:
            raise ValueError(f"{name}: expected 1 or more, got {size}")
    weights = BLOCKS[layer] * hidden_size * (input_size + hidden_size)
    rows, products = BLOCKS[layer] * hidden_size, PRODUCTS[layer] * hidden_size
    cells, apart = CELLS[layer] * hidden_size, APART[layer] * hidden_size
    return Counts(weights + rows + apart, steps * weights, steps * products, steps * (rows + cells))
