"""The whole run of an LSTM at once: the same numbers as a loop over `LSTM.step`, several times faster.

Everything here is in reading order. sigma(z) = (1 + tanh(z / 2)) / 2, so one tanh serves all four parts once the
rows of i, f and o are halved beforehand: halving is exact, so nothing is rounded that `step` does not round.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Run:
    """The buffers of a run in reading order."""

    z_x: np.ndarray         # (T, [B,] 4H)
    z_h: np.ndarray         # (T, [B,] 4H)
    gates: np.ndarray       # (T, [B,] 4H)   i f g o
    f_c_prev: np.ndarray    # (T, [B,] H)
    i_g: np.ndarray         # (T, [B,] H)
    tanh_c: np.ndarray      # (T, [B,] H)
    c: np.ndarray           # (T + 1, [B,] H)   c[0] is c_0
    h: np.ndarray           # (T + 1, [B,] H)   h[0] is h_0


def run(layer, x, h0, c0, held=None):
    """Run `layer` over x (T, [B,] D); `held` is None or the mask and values of `held_values`, in reading order."""
    steps, rows, units = len(x), x.shape[1:-1], layer.hidden_size
    half = np.repeat(np.array([0.5, 0.5, 1, 0.5], x.dtype), units)                          # (4H,)
    rest = 1 - half
    recurrent = layer.weight_hh.T * half                                                    # (H, 4H)
    z_x = (x.reshape(-1, x.shape[-1]) @ layer.weight_ih.T).reshape(steps, *rows, 4 * units)
    gates = (z_x + layer.bias) * half
    z_h = np.empty_like(gates)
    f_c_prev, i_g, tanh_c = np.empty((3, steps, *rows, units), x.dtype)
    c, h = np.empty((2, steps + 1, *rows, units), x.dtype)
    c[0], h[0] = c0, h0
    for t in range(steps):
        a = gates[t]
        np.dot(h[t], recurrent, z_h[t])
        np.add(a, z_h[t], a)
        np.tanh(a, a)
        np.multiply(a, half, a)
        np.add(a, rest, a)
        if held:
            _put(a, held, t, 0, 4)
        i, f, g, o = (a[..., k * units : (k + 1) * units] for k in range(4))
        np.multiply(f, c[t], f_c_prev[t])
        np.multiply(i, g, i_g[t])
        np.add(f_c_prev[t], i_g[t], c[t + 1])
        if held:
            _put(c[t + 1], held, t, 4, 5)
        np.tanh(c[t + 1], tanh_c[t])
        np.multiply(o, tanh_c[t], h[t + 1])
    z_h /= half
    return Run(z_x, z_h, gates, f_c_prev, i_g, tanh_c, c, h)


def _put(row, held, t, start, stop):
    """Set by hand what is held at step t among the parts start..stop."""
    mask, values = (part[t][..., start:stop, :].reshape(row.shape) for part in held)
    np.copyto(row, values, where=mask)
