"""The numbers of a run as one tidy table, and as a CSV file in which a spreadsheet finds nothing to run."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from lstm_core import Trace

PARTS = ("f", "i", "g", "c", "o", "h", "f_c_prev", "i_g", "tanh_c")
RUNS_A_FORMULA = (*"=+-@\t\r\n", *"−＝＋－＠")


def table(traces: Mapping[str, Trace], tokens: Sequence[str]) -> pd.DataFrame:
    """Columns token, step, direction, unit, part, value: one row a number, counted from 1, values float32.

    `traces`: direction → `Trace`. Rows go by direction, part, step, unit.
    """
    blocks = [(way, part, getattr(trace, part)) for way, trace in traces.items() for part in PARTS]
    steps, units = blocks[0][2].shape
    size = steps * units
    names = np.array(tokens, dtype=object)
    return pd.DataFrame(
        {
            "token": np.tile(np.repeat(names, units), len(blocks)),
            "step": np.tile(np.repeat(np.arange(1, steps + 1, dtype=np.int16), units), len(blocks)),
            "direction": pd.Categorical(np.repeat([way for way, _, _ in blocks], size)),
            "unit": np.tile(np.arange(1, units + 1, dtype=np.int16), len(blocks) * steps),
            "part": pd.Categorical(np.repeat([part for _, part, _ in blocks], size), categories=PARTS),
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
