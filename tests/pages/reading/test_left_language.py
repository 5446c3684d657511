"""While the language changes, a box may send a label of the language just left: nothing comes of it."""

import pytest

from pages.chapters.training import controls
from pages.reading import model_menu
from pages.state import widgets


@pytest.mark.parametrize(("sent", "turned"), [("random, ±1/√H", []), (0.5, [{"gain": 0.5}])])
def test_a_dial_takes_its_options_only(monkeypatch, sent, turned):
    came = []
    monkeypatch.setattr(widgets.st, "session_state", {"gw-match-gain": sent})
    monkeypatch.setattr(widgets.SettingWidgets, "change", lambda self, **values: came.append(values))
    widgets.MATCH._take("gain", None, [0.0, 0.5])
    assert came == turned


@pytest.mark.parametrize(("sent", "switched"), [("English words · both ways", []), ("segmenter-en", ["segmenter-en"])])
def test_the_model_menu_takes_names_only(monkeypatch, sent, switched):
    came = []
    monkeypatch.setattr(widgets.st, "session_state", {"gw-model-segmenter": sent})
    monkeypatch.setattr(model_menu, "switch", came.append)
    model_menu._choose("segmenter")
    assert came == switched


@pytest.mark.parametrize(("sent", "chosen"), [("Flip-flop", []), ("latch", ["latch"])])
def test_the_training_lab_takes_recipes_only(monkeypatch, sent, chosen):
    came = []
    monkeypatch.setattr(widgets.st, "session_state", {controls.KEY.format("recipe"): sent})
    monkeypatch.setattr(controls.session, "choose", lambda **values: came.append(values["recipe"]))
    monkeypatch.setattr(controls.session, "switch", lambda **values: None)
    monkeypatch.setattr(controls.session, "walk", lambda text: None)
    controls._recipe()
    assert came == chosen
