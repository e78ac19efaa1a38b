"""How labelled values share the rows of a grid."""

from __future__ import annotations

import pytest

from docgen.document.blocks import Field, Fields
from docgen.document.fields import rows_of, spans_row
from docgen.document.inline import Inline

SHORT, LONG = "12 May", "word " * 30


def fields(values: str) -> Fields[tuple[Inline, ...]]:
    """`s` is a short value, `l` a long one."""
    return Fields(tuple(Field((Inline("label"),), (Inline(LONG if value == "l" else SHORT),)) for value in values))


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        ("ss", [(0, 1)]),
        ("sls", [(0, 2), (1,)]),
        ("slsls", [(0, 2), (1,), (3,), (4,)]),
        ("lss", [(0,), (1, 2)]),
        ("s", [(0,)]),
    ],
)
def test_no_short_value_is_alone_while_another_is_to_come(values: str, rows: list[tuple[int, ...]]) -> None:
    found = [fields(values)]
    assert rows_of(found, 40) == rows
    assert all(spans_row(row, found, 40) == (len(row) == 1) for row in rows)


def test_a_value_whose_date_fits_no_half_row_has_a_row_of_its_own() -> None:
    dated = Field((Inline("label"),), (Inline("Monday, "), Inline("(13 Muharram 1448 AH)", nobreak=True)))
    short = Field((Inline("label"),), (Inline("10:00"),))
    found = [Fields((dated, short, short))]
    assert rows_of(found, 19) == [(0,), (1, 2)]
    assert rows_of(found, 24) == [(0, 1), (2,)]


def test_marks_have_no_width_and_a_time_in_arabic_is_no_wider_than_its_letters() -> None:
    hours = Field((Inline("label"),), (Inline("١٠:٠٠ صباحًا – ١١:٣٠ صباحًا", nobreak=True),))
    assert rows_of([Fields((hours, hours))], 24) == [(0, 1)]
    assert rows_of([Fields((hours, hours))], 19) == [(0,), (1,)]
