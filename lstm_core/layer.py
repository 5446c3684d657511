"""What layers of one reader share: their sizes, read off their arrays, and the gates' sigma."""

from dataclasses import fields
from typing import Any, ClassVar, cast, overload

import numpy as np
from numpy.typing import DTypeLike


@overload
def sigmoid(z: float) -> float: ...
@overload
def sigmoid(z: np.ndarray) -> np.ndarray: ...
def sigmoid(z):
    """1 / (1 + exp(-z)), written so that no z overflows."""
    return 0.5 * (1 + np.tanh(0.5 * z))


def hard_sigmoid(z: np.ndarray, slope: float) -> np.ndarray:
    """A straight line through (0, 1/2), cut off at 0 and 1: clip(slope z + 1/2, 0, 1)."""
    return np.clip(slope * z + 0.5, 0, 1)


class Layer:
    """A layer of D inputs and H units, whose weights have k blocks of H rows."""

    kind: ClassVar[str]  # "rnn", "lstm" or "gru"
    blocks: ClassVar[int]  # k
    names: ClassVar[tuple[str, ...]] = ("weight_ih", "weight_hh", "bias")  # of its arrays
    weight_ih: np.ndarray  # (kH, D)
    weight_hh: np.ndarray  # (kH, H)
    bias: np.ndarray  # (kH,)

    @classmethod
    def uniform_weights(
        cls, input_size: int, hidden_size: int, seed: int | np.random.SeedSequence, dtype: DTypeLike
    ) -> tuple[np.ndarray, np.ndarray]:
        """Input weights (kH, D) and recurrent weights (kH, H), uniform in ±1/√H."""
        rng, bound, rows = np.random.default_rng(seed), hidden_size**-0.5, cls.blocks * hidden_size
        shapes = (rows, input_size), (rows, hidden_size)
        weight_ih, weight_hh = (rng.uniform(-bound, bound, shape).astype(dtype) for shape in shapes)
        return weight_ih, weight_hh

    def __reduce__(self) -> tuple[object, ...]:
        """Made anew of its fields: its arrays are read-only again, and what is made ready for runs stays behind."""
        return type(self), tuple(getattr(self, field.name) for field in fields(cast(Any, self)))

    @property
    def input_size(self) -> int:
        return self.weight_ih.shape[1]

    @property
    def hidden_size(self) -> int:
        return self.weight_hh.shape[1]

    @property
    def dtype(self) -> np.dtype:
        return self.weight_ih.dtype


class Gated(Layer):
    """A layer whose gates' sigma is `sigmoid`, or with a `hard_slope` `hard_sigmoid`."""

    hard_slope: float | None

    def sigma(self, z: np.ndarray) -> np.ndarray:
        """The gates' sigma, `sigmoid` or `hard_sigmoid`."""
        return sigmoid(z) if self.hard_slope is None else hard_sigmoid(z, self.hard_slope)

    def sigma_slope(self, gate: np.ndarray) -> np.ndarray:
        """The derivative of `sigma`, from its value."""
        if self.hard_slope is None:
            return gate * (1 - gate)
        return ((gate > 0) & (gate < 1)) * gate.dtype.type(self.hard_slope)  # 0 where the line is cut off
