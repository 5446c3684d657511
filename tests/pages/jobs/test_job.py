"""What names a run."""

import pickle

import pytest

from pages.jobs import Job


def test_the_same_arguments_make_the_same_course_in_any_order():
    one, other = Job.of("toy", units=4, lags=[10, 20]), Job.of("toy", lags=(10, 20), units=4)
    assert one == other == pickle.loads(pickle.dumps(one))
    assert len({one, other, Job.of("toy", units=5, lags=[10, 20]), Job.of("latch", units=4)}) == 3


@pytest.mark.parametrize(
    ("argument", "error"),
    [({"a": 1}, TypeError), (object(), TypeError), ([[b"x"]], TypeError), (float("nan"), ValueError)],
)
def test_what_is_not_plain_is_refused(argument, error):
    with pytest.raises(error, match="a job takes"):
        Job.of("toy", argument=argument)
