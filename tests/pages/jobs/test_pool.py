"""What the pool promises, with real workers."""

import os
import signal
import threading
from dataclasses import replace

import numpy as np
import pytest

from pages.jobs import Job
from pages.jobs.pacing import PAUSED, WAITING, WATCHING
from tests.pages.jobs.waiting import LONG, reach, records, until

pytestmark = pytest.mark.slow

ENDLESS = [Job.of("endless", seed=seed) for seed in range(9)]


def processes(pool) -> list[int]:
    return [worker.program.pid for worker in pool._workers.processes]


def phases(*tickets) -> list[str]:
    return [ticket.state().phase for ticket in tickets]


def test_a_run_tells_its_records_its_share_and_the_time_left(opened):
    ticket = opened().join(Job.of("counts", to=40, pause=0.01), "Li")
    half = until(lambda: 0.3 < (state := ticket.state()).progress < 1 and state)
    assert half.phase == "running"
    assert half.seconds_left == pytest.approx(half.seconds * (1 - half.progress) / half.progress)
    assert half.count == len(half.records) == round(40 * half.progress)
    done = reach(ticket, "done")
    assert [record.n for record in done.records] == list(range(1, 41))
    assert (done.progress, done.seconds_left, done.reason) == (1.0, 0.0, None)
    assert 0.4 < done.seconds < LONG
    assert [record.n for record in ticket.state(since=38).records] == [39, 40]


def test_the_worker_is_niced_has_one_thread_and_knows_neither_streamlit_nor_the_main_module(opened):
    (told,) = reach(opened().join(Job.of("tells"), "Li"), "done").records
    assert told.streamlit is False
    assert told.threads == "1"
    assert told.nice > os.nice(0)
    assert told.main.endswith("worker.py")


def test_a_record_shows_its_arrays_as_they_were(opened):
    shown = reach(opened().join(Job.of("overwrites", times=300), "Li"), "done").records
    np.testing.assert_array_equal([record.weights[0] for record in shown], np.arange(1, 301, dtype=np.float32))
    assert shown[0].weights.dtype == np.float32


def test_equal_courses_are_one_run_under_way_and_afterwards(opened):
    pool = opened(workers=2)
    first, second = (pool.join(Job.of("counts", to=50, pause=0.01), visitor) for visitor in ("Li", "Wang"))
    began, joined = records(first)[0], records(second)[0]
    assert began.pid == joined.pid
    assert len(processes(pool)) == 1
    done = reach(first, "done", others=(second,))
    late = pool.join(Job.of("counts", pause=0.01, to=50), "Zhao").state()
    assert late.phase == "done"
    assert late.records == done.records
    assert phases(pool.join(Job.of("counts", to=50, pause=0.01, seed=1), "Zhao")) != ["done"]


def test_the_pace_follows_who_watches_and_who_waits(opened):
    pool = opened(workers=1)
    watching = [pool.join(ENDLESS[0], visitor) for visitor in range(20)]
    waiting = [pool.join(Job.of("endless", seed=seed), visitor) for seed, visitor in enumerate(range(20, 70), 1)]
    reach(watching[0], "running", others=(*watching, *waiting))
    assert watching[0].state().pace == 20 / WATCHING
    paces = [ticket.state().pace for ticket in waiting]
    assert paces == sorted(paces)
    assert sum(1 / pace for pace in paces) <= 1.5 * WAITING
    for ticket in watching[4:]:
        ticket.want("paused")
    assert watching[0].state().pace == 4 / WATCHING
    assert watching[5].state().pace >= PAUSED
    for ticket in waiting[1:]:
        ticket.want("left")
    assert waiting[0].state().pace < paces[0]


def test_kept_runs_stay_within_their_bytes(opened):
    jobs = [Job.of("overwrites", times=100 + n) for n in range(3)]
    pool = opened(kept_bytes=100_000)
    for job in jobs:
        reach(pool.join(job, "Li"), "done")
    assert pool._results.bytes <= 100_000
    assert [pool._results.find(job) is not None for job in jobs] == [False, True, True]


def test_no_more_run_than_there_are_workers_and_visitors_take_turns(opened):
    pool = opened(workers=1)
    now = pool.join(ENDLESS[0], "Li")
    reach(now, "running")
    asked = [("Li", 1), ("Li", 2), ("Li", 3), ("Wang", 4), ("Wang", 5), ("Zhao", 6), ("Zhao", 2)]
    queue = [pool.join(ENDLESS[seed], visitor) for visitor, seed in asked]
    assert phases(*queue) == ["waiting"] * 7
    assert [ticket.state().place for ticket in queue] == [1, 4, 6, 2, 5, 3, 4]
    order = []
    for _ in range(6):
        now.want("stopped")
        now = until(lambda: next((ticket for ticket in queue if phases(ticket) == ["running"]), None), *queue)
        order.append(now.run.job.arguments[0][1])
        assert phases(*queue).count("running") == 1 + (order[-1] == 2)
        if order[-1] == 2:
            queue[1].want("stopped")
            now = queue[6]
    assert order == [1, 4, 6, 2, 5, 3]
    assert len(processes(pool)) == 1


def test_pausing_frees_the_worker_and_resuming_goes_on_from_there(opened):
    pool = opened(workers=1)
    mine, next_one = pool.join(Job.of("counts", to=300, pause=0.01), "Li"), pool.join(ENDLESS[1], "Wang")
    before = records(mine, 5)
    mine.want("paused")
    assert phases(mine) == ["paused"]
    reach(next_one, "running", others=(mine,))
    records(next_one, 5)
    still = mine.state()
    mine.want("on")
    assert mine.state().place == 1
    next_one.want("stopped")
    done = reach(mine, "done")
    assert still.count < 300
    assert [record.n for record in done.records] == list(range(1, 301))
    assert {record.pid for record in done.records} == {before[0].pid}


def test_a_pause_is_the_visitors_own_while_another_watches(opened):
    pool = opened()
    mine, other = (pool.join(ENDLESS[0], visitor) for visitor in ("Li", "Wang"))
    records(mine)
    mine.want("paused")
    seen = mine.state().count
    until(lambda: other.state().count > seen + 5, mine)
    assert (mine.state().phase, mine.state().count) == ("paused", seen)
    mine.want("on")
    assert mine.state().count > seen
    mine.want("stopped")
    assert (mine.state().phase, mine.state().reason) == ("stopped", "asked")
    count = other.state().count
    until(lambda: other.state().count > count)


def test_a_waiting_run_that_is_paused_gives_up_its_place(opened):
    pool = opened()
    now, mine, behind = (pool.join(ENDLESS[seed], f"visitor {seed}") for seed in range(3))
    reach(now, "running")
    mine.want("paused")
    assert (mine.state().place, behind.state().place) == (None, 1)
    mine.want("on")
    assert (mine.state().place, behind.state().place) == (2, 1)


def test_too_many_paused_runs_end_with_the_one_paused_longest(opened):
    pool = opened(parked=1)
    tickets = [pool.join(ENDLESS[seed], "Li") for seed in range(2)]
    for ticket in tickets:
        until(lambda ticket=ticket: ticket.state().count, *tickets)
        ticket.want("paused")
    gone = reach(tickets[0], "stopped", others=tuple(tickets))
    assert gone.reason == "paused"
    assert gone.count
    assert phases(tickets[1]) == ["paused"]


@pytest.mark.parametrize("leaving", ["stopped", "left"])
@pytest.mark.parametrize("name", ["endless", "hangs"])
def test_a_run_that_nobody_watches_frees_its_worker(opened, name, leaving):
    pool = opened(workers=1, grace=LONG if name == "endless" else 0.2)  # who heeds is not killed on a busy machine
    mine, next_one = pool.join(Job.of(name, seed=1), "Li"), pool.join(Job.of("counts", to=3), "Wang")
    (first, *_) = records(mine)
    mine.want(leaving)
    state = mine.state()
    assert (state.phase, state.reason) == ("stopped", "asked" if leaving == "stopped" else "left")
    after = reach(next_one, "done").records[0]
    assert (after.pid == first.pid) is (name == "endless")
    assert pool.join(Job.of(name, seed=1), "Li").run is not mine.run


def test_a_ticket_not_asked_for_counts_as_left(opened):
    pool = opened(workers=1)
    abandoned = pool.join(ENDLESS[0], "Li")
    records(abandoned)
    next_one = pool.join(Job.of("counts", to=3), "Wang")
    pool.limits = replace(pool.limits, away=0.5)
    reach(next_one, "done")
    assert abandoned.run.phase == "stopped"
    state = abandoned.state()
    assert (state.phase, state.reason) == ("stopped", "left")
    assert state.records


def test_who_waits_is_not_taken_for_gone_while_the_server_is_slow_to_answer(opened):
    """What is computed is given up after `away`; who waits takes no place, and has a while for a sign when served."""
    pool = opened(workers=1, away=0.5)
    now, waiting = pool.join(ENDLESS[0], "Li"), pool.join(ENDLESS[1], "Wang")
    reach(now, "running", others=(waiting,))
    at = pool._clock.now()
    until(lambda: pool._clock.now() > at + 2, now)
    assert not waiting.lapsed
    pool.limits = replace(pool.limits, away=LONG)
    now.want("stopped")
    until(lambda: waiting.run.phase == "running")
    assert pool._clock.now() - waiting.asked < LONG / 2
    assert phases(waiting) == ["running"]


def test_a_visitor_who_comes_back_finds_the_run_that_others_watched(opened):
    pool = opened(away=1.0)
    mine, other = (pool.join(ENDLESS[0], visitor) for visitor in ("Li", "Wang"))
    until(lambda: mine.lapsed, other)
    assert other.run.tickets == {other}
    assert phases(mine) == ["running"]
    assert other.run.tickets == {mine, other}


def test_a_killed_worker_is_reported_and_replaced(opened):
    pool = opened(workers=1)
    mine, next_one = pool.join(ENDLESS[0], "Li"), pool.join(Job.of("counts", to=3), "Wang")
    pid = records(mine)[0].pid
    os.kill(pid, signal.SIGKILL)
    state = reach(mine, "failed", others=(next_one,))
    assert (state.reason, str(pid) in state.detail) == ("killed", True)
    assert state.records
    assert reach(next_one, "done").records[0].pid != pid


@pytest.mark.parametrize(
    ("name", "reason", "detail"),
    [
        ("dies", "killed", "worker"),
        ("allocates", "memory", "MemoryError"),
        ("raises", "error", "ZeroDivisionError: no such number"),
        ("grows", "large", "bytes"),
        ("wrong", "error", "AttributeError"),
    ],
)
def test_a_failure_says_its_reason_and_the_next_run_succeeds(opened, name, reason, detail):
    pool = opened(run_bytes=1_000_000)
    state = reach(pool.join(Job.of(name), "Li"), "failed")
    assert state.reason == reason
    assert detail in state.detail
    assert reach(pool.join(Job.of("counts", to=3), "Li"), "done").count == 3
    assert pool._results.find(Job.of(name)) is None


def test_a_course_with_wrong_arguments_fails_and_an_unknown_one_is_refused(opened):
    pool = opened()
    state = reach(pool.join(Job.of("counts", too=3), "Li"), "failed")
    assert (state.reason, state.detail[:9]) == ("error", "TypeError")
    with pytest.raises(KeyError, match=r"no job 'count'; there are allocates, babbles, counts"):
        pool.join(Job.of("count"), "Li")


def test_workers_start_when_needed_and_end_when_idle(opened):
    pool = opened(workers=2, idle=0.2)
    assert processes(pool) == []
    reach(pool.join(Job.of("counts", to=1), "Li"), "done")
    until(lambda: processes(pool) == [] and pool._workers.ended == [])
    assert reach(pool.join(Job.of("counts", to=2), "Li"), "done").count == 2


def test_a_machine_that_gives_no_process_is_reported(opened, monkeypatch):
    def refuse(*arguments, **options):
        raise OSError("no more processes")

    monkeypatch.setattr("pages.jobs.worker_process.subprocess.Popen", refuse)
    state = reach(opened().join(ENDLESS[0], "Li"), "failed")
    assert (state.reason, state.detail) == ("start", "no more processes")


def test_many_visitors_at_once_need_a_thread_for_each_worker_and_one_more_and_all_finish(opened):
    pool, before, done = opened(workers=2), threading.active_count(), []

    def visit(visitor: int) -> None:
        ticket = pool.join(Job.of("counts", to=20, seed=visitor % 10), visitor)
        done.append(reach(ticket, "done", "failed", "stopped"))

    visits = [threading.Thread(target=visit, args=(visitor,)) for visitor in range(20)]
    for thread in visits:
        thread.start()
    for thread in visits:
        thread.join()
    assert [(state.phase, state.count) for state in done] == [("done", 20)] * 20
    assert threading.active_count() <= before + 1 + 2
    assert pool._live == {}


def test_a_closed_pool_has_no_process_and_takes_nobody(opened):
    pool = opened()
    ticket = pool.join(ENDLESS[0], "Li")
    pid = records(ticket)[0].pid
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert phases(ticket) == ["stopped"]
    with pytest.raises(RuntimeError, match="closed"):
        pool.join(ENDLESS[0], "Li")
