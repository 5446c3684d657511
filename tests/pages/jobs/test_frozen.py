"""Workers that stand still, and what else nobody foresaw: told, replaced, and nobody else waits for it."""

import os
import signal
from dataclasses import replace

import pytest

from pages.jobs import Job, Pool
from pages.jobs.clock import MOST, Clock
from pages.jobs.worker import HEARTBEAT
from tests.pages.jobs.waiting import LONG, reach, records, until

pytestmark = pytest.mark.slow

ENDLESS = [Job.of("endless", seed=seed) for seed in range(3)]
FEW = Job.of("counts", to=3)


def allow(pool: Pool, **limits: float) -> None:
    """Other limits from now on."""
    pool.limits = pool._workers.limits = replace(pool.limits, **limits)


def test_a_frozen_worker_is_killed_its_visitor_told_and_another_takes_its_place(opened):
    pool = opened(workers=1)
    mine = pool.join(ENDLESS[0], "Li")
    pid = records(mine)[0].pid
    os.kill(pid, signal.SIGSTOP)
    try:
        allow(pool, silence=0.0)
        state = reach(mine, "failed")
    finally:
        allow(pool, silence=LONG)
    assert (state.reason, str(pid) in state.detail) == ("silent", True)
    assert state.records
    assert reach(pool.join(FEW, "Wang"), "done").records[0].pid != pid
    until(lambda: not os.path.exists(f"/proc/{pid}"))


def test_a_worker_frozen_in_mid_message_keeps_nobody_else_waiting(opened):
    pool = opened(workers=2)
    mine, other = pool.join(Job.of("freezes"), "Li"), pool.join(ENDLESS[0], "Wang")
    pid = until(lambda: pool._workers.of(mine.run), mine, other).program.pid
    until(lambda: is_stopped(pid), mine, other)
    seen = other.state().count
    until(lambda: other.state().count > seen + 5, mine)
    assert reach(pool.join(ENDLESS[1], "Zhao"), "waiting").place == 1
    other.want("stopped")
    assert reach(pool.join(FEW, "Wang"), "waiting").place == 2
    until(lambda: pool._live[ENDLESS[1]].phase == "running", mine)
    try:
        allow(pool, silence=0.0)
        assert reach(mine, "failed").reason == "silent"
    finally:
        allow(pool, silence=LONG)


def is_stopped(pid: int) -> bool:
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] == "T"


def test_a_worker_that_does_not_read_is_given_up_before_an_order_waits_for_it(opened):
    """A line holds some hundred orders; who wrote more would wait, and the pool's lock is held."""
    pool = opened(workers=1, silence=LONG)
    mine = pool.join(ENDLESS[0], "Li")
    os.kill(records(mine)[0].pid, signal.SIGSTOP)
    worker = pool._workers.of(mine.run)
    with pool._lock:
        for _ in range(2000):
            worker.tell("resume")
        worker.heard = pool._clock.now()  # what it said before it froze may be heard only now
    assert reach(mine, "failed").reason == "silent"


def test_a_worker_without_news_says_that_it_is_alive(opened):
    """Idle, paused, or long at one record."""
    pool = opened(workers=3)
    tickets = [pool.join(job, "Li") for job in (ENDLESS[0], Job.of("hangs"), FEW)]
    records(tickets[0])
    tickets[0].want("paused")
    reach(tickets[2], "done", others=tuple(tickets))
    records(tickets[1])
    for worker in list(pool._workers.processes):
        first = worker.heard
        until(lambda worker=worker, first=first: worker.heard >= first + HEARTBEAT / 2, *tickets)
    assert len(pool._workers.processes) == 3


def test_the_time_in_which_the_server_itself_stood_still_does_not_count():
    at = [100.0]
    clock = Clock(lambda: at[0])
    for _ in range(4):
        at[0] += 0.25
        clock.tick()
    assert clock.now() == 1.0
    at[0] += 3600
    assert clock.now() == clock.tick() == 1.0 + MOST
    at[0] += 0.5
    assert clock.now() == 1.5 + MOST


@pytest.mark.parametrize(("name", "reason"), [("babbles", "killed"), ("lies", "error")])
def test_what_is_no_message_ends_its_worker_alone(opened, name, reason):
    pool = opened(workers=2)
    other, mine = pool.join(ENDLESS[0], "Wang"), pool.join(Job.of(name), "Li")
    assert reach(mine, "failed", others=(other,)).reason == reason
    assert reach(pool.join(FEW, "Li"), "done", others=(other,)).count == 3
    assert other.state().phase == "running"


def test_an_unforeseen_error_in_supervising_fails_the_runs_and_the_pool_goes_on(opened, monkeypatch):
    pool = opened(workers=1)
    now, behind = pool.join(ENDLESS[0], "Li"), pool.join(ENDLESS[1], "Wang")
    records(now)
    end_unruly = pool._workers.end_unruly

    def fails_once(at: float) -> None:
        monkeypatch.setattr(pool._workers, "end_unruly", end_unruly)
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr(pool._workers, "end_unruly", fails_once)
    states = reach(now, "failed", others=(behind,)), reach(behind, "failed")
    assert [(state.reason, state.detail) for state in states] == [
        ("error", "ZeroDivisionError: nobody foresaw this"),
    ] * 2
    assert reach(pool.join(FEW, "Li"), "done").count == 3


@pytest.mark.parametrize("problem", [ValueError("embedded null byte"), RuntimeError("can't start new thread")])
def test_a_worker_that_cannot_be_begun_fails_its_run_alone(opened, monkeypatch, problem):
    def refuse(*arguments: object, **options: object) -> None:
        raise problem

    pool, named = opened(), "subprocess.Popen" if isinstance(problem, ValueError) else "WorkerProcess.listen"
    with monkeypatch.context() as patched:
        patched.setattr(f"pages.jobs.worker_process.{named}", refuse)
        state = reach(pool.join(ENDLESS[0], "Li"), "failed")
    assert (state.reason, state.detail) == ("start", str(problem))
    assert reach(pool.join(FEW, "Li"), "done").count == 3


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_the_pool_outlives_the_end_of_its_own_thread(opened, monkeypatch):
    pool = opened()
    reach(pool.join(FEW, "Li"), "done")
    first = pool._supervisor

    def ends(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(pool, "_supervise", ends)
        until(lambda: not first.is_alive())
    assert reach(pool.join(Job.of("counts", to=4), "Li"), "done").count == 4
