"""What each layout makes of the examples, line by line. `scripts/make_golden.py flow` writes the texts anew, on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden.flows import FLOWS, text

HERE = Path(__file__).parent / "flow"


@pytest.mark.parametrize("which", FLOWS)
def test_the_flow_is_what_it_was(which: str) -> None:
    assert text(which).splitlines() == (HERE / f"{which}.txt").read_text(encoding="utf-8").splitlines()


def test_no_text_is_kept_of_a_flow_that_is_no_more() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(FLOWS)
