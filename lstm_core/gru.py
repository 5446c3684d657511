"""The gated recurrent unit of Cho et al. 2014, as PyTorch runs it, and as they wrote it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
from numpy import add, clip, copyto, empty, matmul, multiply, subtract, tanh
from numpy.typing import ArrayLike, DTypeLike

from lstm_core import validation
from lstm_core.hold import GRU_RANGES, Hold, held_values, nothing_held
from lstm_core.layer import Gated
from lstm_core.reading_order import checked_lengths, padding, reading_order
from lstm_core.trace import GRUTrace


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
        x = validation.sequence(x, self.input_size, self.dtype)
        if h0 is not None:
            h0 = validation.state("h0", h0, x, self.hidden_size)
        if lengths is not None:
            lengths = checked_lengths(lengths, x)
        held = held_values(hold, x, self.hidden_size, lengths, GRU_RANGES) if hold else None
        order, beyond = reading_order(len(x), reverse, lengths), padding(len(x), lengths)
        if beyond is not None:
            x[beyond] = 0
        start, *by_step = self._run(x[order], h0, held and tuple(part[order] for part in held))
        if beyond is not None:
            by_step = [array.copy() for array in by_step]  # some share memory
            for array in by_step:
                array[beyond] = 0
        mask = held[0] if held else nothing_held(x.shape[:-1], self.hidden_size, len(GRU_RANGES))
        arrays = [x, start, *(array[order] for array in by_step), mask]
        for array in arrays:
            array.setflags(write=False)
        return GRUTrace(*arrays, reverse=reverse, lengths=lengths)

    def _run(self, x: np.ndarray, h0: np.ndarray | None, held: tuple[np.ndarray, ...] | None) -> tuple[np.ndarray, ...]:
        """h0 and, in the order of `GRUTrace`, r to z_h, all in reading order."""
        steps, batch, size = len(x), x.shape[1:-1], self.hidden_size
        # One block, since the allocator has it ready for the next run, where it gives several back to the system.
        block = empty((14 * steps + 1, *batch, size), x.dtype)
        z_x, z_h = block[: 6 * steps].reshape(2, steps, *batch, 3 * size)
        gates = block[6 * steps : 8 * steps].reshape(steps, *batch, 2 * size)
        n, u, r_u, z_h_prev, new = block[8 * steps : 13 * steps].reshape(5, steps, *batch, size)
        h_prev, h = block[13 * steps : -1], block[13 * steps + 1 :]
        h_prev[0] = 0 if h0 is None else h0
        x.reshape(-1, x.shape[-1]).dot(self.weight_ih.T, z_x.reshape(-1, 3 * size))
        of_gates, of_n = slice(2 * size), slice(2 * size, None)
        add(z_x[..., of_gates], self.bias[of_gates], gates)
        add(z_x[..., of_n], self.bias[of_n], n)
        if not self.reset_after:
            u = h_prev
            add(n, self.bias_hn, n)
        r, z = gates[..., :size], gates[..., size:]
        rows = gates, z_h[..., of_gates], z_h[..., of_n], z_h, r, z, n, u, r_u, z_h_prev, new, h_prev, h
        self._steps(zip(*rows, strict=True), zip(*held, strict=True) if held else None)
        return h_prev[0], r, z, n, u, r_u, z_h_prev, new, h, h_prev, z_x, z_h

    def _steps(self, rows: Iterable[tuple[np.ndarray, ...]], by_hand: Iterator[tuple[np.ndarray, ...]] | None) -> None:
        """The recurrence, each row of the buffers written in place; r, z and n come as z_x + bias."""
        size, recurrent = self.hidden_size, np.ascontiguousarray(self.weight_hh.T)
        of_gates, of_n = recurrent[:, : 2 * size], recurrent[:, 2 * size :]
        for gates, z_h_gates, z_h_n, z_h, r, z, n, u, r_u, z_h_prev, new, h_prev, h in rows:
            if self.reset_after:
                matmul(h_prev, recurrent, z_h)
                add(z_h_n, self.bias_hn, u)
            else:
                matmul(h_prev, of_gates, z_h_gates)
            add(gates, z_h_gates, gates)
            if self.hard_slope is None:
                multiply(gates, 0.5, gates)
                tanh(gates, gates)
                multiply(gates, 0.5, gates)
            else:
                multiply(gates, self.hard_slope, gates)
                clip(gates, -0.5, 0.5, gates)
            add(gates, 0.5, gates)
            if by_hand:
                mask, values = next(by_hand)
                for part, which in ((r, 0), (z, 1)):
                    copyto(part, values[..., which, :], where=mask[..., which, :])
            multiply(r, u, r_u)
            if self.reset_after:
                add(n, r_u, n)
            else:
                matmul(r_u, of_n, z_h_n)
                add(n, z_h_n, n)
            tanh(n, n)
            if by_hand:
                copyto(n, values[..., 2, :], where=mask[..., 2, :])
            subtract(1, z, new)
            multiply(new, n, new)
            multiply(z, h_prev, z_h_prev)
            add(new, z_h_prev, h)
