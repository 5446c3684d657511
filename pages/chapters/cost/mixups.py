"""What people mix up about the price, each with the picture that settles it, drawn from the numbers in view."""

from collections.abc import Collection, Iterator, Mapping

from pages.chapters.cost import accuracy
from pages.figures.svg.bars import bars, lattice
from pages.lesson import sections
from pages.reading import cache
from pages.state.sizes import Sizes
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


def _units(sizes: Sizes, lang: str) -> Iterator[Case]:
    slots = {"H": sizes.units, "T": sizes.steps, "parameters": f"{sizes.counts('lstm').parameters:,}"}
    yield lattice(sizes.units, sizes.steps), "case", slots


CASES = {
    "double-better": _double,
    "units-are-steps": _units,
}
