"""Examples at the end of each command's help, and in the manual page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "new": (
        "docgen new press-statement -o mine.yaml",
        "docgen new meeting-minutes --form form.docx",
        "docgen new meeting-minutes --after last.yaml -o next.yaml",
    ),
    "render": (
        "docgen render statement.yaml",
        "docgen render statement.yaml -f pdf,docx -o out --layout stacked",
        "docgen render statement.yaml --set reference=EMB/2021/031 --open",
        "docgen render - -o out.pdf < statement.yaml",
    ),
    "batch": (
        "docgen batch letter.yaml letters.xlsx --map heads.yaml --dry-run",
        'docgen batch letter.yaml letters.xlsx --map heads.yaml -o "out/{reference}.pdf"',
        "docgen batch minutes -f pdf,docx -o out --resume",
    ),
    "watch": ("docgen watch statement.yaml --open", "docgen watch minutes.yaml -f pdf,docx -o out"),
    "serve": ("docgen serve", "docgen serve --host 0.0.0.0 --api-keys keys.txt --allow-host press.example"),
    "publish": ("docgen publish statement.yaml -o out", "docgen publish statement.yaml -o out --only pdf,eml,card"),
    "derive": (
        "docgen derive minutes.yaml --to meeting-agenda -o agenda.yaml",
        "docgen derive minutes.yaml --to official-letter --each owner -o letters",
    ),
    "check": (
        "docgen check statement.yaml",
        "docgen check --fix statement.yaml",
        "docgen check --format sarif a.yaml b.yaml",
        "docgen check --explain DG101",
    ),
    "date": ("docgen date today", 'docgen date "12/03/1443هـ" --territory SA'),
    "schema": ("docgen schema press-statement", "docgen schema output"),
    "templates list": ("docgen templates list",),
    "templates show": ("docgen templates show classic",),
    "templates copy": ("docgen templates copy press-statement mine",),
    "templates check": ("docgen templates check mine --strict",),
    "templates preview": ("docgen templates preview circular -o page.png",),
    "text": ("docgen text 'نص abc'", "docgen text 'نص abc' --png text.png"),
    "inspect": (
        "docgen inspect out.pdf",
        "docgen inspect out.pdf --against statement.yaml",
        "docgen inspect theirs.docx --json",
        "docgen inspect --flow statement.yaml --layout stacked",
    ),
    "fix": ("docgen fix theirs.docx -o mended.docx",),
    "sign": ("docgen sign out.pdf --sign second.p12 -o signed.pdf",),
    "fonts": ("docgen fonts --fonts folder",),
    "doctor": ("docgen doctor",),
    "plugins": ("docgen plugins",),
    "config show": ("docgen config show statement.yaml",),
    "config path": ("docgen config path statement.yaml",),
    "man": ("docgen man | man -l -",),
}
"""By the command's name."""


def with_examples(command: Any, path: str) -> Any:
    """The same command (and each that is in it), at a path such as `templates show`, with its examples at the end of its help, line by line."""
    if path in EXAMPLES:
        # A paragraph that begins with this sign is not wrapped.
        command.epilog = "\n\n".join(filter(None, [command.epilog, "\b\n" + "\n".join(["Examples:", *(f"  {line}" for line in EXAMPLES[path])])]))
    for name, member in getattr(command, "commands", {}).items():
        with_examples(member, f"{path} {name}")
    return command
