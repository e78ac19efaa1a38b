"""Tests that need a tool, a data file or a module of the machine: `from proofs import need`.

On a desk a missing tool skips the test, with the reason. Where `DOCGEN_PROOFS=required` is set (as `.ci/run` does) it fails it, so that no proof
is ever skipped unseen. Call at the top of a test, in a fixture, or at the top of a module.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest


def need(*commands: str) -> None:
    """Each of the commands must be on the PATH."""
    _need([command for command in commands if shutil.which(command) is None], "command")


def need_file(*paths: str | os.PathLike[str]) -> None:
    """Each of the files or folders must exist."""
    _need([str(path) for path in paths if not Path(path).exists()], "file")


def need_module(*names: str) -> None:
    """Each of the modules must be importable."""
    _need([name for name in names if importlib.util.find_spec(name) is None], "module")


def _need(missing: list[str], kind: str) -> None:
    if not missing:
        return
    reason = f"this proof needs the {kind}{'s' if len(missing) > 1 else ''} {', '.join(missing)}, not on this machine"
    if os.environ.get("DOCGEN_PROOFS") == "required":
        pytest.fail(f"{reason}; DOCGEN_PROOFS=required lets no proof be skipped", pytrace=False)
    pytest.skip(reason, allow_module_level=True)
