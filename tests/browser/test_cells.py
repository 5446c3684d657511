"""Another kind of cell in the same place: the switch keeps where one stands, and the squares are the core's numbers."""

import numpy as np
import pytest

from lstm_core import load_specimen
from pages.state import model_names
from tests.browser.axe import violations
from tests.browser.labels import below, faults
from tests.browser.test_labels import USABLE

TEXT = {"zh": "我爱中国", "en": "I love China"}


def vectors(reader, step: int) -> dict[str, np.ndarray]:
    """Some of the core's numbers of a step, by the names of the stage's squares."""
    trace = reader.trace
    shown = {"h": trace.h[step], "h_prev": trace.h_prev[step], "x": trace.x[step]}
    if reader.kind == "rnn":
        return shown | {"sum": trace.z_x[step] + trace.z_h[step] + reader.layer.bias}
    if reader.kind == "gru":
        return shown | {"z": trace.z[step], "rest": 1 - trace.z[step], "r": trace.r[step], "new": trace.new[step]}
    return shown | {"c": trace.c[step], "f": trace.f[step]}


@pytest.mark.parametrize(
    ("language", "size", "theme", "last"), [("zh", "projector", "light", "gru"), ("en", "phone", "dark", "rnn")]
)
def test_the_switch_keeps_sentence_step_unit_and_direction(visit, language, size, theme, last):
    """From cell to cell, at the last of which all is looked at."""
    place = {"step": 2, "unit": 3, "direction": "backward"}
    first = f"segmenter-{language}"
    opened = visit(language=language, size=size, theme=theme, text=TEXT[language], model=first, **place)
    cells = model_names.family(first)
    for kind in sorted(cells, key=lambda kind: kind == last):
        opened.settle()
        opened.stage.choose(kind)
        opened.settle()
        opened.address_says(timeout=40, model=cells[kind], text=TEXT[language], **place)
        opened.stage.stands_at(**place)
        reader = load_specimen(cells[kind]).read(TEXT[language]).readers["backward"]
        assert reader.kind == kind
        squares = opened.stage.squares()
        for vector, values in vectors(reader, 2).items():
            if vector in squares:  # a phone shows one phase
                shown = [float(squares[vector][unit]) for unit in range(len(values))]
                assert np.array_equal(np.float32(shown), values), vector
        assert set(squares) & set(vectors(reader, 2))
    every_phase_lies_free_and_has_no_violation(opened, size)
    if last == "gru":
        a_door_is_pulled_shut_by_keys_and_the_model_computes_on(opened, cells[last])


def every_phase_lies_free_and_has_no_violation(opened, size: str) -> None:
    """Texts of 11 px and more, none over another, all in sight; and all of axe's rules at the last phase."""
    found = {}
    for _ in range(4):
        phase = opened.stage.get("phase")
        found[phase] = [*faults(opened.page), *below(opened.page, USABLE[size])]
        opened.stage.press("Shift+ArrowLeft")
        opened.settle()
    assert {phase: wrong for phase, wrong in found.items() if wrong} == {}
    assert len(found) == 4
    assert violations(opened.page) == []


def a_door_is_pulled_shut_by_keys_and_the_model_computes_on(opened, model: str) -> None:
    opened.stage.go(step=1, direction="forward")
    opened.settle()
    opened.stage.press("Enter")
    opened.page.keyboard.press("End")
    opened.page.keyboard.press("Enter")
    opened.address_says(timeout=40, hold="z:forward:1:3:0")
    opened.settle()
    squares = opened.stage.squares()
    by_hand = load_specimen(model).read(TEXT["zh"], hold_forward=[("z", 1, 3, 0.0)]).readers["forward"]
    assert float(squares["z"][3]) == 0
    assert np.float32(float(squares["h"][3])) == by_hand.trace.h[1, 3] == by_hand.trace.n[1, 3]
    opened.stage.press("Backspace")
    opened.settle()
    assert "hold" not in opened.address
