"""Questions about long memory: what the doors leave of a memory and of a gradient, and who learns over a long lag."""

from dataclasses import dataclass
from decimal import Decimal

from lstm_core import Place, Reader
from pages.quiz.question import Kind, number, statements
from pages.words.digits import printed, sigmoid, spelt
from pages.words.powers import power

AHEAD = 3  # doors that a memory passes in a question
GAINS = tuple(map(Decimal, ("0.92", "0.95", "1.1", "1.2")))  # adding ten changes, too, leaves a length
BIASES = tuple(map(Decimal, ("0.5", "1", "1.5", "2")))
CLEAR = 10  # times more: a difference one can see


@dataclass(frozen=True)
class Start:
    """Fresh networks over `steps` steps, and the middle gradient over seeds at the first as a share of the last."""

    steps: int
    gain: float
    bias: float
    rnn: float
    lstm: float


@dataclass(frozen=True)
class Counted:
    """How many of a number of seeds have learnt the sentences with at most `farthest` fillers."""

    farthest: int
    rnn: int
    lstm: int
    seeds: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Span(Reader):
    """A trained reader's run of the sentence, and what the page computed of fresh networks and counted of seeds."""

    starts: tuple[Start, ...]
    counts: tuple[Counted, ...]


def learnt(span: Span, place: Place):
    """Seeds of RNN and LSTM on sentences at a distance: who learns them? Asked where all LSTMs do and some RNNs."""
    count = span.counts[(place.step + place.unit) % len(span.counts)]
    if count.lstm < count.seeds or not 0 < count.rnn < count.seeds:
        return None
    return statements("always-better", "rule-is-enough", n=count.farthest, rnn=count.rnn, seeds=count.seeds)


def kept(span: Span, place: Place):
    """Three doors are given: what is left of the memory?"""
    way = -1 if span.trace.reverse else 1
    last = place.step + way * AHEAD
    if not 0 <= last < span.steps:
        return None
    a, b, c = (span.value("f", Place(place.step + way * k, place.unit)) for k in range(1, AHEAD + 1))
    if c >= 0.995:
        return None
    return number(
        {"a": a, "b": b, "c": c},
        a * b * c,
        lambda a, b, c: a * b * c,
        {
            "never-vanishes": lambda a, b, c: Decimal(1),
            "keep-not-forget": lambda a, b, c: (1 - a) * (1 - b) * (1 - c),
            "adds": lambda a, b, c: a + b + c,
        },
        last=span.tokens[last],
    )


def through(span: Span, place: Place):
    """All doors stand where a forget bias puts them: how much of the gradient comes back along the cell?"""
    bias, steps = BIASES[place.unit % len(BIASES)], 3 + place.step % 5
    return number(
        {"f": float(sigmoid(bias))},
        float(printed(sigmoid(bias), 2) ** steps),
        lambda f: f**steps,
        {
            "never-vanishes": lambda f: Decimal(1),
            "keep-not-forget": lambda f: (1 - f) ** steps,
            "adds": lambda f: 1 - steps * (1 - f),
        },
        bias=spelt(bias),
        steps=steps,
    )


def gain(span: Span, place: Place):
    """An RNN near the middle of tanh: what becomes of the gradient over ten steps?"""
    chosen, steps = GAINS[(place.step + place.unit) % len(GAINS)], 10
    return number(
        {"gain": float(chosen)},
        float(chosen**steps),
        lambda gain: gain**steps,
        {"never-vanishes": lambda gain: Decimal(1), "adds": lambda gain: 1 + steps * (gain - 1)},
        steps=steps,
    )


def more(span: Span, place: Place):
    """Two fresh networks: in which does more of the gradient come to the first step?"""
    start = span.starts[(place.step + place.unit) % len(span.starts)]
    if max(start.rnn, start.lstm) < CLEAR * min(start.rnn, start.lstm):
        return None
    slots = {"case": "rnn" if start.rnn > start.lstm else "lstm", "steps": start.steps}
    shares = {"rnn": power(start.rnn), "lstm": power(start.lstm)}
    chosen = {"gain": f"{start.gain:g}", "bias": f"{start.bias:g}"}
    return statements("always-better", "never-vanishes", **slots, **shares, **chosen)


def who(span: Span, place: Place):
    """RNN or LSTM: who learns to remember over fifty steps?"""
    return statements("always-better", "never-vanishes")


def backward(span: Span, place: Place):
    """The gradient goes from the end to the start: is that the backward reader?"""
    return statements("backward-is-backprop", "backward-of-forward")


KINDS = (
    Kind("learnt", learnt, curtains=("seeds",), first=True),
    Kind("kept", kept, curtains=("lives",)),
    Kind("through", through, curtains=("gradients",)),
    Kind("gain", gain, curtains=("explain-1",)),
    Kind("more", more, curtains=("gradients",)),
    Kind("who", who, curtains=("explain-2", "explain-3")),
    Kind("backward", backward),
)
