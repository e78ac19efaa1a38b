"""Makes the golden pictures and texts of tests/golden anew: `make_golden.py [pictures] [flow]`, both where none is named.

Run it only when a change is meant, and look at every picture, and at each changed line of a text, before they are committed.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))


def pictures() -> None:
    from golden.items import FAMILIES, ITEMS, pdf, picture

    for name, family in FAMILIES.items():
        told: list[str] = []
        target = ROOT / "tests" / "golden" / f"{name}.png"
        picture(pdf(ITEMS, family, told)).quantize(16).save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes; warnings: {len(told)}")


def flow() -> None:
    from golden.flows import FLOWS, text

    for name in FLOWS:
        target = ROOT / "tests" / "golden" / "flow" / f"{name}.txt"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text(name), encoding="utf-8")
        print(f"{target.relative_to(ROOT)}: {len(target.read_text('utf-8').splitlines())} lines")


def main() -> None:
    made = {"pictures": pictures, "flow": flow}
    for name in sys.argv[1:] or made:
        made[name]()


if __name__ == "__main__":
    main()
