"""The manual page `man/docgen.1`, which a wheel installs under share/man/man1: from the tree of commands.

python scripts/man.py            # write it
python scripts/man.py --check    # say whether it is as this would write it
"""

from __future__ import annotations

import sys
from pathlib import Path

from docgen.cli.shell.man import manual

PAGE = Path(__file__).parents[1] / "man/docgen.1"


def main(arguments: list[str]) -> int:
    text = manual()
    if arguments == ["--check"]:
        same = PAGE.read_text(encoding="utf-8") == text
        print("the manual page is up to date" if same else "run python scripts/man.py")
        return int(not same)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
