"""Functions that have a compiled twin: the same function in Cython, in the module `_name` beside its own (`typography/paragraph/knuth_plass.py`:
`typography/paragraph/_knuth_plass.pyx`).

The Python function is what both must do, and what runs where nothing was compiled or `DOCGEN_PURE=1` is set. Tests hold the two together.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any])


class Twin(NamedTuple):
    """A Python function and its compiled twin, None where that was not built or is not wanted."""

    name: str
    python: Callable[..., Any]
    compiled: Callable[..., Any] | None


TWINS: dict[str, Twin] = {}
"""By qualified name (`docgen.typography.paragraph.knuth_plass.total_fit`), of the modules that have been imported."""


def wanted() -> bool:
    """Not where the environment says `DOCGEN_PURE=1`."""
    return os.environ.get("DOCGEN_PURE", "0") != "1"


def in_use() -> bool:
    """Whether compiled functions are installed and wanted; imports none of them."""
    return wanted() and find_spec("docgen.typography.paragraph._knuth_plass") is not None


def twin(function: _F) -> _F:
    """As a decorator: the function's compiled twin where there is one, else the function itself.

    Raises ImportError where there is a compiled module that cannot be used: made for another machine, or from another version of docgen.
    """
    package, _, module = function.__module__.rpartition(".")
    home, found = f"{package}._{module}", None
    if wanted():
        try:
            found = getattr(import_module(home), function.__name__)
        except (ImportError, AttributeError) as error:
            if not (isinstance(error, ModuleNotFoundError) and error.name == home):
                raise ImportError(f"{home} does not fit this docgen ({error}): install docgen again, or set DOCGEN_PURE=1") from error
    name = f"{function.__module__}.{function.__qualname__}"
    TWINS[name] = Twin(name, function, found)
    return found or function
