"""Softmax against PyTorch's, and where exp alone would overflow."""

import numpy as np
import torch

from lstm_core.softmax import softmax


def test_as_pytorch():
    scores = np.random.default_rng(0).normal(0, 5, (4, 3, 7))
    np.testing.assert_allclose(softmax(scores), torch.softmax(torch.from_numpy(scores), -1).numpy(), atol=1e-15)


def test_large_scores_do_not_overflow():
    np.testing.assert_allclose(softmax(np.array([1e4, 0.0, -1e4])), [1, 0, 0])
