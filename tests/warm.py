"""The program run many times without its start: a warm process forks a child for each run, measures it, and tells.

    with Warm() as warm:
        done = warm.run(["render", "in.yaml"], folder)

The child is a process of its own in all but the start: its streams, folder and limits are its own, and it ends by `docgen.cli.main`. Run as a script
this file is the warm process: jobs come in as JSON lines, outcomes go out.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[1] / "examples"
PATIENCE = 90.0
"""Seconds of the wall clock after which a child is ended: it hangs without using the processor."""


@dataclass(frozen=True)
class Done:
    """How a run ended. `code` is negative for a signal; `seconds` are of the processor, `megabytes` the most that was in memory at once."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


@dataclass
class Warm:
    """The warm process, as a context. `cap` is in seconds of the processor and megabytes of address space, of each child."""

    cap: tuple[int, int] = (20, 4000)
    kind: str = "docgen"
    environment: Mapping[str, str] = field(default_factory=dict)
    _child: subprocess.Popen[str] | None = field(default=None, init=False)

    def __enter__(self) -> Warm:
        command = [sys.executable, str(Path(__file__)), self.kind]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **self.environment})
        return self

    def __exit__(self, *_: object) -> None:
        if self._child is not None:
            self._child.communicate()

    def run(self, arguments: Sequence[str], folder: Path, *, stdin: bytes = b"", shut: Sequence[int] = (), full: Sequence[int] = ()) -> Done:
        """Runs the program in `folder`. `shut` are descriptors that are closed in it, `full` those that are a full device."""
        child = self._child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        with tempfile.TemporaryDirectory() as aside:
            Path(aside, "0").write_bytes(stdin)
            job = {"arguments": list(arguments), "folder": str(folder), "aside": aside, "shut": list(shut), "full": list(full), "cap": self.cap}
            child.stdin.write(json.dumps(job) + "\n")
            child.stdin.flush()
            answer = json.loads(child.stdout.readline())
            out, err = (_text(Path(aside, name)) for name in ("1", "2"))
        return Done(answer["code"], out, err, answer["seconds"], answer["megabytes"])


def _text(path: Path) -> str:
    """What a stream got; nothing where it went elsewhere."""
    return path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""


def _serve(kind: str) -> None:
    """The warm process: one job after another until there are no more."""
    jobs, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    # Whatever is printed while it grows warm goes nowhere; children get streams of their own.
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    run = _WARMED[kind]()
    for line in jobs:
        print(json.dumps(_measured(json.loads(line), run)), file=answers, flush=True)


def _measured(job: dict[str, Any], run: Any) -> dict[str, Any]:
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            code = _in_child(job, run)
        finally:
            os._exit(code)
    status, usage = _waited(pid)
    megabytes = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return {"code": os.waitstatus_to_exitcode(status), "seconds": usage.ru_utime + usage.ru_stime, "megabytes": megabytes}


def _waited(pid: int) -> tuple[int, Any]:
    end = time.monotonic() + PATIENCE
    pause = 0.001
    while True:
        found, status, usage = os.wait4(pid, os.WNOHANG)
        if found:
            return status, usage
        if time.monotonic() > end:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)


def _in_child(job: dict[str, Any], run: Any) -> int:
    import resource

    seconds, megabytes = job["cap"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for descriptor, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY | os.O_CREAT), (2, os.O_WRONLY | os.O_CREAT)):
        name = "/dev/full" if descriptor in job["full"] else os.path.join(job["aside"], str(descriptor))  # noqa: PTH118
        opened = os.open(name, flags, 0o600)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(job["folder"])
    for descriptor in job["shut"]:
        os.close(descriptor)
    code: int = run(job["arguments"])
    return code


def _warm_docgen() -> Any:
    """A process that has rendered, checked and inspected: every module is loaded."""
    from docgen.cli import main

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        with contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
            (out / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>', encoding="utf-8")
            text = (EXAMPLES / "statement.yaml").read_text(encoding="utf-8") + "\nnotes: [A]\n"
            (out / "a.yaml").write_text(text.replace("body:\n", "body:\n- {picture: a.svg, alt: A}\n", 1), encoding="utf-8")
            main(["render", str(out / "a.yaml"), "-f", "pdf,docx", "-o", folder])
            for name in ("a.pdf", "a.docx"):
                main(["inspect", str(out / name)])
            main(["check", str(out / "a.yaml"), "--format", "json"])

    def run(arguments: list[str]) -> int:
        for name, descriptor, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
            # As Python's own start makes them, of what the child has.
            try:
                os.fstat(descriptor)
                stream = open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            except OSError:
                stream = None
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        sys.argv = ["docgen", *arguments]
        return main()

    return run


_WARMED = {"docgen": _warm_docgen}

if __name__ == "__main__":
    _serve(sys.argv[1])
