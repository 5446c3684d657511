"""The address has one table on each side, in Python and in the stage: they are the same."""

import ast
import re
from dataclasses import fields
from pathlib import Path

from pages.state.address import PARAMETERS, State, Writer

ROOT = Path(__file__).resolve().parents[3]
STAGE = ROOT / "assets" / "stage" / "src" / "payload.ts"
TABLE = re.compile(r"export const PARAMETERS = \{\n(.*?)\n\}", re.S)
ROW = re.compile(r'^  (\w+): "(\w+)",(?: //.*)?$')


def rows_of_the_stage() -> list[tuple[str, str]]:
    """(name, writer) of every row, in order; each line of the table is one."""
    (table,) = TABLE.findall(STAGE.read_text("utf-8"))
    return [ROW.fullmatch(line).groups() for line in table.splitlines()]


def test_both_tables_have_the_same_parameters_of_the_same_writers_in_the_same_order():
    assert rows_of_the_stage() == [(name, row.writer.value) for name, row in PARAMETERS.items()]


def test_every_writer_of_one_side_is_one_of_the_other():
    (writers,) = re.findall(r"export type Writer = (.*);", STAGE.read_text("utf-8"))
    assert [writer.strip('" ') for writer in writers.split("|")] == [writer.value for writer in Writer]


def test_a_parameter_is_one_row():
    assert [field.name for field in fields(State)] == [*PARAMETERS, "jump"]


SPELLINGS = {"holds", "settings", "training_settings"}  # the modules that read and spell what a row holds
BOUNDS = {  # a worker process is sent a training by its name, and a run in the lab is named for the browser
    ("pages/chapters/training/job.py", "parse"),
    ("pages/reading/by_hand.py", "spell"),
}


def spellings(code: str) -> set[str]:
    """Which functions that parse or spell a value this code takes from the state."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in SPELLINGS:
            found.add(node.attr)
        if isinstance(node, ast.ImportFrom) and (node.module or "").removeprefix("pages.state.") in SPELLINGS:
            found |= {alias.name for alias in node.names}
    return found & {"parse", "spell"}


def test_nobody_parses_or_spells_between_the_link_and_the_address():
    files = [file for file in sorted((ROOT / "pages").rglob("*.py")) if file.parent.name != "state"]
    found = {(file.relative_to(ROOT).as_posix(), name) for file in files for name in spellings(file.read_text("utf-8"))}
    assert found <= BOUNDS


def test_one_who_does_is_found():
    assert spellings("from pages.state import holds\nheld = holds.parse(raw)") == {"parse"}
    assert spellings("from pages.state.training_settings import spell") == {"spell"}
