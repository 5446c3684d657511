"""Two readers of one sentence: Schuster & Paliwal 1997; with LSTM layers Graves & Schmidhuber 2005."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Self, TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lstm_core import validation
from lstm_core.gru import GRU
from lstm_core.hold import Hold
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN
from lstm_core.trace import BiTrace, GRUTrace, OneTrace, RNNTrace, Trace

OneReader = TypeVar("OneReader", bound=RNN | LSTM | GRU)
Holds = Sequence[Hold] | None


@dataclass(frozen=True, eq=False)
class Bidirectional(Generic[OneReader, OneTrace]):
    """A forward and a backward layer over the same input; ValueError unless D, H, dtype and the like of both agree.

    The forward layer reads from the start, the backward layer from the end, whatever their own `reverse`.
    Each kind writes out both runs and what joins them: a lesson prints these lines of its code.

    >>> both = BiLSTM(LSTM.random(3, 4, seed=0), LSTM.random(3, 4, seed=1))
    >>> trace = both(np.ones((5, 3)))                      # x (T, D) or (T, B, D)
    >>> trace.forward.h.shape, trace.h.shape               # in sentence order: (T, [B,] H) and (T, [B,] 2H)
    ((5, 4), (5, 8))
    """

    reader: ClassVar[Any]  # the class of both
    alike: ClassVar[tuple[str, ...]] = ("input_size", "hidden_size", "dtype")
    forward: OneReader
    backward: OneReader

    def __post_init__(self) -> None:
        for side in ("forward", "backward"):
            if not isinstance(getattr(self, side), self.reader):
                got = type(getattr(self, side)).__name__
                raise TypeError(f"{side}: expected {self.reader.__name__}, got {got}")
        for name in self.alike:
            there, here = getattr(self.forward, name), getattr(self.backward, name)
            if there != here:
                raise ValueError(f"backward: expected {name} {there} like forward, got {here}")

    @classmethod
    def random(
        cls, input_size: int, hidden_size: int, seed: int = 0, *, dtype: DTypeLike = np.float64, **options: float
    ) -> Self:
        """Two layers of the reader's own `random`, each with a seed of its own drawn from `seed`."""
        seeds = np.random.SeedSequence(seed).spawn(2)
        return cls(*(cls.reader.random(input_size, hidden_size, each, dtype=dtype, **options) for each in seeds))

    def each(self, change: Callable[[OneReader], OneReader]) -> Self:
        """The same with both readers changed alike."""
        return type(self)(change(self.forward), change(self.backward))

    @property
    def kind(self) -> str:
        """That of the readers: "rnn", "lstm" or "gru"."""
        return self.reader.kind

    @property
    def names(self) -> tuple[str, ...]:
        """Those of each reader's arrays."""
        return self.reader.names

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
        """The slope of both readers' hard sigma, None where it is the logistic one or there are no gates."""
        return getattr(self.forward, "hard_slope", None)

    def _states(self, name: str, value: ArrayLike | None, x: ArrayLike) -> np.ndarray | tuple[None, None]:
        """One initial state for each reader; (None, None) where none is given."""
        if value is None:
            return None, None
        array, batch = np.asarray(value), np.shape(x)[1:-1]
        validation.shape(name, array, (2, *batch, self.hidden_size), "(2, [B,] H)")
        return array


@dataclass(frozen=True, eq=False)
class BiRNN(Bidirectional[RNN, RNNTrace]):
    """Two readers that are each an `RNN`."""

    reader: ClassVar = RNN

    def __call__(
        self, x: ArrayLike, h0: ArrayLike | None = None, *, lengths: ArrayLike | None = None
    ) -> BiTrace[RNNTrace]:
        """Read x (T, D) or (T, B, D) both ways; h0 and lengths as in `BiLSTM`."""
        h0s = self._states("h0", h0, x)
        forward = self.forward(x, h0s[0], lengths=lengths, reverse=False)
        backward = self.backward(x, h0s[1], lengths=lengths, reverse=True)
        h = np.concatenate([forward.h, backward.h], axis=-1)  # (T, [B,] 2H)
        h.setflags(write=False)
        return BiTrace(forward, backward, h)


@dataclass(frozen=True, eq=False)
class BiGRU(Bidirectional[GRU, GRUTrace]):
    """Two readers that are each a `GRU`."""

    reader: ClassVar = GRU
    alike: ClassVar = (*Bidirectional.alike, "reset_after", "hard_slope")

    def __call__(
        self,
        x: ArrayLike,
        h0: ArrayLike | None = None,
        *,
        hold_forward: Holds = None,
        hold_backward: Holds = None,
        lengths: ArrayLike | None = None,
    ) -> BiTrace[GRUTrace]:
        """Read x (T, D) or (T, B, D) both ways; h0, holds and lengths as in `BiLSTM`."""
        h0s = self._states("h0", h0, x)
        forward = self.forward(x, h0s[0], hold_forward, lengths=lengths, reverse=False)
        backward = self.backward(x, h0s[1], hold_backward, lengths=lengths, reverse=True)
        h = np.concatenate([forward.h, backward.h], axis=-1)  # (T, [B,] 2H)
        h.setflags(write=False)
        return BiTrace(forward, backward, h)


@dataclass(frozen=True, eq=False)
class BiLSTM(Bidirectional[LSTM, Trace]):
    """Two readers that are each an `LSTM`."""

    reader: ClassVar = LSTM
    alike: ClassVar = (*Bidirectional.alike, "hard_slope")

    def __call__(
        self,
        x: ArrayLike,
        h0: ArrayLike | None = None,
        c0: ArrayLike | None = None,
        *,
        hold_forward: Holds = None,
        hold_backward: Holds = None,
        lengths: ArrayLike | None = None,
    ) -> BiTrace[Trace]:
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


OneLayer = RNN | LSTM | GRU
AnyLayer = OneLayer | BiRNN | BiLSTM | BiGRU
BI: dict[Any, Any] = {one.reader: one for one in (BiRNN, BiLSTM, BiGRU)}  # a reader's class → that of two of them
