"""A Python function and its compiled twin, to be held together: `python, compiled = both("docgen.typography.fit.total_fit")`."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from docgen.compiled import TWINS


def both(name: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """The two functions of a qualified name. Where nothing was compiled the test is skipped, or fails where proofs are required."""
    import_module(name.rpartition(".")[0])
    twin = TWINS[name]
    if twin.compiled is None:
        reason = f"{name} has not been compiled"
        if os.environ.get("DOCGEN_PROOFS") == "required" and os.environ.get("DOCGEN_PURE", "0") != "1":
            pytest.fail(f"{reason}; DOCGEN_PROOFS=required lets no proof be skipped", pytrace=False)
        pytest.skip(reason, allow_module_level=True)
    return twin.python, twin.compiled
