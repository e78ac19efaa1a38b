"""The tables of bad inputs. A case is a mapping:

name    what is wrong, in a few words
put     lines added to the end of a small good statement (`HEAD`), whose last key is `body:`; so `- …` is one more block
minutes lines added to the end of good minutes instead, whose last key is `agenda:`
drop    keys of that statement or those minutes that are left out, with what belongs to them
input   the whole text of in.yaml instead
files   other files by name: a text, or `{made: NAME}` for one that `made.py` makes
run     the command line; default: `render in.yaml -f pdf,docx -o out`
each    true: once for each format, by itself (with `run` as default)
code    the exit code; default 1
at      where: `+2:7` is line 2, column 7 of what was put; else the place as it is printed, without `: error:`
says    what a line with that place says: a part of it, or several
stdin, shut, full   what standard input holds; descriptors that are closed, or a full device
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from bad.made import MADE

_TIMES = re.compile("«([^«»]*)»×([0-9]+)")

TABLES = Path(__file__).parent / "tables"

HEAD = """\
docgen: 1
kind: press-statement
territory: QA
date: 2021-10-19
issuer: {name: {ar: المكتب الإعلامي, en: Media Office}}
headline: {ar: عنوان البيان, en: A headline}
body:
- {ar: فقرة أولى., en: A first paragraph.}
"""

MINUTES = """\
docgen: 1
kind: meeting-minutes
territory: QA
date: 2021-10-19
body_name: {ar: اللجنة الدائمة, en: Standing Committee}
title: {ar: محضر الاجتماع, en: Minutes of the meeting}
people:
  chair: {ar: رئيس اللجنة, en: Chair of the Committee}
  member: {ar: عضو اللجنة, en: Member of the Committee}
chair: chair
attendance: {present: [chair, member]}
agenda:
- title: {ar: البند الأول, en: First item}
"""


@dataclass(frozen=True)
class Case:
    table: str
    name: str
    code: int = 1
    put: str = ""
    minutes: str = ""
    drop: tuple[str, ...] = ()
    input: str | None = None
    files: dict[str, Any] = field(default_factory=dict)
    run: str = "render in.yaml -f pdf,docx -o out"
    each: bool = False
    at: str = ""
    says: tuple[str, ...] = ()
    stdin: str = ""
    shut: tuple[int, ...] = ()
    full: tuple[int, ...] = ()

    @property
    def commands(self) -> list[list[str]]:
        """The command lines of the case."""
        if not self.each:
            return [shlex.split(self.run)]
        return [shlex.split(self.run.replace("-f pdf,docx", f"-f {format}")) for format in ("pdf", "docx")]

    @property
    def place(self) -> str:
        """Where the error must be told."""
        if not self.at.startswith("+"):
            return self.at
        line, _, column = self.at[1:].partition(":")
        return f"in.yaml:{self._head.count(chr(10)) + int(line)}:{column}"

    @property
    def _head(self) -> str:
        head = MINUTES if self.minutes else HEAD
        for key in self.drop:
            head, found = re.subn(rf"^{key}:.*\n(?:[ -].*\n)*", "", head, count=1, flags=re.MULTILINE)
            assert found, f"{self.name}: the head has no {key}"
        return head

    @property
    def data(self) -> bytes:
        """The input."""
        text = self.input if self.input is not None else self._head + (self.minutes or self.put)
        return text.encode("utf-8", "surrogateescape")

    def lay_out(self, folder: Path) -> None:
        """Writes the case's files into an empty folder."""
        (folder / "in.yaml").write_bytes(self.data)
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, dict):
                MADE[content["made"]](path)
            else:
                path.write_text(content, encoding="utf-8")


def _grown(value: Any) -> Any:
    """A text, or texts by name, with all that stands N times."""
    if isinstance(value, dict):
        return {name: _grown(text) for name, text in value.items()}
    if not isinstance(value, str) or "»×" not in value:
        return value
    return _TIMES.sub(lambda found: "".join(found[1].replace("#", str(number)) for number in range(int(found[2]))), value)


def _case(table: str, row: dict[str, Any]) -> Case:
    says = row.pop("says", ())
    row = {key: value if key == "name" else _grown(value) for key, value in row.items()}
    listed = {key: tuple(row.pop(key)) for key in ("drop", "shut", "full") if key in row}
    return Case(table, says=(says,) if isinstance(says, str) else tuple(says), **listed, **row)


CASES = [_case(path.stem, dict(row)) for path in sorted(TABLES.glob("*.yaml")) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
