"""veraPDF, the validator of PDF/A and PDF/UA that `scripts/install-proof-tools` fetches: which rules does a file break?"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from proofs import need, need_file

_TOOLS = Path(__file__).parents[1] / ".tools"
_MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


def broken_rules(files: Iterable[Path], flavour: str) -> dict[str, list[str]]:
    """By file name, the clauses of the standard that each file breaks (`6.2.4.3-2`); an empty list where it breaks none.

    `flavour` is veraPDF's name of a standard: `3a`, `2u`, `ua1`. Skips the test, or fails it, where veraPDF is not there.
    """
    need("java")
    jars = sorted(_TOOLS.glob("verapdf-*.jar"))
    need_file(*(jars or [_TOOLS / "verapdf.jar"]))
    paths = [str(path) for path in files]
    command = ["java", "-cp", str(jars[-1]), _MAIN, "-f", flavour, "--format", "text", "-v", *paths]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    found: dict[str, list[str]] = {}
    name = ""
    for line in said.stdout.splitlines():
        if line.startswith(("PASS ", "FAIL ")):
            name = Path(line[5:].rsplit(" ", 1)[0]).name
            found[name] = [] if line.startswith("PASS ") else ["?"]
        elif line.startswith("  FAIL ") and name:
            found[name] = [rule for rule in found[name] if rule != "?"] + [line[7:].strip()]
    missing = {Path(path).name for path in paths} - set(found)
    assert not missing, f"veraPDF said nothing of {sorted(missing)}: {said.stderr[-2000:]}"
    return found
