"""The examples in the core's docstrings give what they show, and there is none that is not run."""

import doctest
import inspect
import os
import pkgutil
import re
from importlib import import_module

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
import onnx
import pytest
import torch

import lstm_core
import lstm_core.toys
import lstm_core.train

pytestmark = pytest.mark.slow

NAMES = [found.name for found in pkgutil.walk_packages(lstm_core.__path__, "lstm_core.")]
MODULES = [import_module(name) for name in ("lstm_core", *NAMES) if not name.endswith("__main__")]
ROOMS = (lstm_core, lstm_core.toys, lstm_core.train)
PUBLIC = {name: getattr(room, name) for room in ROOMS for name in room.__all__} | {"np": np}
DOCSTRINGS = [found for module in MODULES for found in doctest.DocTestFinder(exclude_empty=False).find(module)]
EXAMPLES = [found for found in DOCSTRINGS if found.examples]


def torch_models() -> dict:
    tagger = torch.nn.ModuleDict({"encoder": torch.nn.ModuleDict({"lstm": torch.nn.LSTM(3, 4, num_layers=2)})})
    return {"torch": torch, "tagger": tagger}


def keras_models() -> dict:
    layers = [keras.layers.LSTM(4 + n, return_sequences=True, name=f"lstm_{n}") for n in range(2)]
    return {"model": keras.Sequential([keras.Input((None, 3)), *layers], name="tagger")}


def onnx_models() -> dict:
    """A graph of one LSTM of 4 units with 3 inputs, in memory and as the file tagger.onnx."""
    shapes = {"W": (1, 16, 3), "R": (1, 16, 4), "B": (1, 32)}
    arrays = {name: np.ones(shape, np.float32) for name, shape in shapes.items()}
    node = onnx.helper.make_node("LSTM", ["X", *arrays], ["Y"], name="/lstm/LSTM", hidden_size=4)
    ends = [onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in "XY"]
    constants = [onnx.numpy_helper.from_array(array, name) for name, array in arrays.items()]
    model = onnx.helper.make_model(onnx.helper.make_graph([node], "tagger", ends[:1], ends[1:], constants))
    onnx.save(model, "tagger.onnx")
    return {"onnx": onnx, "model": model, "node": node, "arrays": arrays}


def one_batch() -> dict:
    """A network and as many examples as one batch takes, each to say its own input."""
    places = np.random.default_rng(0).integers(0, 3, (32, 6))
    rows, weights = np.eye(3, dtype=np.float32), np.ones(6, np.float32)
    layer = lstm_core.LSTM.random(3, 4, dtype=np.float32)
    network = lstm_core.train.Network(None, layer, np.ones((3, 4), np.float32), np.zeros(3, np.float32))
    return {"network": network, "examples": [lstm_core.train.Example(rows[said], said, weights) for said in places]}


SUPPOSED = {
    "lstm_core.formats.torch.from_torch": torch_models,
    "lstm_core.formats.keras.from_keras": keras_models,
    "lstm_core.formats.onnx.from_onnx": onnx_models,
    "lstm_core.formats.onnx.from_onnx_model": onnx_models,
    "lstm_core.formats.onnx.from_onnx_node": onnx_models,
    "lstm_core.train.fit.fit": one_batch,
}  # what an example takes for granted


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda found: found.name)
def test_an_example_gives_what_it_shows(example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    example.globs = PUBLIC | example.globs | SUPPOSED.get(example.name, dict)()
    said = []
    result = doctest.DocTestRunner().run(example, out=said.append)
    assert result.failed == 0, "".join(said)


def test_what_is_taken_for_granted_is_for_an_example_that_is_there():
    assert set(SUPPOSED) <= {example.name for example in EXAMPLES}


def test_code_in_a_docstring_is_an_example_that_runs():
    """A line set in from its paragraph is code; so is one that assigns what a call gives."""
    code = re.compile(r"^(    \S.*|\w+ = [\w.]+\(.*)$", re.MULTILINE)
    texts = {
        found.name: re.sub(r"^ *(>>>|\.\.\.) .*$", "", found.docstring, flags=re.MULTILINE) for found in DOCSTRINGS
    }
    assert {
        name: code.findall(inspect.cleandoc(text))
        for name, text in texts.items()
        if code.search(inspect.cleandoc(text))
    } == {}
