"""Fuzzing led by coverage, where atheris is installed: `python scripts/fuzz_atheris.py TARGET [options of libFuzzer]`.

The targets, their good files and the changes are those of `scripts/fuzz.py`, which needs nothing installed; here what a change reaches decides which
files are changed further. It runs in one process, with libFuzzer's own limits of time and memory (`-timeout`, `-rss_limit_mb`), until it finds
something or is stopped; `-max_total_time=900` stops it after 15 minutes. What it finds, and the files it has grown, are in `fuzz-atheris/TARGET`.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import shlex
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

sys.path[0] = str(Path(__file__).parents[1] / "tests")  # in the place of this folder, whose fuzz.py would stand for the package

from fuzz.targets import TARGETS  # noqa: E402

_DEFAULTS = {"-timeout": 10, "-rss_limit_mb": 1500, "-max_len": 2_000_000}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"{__doc__}\nTargets: {', '.join(TARGETS)}")
    atheris: Any = importlib.import_module("atheris")
    name, options = sys.argv[1], sys.argv[2:]
    target = TARGETS[name]
    corpus = Path("fuzz-atheris", name).absolute()
    corpus.mkdir(parents=True, exist_ok=True)
    good = target.good()
    for number, (_, data) in enumerate(good):
        (corpus / f"good-{number}").write_bytes(data)
    options += [f"{key}={value}" for key, value in _DEFAULTS.items() if not any(option.startswith(key) for option in options)]

    def one(data: bytes) -> None:
        run = importlib.import_module("docgen.cli").main
        file = good[0][0]
        with tempfile.TemporaryDirectory() as folder:
            for part, content in {file: data, **target.beside(file)}.items():
                Path(folder, part).parent.mkdir(parents=True, exist_ok=True)
                Path(folder, part).write_bytes(content)
            os.chdir(folder)
            for command in target.commands:
                said = io.StringIO()
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
                    code = run(shlex.split(command))
                if code not in (0, 1):
                    raise RuntimeError(f"exit code {code} of {command}: {said.getvalue()}")
            os.chdir("/")

    def change(data: bytes, most: int, seed: int) -> bytes:
        return target.change(data, Random(seed))[:most]

    with atheris.instrument_imports(include=["docgen"]):
        for _, data in good:  # modules are loaded when they are first needed
            one(data)
    artifacts = f"-artifact_prefix={corpus}/found-"
    atheris.Setup([sys.argv[0], *options, artifacts, str(corpus)], one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
