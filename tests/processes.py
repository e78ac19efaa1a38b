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
