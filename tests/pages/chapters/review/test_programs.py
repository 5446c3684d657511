"""The programs of the review page, each run as it is shown: they give the shipped model's own probabilities."""

import os
from dataclasses import replace

os.environ["KERAS_BACKEND"] = "torch"

import numpy as np
import pytest

from lstm_core import load_specimen, random_specimen, specimens
from lstm_core.bidirectional import Bidirectional
from lstm_core.formats.specimen_file import MODELS
from pages.chapters.review.programs import WIDTH, programs
from tests.sweep import swept

LIBRARIES = ("PyTorch", "Keras", "NumPy")
TEXTS = ("我爱中国，天气不错🦊", "the 服务 was n't good 🦊 at all", "b\n“\\'\"")
CASES = [(name, library) for name in specimens() for library in LIBRARIES]


def texts(model) -> list[str]:
    """A sentence it knows, some with tokens that it does not know, and a long one."""
    known = model.card.examples[0]
    return [text for text in (known, *TEXTS, known * 3) if len(model.tokenise(text))]


def probabilities_in_float64(model, text: str) -> np.ndarray:
    """The same model, nothing of it rounded on the way."""

    def wide(layer):
        arrays = {name: getattr(layer, name).astype(np.float64) for name in layer.names}
        return replace(layer, **arrays)

    layer = model.layer.each(wide) if isinstance(model.layer, Bidirectional) else wide(model.layer)
    x = model.embedding(model.tokenise(text)).astype(np.float64)
    return model.readout(layer(x).h)


def run(program: str, monkeypatch) -> np.ndarray:
    monkeypatch.chdir(MODELS)
    space: dict = {}
    exec(compile(program, "<program>", "exec"), space)
    return np.asarray(space["probabilities"])


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # Keras over PyTorch
@pytest.mark.parametrize(("name", "library"), swept(CASES, lambda case: case[1]), ids=str)
def test_a_program_as_it_is_shown_gives_the_shipped_model_s_probabilities(name, library, monkeypatch, capsys):
    model = load_specimen(name)
    for text in texts(model):
        program = programs(model, f"{name}.safetensors", model.tokenise(text))[library]
        given = run(program, monkeypatch)
        exact = probabilities_in_float64(model, text)
        assert given.shape == exact.shape
        lost = np.abs(model.read(text).probabilities - exact).max()  # by float32 itself, on each CPU in its own way
        assert np.abs(given - exact).max() < max(1e-6, 2 * lost), text
        assert capsys.readouterr().out  # it prints them


@pytest.mark.parametrize("name", specimens())
def test_a_program_names_the_sizes_of_its_model_and_no_line_is_too_long(name):
    model = load_specimen(name)
    D, H = model.card.sizes["embedding"], model.card.sizes["units"]
    made = programs(model, f"{name}.safetensors", model.tokenise(model.card.examples[0] * 9))
    assert tuple(made) == LIBRARIES
    assert f"nn.LSTM({D}, {H}" in made["PyTorch"]
    assert ("bidirectional=True" in made["PyTorch"]) == (model.card.direction == "both")
    assert ("Bidirectional(" in made["Keras"]) == (model.card.direction == "both")
    longest = max((line for program in made.values() for line in program.splitlines()), key=len)
    assert len(longest) <= WIDTH, longest


def test_there_is_no_program_of_a_model_that_no_file_holds():
    with pytest.raises(ValueError, match="random"):
        programs(random_specimen(4, 1), "random.safetensors", random_specimen(4, 1).tokenise("a"))
    other = load_specimen("rnn-zh")
    with pytest.raises(ValueError, match="rnn-zh"):
        programs(other, "rnn-zh.safetensors", other.tokenise("中"))
