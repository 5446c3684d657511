"""Whatever ends a training is told on every page that trains, in both languages."""

from typing import get_args

import pytest

from pages.chapters.training.live import REASONS
from pages.jobs.run import Reason
from pages.words.words import LANGUAGES, words

STOPPED = {"left", "asked", "paused"}
FAILED = set(get_args(Reason)) - STOPPED


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_its_sentence(lang):
    say = words(lang)
    assert set(REASONS) == FAILED
    for told in REASONS.values():
        assert say(f"training.failed_{told}")
    for reason in FAILED:
        assert say(f"long_memory.run.failed.{reason}")
    for reason in STOPPED:
        assert say(f"training.stopped_{reason}", update=7)
    assert say("cost.measured.failed")
