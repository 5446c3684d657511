"""Training in NumPy: `python -m tests.bench.train [toys|duel] [--seeds N] [--budget S]`.

Toys: solved seeds, and the seconds of a whole training beside those of a plain loop over the same number of updates,
seed by seed in turn (`tests.bench.plain`). Duel: solved seeds over a lag, each with a budget of seconds. Both beside
the figures they should come near, with Fisher's exact test. All times are of this thread's own work.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when NumPy is loaded

import argparse
from dataclasses import replace
from math import comb
from statistics import median
from time import thread_time

import numpy as np

from lstm_core.toys import SOLVED, TOYS, Contender, Switches, recall, train, turns
from tests.bench import plain

EXPECTED = {  # solved, of how many seeds, median seconds
    "flip-flop": (10, 10, 0.20),
    "sample-and-hold": (10, 10, 0.77),
    "latch": (10, 10, 0.32),
    "integrator": (10, 10, 0.48),
    "brackets": (5, 5, 1.4),
    "count-to-five": (8, 8, 0.6),
    "anbn": (5, 5, 0.3),
    "sandwich": (5, 5, 1.0),
}
LSTM_1, LSTM_3, CHRONO, RNN = (
    ("LSTM, bias 1", Contender("lstm")),
    ("LSTM, bias 3", Contender("lstm", forget_bias=3.0)),
    ("LSTM, chrono", Contender("lstm", chrono=True)),
    ("RNN", Contender("rnn")),
)
DUELS = (  # lag, who, solved, of how many seeds
    (20, LSTM_1, 10, 10),
    (20, CHRONO, 6, 6),
    (20, RNN, 10, 10),
    (50, LSTM_1, 0, 10),
    (50, LSTM_3, 5, 5),
    (50, CHRONO, 6, 6),
    (50, RNN, 8, 10),
    (100, LSTM_1, 0, 10),
    (100, LSTM_3, 0, 5),
    (100, CHRONO, 6, 6),
    (100, RNN, 1, 5),
    (200, LSTM_1, 0, 5),
    (200, LSTM_3, 1, 5),
    (200, CHRONO, 6, 6),
    (200, RNN, 0, 5),
)


def fisher(solved, seeds, other, others):
    """Two-sided p that both solve alike: the sum over tables with these margins that are no likelier than this one."""
    total = solved + other
    chances = [comb(seeds, k) * comb(others, total - k) for k in range(max(0, total - others), min(seeds, total) + 1)]
    here = comb(seeds, solved) * comb(others, other)
    return sum(chance for chance in chances if chance <= here) / comb(seeds + others, total)


def ours(toy, seed):
    """(share right of 2,000, seconds, update and seconds of the first glance that looked solved)."""
    first = None
    for record in train(toy, Switches(seed=seed)):
        if first is None and record.accuracy is not None and record.accuracy >= SOLVED:
            first = record.update, record.seconds
    return toy.accuracy(record.network, np.random.default_rng(1000 + seed)), record.seconds, first


def theirs(toy, seed):
    """(share right of 2,000, seconds) of the plain loop."""
    since = thread_time()
    scores = plain.train(toy, seed, toy.updates)
    seconds = thread_time() - since
    batch = toy.draw(np.random.default_rng(1000 + seed), 2000)
    return toy.accuracy_of_scores(scores(batch.inputs), batch), seconds


def toys(seeds):
    print(
        f"{'toy':<17}{'units':>5}{'solved':>8}{'expected':>10}{'p':>7}{'solved at update':>18}{'s':>7}"
        f"{'expected':>10}{'all, s':>8}{'plain, s':>10}{'ratio':>7}{'plain solves':>14}"
    )
    for name, (solved, of, seconds) in EXPECTED.items():
        toy, found = TOYS[name], []
        for seed in range(seeds):
            found.append((*ours(toy, seed), *theirs(toy, seed)))
        done = sum(row[0] >= SOLVED for row in found)
        reached = [row[2] for row in found if row[2]]
        at, after = (median(column) for column in zip(*reached, strict=True)) if reached else (0, 0)
        whole, plainly = median(row[1] for row in found), median(row[4] for row in found)
        plain_done = f"{sum(row[3] >= SOLVED for row in found)}/{seeds}"
        print(
            f"{name:<17}{toy.units:>5}{_solved(done, seeds, solved, of)}{at:>18.0f}{after:>7.2f}{seconds:>10.2f}"
            f"{whole:>8.2f}{plainly:>10.2f}{whole / plainly:>7.2f}{plain_done:>14}",
            flush=True,
        )


def duels(seeds, budget):
    print(f"{'lag':>4}  {'who':<14}{'solved':>8}{'expected':>10}{'p':>7}{'median s':>10}{'updates a second':>18}")
    for lag, (who, contender), solved, of in DUELS:
        most = budget * (0.6 if contender.kind == "rnn" else 1)
        ends, count = [], min(seeds, of)
        for seed in range(count):
            *_, end = turns(replace(contender, seed=seed), recall(lag), most)
            ends.append(end)
        won = [end.seconds for end in ends if end.state == "solved"]
        speed = sum(end.update for end in ends) / sum(end.seconds for end in ends)
        print(
            f"{lag:>4}  {who:<14}{_solved(len(won), count, solved, of)}"
            f"{f'{median(won):.2f}' if won else '–':>10}{speed:>18.0f}",
            flush=True,
        )


def _solved(done, seeds, expected, of):
    return f"{f'{done}/{seeds}':>8}{f'{expected}/{of}':>10}{fisher(done, seeds, expected, of):>7.3f}"


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.train", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("toys", "duel", "all"), default="all")
    parser.add_argument("--seeds", type=int, default=10, help="at most so many a row")
    parser.add_argument("--budget", type=float, default=10.0, help="seconds of work for an LSTM; an RNN gets .6 of it")
    chosen = parser.parse_args()
    if chosen.what != "duel":
        toys(chosen.seeds)
    if chosen.what != "toys":
        duels(chosen.seeds, chosen.budget)


if __name__ == "__main__":
    main()
