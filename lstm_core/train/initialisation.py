"""Initialisation of a layer: biases of the gates, chrono initialisation, orthogonal recurrent weights."""

from dataclasses import replace

import numpy as np

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
    q, r = np.linalg.qr(np.random.default_rng(seed).normal(size=rnn.weight_hh.shape))
    return replace(rnn, weight_hh=(gain * q * np.sign(np.diag(r))).astype(rnn.dtype))
