"""The simple recurrent network of Elman 1990, with tanh: what an LSTM is compared with."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lstm_core import validation
from lstm_core.layer import Layer
from lstm_core.reading_order import checked_lengths, padding, reading_order
from lstm_core.trace import RNNTrace


@dataclass(frozen=True, eq=False)
class RNN(Layer):
    """One tanh layer: D inputs, H units, one bias (PyTorch's two, summed). The rest is as in `LSTM`."""

    kind: ClassVar = "rnn"
    blocks: ClassVar = 1
    weight_ih: np.ndarray  # (H, D)
    weight_hh: np.ndarray  # (H, H)
    bias: np.ndarray  # (H,)
    reverse: bool = False

    def __post_init__(self) -> None:
        validation.keep_weights(self)

    @classmethod
    def random(
        cls, input_size: int, hidden_size: int, seed: int | np.random.SeedSequence = 0, dtype: DTypeLike = np.float64
    ) -> Self:
        """Weights uniform in ±1/√H, biases 0."""
        weights = cls.uniform_weights(input_size, hidden_size, seed, dtype)
        return cls(*weights, np.zeros(hidden_size, dtype))

    def step(self, x: np.ndarray, h: np.ndarray) -> np.ndarray:
        """One step: x_t ([B,] D), h_{t-1} ([B,] H) -> h_t."""
        # fmt: off
        W, U, b = self.weight_ih.T, self.weight_hh.T, self.bias         # (D, H), (H, H), (H,)
        h = np.tanh(x @ W + h @ U + b)
        return h
        # fmt: on

    def __call__(
        self,
        x: ArrayLike,
        h0: ArrayLike | None = None,
        *,
        reverse: bool | None = None,
        lengths: ArrayLike | None = None,
    ) -> RNNTrace:
        """Read x (T, D) or (T, B, D) and return the `RNNTrace`; arguments and errors as in `LSTM`."""
        reverse = self.reverse if reverse is None else reverse
        x = validation.sequence(x, self.input_size, self.dtype)
        if h0 is not None:
            h0 = validation.state("h0", h0, x, self.hidden_size)
        if lengths is not None:
            lengths = checked_lengths(lengths, x)
        order, beyond = reading_order(len(x), reverse, lengths), padding(len(x), lengths)
        if beyond is not None:
            x[beyond] = 0
        z_x, z_h, states = self._run(x[order], h0)
        h_prev, h = states[:-1], states[1:]
        if beyond is not None:
            h_prev = h_prev.copy()
            z_x[beyond] = z_h[beyond] = h_prev[beyond] = h[beyond] = 0
        arrays = (x, states[0], z_x[order], z_h[order], h_prev[order], h[order])
        for array in arrays:
            array.setflags(write=False)
        return RNNTrace(*arrays, reverse=reverse, lengths=lengths)

    def _run(self, x: np.ndarray, h0: np.ndarray | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """z_x, z_h (T, [B,] H) and h (T + 1, [B,] H), h[0] = h_0, in reading order."""
        recurrent = np.ascontiguousarray(self.weight_hh.T)
        z_x = (x.reshape(-1, x.shape[-1]) @ self.weight_ih.T).reshape(*x.shape[:-1], self.hidden_size)
        z, z_h = z_x + self.bias, np.empty_like(z_x)
        h = np.zeros((len(x) + 1, *z_x.shape[1:]), x.dtype)
        if h0 is not None:
            h[0] = h0
        for t in range(len(x)):
            h[t].dot(recurrent, z_h[t])
            np.add(z[t], z_h[t], h[t + 1])
            np.tanh(h[t + 1], h[t + 1])
        return z_x, z_h, h
