"""Limits of qpdf itself, which unpacks object and cross-reference streams before anybody can look at them."""

from __future__ import annotations

_MIB = 1024 * 1024
_MOST_ITEMS = 100_000
"""Of one array or dictionary."""


def hold_qpdf() -> None:
    """Sets qpdf's limits for the whole process, which they are always for: so this is for a program that is docgen's own. A pikepdf that does not
    know of them goes without."""
    try:
        from pikepdf.settings import set_qpdf_limits
    except ImportError:
        return
    set_qpdf_limits(
        flate_max_memory=64 * _MIB,
        png_max_memory=64 * _MIB,
        tiff_max_memory=64 * _MIB,
        run_length_max_memory=64 * _MIB,
        parser_max_container_size=_MOST_ITEMS,
        max_stream_filters=8,
    )
