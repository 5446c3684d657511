"""What the stage of each lesson shows of a run."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Look:
    """The phase that the camera is on, the films, whether the model's answer; `cell` is the kind that has these."""

    phase: str
    films: tuple[str, ...]
    answer: bool = False
    view: str = "cell"
    cell: str = "lstm"

    def sent(self) -> dict:
        """As the payload has it."""
        return {name: value for name, value in asdict(self).items() if name != "cell"}


LOOKS = {  # by the lesson's name
    "rnn": Look("overwrite", films=("sum", "h"), cell="rnn"),
    "forget_gate": Look("forget", films=("f", "c")),
    "input_gate": Look("input", films=("i", "g")),
    "cell_update": Look("update", films=("f", "c")),
    "output_gate": Look("output", films=("c", "h"), answer=True),
    "bi_lstm": Look("output", films=("h", "c"), answer=True, view="readers"),
    "gru": Look("blend", films=("z", "h"), cell="gru"),
}
