"""A round of questions from all lessons: the mix-ups believed before come first, and every lesson has its turn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from lstm_core import Card, Reader
from pages.quiz import bi_lstm, cell_update, cost, forget_gate, input_gate, long_memory, output_gate, training
from pages.quiz import map as map_
from pages.quiz.cells import gru, rnn
from pages.quiz.question import Ground, Kind
from pages.quiz.siblings import Rival
from pages.state.sizes import Sizes

QUESTIONS = 12
OF_ANY_RUN = ("passes", "learnt")  # of those about the whole way: what stands round the cell is not needed
OF_ANY_CELL = ("hands", "proposal")  # of the questions about the RNN: they name it, and need no run of one
OF_ANY_GRU = ("keep", "both", "shows", "numbers", "better")  # the same of those about the GRU
OF_ONE_READER = ("following", "preceding", "parameters", "sure")  # of the questions about two
OF_DOORS = ("kept", "through", "gain", "who", "backward")  # of those on long memory: nothing is measured for them


@dataclass(frozen=True)
class Theme:
    """What a lesson asks, and of what."""

    kinds: Sequence[Kind]
    ground: Ground


def themes(reader: Reader, rivals: Mapping[str, Rival], finished: Card) -> dict[str, Theme]:
    """Lesson → what can be asked of this run, in the order of the lessons."""
    both = bi_lstm.KINDS if reader.opposite is not None else _only(bi_lstm.KINDS, OF_ONE_READER)
    span = long_memory.Span(**vars(reader), starts=(), counts=())
    bill = cost.Bill(Sizes(reader.inputs, reader.units, reader.steps), rivals, finished)
    return {
        "map": Theme(_only(map_.KINDS, OF_ANY_RUN), reader),
        "rnn": Theme(_only(rnn.KINDS, OF_ANY_CELL), reader),
        "forget_gate": Theme(forget_gate.KINDS, reader),
        "input_gate": Theme(input_gate.KINDS, reader),
        "cell_update": Theme(cell_update.KINDS, reader),
        "output_gate": Theme(output_gate.KINDS, reader),
        "bi_lstm": Theme(both, reader),
        "long_memory": Theme(_only(long_memory.KINDS, OF_DOORS), span),
        "training": Theme(training.TRAINING, reader),
        "cost": Theme(cost.KINDS, bill),
        "gru": Theme(_only(gru.KINDS, OF_ANY_GRU), reader),
    }


def round_of(believed: Iterable[tuple[str, str]], lessons: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """QUESTIONS pairs (lesson, kind; "" for any): those in which a mix-up was believed, then the lessons in turn.

    Every lesson is there, however much was believed.
    """
    known = [pair for pair in dict.fromkeys(believed) if pair[0] in lessons]
    chosen: list[tuple[str, str]] = []
    for pair in known:
        missing = set(lessons) - {lesson for lesson, _ in (*chosen, pair)}
        if len(chosen) + 1 + len(missing) <= QUESTIONS:
            chosen.append(pair)
    chosen += [(lesson, "") for lesson in lessons if lesson not in {lesson for lesson, _ in chosen}]
    more = cycle(lessons)
    while len(chosen) < QUESTIONS:
        chosen.append((next(more), ""))
    return tuple(chosen)


def _only(kinds: Sequence[Kind], names: Sequence[str]) -> tuple[Kind, ...]:
    return tuple(kind for kind in kinds if kind.name in names)
