"""What the core is held against: PyTorch's layers, and the equations written out for autograd."""

from dataclasses import dataclass

import numpy as np
import torch
from hypothesis import strategies as st

from lstm_core import GRU, LSTM, RNN, BiTrace


@dataclass(frozen=True)
class Case:
    """Sizes and numbers of one drawn example; `batch` is () for a single sentence."""

    steps: int
    batch: tuple
    inputs: int
    units: int
    seed: int

    def normal(self, *shape, scale=1.0):
        return scale * np.random.default_rng([self.seed, *shape]).normal(size=shape)

    @property
    def x(self):
        return self.normal(self.steps, *self.batch, self.inputs)

    def states(self, seed):
        return np.random.default_rng([self.seed, seed]).normal(size=(2, *self.batch, self.units))

    def lstm(self, dtype=np.float64, offset=0):
        """Weights larger than a fresh layer's, so that gates leave the middle."""
        rng = np.random.default_rng([self.seed, 77, offset])
        shapes = (4 * self.units, self.inputs), (4 * self.units, self.units), (4 * self.units,)
        return LSTM(*(rng.normal(size=shape).astype(dtype) for shape in shapes))

    def gru(self, dtype=np.float64, offset=0, **facts):
        rng = np.random.default_rng([self.seed, 79, offset])
        shapes = (3 * self.units, self.inputs), (3 * self.units, self.units), (3 * self.units,), (self.units,)
        return GRU(*(rng.normal(size=shape).astype(dtype) for shape in shapes), **facts)

    def rnn(self, dtype=np.float64, offset=0):
        rng = np.random.default_rng([self.seed, 78, offset])
        shapes = (self.units, self.inputs), (self.units, self.units), (self.units,)
        return RNN(*(rng.normal(size=shape).astype(dtype) for shape in shapes))


cases = st.builds(
    Case,
    steps=st.integers(1, 7),
    batch=st.one_of(st.just(()), st.tuples(st.integers(1, 3))),
    inputs=st.integers(1, 5),
    units=st.integers(1, 6),
    seed=st.integers(0, 2**32 - 1),
)


def leaf(array):
    """A float64 tensor that gathers its gradient."""
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def torch_layer(*layers, kind=torch.nn.LSTM):
    """PyTorch's layer with the weights of one layer, or of two for both directions."""
    theirs = kind(layers[0].input_size, layers[0].hidden_size, bidirectional=len(layers) == 2).double()
    with torch.no_grad():
        for layer, end in zip(layers, ("", "_reverse"), strict=False):
            getattr(theirs, f"weight_ih_l0{end}").copy_(torch.tensor(layer.weight_ih))
            getattr(theirs, f"weight_hh_l0{end}").copy_(torch.tensor(layer.weight_hh))
            getattr(theirs, f"bias_ih_l0{end}").copy_(torch.tensor(layer.bias))
            getattr(theirs, f"bias_hh_l0{end}").zero_()
            if kind is torch.nn.GRU:
                getattr(theirs, f"bias_hh_l0{end}")[-layer.hidden_size :] = torch.tensor(layer.bias_hn)
    return theirs


def torch_gradients(theirs, end=""):
    """Those of weight_ih, weight_hh and the bias that the two of PyTorch share; of a GRU that of b_hn too."""
    found = {
        "weight_ih": getattr(theirs, f"weight_ih_l0{end}").grad.numpy(),
        "weight_hh": getattr(theirs, f"weight_hh_l0{end}").grad.numpy(),
        "bias": getattr(theirs, f"bias_ih_l0{end}").grad.numpy(),
    }
    if isinstance(theirs, torch.nn.GRU):
        found["bias_hn"] = getattr(theirs, f"bias_hh_l0{end}").grad.numpy()[-theirs.hidden_size :]
    return found


def holding(mask, values):
    """The function (t, part, number) that gives the number, or what it is held at."""

    def by_hand(t, k, number):
        if mask is None:
            return number
        return torch.where(torch.tensor(mask[t][..., k, :]), torch.tensor(values[t][..., k, :]), number)

    return by_hand


def sigma_of(layer):
    """The gates' sigma of a layer, in PyTorch."""
    if layer.hard_slope is None:
        return torch.sigmoid
    return lambda z: torch.clamp(layer.hard_slope * z + 0.5, 0, 1)


def written_out(layer, x, h0, c0, mask=None, values=None, reverse=False):
    """The LSTM's equations step by step in PyTorch; what `mask` (T, [B,] 5, H) marks is put in from `values`.

    Returns a dict of leaves (weights, x, h0, c0) and of the lists i f g o c h, one tensor a place, each of which
    keeps its gradient.
    """
    leaves = {"weight_ih": layer.weight_ih, "weight_hh": layer.weight_hh, "bias": layer.bias}
    leaves = {name: leaf(array) for name, array in (leaves | {"x": x, "h0": h0, "c0": c0}).items()}
    parts = {name: [None] * len(x) for name in "ifgoch"}
    h, c = leaves["h0"], leaves["c0"]

    by_hand, sigma = holding(mask, values), sigma_of(layer)
    for t in reversed(range(len(x))) if reverse else range(len(x)):
        z = leaves["x"][t] @ leaves["weight_ih"].T + h @ leaves["weight_hh"].T + leaves["bias"]
        z_i, z_f, z_g, z_o = z.chunk(4, dim=-1)
        i, f = by_hand(t, 0, sigma(z_i)), by_hand(t, 1, sigma(z_f))
        g, o = by_hand(t, 2, torch.tanh(z_g)), by_hand(t, 3, sigma(z_o))
        c = by_hand(t, 4, f * c + i * g)
        h = o * torch.tanh(c)
        for name, number in zip("ifgoch", (i, f, g, o, c, h), strict=True):
            number.retain_grad()
            parts[name][t] = number
    return leaves | parts


def gru_written_out(layer, x, h0, mask=None, values=None, reverse=False):
    """The GRU's equations step by step in PyTorch, as `written_out` the LSTM's; the lists are r z n h."""
    leaves = {name: getattr(layer, name) for name in layer.names} | {"x": x, "h0": h0}
    leaves = {name: leaf(array) for name, array in leaves.items()}
    parts = {name: [None] * len(x) for name in "rznh"}
    h, size = leaves["h0"], layer.hidden_size
    U_n, b_n = leaves["weight_hh"][2 * size :].T, leaves["bias"][2 * size :]

    by_hand, sigma = holding(mask, values), sigma_of(layer)
    for t in reversed(range(len(x))) if reverse else range(len(x)):
        of_x, of_h = leaves["x"][t] @ leaves["weight_ih"].T, h @ leaves["weight_hh"].T
        gates = sigma((of_x + of_h + leaves["bias"])[..., : 2 * size])
        r, z = by_hand(t, 0, gates[..., :size]), by_hand(t, 1, gates[..., size:])
        b_hn = leaves["bias_hn"]
        past = r * (h @ U_n + b_hn) if layer.reset_after else (r * h) @ U_n + b_hn
        n = by_hand(t, 2, torch.tanh(of_x[..., 2 * size :] + b_n + past))
        h = (1 - z) * n + z * h
        for name, number in zip("rznh", (r, z, n, h), strict=True):
            number.retain_grad()
            parts[name][t] = number
    return leaves | parts


def stacked_gradients(tensors):
    return np.stack([tensor.grad.numpy() for tensor in tensors])


def stacked(tensors):
    return np.stack([tensor.detach().numpy() for tensor in tensors])


def close(ours, theirs, tolerance=1e-10):
    np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance)


def penalty(trace, penalties):
    """The penalties as their formulas say; of a `BiTrace` the sum of both readers' own."""
    if isinstance(trace, BiTrace):
        return penalty(trace.forward, penalties) + penalty(trace.backward, penalties)
    return penalties.gate * np.mean(trace.i * (1 - trace.i)) + penalties.cell * np.mean(trace.c**2)
