"""Programs that docgen is compared with, and the versions that the comparisons hold for: `with beside("fribidi"): assert ours == theirs`.

Another version is compared too, on every machine. What differs from it is told as a warning, with both versions, and fails no test: it is that
version's change, to be looked at and taken in, not a fault of the tree. A difference from the version that is named here is a failure.
"""

from __future__ import annotations

import re
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from docgen.locales.cldr import VERSION

HELD = {
    "babel": VERSION,
    "icu": "78.2",
    "java": "17",
    "hb-shape": "6.0.0",
    "fribidi": "1.0.8",
    "chromium": "156",
}
"""Babel by the CLDR that it holds, Node.js by its ICU (whose CLDR is 48), Java and Chromium by their major number: what each comparison held for
when it was last looked at. Unicode's files are kept in `tests/unicode`, of the version of docgen's tables."""

_ASK = {
    "icu": (["node", "-p", "process.versions.icu"], r"(\S+)"),
    "java": (["java", "-version"], r"version \"(\d+)"),
    "hb-shape": (["hb-shape", "--version"], r"\(HarfBuzz\) (\S+)"),
    "fribidi": (["fribidi", "--version"], r"FriBidi\) (\S+)"),
    "chromium": (["chromium", "--version"], r"Chromium (\d+)"),
}


@cache
def version(peer: str) -> str:
    """The version at hand, `unknown` where the program does not say."""
    if peer == "babel":
        import babel.core

        return str(babel.core.get_cldr_version()) if hasattr(babel.core, "get_cldr_version") else "unknown"
    command, pattern = _ASK[peer]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(pattern, done.stdout + done.stderr)
    return found[1] if found else "unknown"


@contextmanager
def beside(peer: str) -> Iterator[None]:
    """What is asserted inside must hold beside the peer's version of `HELD`; beside another one a difference is a warning."""
    try:
        yield
    except AssertionError as difference:
        if version(peer) == HELD[peer]:
            raise
        told = str(difference).splitlines()[0] if str(difference) else "a comparison"
        warnings.warn(f"{peer} {version(peer)} differs, where {HELD[peer]} does not: {told}", stacklevel=3)
