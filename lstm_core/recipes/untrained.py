"""The network that every recipe begins with."""

import numpy as np

from lstm_core.bidirectional import AnyLayer, Bidirectional
from lstm_core.lstm import LSTM
from lstm_core.train import Network


def untrained(
    rows: int,
    inputs: int,
    units: int,
    labels: int,
    seed: int,
    *,
    layer: type[AnyLayer] = LSTM,
    reverse: bool = False,
) -> Network:
    """Embedding N(0, .5), weights U(±1/√H), an LSTM's forget bias 1, read-out U(±1/√width), its bias 0."""
    rng, width = np.random.default_rng(seed), 2 * units if issubclass(layer, Bidirectional) else units
    return Network(
        embedding=rng.normal(0, 0.5, (rows, inputs)).astype(np.float32),
        layer=layer.random(inputs, units, seed, dtype=np.float32),
        readout_weight=(rng.uniform(-1, 1, (labels, width)) / width**0.5).astype(np.float32),
        readout_bias=np.zeros(labels, np.float32),
        reverse=reverse,
    )
