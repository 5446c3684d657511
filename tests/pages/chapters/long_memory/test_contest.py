"""The duel as a job: plain arguments in, records of both sides out, the last of each with its weights."""

from types import SimpleNamespace

import numpy as np
import pytest

from lstm_core import LSTM, RNN
from lstm_core.toys import CLIPPED, CLIPPING_LAG, UNCLIPPED, contender_network, parameters, recall
from pages.chapters.long_memory import contest, duel, runs
from pages.chapters.long_memory.clipping import updates
from pages.jobs import Job
from pages.state.settings import Match
from pages.words.words import words


@pytest.mark.parametrize("contender", [UNCLIPPED, CLIPPED, *contest.rivals(Match(chrono=True, gain=1.1))])
def test_a_row_is_plain_and_turns_back(contender):
    job = Job.of("contest", contenders=[contest.row(contender)])
    again = contest.Contender(**dict(dict(job.arguments)["contenders"][0]))
    assert contest.endless(again) == contender


@pytest.mark.parametrize("match", [Match(), Match(equal=True, units=5), Match(units=3)])
def test_parameters_are_those_of_the_networks(match):
    counted = [contender_network(rival, recall(20)).flat().size for rival in contest.rivals(match)]
    assert [parameters(rival, recall(20)) for rival in contest.rivals(match)] == counted
    assert (abs(counted[0] - counted[1]) < 0.1 * counted[1]) is match.equal


def test_a_short_lag_is_learnt_by_both_and_their_weights_come_along():
    rows = tuple(contest.row(rival) for rival in contest.rivals(Match(lag=10, chrono=True)))
    records = tuple(contest.contest(rows, 10, 8.0, 20))
    assert duel.outcome(records) == "both"
    progress = [record.progress for record in records]
    assert progress == sorted(progress)
    assert progress[-1] == 1
    for side, kind in enumerate((RNN, LSTM)):
        last = runs.last(records, side)
        assert isinstance(last.network.layer, kind)
        assert last.accuracy >= 0.99
    assert all((record.network is None) == (record.state == "learning") for record in records)
    assert {row[0] for row in runs.curves(records)} == {0, 1}


def turn(side: int, seconds: float, losses: list[float]) -> contest.Record:
    return contest.Record(side, 2, seconds, np.float32(losses), np.float32(losses), 0.5, "learning", None, 0.1)


def test_a_side_that_diverges_at_once_has_no_loss_to_draw():
    empty = turn(0, 0.1, [])
    learnt = turn(1, 0.2, [1, 3])
    assert runs.curves((empty, learnt)) == [(1, 0.2, 2.0, 0.5)]


def test_each_picture_is_sent_the_fields_alone_that_it_draws(monkeypatch):
    """The browser unpacks every number of every row at each look."""
    sent = []
    column = SimpleNamespace(vega_lite_chart=lambda rows, *_, **__: sent.append(list(rows)))
    monkeypatch.setattr(runs.st, "columns", lambda count: [column] * count)
    duel._charts(words("en"), Match(), (turn(0, 0.1, [1]), turn(1, 0.2, [1, 3])))
    assert sent == [["seconds", "loss", "who"], ["seconds", "right", "who"]]


def test_the_pair_of_clipping_does_what_the_page_is_for():
    records = tuple(contest.contest(tuple(map(contest.row, (UNCLIPPED, CLIPPED))), CLIPPING_LAG, 0.5, 5))
    assert [runs.last(records, side).state for side in (0, 1)] == ["unsolved", "solved"]
    assert np.max(updates(records, 0)[1]) > 100
