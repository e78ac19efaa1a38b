"""What a look into a Word file costs grows with the file, not with its square."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import letterheads
import pytest

from docgen.cli import main
from docgen.limits import Limits, OverTime, within
from docgen.wordfile.cascade import Cascade
from docgen.wordfile.inspect import inspect
from docgen.wordfile.names import w
from docgen.wordfile.package import open_word

_HEAD = '<?xml version="1.0"?><w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def word_file(folder: Path, body: str, styles: str | None = None) -> Path:
    with zipfile.ZipFile(letterheads.by_hand(folder)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = f"{_HEAD.format('document')}<w:body>{body}</w:body></w:document>".encode()
    if styles is not None:
        parts["word/styles.xml"] = f"{_HEAD.format('styles')}{styles}</w:styles>".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path = folder / "theirs.docx"
    path.write_bytes(out.getvalue())
    return path


def style(number: int, base: int, inside: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="S{number}"><w:basedOn w:val="S{base}"/>{inside}</w:style>'


def test_a_style_is_looked_through_once(tmp_path: Path) -> None:
    """Two hundred paragraphs of a style at the end of a long chain ask the chain once for each property."""
    chain = "".join(style(number, number + 1) for number in range(5_000))
    path = word_file(tmp_path, '<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr><w:r><w:t>نص</w:t></w:r></w:p>' * 200, chain)
    file = open_word(path, look_only=True)
    cascade = Cascade(file)
    asked: list[str | None] = []
    plain = cascade.chain
    cascade.chain = lambda identity: (asked.append(identity), plain(identity))[1]  # type: ignore[method-assign]
    for paragraph in file.tree(next(iter(file.stories()))).iter(w("p")):
        cascade.of_paragraph(paragraph, "bidi")
    assert asked == ["S0"]


def test_what_a_base_says_is_found_and_kept_apart_by_property(tmp_path: Path) -> None:
    styles = style(0, 1) + style(1, 2, "<w:pPr><w:bidi/></w:pPr>") + style(2, 0, '<w:pPr><w:bidi w:val="0"/></w:pPr><w:rPr><w:rtl/></w:rPr>')
    path = word_file(tmp_path, '<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr><w:r><w:t>نص</w:t></w:r></w:p><w:p><w:r><w:t>نص</w:t></w:r></w:p>', styles)
    assert [fault.paragraph for fault in inspect(open_word(path, look_only=True)).faults] == [2, 2]


def test_the_command_tells_the_first_faults_and_counts_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = word_file(tmp_path, "<w:p><w:r><w:t>نص</w:t></w:r></w:p>" * 100)
    assert main(["inspect", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("direction") for line in lines) == Limits().problems + 1
    assert "… and 150 faults more" in "\n".join(lines)


def test_time_is_heeded(tmp_path: Path) -> None:
    path = word_file(tmp_path, "<w:p><w:r><w:t>نص</w:t></w:r></w:p>")
    file = open_word(path, look_only=True)
    with within(Limits(seconds=1e-9)), pytest.raises(OverTime):
        inspect(file)
