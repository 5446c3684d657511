"""Where the lab opens: a door whose hold is worth a look, found once for each language's first sentence.

`python -m pages.chapters.what_if.opening` finds them in the shipped models and writes them into `assets/openings.toml`.
"""

import tomllib
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np

from lstm_core import Reading, Specimen
from pages.reading import cache as readings
from pages.state import holds, model_names, visit
from pages.state.holds import Hold
from pages.words.words import LANGUAGES, words

FILE = Path(__file__).parents[3] / "assets" / "openings.toml"
GATES, ENDS = "fio", (0.0, 1.0)


def telling(specimen: Specimen, text: str) -> Hold:
    """Of all single doors of the forward reader, shut or wide open, the one that moves a probability most.

    Those that change the words go first.
    """
    before = specimen.read(text)
    steps, units = before.readers["forward"].trace.h.shape
    doors = product(GATES, range(steps), range(units), ENDS)
    return max(
        (Hold(gate, "forward", (step,), (unit,), end) for gate, step, unit, end in doors),
        key=lambda hold: _worth(before, specimen.read(text, hold_forward=holds.of_direction([hold], "forward"))),
    )


def _worth(before: Reading, after: Reading) -> tuple[bool, float]:
    return after.answer != before.answer, float(np.abs(after.probabilities - before.probabilities).max())


def offer() -> None:
    """Open the lab with that hold: once in a visit that no link has led to a place, on the sentence it is known of.

    With another sentence or model it goes.
    """
    here, state = visit.current(), visit.state()
    opens, here.lab_opens = here.lab_opens, False
    hold = kept().get((state.model, state.text))
    if here.lab_hold and here.lab_hold == state.hold and here.lab_hold != (hold,):
        visit.change(hold=())
        here.lab_hold = ()
    if not (opens and hold) or state.hold or state.other:
        return
    (step,), (unit,) = hold.steps or (0,), hold.units or (0,)
    here.lab_hold = (hold,)
    visit.jump(hold=(hold,), step=step, unit=unit, direction=hold.direction, view="cell")


def found() -> dict[tuple[str, str], Hold]:
    """By model and sentence: what `telling` finds."""
    firsts = {lang: (model_names.first_model(lang), words(lang)("walk.first_sentence")) for lang in LANGUAGES}
    return {(model, text): telling(readings.model(model, 0, 0), text) for model, text in firsts.values()}


@cache
def kept() -> dict[tuple[str, str], Hold]:
    """By model and sentence: what was found when the record was written."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["opening"]
    return {
        (row["model"], row["text"]): Hold(row["part"], "forward", (row["step"],), (row["unit"],), row["value"])
        for row in rows
    }


def _row(model: str, text: str, hold: Hold) -> str:
    (step,), (unit,) = hold.steps or (0,), hold.units or (0,)
    fields = {"model": f'"{model}"', "text": f'"{text}"', "part": f'"{hold.part}"'}
    fields |= {"step": str(step), "unit": str(unit), "value": str(hold.value)}
    return "".join(f"{name} = {value}\n" for name, value in fields.items())


if __name__ == "__main__":
    FILE.write_text("\n".join(f"[[opening]]\n{_row(*name, hold)}" for name, hold in found().items()), "utf-8")
