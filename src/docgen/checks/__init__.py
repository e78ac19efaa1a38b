"""Is this document right? Checks of two languages, dates, letters, people and terms, each with a code. Names are imported when first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.checks.added import Check, Code
    from docgen.checks.catalogue import code, codes, explained
    from docgen.checks.fixing import fixed, fixed_wholly
    from docgen.checks.run import Report, check, check_loaded

_HOMES = {
    "Check": "docgen.checks.added",
    "Code": "docgen.checks.added",
    "Report": "docgen.checks.run",
    "check": "docgen.checks.run",
    "check_loaded": "docgen.checks.run",
    "code": "docgen.checks.catalogue",
    "codes": "docgen.checks.catalogue",
    "explained": "docgen.checks.catalogue",
    "fixed": "docgen.checks.fixing",
    "fixed_wholly": "docgen.checks.fixing",
}

__all__ = ["Check", "Code", "Report", "check", "check_loaded", "code", "codes", "explained", "fixed", "fixed_wholly"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value
