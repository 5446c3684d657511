"""What the core is held against: PyTorch's layers, and the equations written out for autograd."""

from dataclasses import dataclass

import numpy as np
import torch
from hypothesis import strategies as st

from lstm_core import LSTM, RNN, BiTrace


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

    def rnn(self, dtype=np.float64):
        rng = np.random.default_rng([self.seed, 78])
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
    return theirs


def torch_gradients(theirs, end=""):
    """Those of weight_ih, weight_hh and the bias that the two of PyTorch share."""
    return {
        "weight_ih": getattr(theirs, f"weight_ih_l0{end}").grad.numpy(),
        "weight_hh": getattr(theirs, f"weight_hh_l0{end}").grad.numpy(),
        "bias": getattr(theirs, f"bias_ih_l0{end}").grad.numpy(),
    }


def written_out(layer, x, h0, c0, mask=None, values=None, reverse=False):
    """The LSTM's equations step by step in PyTorch; what `mask` (T, [B,] 5, H) marks is put in from `values`.

    Returns a dict of leaves (weights, x, h0, c0) and of the lists i f g o c h, one tensor a place, each of which
    keeps its gradient.
    """
    leaves = {"weight_ih": layer.weight_ih, "weight_hh": layer.weight_hh, "bias": layer.bias}
    leaves = {name: leaf(array) for name, array in (leaves | {"x": x, "h0": h0, "c0": c0}).items()}
    parts = {name: [None] * len(x) for name in "ifgoch"}
    h, c = leaves["h0"], leaves["c0"]

    def by_hand(t, k, number):
        if mask is None:
            return number
        return torch.where(torch.tensor(mask[t][..., k, :]), torch.tensor(values[t][..., k, :]), number)

    def sigma(z):
        return torch.sigmoid(z) if layer.hard_slope is None else torch.clamp(layer.hard_slope * z + 0.5, 0, 1)

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
