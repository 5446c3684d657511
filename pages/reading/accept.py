"""What becomes of what a reader types: the sentence to walk, and what to say about it."""

from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass, field

from lstm_core.text.tokeniser import GRAPHEME
from pages.state.address import LONGEST

MOST = 256  # tokens of one run


@dataclass(frozen=True)
class Accepted:
    """The sentence the page walks, and the notice beside it (a key of walk.toml) with its slots."""

    text: str
    notice: str | None = None
    slots: dict[str, int] = field(default_factory=dict)


def accept(typed: str, last: str, tokenise: Callable[[str], Sized]) -> Accepted:
    """`typed` where it can be read, cut to MOST tokens; else the `last` sentence.

    `tokenise` is the model's; its answer has a length. Nothing is dropped without a notice.
    """
    if not typed.strip():
        return Accepted(last, "empty")
    if len(typed) > LONGEST:
        return Accepted(last, "too_long", {"length": len(typed), "most": LONGEST})
    length = len(tokenise(typed))
    if length == 0:
        return Accepted(last, "no_tokens")
    if length > MOST:
        return Accepted(cut(typed, tokenise), "cut", {"length": length, "most": MOST})
    return Accepted(typed)


def cut(text: str, tokenise: Callable[[str], Sized]) -> str:
    """The longest beginning of `text`, in whole graphemes, that holds at most MOST tokens."""
    parts = GRAPHEME.findall(text)
    least, most = 1, len(parts)
    while least < most:
        middle = (least + most + 1) // 2
        if len(tokenise("".join(parts[:middle]))) <= MOST:
            least = middle
        else:
            most = middle - 1
    return "".join(parts[:least])


def kept(step: int, before: Sequence[str], after: Sequence[str]) -> int:
    """Where the playhead stands when the sentence changes under it: the stage's own rule, for Python's copy.

    It keeps its place while all up to it is unchanged, else moves to the last common token.
    """
    common = 0
    while common < min(len(before), len(after)) and before[common] == after[common]:
        common += 1
    return max(0, min(step, common - 1))
