"""The gated recurrent unit of Cho et al. 2014, as PyTorch runs it, and as they wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lstm_core import validation
from lstm_core.fused import gru as fused
from lstm_core.hold import GRU_RANGES, Hold, held_values
from lstm_core.layer import Gated
from lstm_core.reading_order import blank, checked_lengths, padding, reading_order
from lstm_core.trace import GRUTrace, in_sentence_order


@dataclass(frozen=True, eq=False)
class GRU(Gated):
    """One GRU layer: D inputs, H units, the three blocks of rows in the order r z n, as in PyTorch.

    z is the share of h_{t-1} that is kept, as in Cho et al. 2014, in PyTorch and in Keras; Chung et al. 2014 write it
    the other way round. Of PyTorch's two biases `bias` is the sum for r and z and b_in for n; b_hn stands apart,
    because r multiplies it. With `reset_after` r multiplies what weight_hh makes of h_{t-1} (PyTorch, Keras 3); without
    it r multiplies h_{t-1} itself (Cho et al. 2014): with the same arrays another network. The rest is as in `LSTM`.

    >>> gru = GRU.random(input_size=3, hidden_size=4, seed=0)
    >>> trace = gru(np.ones((5, 3)))                # x (T, D) or (T, B, D)
    >>> np.allclose(trace.h, (1 - trace.z) * trace.n + trace.z * trace.h_prev)
    True
    """

    kind: ClassVar = "gru"
    blocks: ClassVar = 3
    names: ClassVar = ("weight_ih", "weight_hh", "bias", "bias_hn")
    weight_ih: np.ndarray  # (3H, D)
    weight_hh: np.ndarray  # (3H, H)
    bias: np.ndarray  # (3H,)
    bias_hn: np.ndarray  # (H,)
    reset_after: bool = True
    hard_slope: float | None = None  # None: the gates' sigma is `layer.sigmoid`
    reverse: bool = False

    def __post_init__(self) -> None:
        validation.keep_weights(self)
        if self.hard_slope is not None:
            object.__setattr__(self, "hard_slope", validation.slope(self.hard_slope))

    @classmethod
    def random(
        cls, input_size: int, hidden_size: int, seed: int | np.random.SeedSequence = 0, dtype: DTypeLike = np.float64
    ) -> Self:
        """Weights uniform in ±1/√H, biases 0."""
        weights = cls.uniform_weights(input_size, hidden_size, seed, dtype)
        return cls(*weights, np.zeros(3 * hidden_size, dtype), np.zeros(hidden_size, dtype))

    def step(self, x: np.ndarray, h: np.ndarray) -> np.ndarray:
        """One step: x_t ([B,] D), h_{t-1} ([B,] H) -> h_t."""
        # fmt: off
        W_r, W_z, W_n = np.split(self.weight_ih.T, 3, axis=1)           # (D, H) each
        U_r, U_z, U_n = np.split(self.weight_hh.T, 3, axis=1)           # (H, H) each
        b_r, b_z, b_n = np.split(self.bias, 3)                          # (H,) each
        b_hn = self.bias_hn                                             # (H,)
        r = self.sigma(x @ W_r + h @ U_r + b_r)
        z = self.sigma(x @ W_z + h @ U_z + b_z)
        u = r * (h @ U_n + b_hn) if self.reset_after else (r * h) @ U_n + b_hn
        n = np.tanh(x @ W_n + b_n + u)
        h = (1 - z) * n + z * h
        return h
        # fmt: on

    def __call__(
        self,
        x: ArrayLike,
        h0: ArrayLike | None = None,
        hold: Sequence[Hold] | None = None,
        *,
        reverse: bool | None = None,
        lengths: ArrayLike | None = None,
    ) -> GRUTrace:
        """Read x (T, D) or (T, B, D) and return the `GRUTrace`; arguments and errors as in `LSTM`, parts r, z and n."""
        reverse = self.reverse if reverse is None else reverse
        x = validation.sequence(x, self.weight_ih.shape[1], self.weight_ih.dtype)
        if h0 is not None:
            h0 = validation.state("h0", h0, x, self.hidden_size)
        if lengths is not None:
            lengths = checked_lengths(lengths, x)
        held = held_values(hold, x, self.hidden_size, lengths, GRU_RANGES) if hold else None
        if not reverse and lengths is None:
            return fused.run(self._folded, x, h0, held)
        order, beyond = reading_order(len(x), reverse, lengths), padding(len(x), lengths)
        if beyond is not None:
            x = blank(x, beyond)
        run = fused.run(self._folded, x[order], h0, held and tuple(part[order] for part in held), beyond)
        return in_sentence_order(run, x, order, reverse, lengths)

    @cached_property
    def _folded(self) -> fused.Folded:
        arrays = (getattr(self, name) for name in self.names)
        return fused.fold(*arrays, reset_after=self.reset_after, hard_slope=self.hard_slope)
