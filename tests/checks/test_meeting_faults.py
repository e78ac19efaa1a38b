"""Minutes made by chance: each planted slip is found with its code, and the same minutes without it are silent."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minutes_faults import MEMBERS, SHARES, SIDES, Data, meeting

import docgen
from docgen.model import Vote

UNUSED = "DG409"
"""A person whom nobody names, as there are many in a list of attendance."""


def codes(data: Data) -> set[str | None]:
    return {problem.code for problem in docgen.check(json.dumps(data, ensure_ascii=False, indent=0)).problems if problem.code != UNUSED}


@settings(max_examples=15)
@given(st.integers(0, 2**32), st.booleans(), st.booleans(), st.booleans())
def test_right_minutes_are_silent(seed: int, shares: bool, moves: bool, sides: bool) -> None:
    assert codes(meeting(Random(seed), shares=shares, moves=moves, sides=sides).data) == set()


@pytest.mark.parametrize("name", [*MEMBERS, *SHARES, *SIDES])
def test_a_slip_is_found(name: str) -> None:
    code, plant = (MEMBERS | SHARES | SIDES)[name]
    found = meeting(Random(name), shares=name in SHARES, moves=False, sides=name in SIDES)
    assert codes(found.data) == set()
    plant(found)
    assert code in codes(found.data)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_the_percentages_of_a_vote_add_up(for_: int, against: int, abstain: int) -> None:
    vote = Vote.model_validate({"for": for_, "against": against, "abstain": abstain, "unit": "shares"})
    assert sum(vote.percentages) == (100 if vote.cast else 0)
    assert all(
        abs(percent - count * 100 / max(1, vote.cast)) < 0.01 for percent, count in zip(map(float, vote.percentages), vote.counts, strict=True)
    )
