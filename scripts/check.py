"""Every check of the project, one after the other: format, lint, types, contracts, tests. `.venv/bin/python scripts/check.py [pytest's arguments]`

Before them the compiled functions are brought up to date; after the tests, those of what has any are run again without them. All are run
even where one fails; the tests come last, so that the last line is theirs. The exit code is 0 only where all passed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON_FOLDERS = [name for name in ("src", "tests", "scripts", "benchmarks") if any((ROOT / name).rglob("*.py"))]

CHECKS = {
    "compiled functions": [sys.executable, "scripts/compile.py"],
    "format": ["ruff", "format", "--check", *PYTHON_FOLDERS],
    "lint": ["ruff", "check", *PYTHON_FOLDERS],
    "types": ["mypy"],
    "contracts": ["lint-imports"],
}

TWICE = [
    "tests/typography",
    "tests/conformance",
    "tests/golden",
    "tests/templating/test_starts.py",
    "tests/writers/pdf/test_fontfile.py",
    "tests/writers/pdf/test_read_back.py",
    "tests/writers/pdf/test_variants.py",
    "tests/test_compiled.py",
    "tests/test_reportlab.py",
]
"""Tests that run once with the compiled kernels and once without: those of what has kernels, and of whole pages made by it. A kernel is one source,
and `tests/test_compiled.py` holds the documents of both runs to the same bytes, so what judges files (validators, plates, signatures) runs once."""


def main() -> int:
    failed = []
    for name, command in CHECKS.items():
        print(f"── {name}: {' '.join(command)}", flush=True)
        if subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"── tests (before them: {', '.join(failed) + ' FAILED' if failed else 'all passed'})", flush=True)
    workers = ["-n", os.environ.get("DOCGEN_TEST_WORKERS", "auto")]
    tests = subprocess.run([sys.executable, "-m", "pytest", *workers, *sys.argv[1:]], cwd=ROOT, check=False).returncode
    if len(sys.argv) == 1 and any((ROOT / "src").rglob("*.pyd" if os.name == "nt" else "*.so")):
        print("── tests again, of what is compiled, in Python", flush=True)
        environment = {**os.environ, "DOCGEN_PURE": "1"}
        again = [sys.executable, "-m", "pytest", *workers, *TWICE]
        tests |= subprocess.run(again, cwd=ROOT, env=environment, check=False).returncode
    return 1 if failed or tests else 0


if __name__ == "__main__":
    sys.exit(main())
