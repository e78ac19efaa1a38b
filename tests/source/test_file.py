"""Reading a file: its text, or one clear error."""

import os
from pathlib import Path

import pytest
from proofs import need_file

from docgen.errors import InputError, Problem
from docgen.limits import DEFAULT, Limits, within
from docgen.source import from_bytes, read


def refused(path: Path) -> Problem:
    with pytest.raises(InputError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert problem.place.file == str(path)
    return problem


def written(folder: Path, data: bytes) -> Path:
    path = folder / "input.yaml"
    path.write_bytes(data)
    return path


def test_text_and_bytes_are_kept_as_they_are(tmp_path: Path) -> None:
    data = "العنوان: نص\r\nb: 2\n".encode()
    source = read(written(tmp_path, data))
    assert source.data == data
    assert source.text == "العنوان: نص\r\nb: 2\n"
    assert source.path == tmp_path / "input.yaml"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    source = read(written(tmp_path, b"\xef\xbb\xbfa: 1\n"))
    assert source.text == "a: 1\n"
    assert source.data.startswith(b"\xef\xbb\xbf")


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "statement.yaml").write_text("a: 1")
    problem = refused(tmp_path / "statment.yaml")
    assert problem.message == "there is no such file"
    assert problem.hint == "did you mean statement.yaml?"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert "no folder" in str(refused(tmp_path / "nowhere" / "a.yaml").hint)


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).message


def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, b"a: 1")
    path.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)  # root may read everything
    try:
        assert "may not be read" in refused(path).message
    finally:
        if root:
            os.seteuid(0)


def test_permission_refused_by_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, b"a: 1")
    monkeypatch.setattr(os, "open", refuse)
    assert refused(path).message == "the file may not be read (permission denied)"


def test_a_device_is_refused_without_reading_it() -> None:
    need_file("/dev/zero")
    assert "device" in refused(Path("/dev/zero")).message


def test_a_name_with_a_nul_is_refused() -> None:
    assert "cannot be read" in refused(Path("a\0b.yaml")).message


@pytest.mark.parametrize("data", [b"", b"   \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path: Path, data: bytes) -> None:
    assert refused(written(tmp_path, data)).message == "the file is empty"


def test_a_wrong_byte_is_told_with_its_place(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "a: 1\nعربي: ".encode() + b"\xc7\xe1"))
    assert (problem.place.line, problem.place.column) == (2, 7)
    assert problem.message == "byte 0xC7 is not UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_told_as_such(tmp_path: Path, encoding: str) -> None:
    data = ("\ufeff" if encoding == "utf-16-be" else "").encode(encoding) + "a: 1\n".encode(encoding)
    assert "UTF-16" in refused(written(tmp_path, data)).message


def test_utf_16_without_a_mark_is_refused_at_its_first_nul(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "a: 1".encode("utf-16-le")))
    assert "U+0000" in problem.message
    assert (problem.place.line, problem.place.column) == (1, 2)


@pytest.mark.parametrize(("data", "what"), [(b"%PDF-1.7\n", "a PDF"), (b"PK\x03\x04..", "ZIP"), (b"\xd0\xcf\x11\xe0", "old Office")])
def test_a_file_of_another_kind_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    assert what in refused(written(tmp_path, data)).message


def test_a_control_character_is_told_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        from_bytes(b"a: 1\nb: x\x07y\n", "x.yaml")
    assert str(caught.value).startswith("x.yaml:2:5: error: the control character U+0007")


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="larger than 32 MiB"):
        from_bytes(b"#" * (DEFAULT.text_bytes + 1))


def test_the_limit_of_the_call_holds(tmp_path: Path) -> None:
    path = written(tmp_path, b"a: " + b"x" * 100)
    with within(Limits(text_bytes=50)):
        assert refused(path).message == "the file is larger than 50 bytes"


def test_a_pipe_is_read_only_where_it_may_be(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"a: 1\n")
    os.close(writing)
    path = Path(f"/dev/fd/{reading}")
    need_file("/dev/fd")
    assert "a pipe" in refused(path).message
    assert read(path, pipes=True).text == "a: 1\n"
    os.close(reading)
