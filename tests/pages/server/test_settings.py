"""A setting that cannot be read stops the start by its name: a server that came up would fail on every page."""

import os
import subprocess
import sys

import pytest

from tests.browser.server import ROOT


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("GATEWALK_FRAME_ANCESTORS", "*; script-src *"),
        ("GATEWALK_VISITS", "many"),
        ("GATEWALK_WORKERS", "0"),
        ("GATEWALK_ROOMS_URL", "localhost:6379"),
    ],
)
def test_a_wrong_setting_stops_the_start(name, setting):
    ran = subprocess.run(
        [sys.executable, "-c", "import app"], cwd=ROOT, env=os.environ | {name: setting}, capture_output=True, text=True
    )
    assert ran.returncode
    assert ran.stderr.splitlines()[-1].startswith(f"ValueError: {name} ")
