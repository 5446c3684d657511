"""Whatever ends a training is told on every page that trains, in both languages."""

from types import SimpleNamespace
from typing import get_args

import pytest

from pages.chapters.cost import measured
from pages.chapters.long_memory import runs
from pages.chapters.training import live
from pages.jobs.live_panel import Watched
from pages.jobs.run import Reason
from pages.words.words import LANGUAGES, words

STOPPED = {"left", "asked", "paused"}
FAILED = set(get_args(Reason)) - STOPPED


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_its_sentence(lang):
    say = words(lang)
    ends = {**dict.fromkeys(STOPPED, "stopped"), **dict.fromkeys(FAILED, "failed")}
    for reason, phase in ends.items():
        run = Watched(None, None, [], SimpleNamespace(phase=phase, reason=reason, place=None))
        assert live.PANEL.says(say, run, update=7)
        assert runs.PANEL.says(say, run)
    assert say("cost.measured.failed")


@pytest.mark.parametrize("panel", [live.PANEL, runs.PANEL, measured.PANEL])
def test_every_phase_of_a_run_under_way_has_its_sentence_and_the_queue_its_place(panel):
    slots = {"update": 3, "updates": 9, "left": 2.0, "seconds": 2, "percent": 40}
    phases = ("waiting", "running", "paused") if panel is not measured.PANEL else ("waiting", "running")
    for records in ([], [None]):
        for phase in phases:
            run = Watched(None, None, records, SimpleNamespace(phase=phase, reason=None, place=4))
            elsewhere = Watched(None, None, records, SimpleNamespace(phase=phase, reason=None, place=5))
            for lang in LANGUAGES:
                said = panel.says(words(lang), run, **slots)
                assert "{" not in said
                assert (said == panel.says(words(lang), elsewhere, **slots)) is (phase != "waiting")
