"""The recipes' command: what it asks for before it begins."""

import sys

import pytest

from lstm_core.formats.specimen_file import SHIPPED
from lstm_core.recipes.__main__ import main
from lstm_core.recipes.table import needs_data


@pytest.mark.parametrize("name", [*filter(needs_data, SHIPPED), "all"])
def test_what_is_made_from_files_is_refused_without_its_files(name, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["recipes", name, "--out", str(tmp_path / "out")])
    with pytest.raises(SystemExit):
        main()
    assert "--data" in capsys.readouterr().err.splitlines()[-1]
    assert not (tmp_path / "out").exists()


def test_only_the_review_models_need_no_files():
    without = {name for name in SHIPPED if not needs_data(name)}
    assert without == {name for name in SHIPPED if name.startswith(("negation-", "reviews-far-"))}
