"""What an input may cost."""

from __future__ import annotations

import time

import pytest

from docgen.limits import DEFAULT, Limits, OverTime, active, check_time, within


def test_limits_hold_inside_a_call_and_not_after_it() -> None:
    with within(Limits.untrusted()):
        assert active().blocks == Limits.untrusted().blocks
        with within(None):
            assert active().blocks == Limits.untrusted().blocks
    assert active() == DEFAULT


def test_an_inner_call_has_no_more_time_than_the_outer_one() -> None:
    with within(Limits(seconds=0.01)), within(Limits(seconds=100)):
        time.sleep(0.02)
        with pytest.raises(OverTime, match="longer than"):
            check_time()


def test_a_limit_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="blocks"):
        Limits(blocks=0)
