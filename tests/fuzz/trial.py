"""One trial: a good file with some changes, read by the program in a child of its own, and what is wrong with how that ended."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from fuzz.targets import TARGETS
from warm import Done, Warm

SECONDS = 8.0
MEGABYTES = 400.0
CAP = (12, 3000)
"""Of a child: seconds of the processor, megabytes of address space."""


@dataclass(frozen=True)
class Trial:
    """`begin` chooses the good file, each number of `changes` one change of it. The same trial is the same files."""

    target: str
    begin: int
    changes: tuple[int, ...]

    def files(self) -> dict[str, bytes]:
        """The files of the trial by name; the first one is the changed one."""
        target = TARGETS[self.target]
        good = target.good()
        name, data = good[self.begin % len(good)]
        for number in self.changes:
            data = target.change(data, Random(number))
            if len(data) > 2_000_000:
                break
        return {name: data, **target.beside(name)}

    def command(self) -> list[str]:
        commands = TARGETS[self.target].commands
        return shlex.split(commands[(self.begin + sum(self.changes)) % len(commands)])


def verdict(files: dict[str, bytes], command: list[str], warm: Warm) -> str | None:
    """What is wrong with how the program ended on these files; `None` where it ended as it should."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        before = _names(Path(folder))
        done = warm.run(command, Path(folder))
        left = _names(Path(folder)) - before
    return _wrong(done, left)


def _wrong(done: Done, left: set[str]) -> str | None:
    if done.code not in (0, 1):
        return f"exit code {done.code}: {done.err[-500:]}"
    if "Traceback" in done.err or "internal error" in done.err:
        return f"an error of docgen's own: {done.err[-500:]}"
    if done.seconds > SECONDS:
        return f"{done.seconds:.1f} seconds"
    if done.megabytes > MEGABYTES:
        return f"{done.megabytes:.0f} megabytes"
    if done.code == 1 and "error" not in done.err and '"severity": "error"' not in done.out:
        return f"exit code 1 and no error: {done.err[-500:]}"
    if any(name.endswith(".tmp") for name in left) or (done.code and left):
        return f"files left behind: {sorted(left)}"
    return None


def _names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def shrunk(trial: Trial, warm: Warm) -> Trial:
    """A trial with fewer changes that ends badly as well."""
    return _without(trial, lambda fewer: verdict(fewer.files(), fewer.command(), warm) is not None)


def _without(trial: Trial, bad: Callable[[Trial], bool]) -> Trial:
    at = 0
    while at < len(trial.changes):
        fewer = Trial(trial.target, trial.begin, trial.changes[:at] + trial.changes[at + 1 :])
        if fewer.changes and bad(fewer):
            trial = fewer
        else:
            at += 1
    return trial


def shorter(files: dict[str, bytes], command: list[str], warm: Warm, steps: int = 150) -> dict[str, bytes]:
    """The same files with the changed one cut down as far as `steps` trials go: stretches of lines, or of bytes, taken out."""
    name, data = next(iter(files.items()))
    text = not (b"\0" in data[:1000] or data.startswith((b"%PDF", b"PK", b"\x89", b"\xff")))
    parts = data.splitlines(keepends=True) if text else [data[at : at + 16] for at in range(0, len(data), 16)]
    size = max(1, len(parts) // 2)
    while size >= 1 and steps > 0:
        at = 0
        while at < len(parts) and steps > 0:
            fewer = parts[:at] + parts[at + size :]
            steps -= 1
            if fewer and verdict({**files, name: b"".join(fewer)}, command, warm) is not None:
                parts = fewer
            else:
                at += size
        size //= 2
    return {**files, name: b"".join(parts)}
