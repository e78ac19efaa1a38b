"""A Python function and its compiled twin, to be held together: `python, compiled = both("docgen.writers.pdf.objects.text_line.text_object")`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest

from docgen.compiled import TWINS


def both(name: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """The two functions of a qualified name. Where nothing was compiled the test is skipped, or fails where proofs are required."""
    import_module(re.sub(r"(\.[A-Z]\w*)?\.\w+\Z", "", name))  # without the function's name, and its class's
    twin = TWINS[name]
    if twin.compiled is None:
        reason = f"{name} has not been compiled"
        if os.environ.get("DOCGEN_PROOFS") == "required" and os.environ.get("DOCGEN_PURE", "0") != "1":
            pytest.fail(f"{reason}; DOCGEN_PROOFS=required lets no proof be skipped", pytrace=False)
        pytest.skip(reason, allow_module_level=True)
    return twin.python, twin.compiled


@contextmanager
def python_only() -> Iterator[None]:
    """Inside, every name in docgen that means a compiled function means the Python one. What either has cached is used by both: make all new."""
    python = {id(twin.compiled): twin.python for twin in TWINS.values() if twin.compiled is not None}
    homes = [module for name, module in sys.modules.items() if name.startswith("docgen.")]
    homes += [value for home in homes for value in vars(home).values() if isinstance(value, type) and value.__module__.startswith("docgen.")]
    changed = [(home, name, value) for home in homes for name, value in list(vars(home).items()) if id(value) in python]
    for home, name, value in changed:
        setattr(home, name, python[id(value)])
    try:
        yield
    finally:
        for home, name, value in changed:
            setattr(home, name, value)
