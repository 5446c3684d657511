"""The table of numbers: every number of the trace once, and a file in which nothing runs."""

import csv as reader
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import load_specimen, random_specimen
from pages.reading.numbers_table import ALL, csv, harmless, numbers, table

HOSTILE = '=1+1 @SUM -2 +3 <b> "q" , \' 龘'


def run(text: str, units: int = 3):
    specimen = random_specimen(units, 4)
    reading = specimen.read(text)
    traces = reading.traces
    return reading, traces, table(traces, reading.tokens)


def test_each_row_is_one_number_of_the_trace():
    reading, traces, rows = run("我爱中国")
    assert list(rows.columns) == ["token", "step", "direction", "unit", "part", "value"]
    assert len(rows) == len(traces) * len(ALL["lstm"]) * 4 * 3
    assert not rows.duplicated(["step", "direction", "unit", "part"]).any()
    for row in rows.itertuples():
        array = getattr(traces[row.direction], row.part)
        assert row.value == array[row.step - 1, row.unit - 1]
        assert row.token == reading.tokens[row.step - 1]


def test_an_rnn_s_rows_are_its_sums_and_its_states():
    reading = load_specimen("rnn-zh-both").read("我爱中国")
    made = numbers(reading)
    rows = table(made, reading.tokens, ALL["rnn"])
    assert set(rows["part"]) == {"sum", "h"}
    for way, trace in reading.traces.items():
        assert np.allclose(np.tanh(made[way].sum), trace.h, atol=1e-6)
        assert np.array_equal(made[way].h, trace.h)


def test_the_file_parses_back_to_the_same_float32():
    _, _, rows = run(HOSTILE)
    data = csv(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(reader.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert lines[0] == ["token", "step", "direction", "unit", "part", "value"]
    assert len(lines) == len(rows) + 1
    assert np.array_equal(np.array([line[5] for line in lines[1:]], np.float32), rows["value"].to_numpy())
    for line, token in zip(lines[1:], rows["token"], strict=True):
        assert line[0] in (token, f"'{token}")
        assert not line[0].startswith(("=", "+", "-", "@", "\t", "\r", "−", "＝"))


@given(st.text(max_size=5), st.sampled_from(["=", "+", "-", "@", "\t", "\r", "−", "＝", "a", "我", ""]))
def test_what_a_spreadsheet_would_run_stands_behind_an_apostrophe(rest, first):
    cell = first + rest
    safe = harmless(cell)
    assert safe.removeprefix("'") == cell.removeprefix("'")
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "−", "＝"))


@pytest.mark.parametrize("cell", ["好", "a=b", "'", "1", " =1"])
def test_other_cells_stand_as_they_are(cell):
    assert harmless(cell) == cell
