"""Resolves docgen's dependencies anew and writes `constraints.txt` (newest versions) and `constraints-lowest.txt` (lowest direct ones).

    python scripts/make_constraints.py           writes both files
    python scripts/make_constraints.py --newest  prints the first as it would be now and writes nothing

The README's commands install by `constraints.txt`, so that nobody else's release changes what they do; `.ci/run` tests once more by
`constraints-lowest.txt`, which holds every dependency and the extra `all` at the floor that `pyproject.toml` names, and fails to be made where the
floors do not go together. Each file is for every Python that docgen allows, by environment markers, and takes wheels only: no compiler is needed.

The resolver is uv, from the PATH or installed into a folder of its own for this once.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEWEST, LOWEST = ROOT / "constraints.txt", ROOT / "constraints-lowest.txt"
PYTHON = "3.11"
"""The oldest Python that is resolved for; every newer one is covered too."""

EDITABLE = ["editables>=0.5"]
"""What hatchling asks for besides, to install a checkout as it stands (`pip install -e`)."""

HEADS = {
    NEWEST: "The versions that docgen is developed and tested with. Written by scripts/make_constraints.py; a test holds it to pyproject.toml.",
    LOWEST: "The lowest version of each direct dependency, the rest as they resolve with it. Written by scripts/make_constraints.py.",
}


def uv() -> list[str]:
    """The resolver's command."""
    folder = Path(tempfile.gettempdir()) / f"docgen-uv-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
    program = folder / ("Scripts" if os.name == "nt" else "bin") / "uv"
    try:
        subprocess.run(["uv", "--version"], check=True, capture_output=True)
        return ["uv"]
    except OSError:
        if not program.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            subprocess.run([str(program.with_name("pip")), "install", "--quiet", "uv"], check=True)
        return [str(program)]


def resolved(requirements: list[str], *, lowest: bool = False, constraints: list[str] | None = None) -> list[str]:
    """`name==version ; marker` for every requirement and what it requires in turn, in the order of names."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, limits = Path(folder) / "wanted.in", Path(folder) / "limits.txt"
        wanted.write_text("\n".join(requirements) + "\n", encoding="utf-8")
        limits.write_text("\n".join(constraints or []) + "\n", encoding="utf-8")
        command = [*uv(), "pip", "compile", "--universal", f"--python-version={PYTHON}", "--only-binary=:all:", "--no-header", "--no-annotate"]
        command += ["--quiet", f"--resolution={'lowest-direct' if lowest else 'highest'}", f"--constraint={limits}", str(wanted)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()


def floors(requirements: list[str]) -> dict[str, str]:
    """Normalized name to the lowest version that a requirement allows."""
    found = {}
    for requirement in requirements:
        if match := re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?>=([^,;]+)", requirement):
            found[normalized(match[1])] = match[2].strip()
    return found


def normalized(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def newest(project: dict[str, list[str]]) -> list[str]:
    """The lines of `constraints.txt`."""
    return resolved([*project["dependencies"], *project["all"], *project["dev"], *project["build"]])


def lowest(project: dict[str, list[str]]) -> list[str]:
    """The lines of `constraints-lowest.txt`. Exits where a floor is not what comes out, which says that the floors do not go together."""
    direct = [*project["dependencies"], *project["all"]]
    declared = floors(direct)
    lines = resolved(direct, lowest=True)
    pins = [line for line in lines if normalized(line.partition("==")[0]) in declared]
    raised = [line for line in pins if not same(line.partition("==")[2].partition(" ")[0], declared[normalized(line.partition("==")[0])])]
    if raised:
        sys.exit(f"these floors in pyproject.toml do not go together with the others; what does: {', '.join(raised)}")
    return resolved([*direct, *project["dev"], *project["build"]], constraints=pins)


def same(version: str, floor: str) -> bool:
    """Is it the same version, `1.5` being `1.5.0`?"""
    return re.sub(r"(\.0)+$", "", version) == re.sub(r"(\.0)+$", "", floor)


def declared() -> dict[str, list[str]]:
    """The requirements of `pyproject.toml` by where they stand."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = read["project"]["optional-dependencies"]
    return {
        "dependencies": read["project"]["dependencies"],
        "all": extras["all"],
        "dev": extras["dev"],
        "build": [*read["build-system"]["requires"], *EDITABLE],
    }


def text(path: Path, lines: list[str]) -> str:
    return "\n".join([f"# {HEADS[path]}", *lines]) + "\n"


def main() -> int:
    project = declared()
    if "--newest" in sys.argv[1:]:
        print(text(NEWEST, newest(project)), end="")
        return 0
    for path, lines in ((NEWEST, newest(project)), (LOWEST, lowest(project))):
        path.write_text(text(path, lines), encoding="utf-8")
        print(f"{path.name}: {len(lines)} lines")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
