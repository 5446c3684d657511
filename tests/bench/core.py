"""The core against PyTorch, one thread, float64: `python -m tests.bench.core`.

Each cell is set against `torch.nn.LSTM`, to which the limits refer, and against PyTorch's own of its kind. Runs are
interleaved, ours after theirs, so that whatever else the machine does hits both; medians. PyTorch runs forward without
recording for "run", forward and `backward()` for "run + gradients"; ours returns the full trace, and the gradients of
every parameter, of x and of every state. D = H. Both get the same x: a single sentence (T, D), that sentence as a
batch of one (T, 1, D), or a batch.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when NumPy and torch are loaded

from itertools import product
from time import perf_counter

import numpy as np
import torch

from lstm_core import backprop, from_torch

KINDS = {"lstm": torch.nn.LSTM, "rnn": torch.nn.RNN, "gru": torch.nn.GRU}
SHAPES = {  # (T, H, batch): rounds, the largest ratio for the run and for run + gradients, of any cell
    (4, 8, ()): (2000, 0.4, 0.3),
    (4, 8, (1,)): (2000, 0.4, 0.3),
    (20, 32, ()): (600, 0.5, 0.3),
    (20, 32, (1,)): (600, 0.5, 0.3),
    (100, 64, (32,)): (30, 1.1, 0.75),
}
WHAT = ("run", "run + gradients")


def contenders(cell, steps, units, batch):
    """PyTorch's layer and ours of the same arrays: (run, run with gradients) of each."""
    theirs = cell(units, units).double()
    ours = from_torch(theirs.state_dict(), nonlinearity=getattr(theirs, "nonlinearity", None))
    x = np.random.default_rng(0).normal(size=(steps, *batch, units))
    d_h = np.random.default_rng(1).normal(size=(steps, *batch, units))
    given, wanted = torch.tensor(x, requires_grad=True), torch.tensor(d_h)

    def torch_run():
        with torch.no_grad():
            theirs(given)

    def torch_gradients():
        theirs.zero_grad()
        given.grad = None
        theirs(given)[0].backward(wanted)

    def our_gradients():
        backprop(ours, ours(x), d_h)

    return (torch_run, torch_gradients), (lambda: ours(x), our_gradients)


def interleaved(functions, rounds):
    """Median seconds of each function, called in turn."""
    times = np.empty((rounds, len(functions)))
    for each in times:
        for k, function in enumerate(functions):
            start = perf_counter()
            function()
            each[k] = perf_counter() - start
    return np.median(times[rounds // 10 :], axis=0)


def main():
    torch.set_num_threads(1)
    heads = ("LSTM µs", "ours µs", "ratio", "limit", "own µs", "ours µs", "ratio")
    print(f"{'cell':<6}{'shape':<14}{'what':<18}" + "".join(f"{head:>9}" for head in heads))
    for kind, ((steps, units, batch), (rounds, *limits)) in product(KINDS, SHAPES.items()):
        own, ours = contenders(KINDS[kind], steps, units, batch)
        lstm, _ = contenders(torch.nn.LSTM, steps, units, batch)
        for what, of_lstm, of_own, of_ours, limit in zip(WHAT, lstm, own, ours, limits, strict=True):
            theirs, here = interleaved((of_lstm, of_ours), rounds) * 1e6
            their_own, here_too = interleaved((of_own, of_ours), rounds) * 1e6
            shape = f"T{steps}·H{units}·" + (f"B{batch[0]}" if batch else "alone")
            row = f"{kind:<6}{shape:<14}{what:<18}{theirs:>9.0f}{here:>9.0f}{here / theirs:>9.2f}{limit:>9.2f}"
            row += f"{their_own:>9.0f}{here_too:>9.0f}{here_too / their_own:>9.2f}"
            print(row + ("" if here <= limit * theirs else "  over"))


if __name__ == "__main__":
    main()
