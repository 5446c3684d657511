"""Every wrong picture of mutants.toml is noticed by a test of meaning."""

import pytest

from tests.pages.figures.meaning import every_function
from tests.pages.figures.mutants import MUTANTS, noticed_by
from tests.sweep import swept


@pytest.mark.parametrize("mutant", swept(MUTANTS, lambda mutant: mutant.module), ids=lambda mutant: mutant.wrong)
def test_a_wrong_picture_is_noticed(mutant):
    assert noticed_by(mutant)


def test_every_figure_can_be_drawn_wrong():
    drawing = {name.removeprefix("pages.figures.") for name in every_function()}
    assert [name for name in drawing if not any(name.startswith(f"{mutant.module}.") for mutant in MUTANTS)] == []
