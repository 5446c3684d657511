"""What becomes of what a reader types: the sentence to walk, and what to say about it.

Files are opened and refused by `model_menu` and `lstm_core.formats.specimen_file`.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass, field
from itertools import takewhile

from lstm_core.text.tokeniser import GRAPHEME
from pages.state.address import LONGEST, MOST_STEPS


@dataclass(frozen=True)
class Accepted:
    """The sentence the page walks, and the notice beside it (a key of walk.toml) with its slots."""

    text: str
    notice: str | None = None
    slots: dict[str, int] = field(default_factory=dict)


def accept(typed: str, last: str, tokenise: Callable[[str], Sized]) -> Accepted:
    """`typed` where it can be read, cut to MOST_STEPS tokens; else the `last` sentence.

    `tokenise` is the model's; its answer has a length. Nothing is dropped without a notice.
    """
    if not typed.strip():
        return Accepted(last, "empty")
    if len(typed) > LONGEST:
        return Accepted(last, "too_long", {"length": len(typed), "most": LONGEST})
    length = len(tokenise(typed))
    if length == 0:
        return Accepted(last, "no_tokens")
    if length > MOST_STEPS:
        return Accepted(cut(typed, tokenise), "cut", {"length": length, "most": MOST_STEPS})
    return Accepted(typed)


def cut(text: str, tokenise: Callable[[str], Sized]) -> str:
    """The longest beginning of `text`, in whole graphemes, that holds at most MOST_STEPS tokens."""
    parts = GRAPHEME.findall(text)
    more = bisect_right(range(2, len(parts) + 1), MOST_STEPS, key=lambda length: len(tokenise("".join(parts[:length]))))
    return "".join(parts[: 1 + more])


def kept(step: int, before: Sequence[str], after: Sequence[str]) -> int:
    """Where the playhead stands when the sentence changes under it: the stage's own rule, for Python's copy.

    It keeps its place while all up to it is unchanged, else moves to the last common token.
    """
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    return max(0, min(step, len(list(same)) - 1))
