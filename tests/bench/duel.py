"""Who learns the duel, by how it begins and over which lag: `python -m tests.bench.duel [SEEDS] [SECONDS] [LAG ...]`.

Each run has SECONDS of work (6). A cell: solved of SEEDS (8), the first, median and last update at which those
were, and the milliseconds of an update. Then, over ten steps and 30 seeds, how often the LSTM had solved it in fewer
seconds.

The chapters' advice stands on these figures (two shared cores under load, so that only counts are to be trusted):

| lag | bias 1 | bias 2 | bias 3 | bias 5 | chrono | RNN ±1/√H | RNN orthogonal |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 10 | 8/8 | 8/8 | 8/8 | 8/8 | 8/8 | 8/8 | 8/8 |
| 20 | 7/8 | 8/8 | 8/8 | 8/8 | 8/8 | 8/8 | 8/8 |
| 30 | 1/8 | 8/8 | 8/8 | 8/8 | 8/8 | 8/8 | 8/8 |
| 50 | 0/8 | 6/8 | 7/8 | 8/8 | 8/8 | 7/8 | 8/8 |
| 100 | 0/3 | | | 1/6 | 6/6 | | 5/6 |

Over ten steps the LSTM was first in 26 of 30 against an RNN from ±1/√H, in 0 of 30 against an orthogonal one.
"""

import os
import sys

os.environ["OMP_NUM_THREADS"] = "1"  # read when NumPy is loaded

from dataclasses import replace
from statistics import median

from lstm_core.toys import Contender, duel, recall, turns

LAGS = (10, 20, 30, 50, 100, 200)
STARTS = {
    **{f"bias {bias:g}": Contender("lstm", forget_bias=bias) for bias in (1.0, 2.0, 3.0, 5.0)},
    "chrono": Contender("lstm", chrono=True),
    "RNN ±1/√H": Contender("rnn"),
    "RNN orthogonal": Contender("rnn", gain=1.0),
}


def cell(start: Contender, lag: int, seeds: int, seconds: float) -> str:
    """Solved of all, the first, median and last update of those, milliseconds an update."""
    ends = []
    for seed in range(seeds):
        *_, end = turns(replace(start, seed=seed), recall(lag), seconds)
        ends.append(end)
    solved = [end.update for end in ends if end.state == "solved"]
    took = 1000 * sum(end.seconds for end in ends) / sum(end.update for end in ends)
    when = f" {min(solved)}…{median(solved):.0f}…{max(solved)}" if solved else ""
    return f"{len(solved)}/{seeds}{when} {took:.2f} ms"


def lstm_first(start: Contender, seeds: int = 30) -> int:
    """How often the usual LSTM has solved ten steps in fewer seconds than this RNN."""
    won = 0
    for seed in range(seeds):
        rivals = [replace(start, seed=seed), Contender("lstm", seed=seed)]
        solved = {turn.side: turn.seconds for turn in duel(rivals, 10) if turn.state == "solved"}
        won += solved.get(1, float("inf")) < solved.get(0, float("inf"))
    return won


def main(seeds: int = 8, seconds: float = 6.0, *lags: int) -> None:
    print("| lag |", " | ".join(STARTS), "|")
    for lag in lags or LAGS:
        print("|", lag, "|", " | ".join(cell(start, lag, seeds, seconds) for start in STARTS.values()), "|", flush=True)
    for name in ("RNN ±1/√H", "RNN orthogonal") if not lags else ():
        print(f"lag 10: the LSTM first in {lstm_first(STARTS[name])} of 30 against {name}")


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    main(int(given.get(0, 8)), float(given.get(1, 6)), *map(int, sys.argv[3:]))
