"""From tag probabilities to words: the best path over legal pairs of B, M, E and S."""

import numpy as np

TAGS = ("B", "M", "E", "S")
FIRST = frozenset("BS")
LAST = frozenset("ES")
LEGAL = frozenset({"BM", "BE", "MM", "ME", "EB", "ES", "SB", "SS"})


def viterbi(probabilities: np.ndarray, labels: tuple[str, ...] = TAGS) -> tuple[str, ...]:
    """The legal tag sequence whose probabilities have the largest product.

    `probabilities` is (T, 4) with columns in the order of `labels`. A sentence starts with B or S, ends
    with E or S, and B is followed by M or E, M by M or E, E and S by B or S (Viterbi 1967).
    """
    if sorted(labels) != sorted(TAGS):
        raise ValueError(f"labels: expected B, M, E and S, got {labels!r}")
    if len(probabilities) == 0:
        return ()
    scores = np.log(np.asarray(probabilities, dtype=np.float64).clip(1e-300))  # (T, 4)
    allowed = np.array([[0.0 if a + b in LEGAL else -np.inf for b in labels] for a in labels])
    best = scores[0] + [0.0 if tag in FIRST else -np.inf for tag in labels]
    came_from = np.zeros(scores.shape, dtype=np.intp)
    for t in range(1, len(scores)):
        paths = best[:, None] + allowed  # (4 before, 4 now)
        came_from[t] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[t]
    place = int(np.argmax(best + [0.0 if tag in LAST else -np.inf for tag in labels]))
    path = [place]
    for t in range(len(scores) - 1, 0, -1):
        place = int(came_from[t, place])
        path.append(place)
    return tuple(labels[place] for place in reversed(path))


def words(tokens: tuple[str, ...], tags: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tags make of tokens; a word also ends where an illegal tag would start one."""
    found: list[str] = []
    inside = False
    for token, tag in zip(tokens, tags, strict=True):
        if inside and tag in "ME":
            found[-1] += token
        else:
            found.append(token)
        inside = tag in "BM"
    return tuple(found)


def tags_of(lengths: list[int]) -> str:
    """The tags of words of these lengths: [1, 2, 3] is "SBEBME"."""
    return "".join("S" if n == 1 else "B" + "M" * (n - 2) + "E" for n in lengths)
