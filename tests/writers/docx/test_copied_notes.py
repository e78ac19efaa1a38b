"""What is repeated with a note or a tracked change in it: each copy has its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from forms import control, form, inline, paragraph, words
from ooxml import NS, Docx, W, faults, text_of

import docgen

MINUTES = Path(__file__).parents[3] / "examples" / "minutes.yaml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_notes(path: Path, name: str, text: str) -> Path:
    """Adds a part of notes, with one numbered 2, to a Word file."""
    with zipfile.ZipFile(path) as file:
        parts = {entry: file.read(entry).decode("utf-8", "surrogateescape") for entry in file.namelist()}
    note = f'<w:{name} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{name}>'
    kinds = enumerate(("separator", "continuationSeparator"), -1)
    usual = "".join(f'<w:{name} w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{name}>' for at, kind in kinds)
    parts[f"word/{name}s.xml"] = f'<w:{name}s xmlns:w="{NS["w"]}">{usual}{note}</w:{name}s>'
    kind = f'<Override PartName="/word/{name}s.xml" ContentType="{_KIND}.{name}s+xml"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", kind)
    relation = f'<Relationship Id="rNotes" Type="{_RELATION}/{name}s" Target="{name}s.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace("</Relationships>", relation)
    with zipfile.ZipFile(path, "w") as file:
        for entry, data in parts.items():
            file.writestr(entry, data.encode("utf-8", "surrogateescape"))
    return path


def filled(path: Path) -> Docx:
    docx = Docx(docgen.render_bytes(docgen.load(MINUTES), "docx", template=path, warn=lambda problem: None))
    out = path.with_name("out.docx")
    out.write_bytes(docx.data)
    assert faults(out) == []
    return docx


@pytest.mark.parametrize("name", ["footnote", "endnote"])
def test_each_copy_refers_to_a_note_of_its_own(name: str, tmp_path: Path) -> None:
    inside = paragraph(inline("title.en") + f'<w:r><w:{name}Reference w:id="2"/></w:r>')
    docx = filled(with_notes(form(tmp_path / "form.docx", [control("agenda", inside)]), name, "See the {{chair.en}}"))
    referred = [found.get(f"{W}id") for found in docx.document.iter(f"{W}{name}Reference")]
    notes = {note.get(f"{W}id"): text_of(note) for note in docx.xml(f"word/{name}s.xml").iter(f"{W}{name}")}
    assert len(referred) > 1
    assert len(set(referred)) == len(referred)
    assert {notes[identity] for identity in referred} == {"See the Chairperson"}


def test_copies_of_a_tracked_change_share_no_number(tmp_path: Path) -> None:
    inside = paragraph(inline("title.en") + f'<w:ins w:id="9" w:author="a">{words("x", "")}</w:ins>')
    docx = filled(form(tmp_path / "form.docx", [control("agenda", inside)]))
    numbers = [change.get(f"{W}id") for change in docx.document.iter(f"{W}ins")]
    assert len(numbers) > 1
    assert len(set(numbers)) == len(numbers)
