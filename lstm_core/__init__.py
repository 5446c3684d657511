"""Recurrent networks one can look into: NumPy layers that return every number of a run.

>>> lstm = LSTM.random(input_size=3, hidden_size=4, seed=0)  # or from_torch, from_keras, from_onnx_model
>>> trace = lstm(np.ones((5, 3)))                   # x (T, 3) or (T, B, 3) -> trace.i .f .g .o .c .h
>>> grads = backprop(lstm, trace, np.ones((5, 4)))  # d_h (T, [B,] 4) -> grads.weight_ih, grads.x, grads.c
>>> parts = memory_ledger(trace)                    # who wrote what stands in the cell
>>> np.allclose(parts.sum(axis=1), trace.c)
True
>>> lstm = load_layer(save_layer(lstm))             # the bytes of a safetensors file
>>> reading = load_specimen("segmenter-zh").read("我爱中国")
>>> reading.labels, reading.answer
(('S', 'S', 'B', 'E'), ('我', '爱', '中国'))
"""

from lstm_core.backprop import BiGradients, Gradients, GRUGradients, RNNGradients, backprop
from lstm_core.bidirectional import BiGRU, BiLSTM, BiRNN
from lstm_core.counts import Counts, count
from lstm_core.formats.card import Card
from lstm_core.formats.keras import from_keras
from lstm_core.formats.layer_file import load_layer, save_layer
from lstm_core.formats.onnx import from_onnx, from_onnx_model, from_onnx_node
from lstm_core.formats.specimen_file import (
    SpecimenError,
    load_specimen,
    open_specimen,
    random_specimen,
    save_specimen,
    specimens,
)
from lstm_core.formats.torch import from_torch
from lstm_core.formats.weights import WeightsError
from lstm_core.gru import GRU
from lstm_core.lstm import LSTM
from lstm_core.memory import account, contributions, memory_ledger, swap
from lstm_core.reader import Place, Reader
from lstm_core.rnn import RNN
from lstm_core.specimen import Reading, Specimen
from lstm_core.trace import BiTrace, GRUTrace, RNNTrace, Trace

__all__ = [
    "GRU",
    "LSTM",
    "RNN",
    "BiGRU",
    "BiGradients",
    "BiLSTM",
    "BiRNN",
    "BiTrace",
    "Card",
    "Counts",
    "GRUGradients",
    "GRUTrace",
    "Gradients",
    "Place",
    "RNNGradients",
    "RNNTrace",
    "Reader",
    "Reading",
    "Specimen",
    "SpecimenError",
    "Trace",
    "WeightsError",
    "account",
    "backprop",
    "contributions",
    "count",
    "from_keras",
    "from_onnx",
    "from_onnx_model",
    "from_onnx_node",
    "from_torch",
    "load_layer",
    "load_specimen",
    "memory_ledger",
    "open_specimen",
    "random_specimen",
    "save_layer",
    "save_specimen",
    "specimens",
    "swap",
]
