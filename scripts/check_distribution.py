"""Builds what would be released for every machine, an sdist and of it a wheel without compiled kernels, and tries the wheel as a stranger would.

    python scripts/check_distribution.py [--keep DIR]

`twine check` reads both; the wheel is smaller than 8 MB; in an empty virtual environment, by `constraints.txt`, it is installed under its own name,
tells its version, finds nothing broken, writes starters and schemas, and makes the same bytes of the examples as this checkout.
(`tests/test_packaging.py` looks into the compiled wheel.)
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 8_000_000
NAME = "docgen-bilingual"


def run(*command: object, **settings: str) -> str:
    """A command's output; its errors are shown, and a failure ends the script."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "DOCGEN_PURE")}
    done = subprocess.run([str(word) for word in command], env=environment | settings, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}\n{' '.join(map(str, command))}: exit code {done.returncode}")
    return done.stdout


def built(into: Path) -> Path:
    """The wheel, of the sdist, both in a folder."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", into, ROOT, DOCGEN_COMPILE="0")
    run(sys.executable, "-m", "twine", "check", "--strict", *into.iterdir())
    (wheel,) = into.glob("*.whl")
    size = wheel.stat().st_size
    print(f"   {wheel.name}: {size / 1e6:.1f} MB", flush=True)
    if size > LARGEST or not wheel.name.endswith("-py3-none-any.whl"):
        sys.exit(f"{wheel.name} is larger than {LARGEST / 1e6:g} MB, or not for every machine")
    return wheel


def installed(wheel: Path, folder: Path) -> Path:
    """The folder of commands of a new virtual environment that has the wheel and what it needs."""
    run(sys.executable, "-m", "venv", folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(
        programs / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        f"{NAME} @ {wheel.as_uri()}",
        PIP_CONSTRAINT=str(ROOT / "constraints.txt"),
    )
    return programs


def tried(programs: Path, folder: Path) -> None:
    """What a new user does first."""
    docgen = programs / "docgen"
    version = run(docgen, "--version").strip()
    run(docgen, "doctor")
    starter, schemas = folder / "mine.yaml", folder / "schemas"
    run(docgen, "new", "press-statement", "-o", starter)
    run(docgen, "schema", "--all", schemas)
    run(docgen, "check", "--strict", starter)
    run(docgen, "render", starter, "-f", "pdf,docx,html,eml,txt", "-o", folder / "out")
    here = examples(Path(sys.executable), folder / "here", PYTHONPATH=str(ROOT / "src"))
    there = examples(programs / "python", folder / "there")
    if here != there or len(here) != 4:
        sys.exit(f"other bytes than here: {[name for name in here if here[name] != there.get(name)]}")
    print(f"   {version}: installed and run; {len(there)} example files the same bytes as here", flush=True)


def examples(python: Path, into: Path, **settings: str) -> dict[str, str]:
    """The SHA-256 of the example files as a Python's docgen makes them."""
    inputs = [ROOT / "examples" / name for name in ("statement.yaml", "minutes.yaml")]
    run(python, "-m", "docgen", "render", *inputs, "-f", "pdf,docx", "-o", into, **settings, SOURCE_DATE_EPOCH="1700000000")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(into.iterdir())}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--keep", type=Path, metavar="DIR", help="leave the sdist and the wheel in this folder, which is made")
    keep = options.parse_args().keep
    with tempfile.TemporaryDirectory() as scratch:
        into = keep or Path(scratch, "dist")
        into.mkdir(parents=True, exist_ok=True)
        tried(installed(built(into.resolve()), Path(scratch, "venv")), Path(scratch))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
