"""Is this document right? Checks of two languages, dates, letters, people and terms, each with a code. Names are imported when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lazy import names

if TYPE_CHECKING:
    from docgen.checks.added import Check, Code
    from docgen.checks.catalogue import code, codes, explained
    from docgen.checks.fixing import fixed, fixed_wholly
    from docgen.checks.run import Report, check, check_loaded

__all__ = ["Check", "Code", "Report", "check", "check_loaded", "code", "codes", "explained", "fixed", "fixed_wholly"]


__getattr__ = names(
    __name__,
    {
        "docgen.checks.added": "Check Code",
        "docgen.checks.catalogue": "code codes explained",
        "docgen.checks.fixing": "fixed fixed_wholly",
        "docgen.checks.run": "Report check check_loaded",
    },
)
