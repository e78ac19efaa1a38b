"""A batch that is stopped or killed half way goes on where it was: what is there in the end is what an undisturbed run makes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import clerks
import pytest

from docgen.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
ROWS = 24
COMMAND = ("batch", "letter.yaml", "letters.csv", "-f", "txt", "-j", "1", "-q", "--resume", "-o")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the data, and in `whole` what an undisturbed run makes of it."""
    folder = clerks.desk(tmp_path_factory.mktemp("desk"))
    rows = "".join(f"A/{n},موضوع الكتاب رقم {n}\n" for n in range(ROWS))
    (folder / "letters.csv").write_text(f"reference,subject.ar\n{rows}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        assert main([*COMMAND, "whole"]) == 0
        yield folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_what_was_stopped_goes_on_and_is_complete(number: signal.Signals, code: int, desk: Path) -> None:
    out = desk / number.name
    ended = subprocess.Popen([sys.executable, "-m", "docgen", *COMMAND, out.name], cwd=desk, env=os.environ, stderr=subprocess.PIPE)
    while ended.poll() is None and not (out.is_dir() and len(list(out.glob("*.txt"))) > 3):
        time.sleep(0.002)
    ended.send_signal(number)
    assert ended.communicate()[1] == b""
    assert ended.returncode == code
    made = files(out)
    assert 3 < len(made) < ROWS
    assert all(data == (desk / "whole" / name).read_bytes() for name, data in made.items() if name.endswith(".txt"))
    assert main([*COMMAND, out.name]) == 0
    assert files(out) == files(desk / "whole")


def test_a_program_that_ends_at_once_says_nothing_of_semaphores() -> None:
    lines = (
        "import multiprocessing, os",
        "from docgen.cli.batch.stopping import quiet_tracker",
        "quiet_tracker()",
        "assert 'PYTHONWARNINGS' not in os.environ",
        "one = multiprocessing.get_context('spawn').Semaphore()",
        "os._exit(7)",
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    ended = subprocess.run([sys.executable, "-c", "\n".join(lines)], env=env, capture_output=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (7, b"")
