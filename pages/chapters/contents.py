"""The chapters in their order, each with its address and its group in the list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """One page: its script is `chapters.script(name)`, its text in NAME.toml; the first one is at /.

    In the list a line stands between two groups; where not all have room, a group folds behind one control.
    """

    name: str
    group: str
    presents: bool = True  # has something that can be shown to a room

    @property
    def path(self) -> str:
        """Its address: forget_gate is at /forget-gate."""
        return self.name.replace("_", "-")


CHAPTERS = (
    Chapter("walk", "start"),
    Chapter("map", "start", presents=False),
    Chapter("rnn", "start"),
    Chapter("forget_gate", "lstm"),
    Chapter("input_gate", "lstm"),
    Chapter("cell_update", "lstm"),
    Chapter("output_gate", "lstm"),
    Chapter("bi_lstm", "both"),
    Chapter("long_memory", "deeper"),
    Chapter("training", "deeper"),
    Chapter("cost", "deeper"),
    Chapter("gru", "deeper"),
    Chapter("what_if", "deeper"),
    Chapter("review", "review", presents=False),
)


def addresses() -> tuple[str, ...]:
    """The paths, beside the root, at which there is a page."""
    return tuple(chapter.path for chapter in CHAPTERS[1:])
