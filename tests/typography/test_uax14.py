"""The short way of the kernel of UAX #14 against all of its rules; Unicode's own cases are in `conformance/test_linebreak.py`."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from docgen.typography.unicode.uax14_cy import stretch, whole_until
from docgen.typography.unicode.uax14_pairs import tables
from docgen.typography.unicode.ucd import letters

CLASSES = sorted(set(letters("break").values()) - {letters("break")["SP"]})


def said_whole(kinds: bytes) -> tuple[int, int] | None:
    """The first and the last class of a stretch that two neighbours after two call whole."""
    pairs, _, roles, _, _ = tables()
    edges = whole_until(kinds, 0, len(kinds), pairs, roles)
    return divmod(edges, 128) if edges else None


def agrees(kinds: bytes) -> bool:
    said = said_whole(kinds)
    first, last, may, must = stretch(kinds)
    return said is None or (said == (first, last) and not may and not must)


def test_what_neighbours_call_whole_no_rule_parts() -> None:
    for length in (1, 2, 3):
        for kinds in product(CLASSES, repeat=length):
            assert agrees("".join(kinds).encode()), kinds


@given(st.lists(st.sampled_from(CLASSES), min_size=4, max_size=12))
def test_nor_does_one_that_looks_further(kinds: list[str]) -> None:
    assert agrees("".join(kinds).encode())


def test_words_are_whole_with_their_marks_and_what_closes_them() -> None:
    letter, mark, closing, digit, dash = (letters("break")[name] for name in ("AL", "CM", "CP", "NU", "BA"))
    assert said_whole(f"{letter}{mark}{letter}{mark}{mark}{closing}".encode()) == (ord(letter), ord(closing))
    assert said_whole(f"{digit}{digit}{digit}".encode()) == (ord(digit), ord(digit))
    assert said_whole(f"{digit}{dash}{digit}".encode()) is None
