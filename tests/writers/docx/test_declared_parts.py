"""A letterhead may declare content types of parts that it does not have; each part of what is made is declared once."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from flows import sample_flow
from lxml import etree
from ooxml import faults

from docgen.document.word_template import WordTemplate
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions

KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
STRAY = {
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/word/fontTable.xml": f"{KINDS}fontTable+xml",
    "/word/numbering.xml": f"{KINDS}numbering+xml",
    "/WORD/settings.xml": f"{KINDS}settings+xml",
    "/word/header1.xml": f"{KINDS}header+xml",
}


def bare(folder: Path) -> Path:
    """A Word file of a document and its styles alone, which declares parts that it does not have."""
    document = io.BytesIO()
    docx.Document().save(document)
    path = folder / "paper.docx"
    dropped = (
        "docProps/",
        "word/fontTable.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/webSettings.xml",
        "word/stylesWithEffects.xml",
        "customXml/",
    )
    with zipfile.ZipFile(document) as whole, zipfile.ZipFile(path, "w") as made:
        for name in whole.namelist():
            data = whole.read(name)
            if name.startswith(dropped):
                continue
            if name.endswith(".rels"):
                root = etree.fromstring(data)
                for one in list(root):
                    if one.get("Target").startswith(("docProps", "fontTable", "numbering", "settings", "webSettings", "stylesWith", "../customXml")):
                        root.remove(one)
                data = etree.tostring(root)
            if name == "[Content_Types].xml":
                root = etree.fromstring(data)
                for one in list(root):
                    if one.get("PartName", "").lstrip("/").startswith(dropped):
                        root.remove(one)
                for part, kind in STRAY.items():
                    etree.SubElement(root, f"{{{root.nsmap[None]}}}Override", PartName=part, ContentType=kind)
                data = etree.tostring(root)
            made.writestr(name, data)
    return path


@pytest.mark.parametrize("layout", ["side-by-side", "ar"])
def test_each_part_is_declared_once(layout, tmp_path):
    flow = replace(sample_flow(layout), paper=WordTemplate(bare(tmp_path)))
    data = render(flow, RenderOptions())
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        names = [one.get("PartName").lower() for one in etree.fromstring(made.read("[Content_Types].xml")) if one.get("PartName")]
    assert len(names) == len(set(names))
    out = tmp_path / "out.docx"
    out.write_bytes(data)
    assert faults(out) == []
