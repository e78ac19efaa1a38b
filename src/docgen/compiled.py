"""Functions that have a compiled twin: the same function in Cython, in the module `_name` beside its own (`typography/fit.py`:
`typography/_fit.pyx`).

The Python function is what both must do, and what runs where nothing was compiled or `DOCGEN_PURE=1` is set. Tests hold the two together.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any])


class Twin(NamedTuple):
    """A Python function and its compiled twin, None where that was not built or is not wanted."""

    name: str
    python: Callable[..., Any]
    compiled: Callable[..., Any] | None


TWINS: dict[str, Twin] = {}
"""By qualified name (`docgen.typography.fit.total_fit`), of the modules that have been imported."""


def twin(function: _F) -> _F:
    """As a decorator: the function's compiled twin where there is one, else the function itself.

    Raises ImportError where a module was compiled from another version of its source.
    """
    package, _, module = function.__module__.rpartition(".")
    found: Any = None
    if os.environ.get("DOCGEN_PURE", "0") != "1":
        try:
            found = import_module(f"{package}._{module}")
        except ModuleNotFoundError:
            pass
        else:
            found = getattr(found, function.__name__, None)
            if found is None:
                raise ImportError(f"{package}._{module} was compiled from another version of docgen: run scripts/compile.py again, or install again")
    name = f"{function.__module__}.{function.__qualname__}"
    TWINS[name] = Twin(name, function, found)
    return found or function
