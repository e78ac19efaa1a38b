"""New files beside old ones: modes without a race, file systems that know little, and what a killed run leaves."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docgen import temporary
from docgen.files import write_whole

unix = pytest.mark.skipif(sys.platform == "win32", reason="modes and locks of Unix")

WAITING = """
import sys, time
from pathlib import Path
from docgen.temporary import beside
new = beside(Path(sys.argv[1]), b"half", None)
print(new.path, flush=True)
time.sleep(600)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def umask():
    before = os.umask(0o027)
    yield 0o027
    os.umask(before)


@unix
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path, umask):
    write_whole({tmp_path / "a.pdf": b"new"})
    assert mode(tmp_path / "a.pdf") == 0o640


@unix
def test_many_threads_neither_change_the_umask_nor_see_it_changed(tmp_path, umask, monkeypatch):
    calls = []
    monkeypatch.setattr(os, "umask", lambda mask: calls.append(mask) or umask)
    paths = [tmp_path / f"{number}.pdf" for number in range(400)]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda path: write_whole({path: path.name.encode()}), paths))
    assert not calls
    assert {mode(path) for path in paths} == {0o640}
    assert all(path.read_bytes() == path.name.encode() for path in paths)


@unix
@pytest.mark.parametrize("refused", ["fchmod", "fchown", "fsync"])
@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_knows_no_modes_or_no_syncing_gets_its_file(tmp_path, monkeypatch, refused, number):
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    (tmp_path / "a.pdf").write_bytes(b"old")
    monkeypatch.setattr(os, refused, refuse)
    write_whole({tmp_path / "a.pdf": b"new", tmp_path / "b.pdf": b"new"})
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes() == b"new"
    assert names(tmp_path) == ["a.pdf", "b.pdf"]


@unix
@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.ENOLCK])
def test_a_file_system_without_locks_gets_its_file(tmp_path, monkeypatch, number):
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(temporary.fcntl, "flock", refuse)
    write_whole({tmp_path / "a.pdf": b"new"})
    assert names(tmp_path) == ["a.pdf"]


@unix
def test_what_is_confidential_is_never_open_to_others_on_its_way(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "a.pdf").chmod(0o600)
    seen = []
    system = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (seen.append(stat.S_IMODE(os.fstat(handle).st_mode)), system(handle)))
    write_whole({tmp_path / "a.pdf": b"new"})
    assert seen == [0o600]
    assert mode(tmp_path / "a.pdf") == 0o600


@unix
def test_a_write_protected_file_is_not_replaced(tmp_path):
    from docgen.errors import OutputError

    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "a.pdf").chmod(0o444)
    with pytest.raises(OutputError, match=r"write-protected – .*chmod u\+w"):
        write_whole({tmp_path / "a.pdf": b"new"})
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


@unix
def test_what_a_killed_run_left_is_swept_by_the_next_and_what_a_live_one_has_is_not(tmp_path):
    children = [
        subprocess.Popen([sys.executable, "-c", WAITING, str(tmp_path / name)], stdout=subprocess.PIPE, text=True)
        for name in ("dead.pdf", "live.pdf")
    ]
    dead, live = (Path(child.stdout.readline().strip()) for child in children)
    try:
        children[0].kill()
        children[0].wait()
        assert dead.exists()
        temporary.sweep(str(tmp_path))
        assert names(tmp_path) == [live.name]
    finally:
        for child in children:
            child.kill()
            child.communicate()
    temporary.sweep(str(tmp_path))
    assert names(tmp_path) == []


def test_what_another_machine_has_is_left_for_a_day(tmp_path):
    new, old = tmp_path / ".a.pdf.docgen-0badcafe-0123456789ab.tmp", tmp_path / ".b.pdf.docgen-0badcafe-0123456789ab.tmp"
    for path in (new, old):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 100_000,) * 2)
    temporary.sweep(str(tmp_path))
    assert names(tmp_path) == [new.name]


def test_no_other_file_is_swept(tmp_path):
    kept = ["a.pdf", ".a.pdf.tmp", ".a.docgen-0badcafe.tmp", "a.pdf.docgen-0badcafe-0123456789ab.tmp", ".a.pdf.docgen-0badcafe-0123456789ab.tmp.bak"]
    for name in kept:
        (tmp_path / name).write_bytes(b"mine")
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".folder.docgen-0badcafe-0123456789ab.tmp").mkdir()
    temporary.sweep(str(tmp_path))
    assert names(tmp_path) == sorted([*kept, ".folder.docgen-0badcafe-0123456789ab.tmp"])


@unix
def test_a_new_file_that_is_swept_before_it_is_locked_is_made_again(tmp_path, monkeypatch):
    system, lost = temporary.fcntl.flock, []

    def swept_first(handle: int, operation: int) -> None:
        if not lost:
            lost.extend(tmp_path.iterdir())
            lost[0].unlink()
        system(handle, operation)

    monkeypatch.setattr(temporary.fcntl, "flock", swept_first)
    write_whole({tmp_path / "a.pdf": b"new"})
    assert len(lost) == 1
    assert names(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("name", ["م" * 120 + ".pdf", "😀" * 60 + ".pdf", "x" * 251 + ".pdf"])
def test_a_name_as_long_as_names_may_be_is_written(tmp_path, name):
    write_whole({tmp_path / name: b"new"})
    assert names(tmp_path) == [name]


def test_what_is_live_is_dropped_for_a_handler_of_signals(tmp_path):
    new = temporary.beside(tmp_path / "a.pdf", b"half", None)
    with temporary.folder() as folder:
        (folder / "x").write_bytes(b"x")
        temporary.drop_live()
        assert not folder.exists()
    assert names(tmp_path) == []
    new.drop()
