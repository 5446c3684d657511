"""How far back a gradient reaches, for layers as they begin and as they were trained: the core's own, over seeds."""

from functools import lru_cache

import numpy as np

from lstm_core import LSTM, RNN
from lstm_core.memory import Reach, kept_to_end, reach
from lstm_core.toys import contender_network, recall
from lstm_core.train.initialisation import chrono, orthogonal
from pages.chapters.long_memory import contest
from pages.jobs.lru import Lru
from pages.state import settings

SEEDS = 20
CURVES = ("rnn_h", "lstm_h", "lstm_c", "belt")

Curves = dict[str, np.ndarray]  # of CURVES those there are: (S, T), each as a share of its last


def sequence(steps: int) -> tuple[np.ndarray, tuple[str, ...]]:
    """A of the duel's task and distractors after it: (T, 7) and its symbols."""
    toy = recall(steps - 1)
    return toy.inputs(toy.example).astype(np.float64), tuple(toy.example)


def before(chosen: settings.Reach, x: np.ndarray, name: tuple) -> Curves:
    """Of RNN and LSTM as they begin, over SEEDS seeds from the chosen one on; `name` says which x (T, D) this is."""
    return _before.get((chosen, name), lambda: _fresh(chosen, x))


def after(layers: tuple[RNN | LSTM, ...], x: np.ndarray, *, reverse: bool = False) -> Curves:
    """Of trained layers, one of each kind at most."""
    return {name: values[None] for layer in layers for name, values in relative(_run(layer, x, 0, reverse)).items()}


def relative(found: Reach) -> dict[str, np.ndarray]:
    """The curves (T,) of one run."""
    if found.c is None or found.belt is None:
        return {"rnn_h": found.h / found.h[-1]}
    # a cell whose door out is shut passes nothing on: its shares are 0 and not 0/0
    return {"lstm_h": found.h / found.h[-1], "lstm_c": _share(found.c), "belt": _share(found.belt)}


def first(curves: Curves) -> dict[str, float]:
    """The median over seeds at the first step."""
    return {name: float(np.median(values[:, 0])) for name, values in curves.items()}


@lru_cache(256)
def at_start(match: settings.Match) -> tuple[dict[str, float], float, float]:
    """Of a duel before its first update: `facts` of both."""
    return facts(beginners(match), match.lag)


def begun(match: settings.Match) -> Curves:
    """The curves of a duel before its first update."""
    return after(beginners(match), sequence(match.lag + 1)[0])


def beginners(match: settings.Match) -> tuple:
    """RNN and LSTM as they enter the duel."""
    return tuple(contender_network(rival, recall(match.lag)).layer for rival in contest.rivals(match))


def facts(layers: tuple, lag: int) -> tuple[dict[str, float], float, float]:
    """The gradient at the first symbol; the middle door of the LSTM's forget gates; what its belt leaves over `lag`."""
    x, _ = sequence(lag + 1)
    lstm = next(layer for layer in layers if isinstance(layer, LSTM))
    trace = lstm(x.astype(lstm.dtype))
    return first(after(layers, x)), float(np.median(trace.f)), float(np.median(kept_to_end(trace)[0]))


def _fresh(chosen: settings.Reach, x: np.ndarray) -> Curves:
    runs: dict[str, list[np.ndarray]] = {name: [] for name in CURVES}
    inputs, longest = x.shape[1], max(2, len(x) - 1)
    for seed in range(chosen.seed, chosen.seed + SEEDS):
        rnn = RNN.random(inputs, chosen.units, seed)
        rnn = orthogonal(rnn, chosen.gain, seed) if chosen.gain else rnn
        lstm = LSTM.random(inputs, chosen.units, seed, forget_bias=chosen.bias)
        for layer in (rnn, chrono(lstm, longest, seed) if chosen.chrono else lstm):
            for name, values in relative(_run(layer, x, seed)).items():
                runs[name].append(values)
    return {name: np.array(values) for name, values in runs.items()}


def _run(layer: RNN | LSTM, x: np.ndarray, seed: int, reverse: bool = False) -> Reach:
    return reach(contest.widened(layer), np.asarray(x, np.float64), seed, reverse=reverse)


def _share(norms: np.ndarray) -> np.ndarray:
    return norms / norms[-1] if norms[-1] > 0 else np.zeros_like(norms)


_before: Lru[Curves] = Lru(64, 32_000_000, lambda curves: sum(values.nbytes for values in curves.values()))
