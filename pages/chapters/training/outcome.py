"""What the page says of a finished run: chosen by its own figures."""

from collections.abc import Iterator

from lstm_core.toys import SOLVED
from pages.chapters.training.job import SUBJECTS
from pages.chapters.training.session import CLOSED, OPEN, Run
from pages.chapters.training.snapshot import Doors
from pages.words.digits import decimals

DISTURBED = ("sample-and-hold", "integrator")  # whose rest brings what would spoil the answer if it were let in
HOLDING = ("flip-flop", "sample-and-hold", "latch", "integrator", "sandwich")  # nothing to write off their marks
MOST = (0.4, -4.0)  # gate penalty and input bias beyond which no switch asks for more
KEEPS = 0.9  # of a forget gate that keeps by itself: less is soon next to nothing
COUNTS = 0.9  # |r| of a cell state with the count, from which it counts
NEEDED = 0.02  # accuracy that a model loses without its recurrent weights, from which it counts as needing them


def sayings(run: Run) -> Iterator[tuple[str, dict[str, str]]]:
    """Keys of training.toml under `outcome`, with their slots."""
    if not run.done:
        return
    last, doors = run.last, run.last.doors
    slots = {name: f"{value:.2f}" for name, value in vars(doors).items()}
    slots |= {name: decimals(getattr(last, name), 3) for name in ("final", "cut")}
    slots["count"] = f"{SUBJECTS[run.asked.recipe].fresh:,}"
    yield "solved" if run.solved else "unsolved", slots
    if run.solved and (passed := first_right(run)) is not None:
        yield "passed", slots | {"update": str(passed)}
    forget = _forget(doors)
    if last.counter:
        counts = forget == "forget-clears" and last.counter.r >= COUNTS
        slots |= {"unit": str(last.counter.unit + 1), "r": f"{last.counter.r:.2f}"}
        yield "counts" if counts else "counts-less", slots
    yield forget, slots
    into = _into(run, doors)
    yield f"input-{into}", slots
    needed = (last.final or 0) - (last.cut or 0) > NEEDED
    feedback = "none" if not run.asked.switches.recurrent else "needed" if needed else "spare"
    yield f"feedback-{feedback}", slots
    yield _advice(run, into), slots


def _forget(doors: Doors) -> str:
    if doors.f_mark <= CLOSED and doors.f_rest >= 0.5:
        return "forget-clears" if doors.f_rest >= KEEPS else "forget-leaks"
    return "forget-keeps" if min(doors.f_mark, doors.f_rest) >= 0.5 else "forget-other"


def _into(run: Run, doors: Doors) -> str:
    """How the input gate stands where nothing is marked; "writes" where the task has something to write there, too."""
    if run.asked.recipe not in HOLDING:
        return "writes"
    return "open" if doors.i_rest >= OPEN else "shut" if doors.i_rest <= CLOSED else "half"


def _advice(run: Run, into: str) -> str:
    """What to try next, by what was switched on and what came of it."""
    if not run.solved:
        return "next-unsolved"
    if into == "writes":
        return "next-holds"
    if into == "shut":
        if run.asked.switched:
            return "next-compare"
        return "next-shut-already" if run.asked.recipe in DISTURBED else "next-shut-here"
    switches = run.asked.switches
    if switches.gate_penalty >= MOST[0] and switches.input_bias <= MOST[1]:
        return "next-thrift-most"
    return "next-more-thrift" if switches.gate_penalty else "next-thrift"


def first_right(run: Run) -> int | None:
    """The update at which 99 % of the glance were right for the first time; None where never."""
    return next((record.update for record in run.records if (record.accuracy or 0) >= SOLVED), None)
