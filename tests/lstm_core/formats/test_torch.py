"""PyTorch's layers as people save them: in a model, in a stack, with gradients, in bfloat16, as an RNN."""

import numpy as np
import pytest
import torch

from lstm_core import GRU, LSTM, RNN, BiGRU, BiLSTM, BiRNN, WeightsError, backprop, from_torch

D, H, T = 3, 4, 6
X = np.random.default_rng(0).standard_normal((T, D))


def tagger(**options):
    parts = {"embedding": torch.nn.Embedding(5, D), "lstm": torch.nn.LSTM(D, H, **options), "fc": torch.nn.Linear(H, 2)}
    return torch.nn.ModuleDict(parts).double()


def output(layer, x=X):
    with torch.no_grad():
        return layer(torch.tensor(x))[0].numpy()


def refused(code, says):
    return pytest.raises(WeightsError, match=f"^{code}: .*{says}")


def test_a_model_s_layer_is_named_by_its_prefix():
    model = tagger(bidirectional=True)
    with refused("names", r'prefix="lstm." \(LSTM, both directions\), got \+embedding.weight \+fc.weight \+fc.bias'):
        from_torch(model.state_dict())
    for prefix in ("lstm", "lstm."):
        ours = from_torch(model.state_dict(), prefix=prefix)
        np.testing.assert_allclose(ours(X).h, output(model["lstm"]), atol=1e-12)
    with refused("names", r"prefix=\"lstm.\".*got prefix='gru.'"):
        from_torch(model.state_dict(), prefix="gru")


def test_of_several_layers_each_can_be_named():
    readers = torch.nn.ModuleDict({"a": torch.nn.LSTM(D, H), "b": torch.nn.RNN(D, H), "c": torch.nn.GRU(D, H)}).double()
    outer = torch.nn.ModuleDict({"encoder": readers, "lstm": torch.nn.LSTM(D, H, num_layers=2).double()})
    state = outer.state_dict()
    with refused("layers", r'"encoder.a." \(LSTM\), .*b." \(RNN\), .*c." \(GRU\), .*"lstm." \(LSTM, layers 0 to 1\)'):
        from_torch(state)
    np.testing.assert_allclose(from_torch(state, prefix="encoder.a")(X).h, output(readers["a"]), atol=1e-12)
    assert isinstance(from_torch(state, prefix="encoder.b", nonlinearity="tanh"), RNN)
    assert isinstance(from_torch(state, prefix="encoder.c"), GRU)


def test_a_prefix_of_nothing_names_the_outermost_layer():
    state = torch.nn.LSTM(D, H).double().state_dict()
    both = state | {f"inner.{name}": value + 1 for name, value in state.items()} | {"inner.fc.weight": torch.ones(2)}
    np.testing.assert_array_equal(from_torch(both, prefix="").weight_hh, state["weight_hh_l0"])
    np.testing.assert_array_equal(from_torch(both, prefix="inner").weight_hh, state["weight_hh_l0"] + 1)
    with refused("names", r"\+attention"):
        from_torch(both | {"attention": torch.ones(2)}, prefix="")


@pytest.mark.parametrize("both", [False, True])
def test_each_layer_of_a_stack_runs_as_in_the_stack(both):
    stack = torch.nn.LSTM(D, H, num_layers=3, bidirectional=both).double()
    with refused("layers", r"layer= one of \[0, 1, 2\], got _l0 _l1 _l2"):
        from_torch(stack.state_dict())
    with refused("layers", r"layer= one of \[0, 1, 2\], got 3"):
        from_torch(stack.state_dict(), layer=3)
    h = X
    for k in range(3):
        layer = from_torch(stack.state_dict(), layer=k)
        assert isinstance(layer, BiLSTM if both else LSTM)
        h = layer(h).h
    np.testing.assert_allclose(h, output(stack), atol=1e-12)
    alone = {name: value for name, value in stack.state_dict().items() if "_l1" in name}
    assert from_torch(alone).input_size == H * (1 + both)


def test_a_backward_half_alone_reads_from_the_end():
    theirs = torch.nn.LSTM(D, H, bidirectional=True).double()
    half = {name: value for name, value in theirs.state_dict().items() if name.endswith("_reverse")}
    ours = from_torch(half)
    assert ours.reverse
    np.testing.assert_allclose(ours(X).h, output(theirs)[:, H:], atol=1e-12)


@pytest.mark.parametrize("prefix", [None, "lstm"])
def test_projections_are_refused_by_name_in_a_stack_and_a_model_too(prefix):
    model = torch.nn.LSTM(D, H, proj_size=2, num_layers=2)
    state = {f"lstm.{name}": value for name, value in model.state_dict().items()}
    with refused("projections", "weight_hr_l1"):
        from_torch(state, prefix=prefix, layer=1)


def test_parameters_and_bfloat16_are_converted():
    theirs = torch.nn.LSTM(D, H)
    ours = from_torch(dict(theirs.named_parameters()))
    np.testing.assert_allclose(ours(X).h, output(theirs, X.astype("f4")), atol=1e-6)
    theirs = torch.nn.LSTM(D, H, dtype=torch.bfloat16)
    ours = from_torch(theirs.state_dict())
    np.testing.assert_array_equal(ours.weight_ih, theirs.weight_ih_l0.detach().float().numpy())
    assert ours.dtype == np.float32


@pytest.mark.parametrize(
    "spoilt",
    [
        torch.ones(4 * H, H, device="meta"),
        torch.ones(4 * H, H).to_sparse(),
        torch.ones(4 * H, H, dtype=torch.complex64),
        [[1.0], [1.0, 2.0]],
        "weights",
        None,
    ],
)
def test_what_holds_no_numbers_is_refused_in_our_words(spoilt):
    with refused("dtype", "weight_hh_l0"):
        from_torch(torch.nn.LSTM(D, H).state_dict() | {"weight_hh_l0": spoilt})


def test_mixed_dtypes_are_refused():
    with refused("dtype", "weight_hh float64"):
        from_torch(torch.nn.LSTM(D, H).state_dict() | {"weight_hh_l0": torch.ones(4 * H, H).double()})


def test_what_is_no_mapping_is_refused():
    with refused("names", "got LSTM"):
        from_torch(torch.nn.LSTM(D, H))


@pytest.mark.parametrize("bias", [False, True])
def test_an_rnn_is_read_once_its_nonlinearity_is_said(bias):
    theirs = torch.nn.RNN(D, H, bias=bias).double()
    with refused("activations", r'nonlinearity="tanh", got an RNN whose state_dict does not say'):
        from_torch(theirs.state_dict())
    ours = from_torch(theirs.state_dict(), nonlinearity="tanh")
    assert isinstance(ours, RNN)
    np.testing.assert_allclose(ours(X).h, output(theirs), atol=1e-12)


@pytest.mark.parametrize(
    ("layer", "said", "code", "says"),
    [
        (torch.nn.RNN(D, H, nonlinearity="relu"), "relu", "activations", "relu"),
        (torch.nn.LSTM(D, H), "tanh", "options", "nonlinearity of an RNN"),
    ],
)
def test_what_an_rnn_cannot_be_is_refused(layer, said, code, says):
    with refused(code, says):
        from_torch(layer.state_dict(), nonlinearity=said)


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("bias", [False, True])
def test_a_gru_runs_as_it_ran_with_every_gradient(bias, both):
    theirs, d_h = torch.nn.GRU(D, H, bias=bias, bidirectional=both).double(), np.ones((T, H * (1 + both)))
    ours = from_torch(theirs.state_dict())
    assert isinstance(ours, BiGRU if both else GRU)
    trace = ours(X)
    np.testing.assert_allclose(trace.h, output(theirs), atol=1e-12)
    theirs(torch.tensor(X))[0].backward(torch.tensor(d_h))
    grads = backprop(ours, trace, d_h)
    for reader, end in ((grads.forward, ""), (grads.backward, "_reverse")) if both else ((grads, ""),):
        np.testing.assert_allclose(reader.weight_ih, getattr(theirs, f"weight_ih_l0{end}").grad, atol=1e-10)
        np.testing.assert_allclose(reader.weight_hh, getattr(theirs, f"weight_hh_l0{end}").grad, atol=1e-10)
        if bias:
            np.testing.assert_allclose(reader.bias, getattr(theirs, f"bias_ih_l0{end}").grad, atol=1e-10)
            np.testing.assert_allclose(reader.bias_hn, getattr(theirs, f"bias_hh_l0{end}").grad[2 * H :], atol=1e-10)


def test_both_readers_of_an_rnn_are_read():
    theirs = torch.nn.RNN(D, H, bidirectional=True).double()
    ours = from_torch(theirs.state_dict(), nonlinearity="tanh")
    assert isinstance(ours, BiRNN)
    np.testing.assert_allclose(ours(X).h, output(theirs), atol=1e-12)
