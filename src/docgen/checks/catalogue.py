"""Every check by its code: what it looks for, why, and how grave it is. The data is `catalogue.yaml` beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from docgen.checks.added import Code, added
from docgen.errors import Diagnostic, InputError
from docgen.source import compose, read

ALWAYS = frozenset({"DG001", "DG401", "DG402", "DG403", "DG404", "DG411", "DG412", "DG413"})
"""What the model itself refuses: nothing can be rendered, so nothing can be switched off."""


def codes() -> Mapping[str, Code]:
    """All checks, by code: docgen's own, then those of installed packages. Raises PluginError for a package's that cannot be used."""
    more = {code.code: code for _, check in added() for code in check.codes}
    return {**_own(), **more} if more else _own()


@cache
def _own() -> Mapping[str, Code]:
    data = compose(read(Path(__file__).with_name("catalogue.yaml"))).data
    return {
        name: Code(name, row["title"], row["severity"], row["why"], row["wrong"], row["right"], row.get("fix", False)) for name, row in data.items()
    }


def code(name: str) -> Code:
    """The check of a code, in any case. Raises InputError for one that does not exist, naming the nearest."""
    found = codes().get(name.strip().upper())
    if found is None:
        from docgen.close_matches import close_matches

        near = close_matches(name.upper(), codes(), n=1)
        raise InputError(Diagnostic(f"there is no check '{name}'", hint=f"did you mean {near[0]}?" if near else f"checks are {', '.join(codes())}"))
    return found


def explained(name: str) -> str:
    """What a check is about, in a few lines. Raises InputError for a code that does not exist."""
    found = code(name)
    lines = [f"{found.code} ({found.severity}): {found.title}", "", found.why, "", f"  wrong: {found.wrong}", f"  right: {found.right}", ""]
    if found.code in ALWAYS:
        lines.append("It cannot be switched off.")
    else:
        lines.append(
            f"Switch it off for a line with '# docgen: ignore {found.code}' at its end, for a file with '# docgen: ignore-file {found.code}'."
        )
    return "\n".join(lines)
