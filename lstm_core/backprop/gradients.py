"""What `backprop` returns: the derivative of the loss L by each array, in that array's shape."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np


@dataclass(frozen=True, eq=False)
class RNNGradients:
    """Of an `RNN`."""

    weight_ih: np.ndarray  # (H, D)
    weight_hh: np.ndarray  # (H, H)
    bias: np.ndarray  # (H,)
    x: np.ndarray  # (T, [B,] D)
    h0: np.ndarray  # ([B,] H)
    h: np.ndarray  # (T, [B,] H)   dL/dh_t in total: by the loss at t and by all later steps


@dataclass(frozen=True, eq=False)
class Gradients:
    """Of an `LSTM`."""

    weight_ih: np.ndarray  # (4H, D)
    weight_hh: np.ndarray  # (4H, H)
    bias: np.ndarray  # (4H,)
    x: np.ndarray  # (T, [B,] D)
    h0: np.ndarray  # ([B,] H)
    c0: np.ndarray  # ([B,] H)
    h: np.ndarray  # (T, [B,] H)   dL/dh_t in total
    c: np.ndarray  # (T, [B,] H)   dL/dc_t in total


@dataclass(frozen=True, eq=False)
class GRUGradients:
    """Of a `GRU`."""

    weight_ih: np.ndarray  # (3H, D)
    weight_hh: np.ndarray  # (3H, H)
    bias: np.ndarray  # (3H,)
    bias_hn: np.ndarray  # (H,)
    x: np.ndarray  # (T, [B,] D)
    h0: np.ndarray  # ([B,] H)
    h: np.ndarray  # (T, [B,] H)   dL/dh_t in total


OfOne = TypeVar("OfOne", bound=RNNGradients | Gradients | GRUGradients)


@dataclass(frozen=True, eq=False)
class BiGradients(Generic[OfOne]):
    """Of a `Bidirectional` layer: each reader's own, and the sum of both by the input they share."""

    forward: OfOne
    backward: OfOne
    x: np.ndarray  # (T, [B,] D)

    @property
    def h0(self) -> np.ndarray:
        """(2, [B,] H), the forward reader's first, as the layer takes it."""
        return np.stack([self.forward.h0, self.backward.h0])

    @property
    def c0(self) -> np.ndarray:
        """(2, [B,] H), likewise, of a `BiLSTM`."""
        return np.stack([side.c0 for side in (self.forward, self.backward) if isinstance(side, Gradients)])
