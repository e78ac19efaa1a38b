"""A comparison fails beside the version that it holds for, and warns beside another."""

from __future__ import annotations

import pytest
from peers import HELD, beside, version


@pytest.fixture
def _another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(HELD, "babel", "1")


def test_a_difference_from_the_version_that_is_named_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(HELD, "babel", version("babel"))
    with pytest.raises(AssertionError, match="ours"), beside("babel"):
        raise AssertionError("ours is not theirs")


@pytest.mark.usefixtures("_another")
def test_a_difference_from_another_version_is_a_warning_that_names_both() -> None:
    with pytest.warns(UserWarning, match=rf"babel {version('babel')} differs, where 1 does not: ours"), beside("babel"):
        raise AssertionError("ours is not theirs")


@pytest.mark.usefixtures("_another")
def test_what_is_no_comparison_is_raised_whatever_the_version() -> None:
    with pytest.raises(ValueError, match="broken"), beside("babel"):
        raise ValueError("broken")
