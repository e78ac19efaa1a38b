"""Ctrl-C and other ends from outside, at moments spread over a run: 128 and the signal's number, no traceback, nothing half written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from processes import EXAMPLE
from proofs import need_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

MOMENTS = int(os.environ.get("DOCGEN_MOMENTS", "10"))
"""How many moments of each test. More: `DOCGEN_MOMENTS=200 pytest tests/cli/test_signals.py`."""
LENGTH = 1.5
"""Seconds over which the moments are spread: about as long as a run takes."""


@pytest.fixture
def folder(tmp_path):
    need_file("/proc/self/status")
    (tmp_path / "a.yaml").write_text(EXAMPLE, encoding="utf-8")
    return tmp_path


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The program, when it has taken over its signals: until then Ctrl-C is Python's own affair."""
    child = subprocess.Popen([sys.executable, "-m", "docgen", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while child.poll() is None and not catches(child.pid, signal.SIGTERM):
        time.sleep(0.001)
    return child


def catches(pid: int, number: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return False
    line = next((line for line in status.splitlines() if line.startswith("SigCgt:")), "SigCgt: 0")
    return bool(int(line.split()[1], 16) >> (number - 1) & 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_program_with_its_code_and_leaves_no_new_file_behind(folder, number):
    moments = random.Random(number)
    old = b"%PDF-old"
    for _ in range(MOMENTS):
        (folder / "a.pdf").write_bytes(old)
        child = started(folder, "render", "a.yaml")
        time.sleep(moments.random() * LENGTH)
        child.send_signal(number)
        out, err = child.communicate()
        # 0: it was done before; the signal itself: Python was already putting its things away.
        assert child.returncode in (128 + number, 0, -number)
        assert err == b""
        assert child.returncode == 128 + number or out == b"a.pdf\n"
        data = (folder / "a.pdf").read_bytes()
        assert data == old or (data.startswith(b"%PDF-1.") and data.rstrip().endswith(b"%%EOF"))
        assert sorted(path.name for path in folder.iterdir()) == ["a.pdf", "a.yaml"]


def test_a_signal_that_the_process_was_told_to_ignore_stays_ignored(folder):
    script = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    child = subprocess.Popen(
        [sys.executable, "-c", script, "-m", "docgen", "render", "a.yaml"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while child.poll() is None and not catches(child.pid, signal.SIGTERM):
        time.sleep(0.001)
    child.send_signal(signal.SIGHUP)
    out, err = child.communicate()
    assert (child.returncode, out, err) == (0, b"a.pdf\n", b"")


def test_a_run_that_was_killed_leaves_an_old_file_or_a_new_one_and_the_next_run_sweeps(folder):
    moments = random.Random(9)
    old = b"%PDF-old"
    for _ in range(MOMENTS):
        (folder / "a.pdf").write_bytes(old)
        child = started(folder, "render", "a.yaml")
        time.sleep(moments.random() * LENGTH)
        child.kill()
        child.communicate()
        data = (folder / "a.pdf").read_bytes()
        assert data == old or (data.startswith(b"%PDF-1.") and data.rstrip().endswith(b"%%EOF"))
    next_run = started(folder, "render", "a.yaml")
    assert next_run.wait() == 0
    next_run.communicate()
    assert sorted(path.name for path in folder.iterdir()) == ["a.pdf", "a.yaml"]
