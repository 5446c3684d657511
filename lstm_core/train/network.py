"""What is trained: an embedding, a recurrent layer and a linear read-out of every step."""

from dataclasses import dataclass, replace

import numpy as np

from lstm_core.backprop import BiGradients
from lstm_core.bidirectional import AnyLayer, Bidirectional
from lstm_core.formats.card import Card
from lstm_core.formats.weights import SIDES, layer_to_arrays
from lstm_core.specimen import Embedding, Readout, Specimen
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.trace import AnyTrace, BiTrace
from lstm_core.train.batches import Batch
from lstm_core.train.losses import LOSSES
from lstm_core.train.penalty import NO_PENALTIES, Penalties, with_penalties


@dataclass(frozen=True, eq=False)
class Network:
    """Embedding (V, D), or None where the inputs are vectors; layer; read-out weight and bias.

    scores_t = readout_weight · h_t + readout_bias. `reverse` has a one-way layer read from the end; without it
    the layer's own direction holds.
    """

    embedding: np.ndarray | None  # (V, D)
    layer: AnyLayer
    readout_weight: np.ndarray  # (L, H), of two readers (L, 2H)
    readout_bias: np.ndarray  # (L,)
    reverse: bool = False

    def scores(self, inputs: np.ndarray, lengths: np.ndarray | None = None) -> np.ndarray:
        """The read-out (T, [B,] L) of inputs (T, [B]) of rows or (T, [B,] D) of vectors."""
        x = inputs if self.embedding is None else self.embedding[inputs]
        return self.trace(x, lengths).h @ self.readout_weight.T + self.readout_bias

    def trace(self, x: np.ndarray, lengths: np.ndarray | None = None) -> AnyTrace | BiTrace:
        """The layer's run over x (T, [B,] D), in the direction it was made for."""
        if isinstance(self.layer, Bidirectional):
            return self.layer(x, lengths=lengths)
        return self.layer(x, lengths=lengths, reverse=self.reverse or None)

    def arrays(self) -> dict[str, np.ndarray]:
        """Every parameter by name, in a fixed order."""
        found = {} if self.embedding is None else {"embedding": self.embedding}
        found |= layer_to_arrays(self.layer)
        return found | {"readout_weight": self.readout_weight, "readout_bias": self.readout_bias}

    def flat(self) -> np.ndarray:
        """Every parameter in one vector (P,), a copy."""
        return np.concatenate([array.ravel() for array in self.arrays().values()])

    def with_flat(self, vector: np.ndarray) -> "Network":
        """The same network with the parameters of `vector` (P,)."""
        parts, start = {}, 0
        for name, array in self.arrays().items():
            parts[name] = vector[start : start + array.size].reshape(array.shape)
            start += array.size
        return replace(
            self,
            embedding=None if self.embedding is None else parts["embedding"].copy(),
            layer=layer_like(self.layer, parts),
            readout_weight=parts["readout_weight"].copy(),
            readout_bias=parts["readout_bias"].copy(),
        )


def specimen_of(network: Network, card: Card, tokeniser: Tokeniser, rows: np.ndarray | None = None) -> Specimen:
    """The network as a model that reads text; `rows` is the embedding of one that reads vectors.

    Without labels in its card it has no read-out. TypeError without any embedding.
    """
    weight = network.embedding if rows is None else rows
    if weight is None:
        raise TypeError("network: expected one with an embedding")
    readout = Readout(network.readout_weight, network.readout_bias) if card.labels else None
    return Specimen(card.name, card, tokeniser, Embedding(weight), network.layer, readout)


@dataclass(frozen=True)
class Dropout:
    """Shares of x and of h set to 0 in training, the rest scaled up (Srivastava et al. 2014)."""

    x: float = 0.0
    h: float = 0.0


def layer_like(layer: AnyLayer, arrays: dict[str, np.ndarray]) -> AnyLayer:
    """A layer like this one with other arrays, named as by `layer_to_arrays`."""
    if isinstance(layer, Bidirectional):
        own = {side: {name: arrays[f"{side}.{name}"] for name in layer.names} for side in SIDES}
        return type(layer)(*(replace(getattr(layer, side), **own[side]) for side in SIDES))
    return replace(layer, **{name: arrays[name] for name in layer.names})


def gradients(
    network: Network,
    batch: Batch,
    *,
    loss: str = "cross_entropy",
    dropout: Dropout | None = None,
    rng: np.random.Generator | None = None,
    penalties: Penalties = NO_PENALTIES,
) -> tuple[float, np.ndarray]:
    """(loss, its gradient (P,) in the order of `network.flat()`), per unit of weight in the batch.

    `loss` is a name of `LOSSES`. Padding has weight 0 and is not read by the layer, so it touches neither.
    With `penalties` the gradient is that of the loss and them together.
    """
    blame = LOSSES[loss]
    x = batch.inputs if network.embedding is None else network.embedding[batch.inputs]  # (T, B, D)
    x_mask = _mask(dropout.x if dropout else 0, x, rng)
    trace = network.trace(x if x_mask is None else x * x_mask, batch.lengths)
    h_mask = _mask(dropout.h if dropout else 0, trace.h, rng)
    # fmt: off
    h = trace.h if h_mask is None else trace.h * h_mask                                 # (T, B, H or 2H)
    scores = h @ network.readout_weight.T + network.readout_bias                        # (T, B, L)
    total, d_scores = blame(scores, batch.targets, batch.weights / batch.weights.sum())
    d_h = d_scores @ network.readout_weight
    d_h = d_h if h_mask is None else d_h * h_mask
    layer = with_penalties(network.layer, trace, d_h, penalties)
    d_x = layer.x if x_mask is None else layer.x * x_mask
    rows = d_scores.reshape(-1, d_scores.shape[-1])                                     # (T B, L)
    # fmt: on
    parts = [] if network.embedding is None else [scatter(d_x, batch.inputs, len(network.embedding))]
    sides = [layer.forward, layer.backward] if isinstance(layer, BiGradients) else [layer]
    parts += [getattr(side, name) for side in sides for name in network.layer.names]
    parts += [rows.T @ h.reshape(len(rows), -1), rows.sum(axis=0)]
    return total, np.concatenate([part.ravel() for part in parts])


def scatter(d_x: np.ndarray, rows: np.ndarray, count: int) -> np.ndarray:
    """The embedding's gradient (count, D): each row the sum of d_x (…, D) where `rows` (…) names it."""
    flat, d_x = rows.ravel(), d_x.reshape(rows.size, -1)
    order = np.argsort(flat, kind="stable")
    named, starts = np.unique(flat[order], return_index=True)
    total = np.zeros((count, d_x.shape[1]), d_x.dtype)
    total[named] = np.add.reduceat(d_x[order], starts, axis=0)
    return total


def _mask(rate: float, like: np.ndarray, rng: np.random.Generator | None) -> np.ndarray | None:
    if not rate:
        return None
    assert rng, "dropout is drawn from `rng`"
    return (rng.random(like.shape, dtype=np.float32) >= rate).astype(like.dtype) / like.dtype.type(1 - rate)
