from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from proofs import need_file

from docgen.errors import OutputError
from docgen.files import make_folder, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_the_mode_that_others_get(tmp_path):
    write_whole({tmp_path / "a.pdf": b"new"})
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_file_written_over_keeps_its_mode(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "a.pdf").chmod(0o640)
    write_whole({tmp_path / "a.pdf": b"new"})
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write_whole({tmp_path / "link.pdf": b"new"})
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_full_disk_leaves_every_old_file_and_no_new_one(tmp_path, monkeypatch):
    for name in ("a.pdf", "a.docx"):
        (tmp_path / name).write_bytes(b"old")
    calls = []

    def full_at_the_second(handle):
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full_at_the_second)
    with pytest.raises(OutputError) as caught:
        write_whole({tmp_path / "a.pdf": b"new", tmp_path / "a.docx": b"new"})
    assert "no space left on device" in str(caught.value)
    assert caught.value.problems[0].place.file == str(tmp_path / "a.docx")
    assert names(tmp_path) == ["a.docx", "a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "a.docx").read_bytes() == b"old"


def test_a_device_that_takes_nothing_is_an_output_error():
    need_file("/dev/full")
    with pytest.raises(OutputError, match="no space left"):
        write_whole({Path("/dev/full"): b"x" * 100_000})


def test_a_folder_in_the_file_s_place_is_an_output_error(tmp_path):
    with pytest.raises(OutputError, match="folder"):
        write_whole({tmp_path: b"x"})
    assert names(tmp_path) == []


def test_a_missing_folder_is_an_output_error_that_says_what_to_do(tmp_path):
    with pytest.raises(OutputError, match="make the folder first"):
        write_whole({tmp_path / "no" / "a.pdf": b"x"})


def test_a_folder_cannot_be_made_where_a_file_is(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OutputError):
        make_folder(tmp_path / "a")
    make_folder(tmp_path / "b" / "c")
    assert (tmp_path / "b" / "c").is_dir()
