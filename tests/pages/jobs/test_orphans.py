"""Servers of several kinds: their workers run, and end with them."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from streamlit.testing.v1 import AppTest

from pages.jobs import Job, Limits, Pool
from tests.pages.jobs.toys import JOBS
from tests.pages.jobs.waiting import LONG
from tests.pages.test_imports import ROOT

pytestmark = pytest.mark.slow

# A shell has the jobs it starts in the background ignore the interrupt: this server takes it wherever it is started.
UNGUARDED = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from pages.jobs import Job, Limits, Pool
from tests.pages.jobs.toys import JOBS

print("main", flush=True)
pool = Pool(JOBS, Limits(workers=2))
tickets = [pool.join(Job.of(name), "Li") for name in sys.argv[1:]]
while not all([ticket.state().count for ticket in tickets]):
    time.sleep(0.01)
print("working", flush=True)
while True:
    tickets = [ticket for ticket in tickets if ticket.state()]
    time.sleep(0.1)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_end_of_the_server_leaves_no_worker(end, tmp_path: Path):
    """The workers hold the server's stderr too: it comes to its end when the last of them is gone."""
    script = tmp_path / "server.py"
    script.write_text(UNGUARDED)
    command = [sys.executable, str(script), "endless", "hangs"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)}
    ) as server:
        deadline = Timer(LONG, server.kill)
        deadline.start()
        try:
            assert [server.stdout.readline() for _ in range(2)] == ["main\n", "working\n"]
            server.send_signal(end)
            printed, _ = server.communicate(timeout=LONG)
        finally:
            deadline.cancel()
            server.kill()
    assert printed == ""
    assert server.returncode == -end


def page() -> None:
    """A page script that is the main module while it runs, and would train again in each run of its own."""
    import time

    import streamlit as st

    from tests.pages.jobs.test_orphans import shared

    ticket = shared().join(shared.job, "Li")
    while (state := ticket.state()).phase not in ("done", "failed", "stopped"):
        time.sleep(0.01)
    st.text(f"{state.phase} {state.records[0].streamlit} {state.reason}")


def shared() -> Pool:
    return shared.pool


shared.job = Job.of("tells")


def test_a_page_script_is_not_run_again_in_the_worker():
    shared.pool = Pool(JOBS, Limits())
    try:
        shown = AppTest.from_function(page, default_timeout=LONG).run()
    finally:
        shared.pool.close()
    assert not shown.exception
    assert [text.value for text in shown.text] == ["done False None"]
