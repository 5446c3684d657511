"""Initialisation of a layer: gates' biases, chrono, orthogonal and identity recurrent weights, libraries' defaults."""

from dataclasses import replace

import numpy as np

from lstm_core.bidirectional import OneReader
from lstm_core.gru import GRU
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN


def with_gate_biases(lstm: LSTM, *, forget: float | np.ndarray, into: float | np.ndarray = 0.0) -> LSTM:
    """The same weights with other biases: `forget` of the forget gate, `into` of the input gate; each one or (H,)."""
    bias, size = lstm.bias.copy(), lstm.hidden_size
    bias[:size], bias[size : 2 * size] = into, forget
    return replace(lstm, bias=bias)


def chrono(lstm: LSTM, longest: int, seed: int = 0) -> LSTM:
    """The same weights with doors that open for memories of 1 to `longest` steps (Tallec & Ollivier 2018).

    b_f = log U(1, T − 1) for each unit, b_i = −b_f, T = `longest`. ValueError unless `longest` is 2 or more.
    """
    if longest < 2:
        raise ValueError(f"longest: expected 2 steps or more, got {longest}")
    forget = np.log(np.random.default_rng(seed).uniform(1, longest - 1, lstm.hidden_size))
    return with_gate_biases(lstm, forget=forget, into=-forget)


def orthogonal(rnn: RNN, gain: float = 1.0, seed: int = 0) -> RNN:
    """The same input weights and bias, the recurrent weights `gain` times a random orthogonal matrix.

    Where tanh is nearly straight a gradient then changes its length by `gain` at each step. The matrix is the Q of
    a normal matrix with the signs of R's diagonal, so that none is likelier than another (Mezzadri 2007).
    """
    q = _orthonormal(np.random.default_rng(seed), rnn.hidden_size, rnn.hidden_size)
    return replace(rnn, weight_hh=(gain * q).astype(rnn.dtype))


def identity(rnn: RNN) -> RNN:
    """The same input weights and bias, each unit's recurrent weight 1 to itself and 0 to others (Le et al. 2015)."""
    return replace(rnn, weight_hh=np.eye(rnn.hidden_size, dtype=rnn.dtype))


def like_torch(layer: OneReader, seed: int = 0) -> OneReader:
    """A layer of this kind and size as PyTorch begins it: every weight and both its biases uniform in ±1/√H."""
    rng, bound = np.random.default_rng(seed), layer.hidden_size**-0.5
    arrays = {name: rng.uniform(-bound, bound, getattr(layer, name).shape) for name in layer.names}
    other = rng.uniform(-bound, bound, layer.bias.shape)  # the second bias; of a GRU's candidate it is bias_hn
    summed = slice(2 * layer.hidden_size if isinstance(layer, GRU) else None)
    arrays["bias"][summed] += other[summed]
    return _with(layer, arrays)


def like_keras(layer: OneReader, seed: int = 0) -> OneReader:
    """A layer of this kind and size as Keras begins it.

    Input weights are uniform in ±√(6 / (D + kH)), k blocks counting as one kernel (Glorot & Bengio 2010); so are the
    recurrent weights drawn as one, (H, kH) with orthonormal rows; biases are 0, an LSTM's forget bias is 1.
    """
    rng, size, rows = np.random.default_rng(seed), layer.hidden_size, len(layer.bias)
    bound, bias = (6 / (layer.input_size + rows)) ** 0.5, np.zeros(rows)
    if isinstance(layer, LSTM):
        bias[size : 2 * size] = 1
    arrays = {"weight_ih": rng.uniform(-bound, bound, layer.weight_ih.shape), "bias": bias}
    arrays |= {"weight_hh": _orthonormal(rng, rows, size)}
    return _with(layer, arrays | ({"bias_hn": np.zeros(size)} if isinstance(layer, GRU) else {}))


def _with(layer: OneReader, arrays: dict[str, np.ndarray]) -> OneReader:
    return replace(layer, **{name: array.astype(layer.dtype) for name, array in arrays.items()})


def _orthonormal(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """(rows, columns), rows ≥ columns: the Q of a normal matrix, the signs of R's diagonal in it."""
    q, r = np.linalg.qr(rng.normal(size=(rows, columns)))
    return q * np.sign(np.diag(r))
