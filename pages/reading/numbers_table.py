"""The numbers of a run as one tidy table, and as a CSV file in which a spreadsheet finds nothing to run."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import numpy as np
import pandas as pd

from lstm_core import GRUTrace, Reader, Reading, Trace

PARTS = {  # kind of cell → what the atlas shows
    "lstm": ("f", "i", "g", "c", "o", "h"),
    "rnn": ("sum", "h"),
    "gru": ("r", "z", "n", "h"),
}
ALL = PARTS | {
    "lstm": (*PARTS["lstm"], "f_c_prev", "i_g", "tanh_c"),
    "gru": (*PARTS["gru"], "u", "r_u", "z_h_prev", "new"),
}  # what the table lists
RUNS_A_FORMULA = (*"=+-@\t\r\n", *"−＝＋－＠")


def numbers(reading: Reading) -> dict[str, Trace | GRUTrace | SimpleNamespace]:
    """direction → the reader's numbers, an attribute (T, H) each; of an RNN `sum` is what goes into tanh."""
    return {way: _of(reader) for way, reader in reading.readers.items()}


def _of(reader: Reader) -> Trace | GRUTrace | SimpleNamespace:
    if reader.kind != "rnn":
        return reader.trace
    trace = reader.trace
    return SimpleNamespace(h=trace.h, sum=trace.z_x + trace.z_h + reader.layer.bias)


def table(
    traces: Mapping[str, Trace | GRUTrace | SimpleNamespace], tokens: Sequence[str], parts: Sequence[str] = ALL["lstm"]
) -> pd.DataFrame:
    """Columns token, step, direction, unit, part, value: one row a number, counted from 1, values float32.

    `traces`: direction → what has the `parts`, such as a `Trace`. Rows go by direction, part, step, unit.
    """
    blocks = [(way, part, getattr(trace, part)) for way, trace in traces.items() for part in parts]
    steps, units = blocks[0][2].shape
    size = steps * units
    names = np.array(tokens, dtype=object)
    return pd.DataFrame(
        {
            "token": np.tile(np.repeat(names, units), len(blocks)),
            "step": np.tile(np.repeat(np.arange(1, steps + 1, dtype=np.int16), units), len(blocks)),
            "direction": pd.Categorical(np.repeat([way for way, _, _ in blocks], size)),
            "unit": np.tile(np.arange(1, units + 1, dtype=np.int16), len(blocks) * steps),
            "part": pd.Categorical(np.repeat([part for _, part, _ in blocks], size), categories=list(parts)),
            "value": np.concatenate([values.ravel() for _, _, values in blocks]),
        }
    )


def csv(rows: pd.DataFrame) -> bytes:
    """The table as utf-8-sig. Each value has the digits that parse back to the same float32."""
    safe = rows.assign(token=rows["token"].map(harmless), value=rows["value"].to_numpy().astype(str))
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A text cell behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(RUNS_A_FORMULA) else cell
