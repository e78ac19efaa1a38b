"""Numbers as a content stream writes them: a plain decimal, never an exponent (ISO 32000-1, 7.3.3)."""

from __future__ import annotations


def num(value: float) -> str:
    """At most three decimals (a thousandth of a point), no trailing zeros, no minus zero."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
