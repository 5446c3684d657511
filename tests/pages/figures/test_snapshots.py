"""Every public function of the figures has a snapshot, which is as it was, and a test of what its picture means.

`python -m tests.gallery --renew` writes the snapshots anew: look at the diff before you commit it.
"""

from types import ModuleType

import pytest

from tests.pages.figures.examples import EXAMPLES
from tests.pages.figures.meaning import called, every_function, meant, public
from tests.pages.figures.snapshots import FOLDER, snapshot


def test_every_public_function_has_an_example():
    assert {called(example.of) for example in EXAMPLES.values()} == every_function()


def test_every_public_function_has_a_test_of_meaning():
    assert meant().keys() == every_function()


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_picture_is_as_its_snapshot(name):
    path, text = snapshot(name)
    assert text == path.read_text("utf-8"), "renew them with `python -m tests.gallery --renew`, and look at the diff"


def test_there_is_no_snapshot_of_nothing():
    assert {snapshot(name)[0] for name in EXAMPLES} == set(FOLDER.iterdir())


def test_a_function_without_example_or_test_of_meaning_is_found():
    module = ModuleType("pages.figures.new")
    exec(
        "def drawn(): ...\ndef _helper(): ...\nclass Kind:\n    def drawn(self): ...\n    def _own(self): ...",
        vars(module),
    )
    assert {function.__qualname__ for function in public(module)} == {"drawn", "Kind.drawn"}
