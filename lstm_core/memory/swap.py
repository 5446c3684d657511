"""How much of one token is left later on: two runs that differ in it, and their difference."""

from dataclasses import dataclass, replace

import numpy as np

from lstm_core.reader import Reader
from lstm_core.specimen import Specimen
from lstm_core.text.tokeniser import Tokens
from lstm_core.trace import Trace


@dataclass(frozen=True, eq=False)
class Swap:
    """How far one reader's runs are apart, over how far at the swapped place; 0 where it has not yet been read."""

    h: np.ndarray  # (T,)   ‖Δh_t‖ / ‖Δh_place‖, in sentence order
    c: np.ndarray | None  # (T,)   likewise of c, None but of an LSTM


def swap(specimen: Specimen, text: str, place: int, token: str) -> dict[str, Swap]:
    """direction → `Swap` of `text` against the same with another token at `place` (from 0).

    Raises IndexError where there is no such place, ValueError where `token` is not one token, or is read as the one
    that stands there.

    >>> left = swap(load_specimen("segmenter-zh"), "我爱中国", place=1, token="在")["forward"]
    >>> left.h[:2].tolist(), bool(left.h[3] < 1)
    ([0.0, 1.0], True)
    """
    tokens = specimen.tokenise(text)
    if not 0 <= place < len(tokens):
        raise IndexError(f"place {place}: expected 0 to {len(tokens) - 1}")
    other = specimen.tokenise(token)
    if len(other) != 1:
        raise ValueError(f"token: expected one token, got {len(other)} in {token!r}")
    before, after = (specimen.run(read).readers for read in (tokens, _with(tokens, place, other)))
    return {direction: _apart(before[direction], after[direction], place) for direction in before}


def _with(tokens: Tokens, place: int, other: Tokens) -> Tokens:
    parts = ("tokens", "rows", "unknown", "simplified")
    changed = {part: (*getattr(tokens, part)[:place], *getattr(other, part)) for part in parts}
    return replace(tokens, **{part: (*begun, *getattr(tokens, part)[place + 1 :]) for part, begun in changed.items()})


def _apart(before: Reader, after: Reader, place: int) -> Swap:
    if np.array_equal(before.trace.x[place], after.trace.x[place]):
        raise ValueError(f"token: expected another than {before.tokens[place]!r}, which is read the same")
    states = ("h", "c") if isinstance(before.trace, Trace) else ("h",)
    moved = {name: np.linalg.norm(getattr(before.trace, name) - getattr(after.trace, name), axis=-1) for name in states}
    h, *c = (size / size[place] for size in moved.values())
    return Swap(h, c[0] if c else None)
