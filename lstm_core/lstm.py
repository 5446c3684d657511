"""The long short-term memory: Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lstm_core import validation
from lstm_core.fused import lstm as fused
from lstm_core.hold import Hold, held_values
from lstm_core.layer import Gated
from lstm_core.reading_order import blank, checked_lengths, padding, reading_order
from lstm_core.trace import Trace, in_sentence_order


@dataclass(frozen=True, eq=False)
class LSTM(Gated):
    """One LSTM layer: D inputs, H units, the four blocks of rows in the order i f g o, as in PyTorch.

    PyTorch adds two biases; `bias` is their sum. All three arrays are float32, or all float64; the layer keeps
    read-only copies, and everything it computes has their dtype. With a `hard_slope` the gates' sigma is
    `layer.hard_sigmoid` with that slope (1/5 in Keras 1 and 2, 1/6 in Keras 3). `reverse` is the direction of reading
    when a call names none.

    >>> lstm = LSTM.random(input_size=3, hidden_size=4, seed=0)
    >>> trace = lstm(np.ones((5, 3)))               # x (T, D) or (T, B, D)
    >>> trace.f[2].shape, trace.h.shape             # (H,) or (B, H); (T, H) or (T, B, H)
    ((4,), (5, 4))

    Raises ValueError for a wrong shape or dtype, NaN or infinity, saying which array, expected what, got what, and
    for a slope that is not positive.
    """

    kind: ClassVar = "lstm"
    blocks: ClassVar = 4
    weight_ih: np.ndarray  # (4H, D)
    weight_hh: np.ndarray  # (4H, H)
    bias: np.ndarray  # (4H,)
    hard_slope: float | None = None  # None: the gates' sigma is `layer.sigmoid`
    reverse: bool = False

    def __post_init__(self) -> None:
        validation.keep_weights(self)
        if self.hard_slope is not None:
            object.__setattr__(self, "hard_slope", validation.slope(self.hard_slope))

    @classmethod
    def random(
        cls,
        input_size: int,
        hidden_size: int,
        seed: int | np.random.SeedSequence = 0,
        forget_bias: float = 1.0,
        dtype: DTypeLike = np.float64,
    ) -> Self:
        """Weights uniform in ±1/√H, biases 0, the forget gate's `forget_bias` (Jozefowicz et al. 2015: 1)."""
        bias = np.repeat(np.array([0, forget_bias, 0, 0], dtype), hidden_size)
        weights = cls.uniform_weights(input_size, hidden_size, seed, dtype)
        return cls(*weights, bias)

    def step(self, x: np.ndarray, h: np.ndarray, c: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """One step: x_t ([B,] D), h_{t-1} and c_{t-1} ([B,] H) -> (h_t, c_t)."""
        # fmt: off
        W_i, W_f, W_g, W_o = np.split(self.weight_ih.T, 4, axis=1)      # (D, H) each
        U_i, U_f, U_g, U_o = np.split(self.weight_hh.T, 4, axis=1)      # (H, H) each
        b_i, b_f, b_g, b_o = np.split(self.bias, 4)                     # (H,) each
        i = self.sigma(x @ W_i + h @ U_i + b_i)
        f = self.sigma(x @ W_f + h @ U_f + b_f)
        g = np.tanh(x @ W_g + h @ U_g + b_g)
        o = self.sigma(x @ W_o + h @ U_o + b_o)
        c = f * c + i * g
        h = o * np.tanh(c)
        return h, c
        # fmt: on

    def __call__(
        self,
        x: ArrayLike,
        h0: ArrayLike | None = None,
        c0: ArrayLike | None = None,
        hold: Sequence[Hold] | None = None,
        *,
        reverse: bool | None = None,
        lengths: ArrayLike | None = None,
    ) -> Trace:
        """Read x (T, D) or (T, B, D) and return the `Trace`, in sentence order.

        h0, c0 ([B,] H) are the states before the reader's first step, 0 unless given. `hold` sets parts by hand,
        see `lstm_core.hold`. With `reverse` (None: the layer's own) the reader starts at the end. `lengths` (B,)
        says how long each sentence of a padded batch is: the backward reader starts at each one's own end, and
        every part of the trace beyond it is 0. Raises ValueError for shapes, lengths or holds that do not fit.
        """
        reverse = self.reverse if reverse is None else reverse
        x = validation.sequence(x, self.weight_ih.shape[1], self.weight_ih.dtype)
        if h0 is not None:
            h0 = validation.state("h0", h0, x, self.hidden_size)
        if c0 is not None:
            c0 = validation.state("c0", c0, x, self.hidden_size)
        if lengths is not None:
            lengths = checked_lengths(lengths, x)
        held = held_values(hold, x, self.hidden_size, lengths) if hold else None
        if not reverse and lengths is None:
            return fused.run(self._folded, x, h0, c0, held)
        order, beyond = reading_order(len(x), reverse, lengths), padding(len(x), lengths)
        if beyond is not None:
            x = blank(x, beyond)
        run = fused.run(self._folded, x[order], h0, c0, held and tuple(part[order] for part in held), beyond)
        return in_sentence_order(run, x, order, reverse, lengths)

    @cached_property
    def _folded(self) -> fused.Folded:
        return fused.fold(self.weight_ih, self.weight_hh, self.bias, self.hard_slope)
