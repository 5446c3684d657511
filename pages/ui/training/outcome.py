"""What the page says of a finished run: chosen by its own figures."""

from collections.abc import Iterator

from pages.ui.training import session
from pages.ui.training.session import CLOSED, OPEN, Run

NEEDED = 0.02   # share right that a model loses without its recurrent weights, from which it counts as needing them


def sayings(run: Run) -> Iterator[tuple[str, dict[str, str]]]:
    """Keys of training.toml under `outcome`, with their slots."""
    if not run.done:
        return
    last, doors = run.last, session.doors(run.last)
    slots = {name: f"{value:.2f}" for name, value in vars(doors).items()}
    slots |= {name: f"{last[name]:.3f}" for name in ("final", "cut")} | {"update": str(first_right(run))}
    yield "solved" if run.solved else "unsolved", slots
    yield _forget(doors), slots
    into = "open" if doors.i_rest >= OPEN else "shut" if doors.i_rest <= CLOSED else "half"
    yield f"input-{into}", slots
    needed = last["final"] - last["cut"] > NEEDED
    feedback = "none" if run.choice.still else "needed" if needed else "spare"
    yield f"feedback-{feedback}", slots
    yield _advice(run, into), slots


def _forget(doors) -> str:
    if doors.f_mark < 0.5 <= doors.f_rest:
        return "forget-clears"
    return "forget-keeps" if min(doors.f_mark, doors.f_rest) >= 0.5 else "forget-other"


def _advice(run: Run, into: str) -> str:
    """What to try next, by what was switched on and what came of it."""
    if not run.solved:
        return "next-unsolved"
    if into == "shut":
        return "next-compare" if run.choice.thrift or run.choice.still else "next-shut-already"
    return "next-more-thrift" if run.choice.thrift else "next-thrift"


def first_right(run: Run) -> int:
    """The update at which 99 % of the glance were right for the first time; the last one where never."""
    found = (record["update"] for record in run.records if record["right"] >= session.SOLVED)
    return next(found, run.last["update"])
