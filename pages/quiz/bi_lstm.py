"""Questions about two readers of one sentence: what each has read, what it has of its own, and what both cost."""

from lstm_core import LSTM, BiLSTM, Place, Reader, Trace
from lstm_core import count as cost
from pages.quiz.question import Kind, count, number, statements
from pages.words.digits import decimals, parsed


def both_traces(reader: Reader) -> tuple[Trace, Trace]:
    """The forward reader's run and the backward reader's, whichever is followed, of a model with both."""
    assert reader.opposite, "a model with two readers"
    return (reader.opposite, reader.trace) if reader.trace.reverse else (reader.trace, reader.opposite)


def read(reader: Reader, place: Place):
    """What has the backward reader read when it comes to a place?"""
    if place.step == 0 or reader.steps < 2:
        return None
    if place.step == reader.steps - 1:
        return statements("last-output", "backward-of-forward", "backward-is-backprop", case="last")
    return statements("last-output", "peek", "backward-of-forward", case="inner")


def final(reader: Reader, place: Place):
    """Both readers' h at both ends are given: which number is the backward reader's final state?"""
    if reader.opposite is None:
        return None
    given = {
        f"{name}{end}": float(trace.h[step, place.unit])
        for name, trace in zip("fb", both_traces(reader), strict=True)
        for end, step in (("first", 0), ("last", reader.steps - 1))
    }
    return number(
        given,
        given["bfirst"],
        lambda bfirst, **_: bfirst,
        {"last-output": lambda blast, **_: blast, "backward-of-forward": lambda flast, **_: flast},
        **_ends(reader),
    )


def start(reader: Reader, place: Place):
    """With what does the backward reader begin?"""
    if reader.opposite is None or place.step != reader.steps - 1:
        return None
    h = decimals(both_traces(reader)[0].h[-1, place.unit])
    handed = ("backward-of-forward",) if parsed(h) else ()  # a 0 handed over would be right
    return statements(*handed, "carries-over", "backward-is-backprop", h=h, **_ends(reader))


def change(reader: Reader, place: Place):
    """What stands behind a place is changed, or what stands before it: which half of its column changes?"""
    behind = (place.step + place.unit) % 2 == 0
    if reader.steps < 2 or place.step == (reader.steps - 1 if behind else 0):
        return None
    near = reader.tokens[place.step + (1 if behind else -1)]
    if behind:
        return statements("peek", "last-output", "backward-is-backprop", case="behind", near=near)
    return statements("last-output", "backward-of-forward", case="before", near=near)


def peek(reader: Reader, place: Place):
    """Is the column at a place of use for predicting the next token?"""
    if place.step == reader.steps - 1:
        return None
    return statements("peek", "double-better", "backward-is-backprop", next=reader.tokens[place.step + 1])


def parameters(reader: Reader, place: Place):
    """How many parameters have both readers together?"""
    size, units = reader.inputs, reader.units
    answer = cost(BiLSTM, size, units).parameters
    wrong = {
        "backward-of-forward": cost(LSTM, size, units).parameters,
        "new-weights-each-step": answer * reader.steps,
        "units-are-steps": cost(BiLSTM, size, reader.steps).parameters,
    }
    one = f"{cost(LSTM, size, units).parameters:,}"
    return count(answer, wrong, D=size, H=units, steps=reader.steps, one=one)


def sure(reader: Reader, place: Place):
    """A second reader joins: what is certain to be twice as much?"""
    one, two = (cost(layer, reader.inputs, reader.units, reader.steps) for layer in (LSTM, BiLSTM))
    slots = {"one": f"{one.multiply_adds:,}", "two": f"{two.multiply_adds:,}", "steps": reader.steps}
    return statements("double-better", "backward-of-forward", "units-are-steps", **slots)


def _ends(reader: Reader) -> dict[str, str]:
    return {"first": reader.tokens[0], "last": reader.tokens[-1]}


def following(reader: Reader, place: Place):
    """Two sentences differ only in what follows: which reader cannot tell them apart?"""
    return statements("peek", "double-better", "backward-of-forward")


def preceding(reader: Reader, place: Place):
    """Two sentences differ only in what precedes: which reader cannot tell them apart?"""
    return statements("peek", "double-better", "backward-of-forward")


WHAT_IS_READ = ("backward.h", "reads")
KINDS = (
    Kind("read", read, WHAT_IS_READ),
    Kind("final", final, WHAT_IS_READ),
    Kind("start", start, WHAT_IS_READ, ("explain-1",)),
    Kind("change", change, ("reads",), ("ahead", "explain-2"), first=True),
    Kind("following", following, curtains=("pairs",), first=True),
    Kind("preceding", preceding, curtains=("pairs",)),
    Kind("peek", peek, WHAT_IS_READ, ("ahead",), first=True),
    Kind("parameters", parameters, curtains=("bill", "explain-1")),
    Kind("sure", sure, curtains=("bill", "explain-1")),
)
