"""Draws the golden pictures of tests/golden anew. Run it only when a change is meant, and look at every picture before it is committed."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from golden.items import FAMILIES, ITEMS, pdf, picture  # noqa: E402


def main() -> None:
    for name, family in FAMILIES.items():
        told: list[str] = []
        target = ROOT / "tests" / "golden" / f"{name}.png"
        picture(pdf(ITEMS, family, told)).quantize(16).save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes; warnings: {len(told)}")


if __name__ == "__main__":
    main()
