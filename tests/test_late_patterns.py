"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from docgen.patterns import late


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    text, expression = "a1 B22 c333", r"([a-z])(\d+)"
    pattern, compiled = late(expression, re.IGNORECASE), re.compile(expression, re.IGNORECASE)
    assert pattern.pattern == compiled.pattern
    assert pattern.findall(text) == compiled.findall(text)
    assert [found.span() for found in pattern.finditer(text, 2)] == [found.span() for found in compiled.finditer(text, 2)]
    assert pattern.sub("x", text) == compiled.sub("x", text)
    assert pattern.search(text, 3)[0] == "B22"  # type: ignore[index]


def test_a_pattern_that_is_none_is_told_at_its_first_use() -> None:
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("")
