"""Back through the steps of a GRU."""

import numpy as np
from numpy import add, matmul, multiply
from numpy.typing import ArrayLike

from lstm_core.backprop.gradients import GRUGradients
from lstm_core.backprop.products import by_bias, by_input, by_weight, given
from lstm_core.gru import GRU
from lstm_core.hold import anything_held
from lstm_core.reading_order import reading_order
from lstm_core.trace import GRUTrace


def gru_gradients(layer: GRU, trace: GRUTrace, d_h: ArrayLike) -> GRUGradients:
    """`backprop` of a GRU.

    d_z is dL by the three sums that weight_ih enters, d_s by those that weight_hh enters. They differ in the last
    block where r stands between the two: d_u = r * d_n.
    """
    order = reading_order(len(trace.x), trace.reverse, trace.lengths)
    d_h, size = given(d_h, trace)[order], layer.hidden_size
    d_s, d_n = np.empty((*d_h.shape[:-1], 3 * size), d_h.dtype), np.empty_like(d_h)
    d_r, d_z, d_u = d_s[..., :size], d_s[..., size : 2 * size], d_s[..., 2 * size :]
    of_gates, of_n = layer.weight_hh[: 2 * size], layer.weight_hh[2 * size :]
    later_h, kept, by_door = np.zeros((3, *d_h.shape[1:]), d_h.dtype)
    local = (part[order] for part in (*_local_derivatives(layer, trace), trace.r, trace.z))
    rows = (d_h, d_n, d_s, d_s[..., : 2 * size], d_r, d_z, d_u, *local)
    for h, n, s, s_gates, s_r, s_z, s_u, z_by_h, n_by_h, r_by_door, r, z in zip(*(a[::-1] for a in rows), strict=True):
        add(h, later_h, h)
        multiply(h, z_by_h, s_z)
        multiply(h, n_by_h, n)
        if layer.reset_after:
            multiply(n, r_by_door, s_r)
            multiply(n, r, s_u)
            s.dot(layer.weight_hh, later_h)
        else:
            matmul(n, of_n, by_door)
            multiply(by_door, r_by_door, s_r)
            matmul(s_gates, of_gates, later_h)
            multiply(by_door, r, by_door)
            add(later_h, by_door, later_h)
        multiply(h, z, kept)
        add(later_h, kept, later_h)
    x, h_prev, r_u = trace.x[order], trace.h_prev[order], trace.r_u[order]
    if layer.reset_after:
        weight_hh, bias_hn = by_weight(d_s, h_prev), by_bias(d_u)
    else:
        weight_hh = np.concatenate([by_weight(d_s[..., : 2 * size], h_prev), by_weight(d_n, r_u)])
        bias_hn = by_bias(d_n)
    d_u[...] = d_n  # from here on d_s is by the sums that weight_ih enters
    by_x = by_input(d_s, layer.weight_ih)[order]
    return GRUGradients(by_weight(d_s, x), weight_hh, by_bias(d_s), bias_hn, by_x, later_h, d_h[order])


def _local_derivatives(layer: GRU, trace: GRUTrace) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of z's and n's sum by h_t, and of r's sum by r * u, (T, [B,] H)."""
    z_by_h = (trace.h_prev - trace.n) * layer.sigma_slope(trace.z)
    n_by_h = (1 - trace.z) * (1 - trace.n * trace.n)
    r_by_door = trace.u * layer.sigma_slope(trace.r)
    if anything_held(trace.held):
        for k, part in enumerate((r_by_door, z_by_h, n_by_h)):
            part[trace.held[..., k, :]] = 0
    return z_by_h, n_by_h, r_by_door
