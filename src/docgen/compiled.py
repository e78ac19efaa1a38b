"""Kernels (`*_cy.py`): modules of plain Python that may be compiled by Cython (`scripts/compile.py`), each into an extension module of its own name
beside it. Python imports that one first; `DOCGEN_PURE=1` in the environment makes it take the source.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.machinery import EXTENSION_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from pathlib import Path


def wanted() -> bool:
    """Not where the environment says `DOCGEN_PURE=1`."""
    return os.environ.get("DOCGEN_PURE", "0") != "1"


def in_use() -> bool:
    """Whether compiled modules are wanted and every kernel has its own beside it; imports none of them."""
    package = Path(__file__).parent
    kernels = package.rglob("*_cy.py")
    return wanted() and all(any(kernel.with_suffix(suffix).exists() for suffix in EXTENSION_SUFFIXES) for kernel in kernels)


class SourceOfKernels:
    """A finder for `sys.meta_path` that finds the source of docgen's kernels, whatever is compiled beside it."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        if not (path and name.startswith("docgen.") and name.endswith("_cy")):
            return None
        found = (FileFinder(folder, (SourceFileLoader, [".py"])).find_spec(name) for folder in path)
        return next(filter(None, found), None)
