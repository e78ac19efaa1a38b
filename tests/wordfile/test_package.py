"""Word files that mean harm, or are none, given as letterheads: one clear error each, little memory, nothing fetched, nothing written."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import zipfile
from dataclasses import replace

import letterheads
import pytest
from flows import sample_flow
from wordfile_hostile import HOSTILE, bomb, external_entity, lying_bomb

from docgen.document.word_template import WordTemplate
from docgen.errors import DocgenError, TemplateError
from docgen.wordfile.inspect import inspect
from docgen.wordfile.package import open_word, resolved
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions


@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_each_is_one_clear_error_with_the_file_s_name(make, tmp_path):
    data = make(tmp_path)
    path = tmp_path / "letterhead.docx"
    path.write_bytes(data)
    with pytest.raises(TemplateError) as found:
        render(replace(sample_flow(), paper=WordTemplate(path)), RenderOptions())
    assert len(found.value.problems) == 1
    problem = found.value.problems[0]
    assert HOSTILE[make] in problem.message
    assert problem.place.file == str(path)


def test_no_name_is_looked_up_and_nothing_read(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: asked.append(args))
    monkeypatch.setattr(socket.socket, "connect", lambda *args: asked.append(args))
    with pytest.raises(DocgenError) as found:
        open_word(external_entity(tmp_path)).tree("word/document.xml")
    assert asked == []
    assert "SECRET" not in str(found.value)


@pytest.mark.parametrize("make", [bomb, lying_bomb], ids=lambda make: make.__name__)
def test_a_bomb_takes_little_memory(make, tmp_path):
    path = tmp_path / "letterhead.docx"
    path.write_bytes(make(tmp_path))
    code = r"""
import re, sys
from pathlib import Path
from docgen.document.word_template import WordTemplate
from docgen.errors import DocgenError
from docgen.wordfile.package import open_word
try:
    file = open_word(sys.argv[1])
    file.tree(file.main)
except DocgenError as error:
    # The peak of this program alone: getrusage would tell that of the test runner, too, from which it was forked.
    print(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
"""
    said = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert int(said.stdout) < 200 * 1024


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path):
    with pytest.raises(DocgenError, match="this is a folder"):
        open_word(tmp_path)
    with pytest.raises(DocgenError, match="there is no such file"):
        open_word(tmp_path / "none.docx")


def test_a_file_that_is_only_looked_into_may_hold_macros_or_be_signed(tmp_path):
    from wordfile_hostile import signed, with_macros

    for make in (with_macros, signed):
        assert open_word(make(tmp_path), look_only=True).main == "word/document.xml"


def test_parts_stay_as_they_lay_in_the_archive(tmp_path):
    path = letterheads.by_hand(tmp_path)
    file = open_word(path)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            assert file.read(name) == archive.read(name)


def test_targets_of_relationships_are_resolved():
    assert resolved("word/document.xml", "media/a.png") == "word/media/a.png"
    assert resolved("word/document.xml", "../docProps/core.xml") == "docProps/core.xml"
    assert resolved("word/document.xml", "/word/styles.xml") == "word/styles.xml"
    assert resolved("", "word/document.xml") == "word/document.xml"


@pytest.mark.parametrize(
    "main",
    [
        b"<html/>",
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:styles>',
    ],
)
@pytest.mark.parametrize("look_only", [True, False])
def test_what_is_named_as_the_document_must_be_one(main, look_only, tmp_path):
    with pytest.raises(DocgenError, match="has no body") as found:
        open_word(with_main(tmp_path, main), look_only=look_only)
    assert found.value.problems[0].place.path == "word/document.xml"


def test_a_document_with_strict_names_among_transitional_ones_is_looked_into_and_not_mended(tmp_path):
    text = b"<w:p><w:r><w:t>\xd8\xaa\xd9\x82\xd8\xb1\xd9\x8a\xd8\xb1</w:t></w:r></w:p>"
    main = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>' + text + b"</w:body></w:document>"
    assert len(inspect(open_word(with_main(tmp_path, main), look_only=True)).faults) == 2
    with pytest.raises(DocgenError, match="Strict Open XML"):
        open_word(with_main(tmp_path, main))


def with_main(folder, main: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(letterheads.by_hand(folder)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            made.writestr(name, main if name == "word/document.xml" else archive.read(name))
    return out.getvalue()
