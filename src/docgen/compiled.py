"""Kernels (`*_cy.py`): modules of plain Python that may be compiled by Cython (`scripts/compile.py`), each into an extension module of its own name
beside it. Python imports that one first; `DOCGEN_PURE=1` in the environment makes it take the source.

Here too, while there are any left: functions that have a compiled twin, the same function in Cython, in the module `_name` beside its own. The
Python function is what both must do, and what runs where nothing was compiled or `DOCGEN_PURE=1` is set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from pathlib import Path
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
    """Whether compiled modules are wanted and every kernel has its own beside it; imports none of them."""
    package = Path(__file__).parent
    kernels = [*package.rglob("*_cy.py"), *package.rglob("*.pyx")]
    return wanted() and all(any(kernel.with_suffix(suffix).exists() for suffix in EXTENSION_SUFFIXES) for kernel in kernels)


class SourceOfKernels:
    """A finder for `sys.meta_path` that finds the source of docgen's kernels, whatever is compiled beside it."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        if not (path and name.startswith("docgen.") and name.endswith("_cy")):
            return None
        found = (FileFinder(folder, (SourceFileLoader, [".py"])).find_spec(name) for folder in path)
        return next(filter(None, found), None)


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
