"""Random LSTM, GRU and RNN nodes of ONNX: read whole, run as onnxruntime runs them, or refused by name."""

import inspect
import sys
from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np
import onnx
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core import GRU, LSTM, RNN, BiGRU, BiLSTM, BiRNN, WeightsError, from_onnx, from_onnx_model, from_onnx_node

BLOCKS = {"RNN": 1, "GRU": 3, "LSTM": 4}
KINDS = {"RNN": (RNN, BiRNN), "GRU": (GRU, BiGRU), "LSTM": (LSTM, BiLSTM)}
ACTIVATIONS = st.sampled_from([None, "Sigmoid", "HardSigmoid"])


@dataclass(frozen=True)
class Node:
    """What one drawn node has, and the numbers it runs on."""

    direction: str
    sizes: tuple  # T, B, D, H
    seed: int
    bias: bool
    gate: str | None  # the gates' activation; None leaves `activations` out
    alpha: float | None
    states: str | None  # initial_h, initial_c: None, "zeros" among the initializers, or given as "inputs"
    lengths: bool
    opset: int
    name: str = "reader"
    op: str = "LSTM"
    after: int | None = None  # linear_before_reset of a GRU; None leaves it out

    @property
    def readers(self):
        return 2 if self.direction == "bidirectional" else 1

    def drawn(self, *shape, key=0):
        return np.random.default_rng([self.seed, key, *shape]).standard_normal(shape).astype(np.float32)

    @property
    def weights(self):
        _, _, inputs, units = self.sizes
        rows = BLOCKS[self.op] * units
        shapes = {"W": (rows, inputs), "R": (rows, units), "B": (2 * rows,)}
        return {name: self.drawn(self.readers, *shape) for name, shape in shapes.items() if name != "B" or self.bias}

    @property
    def given(self):
        """The inputs at run time."""
        steps, batch, inputs, units = self.sizes
        found = {"X": self.drawn(steps, batch, inputs, key=1)}
        if self.lengths:
            drawn = np.random.default_rng(self.seed).integers(1, steps + 1, batch)
            found["sequence_lens"] = drawn.astype(np.int32)
        if self.states == "inputs":
            found |= {name: self.drawn(self.readers, batch, units, key=k) for k, name in enumerate(self.starts, 2)}
        return found

    @property
    def starts(self):
        return ("h0", "c0") if self.op == "LSTM" else ("h0",)

    def model(self, extra=None, constants=None, **attributes):
        """The graph of the node; `extra` names inputs by place, `constants` are further initializers."""
        _, batch, _, units = self.sizes
        constants = self.weights | (constants or {})
        inputs = ["X", "W", "R", "B" if self.bias else "", "sequence_lens" if self.lengths else ""]
        if self.states:
            inputs += self.starts
        if self.states == "zeros":
            constants |= {name: np.zeros((self.readers, batch, units), np.float32) for name in self.starts}
        inputs += [""] * ((8 if self.op == "LSTM" else 6) - len(inputs))
        for place, name in (extra or {}).items():
            inputs[place] = name
        if self.gate:
            names = {"LSTM": [self.gate, "Tanh", "tanh"], "GRU": [self.gate, "tanh"], "RNN": ["Tanh"]}
            attributes["activations"] = names[self.op] * self.readers
        if self.alpha is not None:
            attributes["activation_alpha"] = [self.alpha] * self.readers
        if self.after is not None:
            attributes["linear_before_reset"] = self.after
        attributes |= {"hidden_size": units, "direction": self.direction}
        made = onnx.helper.make_node(self.op, inputs, ["Y"], name=self.name, **attributes)
        kinds = {np.dtype("f4"): onnx.TensorProto.FLOAT, np.dtype("i4"): onnx.TensorProto.INT32}
        info = onnx.helper.make_tensor_value_info
        values = [onnx.numpy_helper.from_array(a, name) for name, a in constants.items()]
        x = [info(name, kinds[a.dtype], a.shape) for name, a in self.given.items()]
        graph = onnx.helper.make_graph([made], "g", x, [info("Y", onnx.TensorProto.FLOAT, None)], values)
        return onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", self.opset)], ir_version=8)


def fitting(node):
    """The node without what its operator or its activation has not."""
    hard = node.gate == "HardSigmoid" and node.op != "RNN"
    return replace(node, alpha=node.alpha if hard else None, after=node.after if node.op == "GRU" else None)


nodes = st.builds(
    Node,
    direction=st.sampled_from(["forward", "reverse", "bidirectional"]),
    sizes=st.tuples(st.integers(1, 6), st.integers(1, 3), st.integers(1, 4), st.integers(1, 5)),
    seed=st.integers(0, 2**32 - 1),
    bias=st.booleans(),
    gate=ACTIVATIONS,
    alpha=st.none() | st.sampled_from([0.2, 0.5, 1 / 6]),
    states=st.sampled_from([None, "zeros", "inputs"]),
    lengths=st.booleans(),
    opset=st.sampled_from([7, 14, 21]),
    op=st.sampled_from(list(BLOCKS)),
    after=st.sampled_from([None, 0, 1]),
).map(fitting)
PLAIN = Node("forward", (4, 1, 2, 3), 0, True, None, None, None, False, 14)


@settings(max_examples=150, deadline=None)
@given(nodes)
def test_a_node_runs_as_onnxruntime_runs_it(node):
    model = node.model()
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (y,) = session.run(None, node.given)  # (T, readers, B, H)
    layer = from_onnx_node(model.graph.node[0], model.graph.initializer)
    assert type(layer) is KINDS[node.op][node.readers - 1]
    run = {name: value if node.readers == 2 else value[0] for name, value in node.given.items() if name in ("h0", "c0")}
    trace = layer(node.given["X"], **run, lengths=node.given.get("sequence_lens"))
    steps, batch = node.sizes[:2]
    np.testing.assert_allclose(trace.h, y.transpose(0, 2, 1, 3).reshape(steps, batch, -1), atol=2e-5)


@pytest.mark.parametrize(
    ("model", "code", "says"),
    [
        (PLAIN.model({7: "P"}, {"P": np.ones((1, 9), np.float32)}), "peepholes", "P"),
        (PLAIN.model({7: "P"}), "names", r"−P \(P\)"),
        (PLAIN.model({1: "elsewhere"}), "names", r"−W \(elsewhere\)"),
        (PLAIN.model(clip=2.0), "options", "no clip"),
        (PLAIN.model(input_forget=1), "options", "no input_forget"),
        (PLAIN.model({5: "h"}, {"h": np.ones((1, 1, 3), np.float32)}), "options", "initial_h 0 or given to the call"),
        (PLAIN.model({6: "c"}, {"c": np.ones((1, 1, 3), np.float32)}), "options", "initial_c 0 or given to the call"),
        (PLAIN.model({4: "n"}, {"n": np.ones(1, np.int32)}), "options", "sequence_lens given to the call"),
        (PLAIN.model(activations=["Sigmoid", "Relu", "Tanh"]), "activations", "relu"),
        (PLAIN.model(activations=["Softsign", "Tanh", "Tanh"]), "activations", "softsign"),
        (PLAIN.model(activations=["HardSigmoid", "Tanh", "Tanh"], activation_beta=[0.4]), "activations", "beta"),
        (PLAIN.model(activations=["Sigmoid", "Tanh"]), "activations", "for each reader"),
        (PLAIN.model(stray=[PLAIN.model().graph]), "options", "stray"),
    ],
)
def test_what_a_node_has_that_the_layer_has_not_is_refused_by_name(model, code, says):
    with pytest.raises(WeightsError, match=says) as caught:
        from_onnx_node(model.graph.node[0], model.graph.initializer)
    assert caught.value.code == code


def test_another_operator_is_refused():
    with pytest.raises(WeightsError, match="an LSTM, GRU or RNN node, got MatMul"):
        from_onnx_node(onnx.helper.make_node("MatMul", ["X", "W"], ["Y"]), {})


def test_two_readers_with_different_gates_are_refused():
    names = ["Sigmoid", "Tanh", "Tanh", "HardSigmoid", "Tanh", "Tanh"]
    with pytest.raises(WeightsError, match="activations"):
        from_onnx(_double(), direction="bidirectional", activations=names)
    with pytest.raises(WeightsError, match="one alpha"):
        from_onnx(_double(), direction="bidirectional", activations=names[3:] * 2, activation_alpha=[0.2, 0.3])


def _double():
    return {"W": np.ones((2, 12, 2)), "R": np.ones((2, 12, 3))}


def test_the_arrays_of_one_operator_are_not_taken_for_another_s():
    node = replace(PLAIN, op="GRU").model().graph.node[0]
    with pytest.raises(WeightsError, match="shape: expected R of GRU, got R of LSTM"):
        from_onnx_node(node, PLAIN.weights)
    with pytest.raises(WeightsError, match="shape: expected R of GRU, got R of RNN"):
        from_onnx_node(node, replace(PLAIN, op="RNN").weights)


@pytest.mark.parametrize(
    ("op", "attributes", "code", "says"),
    [
        ("LSTM", {"linear_before_reset": 1}, "options", "linear_before_reset 0 or 1 of a GRU"),
        ("GRU", {"linear_before_reset": 2}, "options", "linear_before_reset 0 or 1 of a GRU"),
        ("GRU", {"activations": ["Sigmoid", "Tanh", "Tanh"]}, "activations", "Sigmoid or HardSigmoid, Tanh for each"),
        ("GRU", {"activations": ["Sigmoid", "Relu"]}, "activations", "sigmoid relu"),
        ("RNN", {"activations": ["Relu"]}, "activations", "expected Tanh for each reader, got relu"),
        ("GRU", {"clip": 3.0}, "options", "no clip"),
    ],
)
def test_what_a_neighbour_cannot_be_is_refused(op, attributes, code, says):
    with pytest.raises(WeightsError, match=says) as caught:
        from_onnx(replace(PLAIN, op=op).weights, **attributes)
    assert caught.value.code == code


def test_the_order_of_reset_and_product_is_a_network_of_its_own():
    weights = replace(PLAIN, op="GRU").weights
    before, after = from_onnx(weights), from_onnx(weights, linear_before_reset=1)
    assert (before.reset_after, after.reset_after) == (False, True)
    x = PLAIN.given["X"]
    assert np.abs(before(x).h - after(x).h).max() > 0.01


def two_nodes():
    first, second = PLAIN.model(), Node("reverse", (4, 1, 2, 3), 1, True, None, None, None, False, 14, "other").model()
    for node in second.graph.node:
        node.input[:] = [name + "2" if name in ("W", "R", "B") else name for name in node.input]
        node.output[0] = "Y2"
    for tensor in second.graph.initializer:
        tensor.name += "2"
    first.graph.node.extend(second.graph.node)
    first.graph.initializer.extend(second.graph.initializer)
    return first


def test_one_node_of_several_is_named():
    with pytest.raises(WeightsError, match='node="reader", node="other", got 2 of them') as caught:
        from_onnx_model(two_nodes())
    assert caught.value.code == "layers"
    assert from_onnx_model(two_nodes(), node="other").reverse
    assert not from_onnx_model(PLAIN.model()).reverse
    with pytest.raises(WeightsError, match="got third"):
        from_onnx_model(two_nodes(), node="third")


def test_the_package_onnx_is_not_needed_where_arrays_are_given(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    monkeypatch.setitem(sys.modules, "onnx.numpy_helper", None)
    direction = SimpleNamespace(name="direction", type=3, s=b"reverse")
    node = SimpleNamespace(op_type="LSTM", input=["X", "w", "r"], attribute=[direction])
    layer = from_onnx_node(node, {"w": np.ones((1, 12, 2)), "r": np.ones((1, 12, 3))})
    assert layer.reverse


def test_the_recipe_by_hand_drops_no_constant_of_a_node():
    (recipe,) = [line[4:] for line in inspect.getdoc(from_onnx).splitlines() if line.startswith(">>> parts =")]
    for place, name in ((4, "sequence_lens"), (5, "initial_h"), (6, "initial_c"), (7, "P")):
        node = SimpleNamespace(input=["X", "W", "R", "B", "", "", "", ""])
        node.input[place] = name
        found = {"node": node, "arrays": PLAIN.weights | {name: np.ones((1, 9))}}
        exec(recipe, found)
        with pytest.raises(WeightsError) as caught:
            from_onnx(found["parts"])
        assert caught.value.code == ("peepholes" if place == 7 else "names")
