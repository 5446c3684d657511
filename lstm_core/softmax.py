"""From scores to probabilities."""

import numpy as np


def softmax(scores: np.ndarray) -> np.ndarray:
    """exp(s) / Σ exp(s) over the last axis, without overflow."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
