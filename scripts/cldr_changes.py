"""Lists what the CLDR of the Babel at hand would print otherwise than docgen's data: `cldr_changes.py`. Exit code 0 where nothing, 1 where something.

A line is where it stands, what docgen prints, an arrow, what that CLDR has; `–` where one of the two has nothing. What is taken over is decided by
a person, told in docs/numbers.md, and written by `scripts/make_cldr_data.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import make_cldr_data

Change = tuple[str, Any, Any]
"""Where, docgen's, the other's; None for nothing."""


def pinned(folder: Path = make_cldr_data.TARGET) -> dict[str, Any]:
    """docgen's own data, file by file."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        found[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        del found[path.stem]["source"]
    return found


def expanded(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables with every Arabic locale whole, so that a value is compared where it counts and not where it is written."""
    own = tables["conventions"]
    whole = {name: own["ar"] | table if name.startswith("ar_") else table for name, table in own.items()}
    return tables | {"conventions": whole}


def changes(ours: Any, theirs: Any, place: str = "") -> Iterator[Change]:
    """Every leaf that differs, in the order of our data."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in [*ours, *(key for key in theirs if key not in ours)]:
            yield from changes(ours.get(key), theirs.get(key), f"{place}/{key}" if place else key)
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for number, (own, other) in enumerate(zip(ours, theirs, strict=True)):
            yield from changes(own, other, f"{place}/{number}")
    elif ours != theirs:
        yield place, ours, theirs


def main() -> int:
    found = list(changes(expanded(pinned()), expanded(make_cldr_data.tables())))
    for place, ours, theirs in found:
        print(f"{place}: {shown(ours)} → {shown(theirs)}")
    print(f"{len(found)} differences from CLDR {make_cldr_data.cldr_version()}")
    return 1 if found else 0


def shown(value: Any) -> str:
    return "–" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    raise SystemExit(main())
