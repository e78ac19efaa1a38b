"""Tries docgen on other versions of its dependencies than those of `constraints.txt`, in a virtual environment of their own.

    python scripts/check_versions.py lowest   `constraints-lowest.txt`: every dependency at its floor. What fails fails this.
    python scripts/check_versions.py newest   no constraints: what would be installed today. What fails is told, and is no failure.

Either installs this checkout into `.venv-lowest` or `.venv-newest`, holds the four example files byte for byte to those of the Python that runs the
script, and runs `SUBSET`, tests that touch every dependency. What is the same as in `constraints.txt` is not tried again.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUBSET = {
    "reportlab": ["tests/test_reportlab.py", "tests/writers/pdf/test_table.py"],
    "python-docx": ["tests/writers/docx/test_output.py"],
    "lxml": ["tests/wordfile"],
    "babel": ["tests/locales"],
    "hijridate": ["tests/conformance/test_umm_al_qura.py", "tests/calendars"],
    "uharfbuzz": ["tests/typography/test_shaping.py", "tests/golden"],
    "pillow": ["tests/writers/pdf/test_pictures.py"],
    "pikepdf": ["tests/writers/pdf/inspect", "tests/writers/pdf/test_press.py"],
    "segno": ["tests/writers/pdf/test_extras.py"],
    "pydantic": ["tests/model", "tests/reading"],
    "jinja2": ["tests/templating/test_template.py", "tests/templating/test_build.py"],
    "pyyaml": ["tests/source"],
    "markdown-it-py": ["tests/test_markup.py", "tests/templating/test_inline.py"],
    "typer": ["tests/cli/test_app.py", "tests/cli/test_render.py"],
    "rich": ["tests/cli/test_printing.py"],
    "svglib": ["tests/writers/docx/test_pictures.py", "tests/pictures"],
    "cssselect2": ["tests/pictures/test_cascade.py"],
    "tinycss2": ["tests/pictures/test_cascade.py"],
    "fonttools": ["tests/typography/test_font_files.py"],
    "brotli": ["tests/typography/test_font_files.py"],
    "pyphen": ["tests/typography/test_hyphenation.py"],
    "pyhanko": ["tests/writers/pdf/test_signing.py"],
    "python-pkcs11": ["tests/writers/pdf/test_signingtoken.py"],
    "pypdfium2": ["tests/cli/test_templates.py"],
    "watchfiles": ["tests/test_extras.py", "tests/cli/watching/test_watch.py"],
    "distributed": ["tests/test_extras.py", "tests/batch/test_cluster.py"],
    "starlette": ["tests/test_extras.py", "tests/serve/test_app.py"],
    "uvicorn": ["tests/test_extras.py", "tests/serve/test_process.py"],
    "docgen": ["tests/test_end_to_end.py", "tests/checks/test_fixing.py", "tests/checks/test_facts.py"],
}
"""Dependency to the tests that work with it, besides those of docgen as a whole. A test holds it to `pyproject.toml`."""
TEST_TOOLS = ["pytest", "pytest-xdist", "hypothesis", "pypdf", "pypdfium2", "pymupdf", "jsonschema", "packaging", "mdit-py-plugins"]
TEST_TOOLS += ["httpx", "openpyxl"]  # of the service and of sheets
LEFT_OUT = "not test_a_pdf_is_made_without_platypus_and_without_http and not test_with_the_limits_for_a_person_too"
"""reportlab before 5.1 imports http.client by itself: a start some milliseconds slower, and no other output. The other takes minutes, and the same
files are tried under the narrower limits."""


def environment(kind: str) -> Path:
    """The Python of the virtual environment, with this checkout installed."""
    folder = ROOT / f".venv-{kind}"
    run(sys.executable, "-m", "venv", "--clear", str(folder))
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    constraints = {"PIP_CONSTRAINT": "constraints-lowest.txt", "PIP_BUILD_CONSTRAINT": "constraints-lowest.txt"} if kind == "lowest" else {}
    run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".[all]", *TEST_TOOLS, settings=constraints)
    return python


def run(*command: str, settings: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=ROOT, env=os.environ | (settings or {}), check=True)


def versions(python: Path) -> dict[str, str]:
    """Normalized name to version of all that is installed there, docgen left out."""
    done = subprocess.run([str(python), "-m", "pip", "list", "--format=freeze"], cwd=ROOT, check=True, capture_output=True, text=True)
    found = dict(line.split("==") for line in done.stdout.splitlines() if "==" in line)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found.items() if name != "docgen-bilingual"}


def other_than_pinned(installed: dict[str, str]) -> list[str]:
    """`name version (pinned)` of what is not of a version that `constraints.txt` has."""
    pinned: dict[str, set[str]] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, rest = line.partition("==")
            pinned.setdefault(name, set()).add(rest.partition(";")[0].strip())
    skipped = {"pip", "setuptools", "wheel"}
    return [
        f"{name} {version} ({', '.join(sorted(pinned.get(name, {'not there'})))})"
        for name, version in sorted(installed.items())
        if version not in pinned.get(name, set()) and name not in skipped
    ]


def example_files(python: Path | str) -> dict[str, str]:
    """The SHA-256 of the four example files as that Python's docgen makes them."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(python), "-m", "docgen", "render", "examples/statement.yaml", "examples/minutes.yaml", "-f", "pdf,docx", "-o", folder]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(folder).iterdir())}


def faults(python: Path) -> list[str]:
    """What is wrong with the example files and the tests there."""
    found = []
    here, there = example_files(sys.executable), example_files(python)
    if differing := [name for name in here if here[name] != there.get(name)]:
        found.append(f"other bytes: {', '.join(differing)}")
    print(f"   example files: {len(here) - len(differing)} of {len(here)} the same bytes", flush=True)
    tests = sorted({path for paths in SUBSET.values() for path in paths})
    command = [str(python), "-m", "pytest", "-n", os.environ.get("DOCGEN_TEST_WORKERS", "auto"), "-k", LEFT_OUT, *tests]
    if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
        found.append(f"tests failed (pytest's exit code {code})")
    return found


def main() -> int:
    if sys.argv[1:] not in (["lowest"], ["newest"]):
        print(__doc__, file=sys.stderr)
        return 2
    (kind,) = sys.argv[1:]
    try:
        python = environment(kind)
        others = other_than_pinned(versions(python))
        print(f"   other versions than in constraints.txt: {', '.join(others) or 'none'}", flush=True)
        found = faults(python) if others else []
    except subprocess.CalledProcessError as failed:
        found = [f"{' '.join(map(str, failed.cmd))}: exit code {failed.returncode}"]
    for fault in found:
        print(f"   {'error' if kind == 'lowest' else 'warning'}: on the {kind} versions: {fault}", flush=True)
    return 1 if found and kind == "lowest" else 0


if __name__ == "__main__":
    raise SystemExit(main())
