"""Good files with a few changes: whatever comes, it is a document or a clear error, cheap, and nothing else is written.

A few trials of each target here; `scripts/fuzz.py` makes as many as one likes, and keeps what it finds.
"""

from __future__ import annotations

import os

import pytest
from fuzz.targets import TARGETS
from fuzz.trial import CAP, Trial, verdict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warm import Warm

EXAMPLES = int(os.environ.get("DOCGEN_FUZZ", "25"))


@pytest.fixture(scope="session")
def warm():
    with Warm(CAP) as warm:
        yield warm


@pytest.mark.parametrize("target", TARGETS)
def test_a_changed_file_makes_a_document_or_a_clear_error(target: str, warm: Warm):
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
    @given(begin=st.integers(0, 1000), changes=st.lists(st.integers(0, 2**32), min_size=1, max_size=6))
    def holds(begin: int, changes: list[int]) -> None:
        trial = Trial(target, begin, tuple(changes))
        assert verdict(trial.files(), trial.command(), warm) is None, trial

    holds()


@pytest.mark.parametrize("target", TARGETS)
def test_the_good_files_are_good(target: str, warm: Warm):
    """Else the fuzzing would meet nothing but the first error."""
    for begin in range(len(TARGETS[target].good())):
        trial = Trial(target, begin, ())
        assert verdict(trial.files(), trial.command(), warm) is None


def test_a_trial_is_the_same_files_each_time():
    trial = Trial("yaml", 2, (1, 2, 3))
    assert trial.files() == trial.files()
    assert trial.files() != Trial("yaml", 2, (4,)).files()
