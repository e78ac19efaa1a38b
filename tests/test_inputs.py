"""The door through which files are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.inputs import NotFound, locate, read_file


def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(b"x" * 1000)
    assert read_file(file, 1000) == b"x" * 1000
    with pytest.raises(InputError, match="larger than 999 bytes"):
        read_file(file, 999)


@pytest.mark.parametrize(
    ("path", "said"), [("/dev/zero", "a device"), (".", "a folder"), ("no-such", "no such file"), ("x" * 4000, "cannot be read")]
)
def test_what_is_no_file_is_told_and_not_read(path: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_file(path, 1000)


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="this is a pipe"):
        read_file(tmp_path / "pipe", 1000)


def test_a_file_is_found_inside_its_folder_only(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").touch()
    (tmp_path / "out.png").touch()
    (tmp_path / "in" / "link.png").symlink_to(tmp_path / "out.png")
    assert locate("a.png", tmp_path / "in") == (tmp_path / "in" / "a.png").resolve()
    for outside in ("../out.png", str(tmp_path / "out.png"), "link.png"):
        with pytest.raises(NotFound, match="outside the folder"):
            locate(outside, tmp_path / "in")
        assert locate(outside, tmp_path / "in", allow_outside=True).name == "out.png"


def test_what_lies_outside_is_not_said_to_exist_or_not(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="outside the folder"):
        locate("../no-such.png", tmp_path)
