"""`docgen render` with input that is wrong, places that cannot be written, and several inputs at once."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from proofs import need_file

EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD = (EXAMPLES / "statement.yaml").read_text(encoding="utf-8")


def without(key: str) -> str:
    """The example without one of its fields."""
    return re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", GOOD, count=1, flags=re.MULTILINE)


WRONG = {
    "a missing field": (without("headline").encode(), r"statement\.yaml:\d+:\d+: error: .*headline"),
    "an unknown key": (GOOD.replace("reference:", "refrence:").encode(), r"statement\.yaml:6:1: error: refrence: .*refrence.* – .*reference"),
    "a wrong date": (GOOD.replace("date: 2021-10-19", "date: 2021-13-19").encode(), r"statement\.yaml:7:7: error: date: "),
    "a wrong date in a text": (
        GOOD.replace("{date}`2021-10-18`", "{date}`2021-10-32`", 1).encode(),
        r"statement\.yaml:22:19: error: body\[0\]\.ar: ",
    ),
    "a tab": (GOOD.replace("  name: {ar: سفارة", "\tname: {ar: سفارة").encode(), r"statement\.yaml:11:1: error: .*tab"),
    "an empty file": (b"", r"statement\.yaml:1:1: error: .*empty"),
    "not UTF-8": (GOOD.encode("cp1256", errors="replace"), r"statement\.yaml:\d+:\d+: error: .*UTF-8"),
    "not YAML": (b"%PDF-1.7\n", r"statement\.yaml: error: .*PDF"),
    "a kind that is not": (GOOD.replace("press-statement", "press-statment").encode(), r"statement\.yaml:3:7: error: kind: .*press-statement"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def left(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("fault", WRONG)
def test_wrong_input_is_one_clear_line_with_its_place_and_no_output(run, folder, fault):
    data, said = WRONG[fault]
    (folder / "statement.yaml").write_bytes(data)
    ran = run("render", "statement.yaml", "-f", "pdf,docx", "-o", "out")
    assert ran.code == 1
    assert len(ran.errors) == 1, ran.err
    assert re.search(said, ran.errors[0]), ran.err
    assert left(folder) == ["statement.yaml"]


def test_a_folder_given_as_input_is_one_clear_line(run, folder):
    (folder / "texts").mkdir()
    ran = run("render", "texts")
    assert ran.code == 1
    assert re.fullmatch(r"texts: error: .*folder.*", ran.err.strip())
    assert left(folder) == ["texts"]


def test_a_file_that_is_not_there_is_one_clear_line(run, folder):
    ran = run("render", "nowhere.yaml")
    assert ran.code == 1
    assert re.fullmatch(r"nowhere\.yaml: error: .*no such file.*", ran.err.strip())


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_font_family_that_is_not_there_is_one_clear_line(run, folder, format):
    (folder / "statement.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "mine.yaml").write_text("docgen-theme: 1\nextends: classic\nfamilies: {arabic: Amiree}\n", encoding="utf-8")
    ran = run("render", "statement.yaml", "--theme", "mine.yaml", "-f", format, "-o", "out")
    assert ran.code == 1
    assert len(ran.errors) == 1, ran.err
    assert re.match(r"mine\.yaml:3:20: error: families\.arabic: no font family 'Amiree' .* – .*'Amiri'", ran.err)
    assert left(folder) == ["mine.yaml", "statement.yaml"]


def test_all_errors_of_a_file_are_told_at_once_in_their_order(run, folder):
    text = GOOD.replace("reference:", "refrence:").replace("date: 2021-10-19", "date: 2021-13-19").replace("place: {ar", "plase: {ar")
    (folder / "statement.yaml").write_text(text, encoding="utf-8")
    ran = run("render", "statement.yaml")
    assert [line.split(": ")[0] for line in ran.errors] == ["statement.yaml:6:1", "statement.yaml:7:7", "statement.yaml:8:1"]


def test_a_bad_file_stops_no_other(run, folder):
    (folder / "a.yaml").write_text(GOOD.replace("headline:", "hedline:"), encoding="utf-8")
    (folder / "b.yaml").write_text(GOOD, encoding="utf-8")
    ran = run("render", "a.yaml", "nowhere.yaml", "b.yaml", "-o", "out")
    assert ran.code == 1
    assert ran.out == "out/b.pdf\n"
    assert left(folder / "out") == ["b.pdf"]
    assert "a.yaml:" in ran.err
    assert "nowhere.yaml:" in ran.err


def test_a_render_that_fails_keeps_the_file_that_was_there(run, folder):
    (folder / "a.yaml").write_text(GOOD.replace("headline:", "hedline:"), encoding="utf-8")
    (folder / "a.pdf").write_bytes(b"old")
    assert run("render", "a.yaml").code == 1
    assert (folder / "a.pdf").read_bytes() == b"old"


def test_where_one_format_fails_the_other_is_not_written(run, folder, monkeypatch):
    import docgen.writers
    from docgen.errors import RenderError

    def broken(flow, options):
        raise RenderError("this format fails")

    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    real = docgen.writers.renderer
    monkeypatch.setattr(docgen.writers, "renderer", lambda name: broken if name == "docx" else real(name))
    ran = run("render", "a.yaml", "-f", "pdf,docx")
    assert ran.code == 1
    assert left(folder) == ["a.yaml"]


def test_a_full_disk_is_exit_code_3(run, folder):
    need_file("/dev/full")
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    ran = run("render", "a.yaml", "-f", "pdf", "-o", "/dev/full")
    assert ran.code == 3
    assert len(ran.errors) == 1
    assert "no space left" in ran.err


def test_an_output_folder_that_cannot_be_made_is_exit_code_3(run, folder):
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "out").write_bytes(b"a file")
    ran = run("render", "a.yaml", "-f", "pdf", "-o", "out/deeper/a.pdf")
    assert ran.code == 3
    assert len(ran.errors) == 1


def test_a_folder_that_may_not_be_written_is_exit_code_3(run, folder, monkeypatch):
    system = os.open

    def refused(path, flags, *rest, **more):
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # as for anyone but root, who may write anywhere
        return system(path, flags, *rest, **more)

    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(os, "open", refused)
    ran = run("render", "a.yaml")
    assert ran.code == 3
    assert re.fullmatch(r"a\.pdf: error: cannot be written: permission denied – .*", ran.err.strip())
    assert left(folder) == ["a.yaml"]


def test_an_input_is_never_written_over(run, folder):
    (folder / "a.pdf").write_text(GOOD, encoding="utf-8")
    assert run("render", "a.pdf").code == 2
    assert (folder / "a.pdf").read_text(encoding="utf-8") == GOOD


def test_a_hyphen_sends_the_bytes_to_standard_output(folder):
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    for format, magic in (("pdf", b"%PDF-"), ("docx", b"PK")):
        done = subprocess.run([sys.executable, "-m", "docgen", "render", "a.yaml", "-f", format, "-o", "-"], capture_output=True, check=True)
        assert done.stdout.startswith(magic)
    assert left(folder) == ["a.yaml"]


def test_a_field_set_on_the_command_line_takes_the_place_of_the_file_s(run, folder):
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert run("render", "a.yaml", "-o", "a.docx", "--set", "headline.en=Set by hand", "--set", "reference=X/9").code == 0
    import docx

    text = "\n".join(cell.text for table in docx.Document("a.docx").tables for row in table.rows for cell in row.cells)
    assert "Set by hand" in text
    assert "X/9" in text
    assert "Joint Commission opens new fields" not in text


@pytest.mark.parametrize("setting", ["headline", "=x", "hedline.en=x", "body[9].ar=x"])
def test_a_field_that_cannot_be_set_is_told(run, folder, setting):
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    ran = run("render", "a.yaml", "--set", setting)
    assert ran.code in {1, 2}
    assert len(ran.errors) == 1
    assert left(folder) == ["a.yaml"]


def test_an_input_may_come_under_an_arabic_name(run, folder):
    (folder / "بيان صحفي.yaml").write_text(GOOD, encoding="utf-8")
    assert run("render", "بيان صحفي.yaml").out == "بيان صحفي.pdf\n"
