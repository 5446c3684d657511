"""What people mix up about the price, each with the picture that settles it, drawn from the numbers in view."""

from collections.abc import Collection, Iterator, Mapping

from lstm_core import LSTM, count
from pages.chapters.cost import accuracy, measured, screen, stopwatch
from pages.chapters.cost.measured import INKS
from pages.figures.svg.bars import bars, lattice
from pages.lesson import sections
from pages.reading import cache
from pages.state.sizes import LAYERS, Sizes
from pages.words.digits import percent, points
from pages.words.markup import inline
from pages.words.words import Words

Case = tuple[str, str, Mapping[str, object]]  # picture, the sentence's key, its slots


def mixups(say: Words, sizes: Sizes, lang: str, curtained: Collection[str]) -> None:
    """The drawer with all of them; of those `curtained` without its cases."""

    def draw() -> None:
        for name, cases in CASES.items():
            text = f"cost.mixup.{name}"
            sections.believed(say, text, H=sizes.units)
            if name in curtained:
                sections.curtain(say)
                continue
            for number, (picture, key, slots) in enumerate(cases(sizes, lang)):
                sections.case(f"{name}-{number}", picture, inline(say, f"{text}.{key}", **slots))

    sections.mixups(say, "cost", draw)


def _double(sizes: Sizes, lang: str) -> Iterator[Case]:
    found = accuracy.of(lang)
    wrong = {name: 1 - found[name].accuracy for name in ("forward", "equal", "both")}
    drawn = bars(list(wrong.values()), ("c", "c", "ink"))
    yield drawn, "case", {name: f"{points(1, accuracy.DIGITS, ahead_of=found[name].accuracy)}%" for name in wrong}
    left = 1 - cache.model(f"negation-{lang}", 0, 0).card.metrics["accuracy"]
    if left < 0.01:
        yield bars([*wrong.values(), left], ("c", "c", "ink", "c")), "case_done", {"wrong": percent(left)}


def _dense(sizes: Sizes, lang: str) -> Iterator[Case]:
    dense, update = count(LSTM, sizes.inputs, sizes.units).multiply_adds, 2 * sizes.units
    yield bars((dense, update), ("c", "ink")), "case", {"dense": f"{dense:,}", "update": f"{update:,}"}


def _units(sizes: Sizes, lang: str) -> Iterator[Case]:
    slots = {"H": sizes.units, "T": sizes.steps, "parameters": f"{sizes.counts('lstm').parameters:,}"}
    yield lattice(sizes.units, sizes.steps), "case", slots


def _weights(sizes: Sizes, lang: str) -> Iterator[Case]:
    now = sizes.counts("lstm")
    drawn = bars((now.parameters, now.parameters), ("c", "c")) + bars((1, 2), ("ink", "ink"))
    slots = {"T": sizes.steps, "twice": 2 * sizes.steps, "parameters": f"{now.parameters:,}"}
    yield drawn, "case", slots | {"once": f"{now.multiply_adds:,}", "work": f"{2 * now.multiply_adds:,}"}


def _always(sizes: Sizes, lang: str) -> Iterator[Case]:
    of, laps = list(measured.found().items())[-1] if measured.found() else (sizes, [])
    if laps and not stopwatch.is_busy(laps):
        speeds = {kind: 1 / seconds for kind, seconds in stopwatch.times(laps).items()}
        slots = {"D": of.inputs, "H": of.units, "T": of.steps} | {
            kind: screen.number(speed) for kind, speed in speeds.items()
        }
        yield bars(list(speeds.values()), INKS), "case_measured", slots
        return
    counts = {kind: sizes.with_(layers=1).counts(kind).multiply_adds for kind in LAYERS}
    steps = {kind: 8 * counts["rnn"] / work for kind, work in counts.items()}
    yield bars(list(steps.values()), INKS), "case_counted", {kind: f"{each:g}" for kind, each in steps.items()}


CASES = {
    "double-better": _double,
    "dense-in-update": _dense,
    "units-are-steps": _units,
    "new-weights-each-step": _weights,
    "always-better": _always,
}
