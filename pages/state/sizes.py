"""How large a recurrent network is to be, and what it costs: the ground of the questions about cost."""

from dataclasses import astuple, dataclass, replace
from typing import Self

from lstm_core import LSTM, RNN, BiLSTM, Counts, count, counts

LAYERS = {"rnn": RNN, "lstm": LSTM, "bilstm": BiLSTM}
BLOCKS = {kind: counts.BLOCKS[layer] for kind, layer in LAYERS.items()}  # dense layers over [x_t, h_{t-1}]
READERS = {"rnn": 1, "lstm": 1, "bilstm": 2}  # H numbers each are handed on to the layer above
MOST_STEPS = 256  # tokens of one run
BOUNDS = {"inputs": (1, 128), "units": (1, 128), "steps": (1, MOST_STEPS), "layers": (1, 4)}


@dataclass(frozen=True)
class Sizes:
    """D inputs, H units a reader, T steps, L layers one above the other."""

    inputs: int = 32
    units: int = 16
    steps: int = 20
    layers: int = 1

    def counts(self, kind: str) -> Counts:
        """Of a stack of `kind` (a name of LAYERS); the layers above the first read what the one below shows."""
        first = count(LAYERS[kind], self.inputs, self.units, self.steps)
        above = count(LAYERS[kind], READERS[kind] * self.units, self.units, self.steps)
        return Counts(*(a + (self.layers - 1) * b for a, b in zip(astuple(first), astuple(above), strict=True)))

    def with_(self, **sizes: int) -> Self:
        """The same with some sizes replaced."""
        return replace(self, **sizes)
