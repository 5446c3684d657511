"""Two readers of one sentence: Schuster & Paliwal 1997, with LSTM layers as in Graves & Schmidhuber 2005."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lstm_core import validation
from lstm_core.hold import Hold
from lstm_core.lstm import LSTM
from lstm_core.trace import BiTrace


@dataclass(frozen=True, eq=False)
class BiLSTM:
    """A forward and a backward LSTM over the same input; ValueError unless D, H, dtype and sigma of both agree.

    The forward layer reads from the start, the backward layer from the end, whatever their own `reverse`.

    >>> both = BiLSTM(LSTM.random(3, 4, seed=0), LSTM.random(3, 4, seed=1))
    >>> trace = both(np.ones((5, 3)))                      # x (T, D) or (T, B, D)
    >>> trace.forward.h.shape, trace.h.shape               # in sentence order: (T, [B,] H) and (T, [B,] 2H)
    ((5, 4), (5, 8))
    """

    forward: LSTM
    backward: LSTM

    def __post_init__(self) -> None:
        for name in ("input_size", "hidden_size", "dtype", "hard_slope"):
            there, here = getattr(self.forward, name), getattr(self.backward, name)
            if there != here:
                raise ValueError(f"backward: expected {name} {there} like forward, got {here}")

    @classmethod
    def random(
        cls,
        input_size: int,
        hidden_size: int,
        seed: int = 0,
        forget_bias: float = 1.0,
        dtype: DTypeLike = np.float64,
    ) -> Self:
        """Two layers of `LSTM.random`, each with a seed of its own drawn from `seed`."""
        seeds = np.random.SeedSequence(seed).spawn(2)
        return cls(*(LSTM.random(input_size, hidden_size, each, forget_bias, dtype) for each in seeds))

    @property
    def input_size(self) -> int:
        return self.forward.input_size

    @property
    def hidden_size(self) -> int:
        """Units of each direction, H; the trace's h has 2H."""
        return self.forward.hidden_size

    @property
    def dtype(self) -> np.dtype:
        return self.forward.dtype

    @property
    def hard_slope(self) -> float | None:
        """The slope of both readers' hard sigma, None where it is the logistic one."""
        return self.forward.hard_slope

    def __call__(
        self,
        x: ArrayLike,
        h0: ArrayLike | None = None,
        c0: ArrayLike | None = None,
        *,
        hold_forward: Sequence[Hold] | None = None,
        hold_backward: Sequence[Hold] | None = None,
        lengths: ArrayLike | None = None,
    ) -> BiTrace:
        """Read x (T, D) or (T, B, D) both ways; holds and lengths as in `LSTM`, steps being places in the sentence.

        h0, c0 (2, [B,] H) are the states before each reader's first step, the forward reader's first, as in PyTorch;
        the backward reader's first step is the last place. 0 unless given. ValueError for another shape.
        """
        h0s, c0s = (self._states(name, value, x) for name, value in (("h0", h0), ("c0", c0)))
        forward = self.forward(x, h0s[0], c0s[0], hold_forward, lengths=lengths, reverse=False)
        backward = self.backward(x, h0s[1], c0s[1], hold_backward, lengths=lengths, reverse=True)
        h = np.concatenate([forward.h, backward.h], axis=-1)  # (T, [B,] 2H)
        h.setflags(write=False)
        return BiTrace(forward, backward, h)

    def _states(self, name: str, value: ArrayLike | None, x: ArrayLike) -> np.ndarray | tuple[None, None]:
        """One initial state for each reader; (None, None) where none is given."""
        if value is None:
            return None, None
        array, batch = np.asarray(value), np.shape(x)[1:-1]
        validation.shape(name, array, (2, *batch, self.hidden_size), "(2, [B,] H)")
        return array
