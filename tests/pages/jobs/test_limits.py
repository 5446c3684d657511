"""How many workers a machine gets."""

import pytest

from pages.jobs import Limits
from pages.jobs.limits import allowed_cores, cores


def test_the_setting_decides_and_else_one_core_stays_free():
    assert Limits.of_machine({"GATEWALK_WORKERS": " 5 "}).workers == 5
    assert Limits.of_machine({}).workers == max(1, cores() - 1)
    assert Limits.of_machine({"GATEWALK_WORKERS": ""}).workers == max(1, cores() - 1)


@pytest.mark.parametrize("said", ["0", "-1", "two", "1.5"])
def test_a_setting_that_is_no_number_from_one_is_refused(said):
    with pytest.raises(ValueError, match="GATEWALK_WORKERS is a whole number from 1"):
        Limits.of_machine({"GATEWALK_WORKERS": said})


@pytest.mark.parametrize(("line", "allowed"), [("max 100000", None), ("150000 100000", 1.5), ("", None)])
def test_a_container_with_a_limit_of_time_has_so_many_cores(tmp_path, line, allowed):
    (tmp_path / "cpu.max").write_text(line)
    assert allowed_cores(tmp_path) == allowed
    assert cores(tmp_path) <= cores(tmp_path / "missing")


def test_the_older_control_groups_are_understood(tmp_path):
    (tmp_path / "cpu").mkdir()
    for name, value in (("quota", 100_000), ("period", 100_000)):
        (tmp_path / "cpu" / f"cpu.cfs_{name}_us").write_text(f"{value}\n")
    assert allowed_cores(tmp_path) == 1.0
    assert cores(tmp_path) == 1
    (tmp_path / "cpu" / "cpu.cfs_quota_us").write_text("-1\n")
    assert allowed_cores(tmp_path) is None
