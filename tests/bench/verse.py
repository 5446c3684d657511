"""The verse model that the lab trains live: `python -m tests.bench.verse [--units 3 4 5 6 7 8] [--seeds 6]`.

For each number of units: solved seeds (99 % right behind the first line, in poems held back), those in which a unit
counts by the page's own rule, those whose followed forget gate fell below .1 at the marks, and when; seconds of the
processor for the updates alone and with snapshots and judging; and the megabytes of a run's snapshots.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when NumPy is loaded

import argparse
import pickle
from statistics import median
from time import thread_time

from lstm_core.toys import SOLVED
from pages.chapters.training.job import training
from pages.chapters.training.outcome import COUNTS, KEEPS
from pages.chapters.training.session import CLOSED
from pages.chapters.training.snapshot import Snapshot

FALLEN = 0.1


def counts(last: Snapshot) -> bool:
    assert last.counter, "its doors are those of one unit"
    return last.counter.r >= COUNTS and last.doors.f_mark <= CLOSED and last.doors.f_rest >= KEEPS


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.verse", description=str(__doc__).splitlines()[0])
    parser.add_argument("--units", type=int, nargs="+", default=[3, 4, 5, 6, 7, 8])
    parser.add_argument("--seeds", type=int, default=6)
    chosen = parser.parse_args()
    print("| units | solved | counts | f fell | at update, median | right, median | updates, s | all, s | MB |")
    for units in chosen.units:
        ends, fell, whole, size = [], [], [], 0
        for seed in range(chosen.seeds):
            since = thread_time()
            run = list(training(f"verse-zh;units:{units};seed:{seed}"))
            whole.append(thread_time() - since)
            ends.append(run[-1])
            fell += [next(one.update for one in run if one.doors.f_mark < FALLEN)] * (run[-1].doors.f_mark < FALLEN)
            size = sum(len(pickle.dumps(one, -1)) for one in run)
        of = f"/{chosen.seeds}"
        print(
            f"| {units} | {sum(end.final >= SOLVED for end in ends)}{of} | {sum(map(counts, ends))}{of}"
            f" | {len(fell)}{of} | {median(fell) if fell else 0:.0f} | {median(end.final for end in ends):.4f}"
            f" | {median(end.seconds for end in ends):.1f} | {median(whole):.1f} | {size / 1e6:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
