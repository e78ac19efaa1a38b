"""Fuzzing: `python scripts/fuzz.py [TARGET...] --minutes N` reads changed files in children with caps of time and memory, for as long as one likes.

Targets: yaml, template, theme, font, picture, svg, letterhead, pdf; all of them unless some are named, one trial of each in turn. What ends badly
(an error of docgen's own, a crash, a hang, too much memory, files left behind) is made as small as a few trials can make it and kept in a folder of
its own, with what to run. The exit code is 1 if there is any.
"""

from __future__ import annotations

import argparse
import hashlib
import shlex
import sys
import time
from itertools import cycle
from pathlib import Path
from random import Random

sys.path[0] = str(Path(__file__).parents[1] / "tests")  # in the place of this folder, whose fuzz.py would stand for the package

from fuzz.targets import TARGETS  # noqa: E402
from fuzz.trial import CAP, Trial, shorter, shrunk, verdict  # noqa: E402
from warm import Warm  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed makes the same trials")
    parser.add_argument("--into", type=Path, default=Path("fuzz-found"), help="the folder for what is found")
    given = parser.parse_args()
    unknown = [name for name in given.targets if name not in TARGETS]
    if unknown:
        parser.error(f"no target {unknown[0]}; there are {', '.join(TARGETS)}")
    length = given.minutes * 60 + given.seconds or 60.0
    targets = given.targets or list(TARGETS)
    print(f"fuzzing {', '.join(targets)}: {length:g} seconds of the clock for all of them, seed {given.seed}", flush=True)
    return _fuzz(targets, length, Random(given.seed), given.into)


def _fuzz(targets: list[str], length: float, chance: Random, into: Path) -> int:
    end, seen, counts = time.monotonic() + length, set(), dict.fromkeys(targets, 0)
    with Warm(CAP) as warm:
        for target in cycle(targets):
            if time.monotonic() > end:
                break
            changes = tuple(chance.getrandbits(32) for _ in range(chance.choice((1, 1, 2, 3, 6, 12))))
            trial = Trial(target, chance.randrange(1000), changes)
            counts[target] += 1
            said = verdict(trial.files(), trial.command(), warm)
            if said is not None and (mark := _mark(target, said)) not in seen:
                seen.add(mark)
                _keep(trial, warm, into)
    print(f"{sum(counts.values())} changed files tried: {', '.join(f'{name} {count}' for name, count in counts.items())}")
    print(f"{len(seen)} found that ended badly" + (f", in {into}" if seen else ""))
    return int(bool(seen))


def _mark(target: str, said: str) -> str:
    """What tells one fault from another: the error without its numbers and names."""
    return target + "".join(char for char in said if char.isalpha())[:90]


def _keep(trial: Trial, warm: Warm, into: Path) -> None:
    small = shrunk(trial, warm)
    command = small.command()
    files = small.files()
    if verdict(files, command, warm) is None:  # the last change is the one that it takes all of the others for
        files, command = trial.files(), trial.command()
    files = shorter(files, command, warm)
    said = verdict(files, command, warm)
    name = f"{trial.target}-{hashlib.sha256(repr((trial, said)).encode()).hexdigest()[:8]}"
    folder = into / name
    for part, data in files.items():
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        (folder / part).write_bytes(data)
    (folder / "RUN").write_text(f"docgen {shlex.join(command)}\n{said}\n{small}\n", encoding="utf-8")
    print(f"{folder}: docgen {shlex.join(command)}\n  {said}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
