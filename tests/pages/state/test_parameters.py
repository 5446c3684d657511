"""The address has one table on each side, in Python and in the stage: they are the same."""

import re
from dataclasses import fields
from pathlib import Path

from pages.state.address import PARAMETERS, Kind, State

STAGE = Path(__file__).resolve().parents[3] / "assets" / "stage" / "src" / "payload.ts"
TABLE = re.compile(r"export const PARAMETERS = \{\n(.*?)\n\}", re.S)
ROW = re.compile(r'^  (\w+): "(\w+)",(?: //.*)?$')


def rows_of_the_stage() -> list[tuple[str, str]]:
    """(name, kind) of every row, in order; each line of the table is one."""
    (table,) = TABLE.findall(STAGE.read_text("utf-8"))
    return [ROW.fullmatch(line).groups() for line in table.splitlines()]


def test_both_tables_have_the_same_parameters_of_the_same_kinds_in_the_same_order():
    assert rows_of_the_stage() == [(name, row.kind.value) for name, row in PARAMETERS.items()]


def test_every_kind_of_one_side_is_one_of_the_other():
    (kinds,) = re.findall(r"export type Kind = (.*);", STAGE.read_text("utf-8"))
    assert [kind.strip('" ') for kind in kinds.split("|")] == [kind.value for kind in Kind]


def test_a_parameter_is_one_row():
    assert [field.name for field in fields(State)] == [*PARAMETERS, "jump"]
