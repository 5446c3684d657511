"""What an update costs, by size: `python -m tests.bench.cost [SECONDS]`.

For each size the chapter's own stopwatch runs for SECONDS (3): milliseconds of one update of RNN, LSTM and Bi-LSTM,
and how many times the RNN's the other two take. By multiply-adds it is 1 to 4 to 8 at every size. What an update of
one single unit costs is the part that does not come from arithmetic.
"""

import os
import sys

os.environ["OMP_NUM_THREADS"] = "1"  # read when NumPy is loaded

from pages.chapters.cost import screen, stopwatch
from pages.state.sizes import LAYERS

INPUTS = 32
SIZES = (*((units, 20) for units in (1, 16, 32, 64, 128)), *((16, steps) for steps in (50, 100, 200)))  # units, steps


def row(units: int, steps: int, seconds: float) -> str:
    found = list(stopwatch.laps(INPUTS, units, steps, seconds))
    times = {kind: 1000 * each for kind, each in stopwatch.times(found).items()}
    cells = [f"{screen.number(times[kind])} ({screen.ratio(times[kind], times['rnn'])})" for kind in LAYERS]
    return f"| {units} | {steps} | {' | '.join(cells)} | {'busy' if stopwatch.is_busy(found) else ''} |"


def main(seconds: float = 3.0) -> None:
    print("| H | T |", " | ".join(f"{kind}, ms" for kind in LAYERS), "| |")
    for units, steps in SIZES:
        print(row(units, steps, seconds), flush=True)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
