"""Adam, plain descent, gradient clipping and learning-rate schedules, on one flat vector of parameters."""

import numpy as np


class Adam:
    """Adam (Kingma & Ba 2015, algorithm 1) with its running moments, the `mean` and the `square` (P,)."""

    def __init__(self, parameters: np.ndarray, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8) -> None:
        """Fresh moments of the size and dtype of `parameters`."""
        self.mean, self.square = np.zeros_like(parameters), np.zeros_like(parameters)
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon

    def step(self, parameters: np.ndarray, gradient: np.ndarray, *, rate: float, count: int) -> None:
        """Move `parameters` (P,) in place; `count` is 1 at the first update.

        m ← β1 m + (1−β1) g,  v ← β2 v + (1−β2) g²,
        θ ← θ − rate · (m / (1−β1^count)) / (√(v / (1−β2^count)) + ε)
        """
        self.mean[:] = self.beta1 * self.mean + (1 - self.beta1) * gradient
        self.square[:] = self.beta2 * self.square + (1 - self.beta2) * gradient**2
        size = np.sqrt(self.square) / (1 - self.beta2**count) ** 0.5 + self.epsilon
        parameters -= rate / (1 - self.beta1**count) * self.mean / size


class Descent:
    """Plain gradient descent, θ ← θ − rate · g; what Adam is compared with."""

    def __init__(self, parameters: np.ndarray) -> None:
        """There is nothing to remember."""

    def step(self, parameters: np.ndarray, gradient: np.ndarray, *, rate: float, count: int) -> None:
        """Move `parameters` (P,) in place."""
        parameters -= rate * gradient


OPTIMISERS = {"adam": Adam, "descent": Descent}


def clip(gradient: np.ndarray, largest: float) -> tuple[np.ndarray, float]:
    """(gradient scaled down so that its norm is at most `largest`, its norm before)."""
    norm = float(np.sqrt(np.dot(gradient, gradient)))
    return gradient * min(1.0, largest / (norm + 1e-6)), norm


def one_cycle(updates: int, peak: float, *, rise: float = 0.3, start: float = 25.0, end: float = 1e4) -> np.ndarray:
    """Learning rates (updates,): up to `peak` over the part `rise`, down for the rest, along cosines.

    Begins at peak/start and ends at peak/start/end (Smith & Topin 2018, as PyTorch's OneCycleLR).
    """
    top = float(rise * updates) - 1
    steps = np.arange(updates, dtype=np.float64)
    up = _cosine(peak / start, peak, steps / top) if top > 0 else np.full(updates, peak)
    down = _cosine(peak, peak / start / end, (steps - top) / max(updates - 1 - top, 1e-9))
    return np.where(steps <= top, up, down)


def decay(updates: int, start: float, end: float) -> np.ndarray:
    """Learning rates (updates,) falling from `start` to `end` along a half cosine."""
    return _cosine(start, end, np.arange(updates) / max(updates - 1, 1))


def drop(updates: int, start: float, *, after: float = 0.7, to: float = 0.2) -> np.ndarray:
    """Learning rates (updates,): `start`, and the part `to` of it once the part `after` is done."""
    return np.where(np.arange(updates) < after * updates, start, to * start)


def _cosine(start: float, end: float, done: np.ndarray) -> np.ndarray:
    return end + (start - end) / 2 * (1 + np.cos(np.pi * done))
