"""The simple recurrent network of Elman 1990, with tanh: what an LSTM is compared with."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lstm_core import validation
from lstm_core.fused import rnn as fused
from lstm_core.layer import Layer
from lstm_core.reading_order import blank, checked_lengths, padding, reading_order
from lstm_core.trace import RNNTrace, in_sentence_order


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
        x = validation.sequence(x, self.weight_ih.shape[1], self.weight_ih.dtype)
        if h0 is not None:
            h0 = validation.state("h0", h0, x, self.hidden_size)
        if lengths is not None:
            lengths = checked_lengths(lengths, x)
        if not reverse and lengths is None:
            return fused.run(self._folded, x, h0)
        order, beyond = reading_order(len(x), reverse, lengths), padding(len(x), lengths)
        if beyond is not None:
            x = blank(x, beyond)
        return in_sentence_order(fused.run(self._folded, x[order], h0, beyond), x, order, reverse, lengths)

    @cached_property
    def _folded(self) -> fused.Folded:
        return fused.fold(self.weight_ih, self.weight_hh, self.bias)
