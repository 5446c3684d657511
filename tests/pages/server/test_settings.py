"""Settings: one that cannot be read stops the start by its name, for a server that came up would fail on every page."""

import os
import re
import subprocess
import sys

import pytest

from pages.classroom import routes
from pages.server import configuration
from tests.browser.server import ROOT
from tests.sweep import swept


@pytest.mark.parametrize(
    ("name", "setting"),
    swept(
        [
            ("GATEWALK_FRAME_ANCESTORS", "*; script-src *"),
            ("GATEWALK_VISITS", "many"),
            ("GATEWALK_WORKERS", "0"),
            ("GATEWALK_ROOMS_URL", "localhost:6379"),
        ]
    ),
)
def test_a_wrong_setting_stops_the_start(name, setting):
    ran = subprocess.run(
        [sys.executable, "-c", "import app"], cwd=ROOT, env=os.environ | {name: setting}, capture_output=True, text=True
    )
    assert ran.returncode
    assert ran.stderr.splitlines()[-1].startswith(f"ValueError: {name} ")


def test_nginx_lets_as_many_come_from_one_address_as_the_app_does():
    """A lecture hall has one address: at 400 connections nginx refused its last phones, and the teacher's own page."""
    [most] = re.findall(r"limit_conn \w+ (\d+);", (ROOT / "deploy" / "nginx.conf").read_text("utf-8"))
    assert int(most) >= routes.MOST_LISTENERS + configuration.VISITS
