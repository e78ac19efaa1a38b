"""What an input may cost."""

from __future__ import annotations

import re
import time
from dataclasses import fields
from pathlib import Path

import pytest

from docgen.errors import UsageError
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
    with pytest.raises(UsageError, match="blocks"):
        Limits(blocks=0)


def test_the_documentation_has_every_limit_as_it_is() -> None:
    page = (Path(__file__).parents[1] / "docs" / "library.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+ \| [^|]+) \|$", page, re.MULTILINE))
    for field in fields(Limits):
        values = [getattr(limits, field.name) for limits in (Limits(), Limits.untrusted())]
        said = [
            f"{value >> 20} MiB" if field.name.endswith("bytes") else f"{value:,g}" if isinstance(value, float) else f"{value:,}" for value in values
        ]
        assert rows[field.name] == " | ".join(said)
