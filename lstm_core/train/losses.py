"""What a run is blamed for, and the gradient of the blame, side by side."""

import numpy as np

from lstm_core.softmax import softmax


def cross_entropy(scores: np.ndarray, targets: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """(Σ w · −log softmax(scores)[target], its gradient in the scores).

    `scores` (T, B, L), `targets` (T, B) whole numbers below L, `weights` (T, B); a weight of 0 takes a
    step out of the loss: padding, or all but the last step. ∂/∂scores = w · (softmax − one-hot).
    """
    probabilities = softmax(scores)  # (T, B, L)
    picked = np.take_along_axis(probabilities, targets[..., None], axis=-1)[..., 0]  # (T, B)
    loss = float(-(weights * np.log(np.maximum(picked, np.finfo(picked.dtype).tiny))).sum())
    np.put_along_axis(probabilities, targets[..., None], picked[..., None] - 1, axis=-1)
    probabilities *= weights[..., None]
    return loss, probabilities


def squared_error(values: np.ndarray, targets: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """(Σ w · (value − target)², its gradient in the values); values and targets (T, B, L), weights (T, B)."""
    error = values - targets
    blame = weights[..., None] * error
    return float((blame * error).sum()), 2 * blame


LOSSES = {"cross_entropy": cross_entropy, "squared_error": squared_error}
