"""The numbers in the case of a mix-up are those of the run, at the place that its sentence describes."""

import numpy as np
import pytest

from pages.chapters import cell_update, forget_gate, input_gate, output_gate
from pages.figures.colours import DARK, LIGHT
from pages.words.digits import decimals, parsed
from pages.words.words import words
from tests.pages.lessons import MODELS, readers, specimen

CHAPTERS = (forget_gate, input_gate, cell_update, output_gate)
COMMON = {
    "f": lambda t, z: t.f,
    "i": lambda t, z: t.i,
    "g": lambda t, z: t.g,
    "o": lambda t, z: t.o,
    "c": lambda t, z: t.c,
    "h": lambda t, z: t.h,
    "t": lambda t, z: np.tanh(t.c),
    "z": lambda t, z: z,
    "before": lambda t, z: t.c_prev,
    "behind": lambda t, z: t.f * t.c_prev,
    "kept": lambda t, z: t.f * t.c_prev,
    "written": lambda t, z: t.i * t.g,
    "rest": lambda t, z: 1 - t.f,
}
SLOTS = {name: f"<{name}>" for name in (*COMMON, "s", "unit", "token")}
OWN = {
    "input_gate": {"s": lambda t, z: 1 / (1 + np.exp(-z))},
    "output_gate": {"s": lambda t, z: 1 / (1 + np.exp(-t.c))},
}


def cases():
    for chapter in CHAPTERS:
        for model in MODELS:
            for text in (specimen(model).card.examples or ["我爱中国"])[:3]:
                for reader in readers(model, text):
                    for settled in chapter.LESSON.settled:
                        yield chapter.LESSON.name, reader, settled


def test_the_numbers_of_a_case_are_the_run_s():
    for name, reader, settled in cases():
        trace = reader.trace
        z = np.split(trace.z_x + trace.z_h + reader.layer.bias, 4, axis=-1)[2]
        for case in settled.cases:
            place = case(reader)
            for slot, shown in settled.numbers(reader, place).items():
                value = float((COMMON | OWN.get(name, {}))[slot](trace, z)[place.step, place.unit])
                if "\u207b" in shown:  # a power of ten: nearer to 0 or 1 than decimals show
                    assert min(value, 1 - value) < 1e-4
                    continue
                half = 10.0 ** parsed(shown).as_tuple().exponent / 2
                assert abs(float(parsed(shown)) - value) <= half + 1e-5, (name, slot, shown, value)


def test_a_case_that_is_said_to_be_the_furthest_is_the_furthest():
    told = set()
    for name, reader, settled in cases():
        if settled.mixup == "bounded-c":
            place = settled.cases[0](reader)
            assert abs(reader.value("c", place)) == np.abs(reader.trace.c).max()
            assert decimals(reader.value("c", place)) == settled.numbers(reader, place)["c"]
            told.add(name)
    assert told == {"cell_update", "output_gate"}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_strips_under_the_sentence_are_those_that_the_lesson_speaks_of(chapter):
    spoken = {"forget_gate": ("f", "c"), "input_gate": ("i", "g"), "cell_update": ("f", "c"), "output_gate": ("c", "h")}
    assert chapter.LESSON.look.films == spoken[chapter.LESSON.name]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_forget_gate_is_red(colours):
    red, green, blue = (int(colours.parts["f"][k : k + 2], 16) for k in (1, 3, 5))
    assert red > 1.5 * max(green, blue)


@pytest.mark.parametrize(("model", "text"), [("segmenter-en", "I love China"), ("segmenter-zh", "我爱中国")])
@pytest.mark.parametrize("chapter", CHAPTERS[:3])
def test_on_the_first_sentence_no_gate_of_a_case_reads_0_or_1(chapter, model, text):
    """Of the reader that is followed first; the doors of another may all be as good as shut or open."""
    said, reader = words("en"), readers(model, text)[0]
    for settled in chapter.LESSON.settled:
        told = said(f"{chapter.LESSON.name}.mixup.{settled.mixup}.case", **SLOTS)
        for case in settled.cases:
            numbers = settled.numbers(reader, case(reader))
            shown = [numbers[gate] for gate in ("f", "i") if f"[{gate}|<{gate}>]" in told]
            assert not [number for number in shown if number in ("0.00", "1.00") or "\u207b" in number]
