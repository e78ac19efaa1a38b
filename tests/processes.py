"""The program as a process of its own: for what only a process has, its streams, its names and its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = (Path(__file__).parents[1] / "examples" / "statement.yaml").read_text(encoding="utf-8")
PROGRAM = f'"{sys.executable}" -m docgen'


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of Bourne shell in `folder`; `$docgen` in it is the program."""
    return subprocess.run(
        ["sh", "-c", script.replace("$docgen", PROGRAM)], cwd=folder, capture_output=True, check=False, env={**os.environ, **environment}
    )


PEAK = """
def peak():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""
"""Python for a process of its own: `peak()`, the most memory that it has had, in KiB. On Linux getrusage may tell the parent's, before exec."""
