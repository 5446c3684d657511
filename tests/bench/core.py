"""The core against PyTorch, one thread, float64: `python -m tests.bench.core`.

Runs are interleaved, ours after theirs, so that whatever else the machine does hits both; medians. PyTorch runs
forward without recording for "run", forward and `backward()` for "run + gradients"; ours returns the full trace, and
the gradients of every parameter, of x and of every state. D = H. Both get the same x: a single sentence (T, D), that
sentence as a batch of one (T, 1, D), or a batch.
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
    (100, 64, (32,)): (30, 1.2, 0.8),
}


def contenders(kind, steps, units, batch):
    """The same layer and input for both: (torch run, our run), (torch with gradients, ours with gradients)."""
    theirs = KINDS[kind](units, units).double()
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

    return (torch_run, lambda: ours(x)), (torch_gradients, our_gradients)


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
    print(f"{'cell':<6}{'shape':<14}{'what':<18}{'torch µs':>10}{'ours µs':>10}{'ratio':>8}{'limit':>8}")
    for kind, ((steps, units, batch), (rounds, *limits)) in product(KINDS, SHAPES.items()):
        pairs = contenders(kind, steps, units, batch)
        for what, pair, limit in zip(("run", "run + gradients"), pairs, limits, strict=True):
            theirs, ours = interleaved(pair, rounds) * 1e6
            shape = f"T{steps}·H{units}·" + (f"B{batch[0]}" if batch else "alone")
            verdict = "" if ours <= limit * theirs else "  over"
            print(
                f"{kind:<6}{shape:<14}{what:<18}{theirs:>10.0f}{ours:>10.0f}{ours / theirs:>8.2f}{limit:>8.2f}{verdict}"
            )


if __name__ == "__main__":
    main()
