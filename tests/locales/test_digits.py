"""Three sets of digits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.locales.digits import shape, unshape


def test_shape_changes_digits_and_nothing_else() -> None:
    assert shape("B2B 2026–2028", "arab") == "B٢B ٢٠٢٦–٢٠٢٨"
    assert shape("2026", "latn") == "2026"


def test_unshape_reads_arabic_indic_and_persian_digits() -> None:
    assert unshape("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹") == "0123456789 0123456789"


@given(st.integers(min_value=0))
def test_unshape_undoes_shape(value: int) -> None:
    assert unshape(shape(str(value), "arab")) == str(value)
