"""Two readers of one sentence: Schuster & Paliwal 1997, with LSTM layers as in Graves & Schmidhuber 2005."""

from dataclasses import dataclass

import numpy as np

from lstm_core.lstm import LSTM
from lstm_core.trace import BiTrace


@dataclass(frozen=True, eq=False)
class BiLSTM:
    """A forward and a backward LSTM over the same input; ValueError unless D, H and dtype of both agree.

        both = BiLSTM(forward, backward)
        trace = both(x)                             # x (T, D) or (T, B, D)
        trace.forward.h, trace.backward.h           # both in sentence order, (T, [B,] H)
        trace.h                                     # (T, [B,] 2H)
    """

    forward: LSTM
    backward: LSTM

    def __post_init__(self):
        for name in ("input_size", "hidden_size", "dtype"):
            there, here = getattr(self.forward, name), getattr(self.backward, name)
            if there != here:
                raise ValueError(f"backward: expected {name} {there} like forward, got {here}")

    @classmethod
    def random(cls, input_size, hidden_size, seed=0, forget_bias=1.0, dtype=np.float64):
        """Two layers of `LSTM.random`, each with a seed of its own drawn from `seed`."""
        seeds = np.random.SeedSequence(seed).spawn(2)
        return cls(*(LSTM.random(input_size, hidden_size, each, forget_bias, dtype) for each in seeds))

    @property
    def input_size(self):
        return self.forward.input_size

    @property
    def hidden_size(self):
        """Units of each direction, H; the trace's h has 2H."""
        return self.forward.hidden_size

    @property
    def dtype(self):
        return self.forward.dtype

    def __call__(self, x, *, hold_forward=None, hold_backward=None, lengths=None):
        """Read x (T, D) or (T, B, D) both ways; holds and lengths as in `LSTM`, steps being places in the sentence."""
        forward = self.forward(x, hold=hold_forward, lengths=lengths)
        backward = self.backward(x, hold=hold_backward, lengths=lengths, reverse=True)
        h = np.concatenate([forward.h, backward.h], axis=-1)                                # (T, [B,] 2H)
        h.setflags(write=False)
        return BiTrace(forward, backward, h)
