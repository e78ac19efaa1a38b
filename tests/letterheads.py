"""Letterheads of three makings: LibreOffice's, python-docx's, and one written by hand with odd and even headers, a text box and protection."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

from proofs import need

_FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:automatic-styles>
  <style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm"
   fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/><style:header-style/><style:footer-style/></style:page-layout>
 </office:automatic-styles>
 <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">
  <style:header><text:p>Ministry of Records – وزارة السجلات</text:p></style:header>
  <style:footer><text:p>Page <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
 <office:body><office:text><text:h text:outline-level="1">For the file</text:h>
  <text:p>Words of the letterhead itself.</text:p></office:text></office:body>
</office:document>"""


def by_libreoffice(folder: Path) -> Path:
    """A header in two scripts, a footer with a page field, a heading and a paragraph of its own."""
    need("soffice")
    source = folder / "paper.fodt"
    source.write_text(_FODT, "utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120
    )
    return folder / "paper.docx"


def by_python_docx(folder: Path, picture: bytes) -> Path:
    """The default template with a logo in the header, a list of its own, and a control for the body between two paragraphs."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture))
    document.add_paragraph("Before the body.", style="List Number")
    text = "<w:p><w:r><w:t>body</w:t></w:r></w:p>"
    control = f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="docgen:body"/></w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>'
    document.element.body.insert(1, parse_xml(control))
    document.add_paragraph("After the body.")
    path = folder / "paper.docx"
    document.save(str(path))
    return path


ARABIC = ("normal", "defaults", "title", "table", "run")
"""Where an Arabic letterhead says that text goes right-to-left."""


def arabic(folder: Path, *where: str, body: str = "") -> Path:
    """The default template of python-docx as a Word used for Arabic leaves it: `w:bidi` in Normal, the defaults or Title, `w:bidiVisual` in the
    table's style, `w:rtl` in the defaults of runs. `body` is put before the section's end."""
    import docx
    from docx.oxml import OxmlElement, parse_xml

    document = docx.Document()
    styles = document.styles.element
    for place in where:
        if place in ("normal", "title"):
            own = document.styles["Normal" if place == "normal" else "Title"].element.get_or_add_pPr()
            _put_in(own, OxmlElement("w:bidi"), ("spacing", "ind", "contextualSpacing", "jc", "rPr"))
        elif place == "defaults":
            _put_in(styles.find(".//{*}pPrDefault/{*}pPr"), OxmlElement("w:bidi"), ("spacing",))
        elif place == "run":
            _put_in(styles.find(".//{*}rPrDefault/{*}rPr"), OxmlElement("w:rtl"), ("lang",))
        else:
            _put_in(document.styles["Normal Table"].element.find("{*}tblPr"), OxmlElement("w:bidiVisual"), ("tblInd", "tblCellMar"))
    for element in parse_xml(f"<w:body {_NS}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    path = folder / f"arabic-{'-'.join(where)}.docx"
    document.save(str(path))
    return path


def with_tables(folder: Path) -> Path:
    """The default template of python-docx, whose style for every table has a tint, rules, bold text and indents, and goes right-to-left."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    style = document.styles["Normal Table"].element
    style.find("{*}tblPr").append(parse_xml(f'<w:tblBorders {_NS}><w:top w:val="single" w:sz="24"/></w:tblBorders>'))
    for xml in ('<w:pPr {}><w:bidi/><w:ind w:firstLine="600"/></w:pPr>', "<w:rPr {}><w:b/></w:rPr>"):
        style.find("{*}tblPr").addprevious(parse_xml(xml.format(_NS)))
    style.append(parse_xml(f'<w:tcPr {_NS}><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr>'))
    path = folder / "tables.docx"
    document.save(str(path))
    return path


def indented(folder: Path) -> Path:
    """Defaults that justify every paragraph and indent its first line; a Normal in bold that is kept with the next and has a stop and a border."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    defaults = document.styles.element.find(".//{*}pPrDefault/{*}pPr")
    defaults.append(parse_xml(f'<w:ind {_NS} w:left="300" w:firstLine="720"/>'))
    defaults.append(parse_xml(f'<w:jc {_NS} w:val="both"/>'))
    normal = document.styles["Normal"].element
    normal.get_or_add_pPr().extend(
        parse_xml(f"<w:pPr {_NS}>{xml}</w:pPr>")[0]
        for xml in (
            "<w:keepNext/>",
            '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="FF0000"/></w:pBdr>',
            '<w:tabs><w:tab w:val="left" w:pos="333"/></w:tabs>',
            '<w:spacing w:beforeAutospacing="1"/>',
            "<w:contextualSpacing/>",
        )
    )
    normal.remove(normal.get_or_add_rPr())
    normal.append(
        parse_xml(f'<w:rPr {_NS}><w:b/><w:caps/><w:spacing w:val="20"/><w:w w:val="90"/><w:position w:val="4"/><w:u w:val="single"/></w:rPr>')
    )
    path = folder / "indented.docx"
    document.save(str(path))
    return path


def _put_in(parent, element, before: tuple[str, ...]) -> None:
    from docx.oxml.ns import qn

    later = next((child for child in parent if child.tag in {qn(f"w:{name}") for name in before}), None)
    if later is None:
        parent.append(element)
    else:
        later.addprevious(element)


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TEXT_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="box" style="position:absolute;width:120pt;height:40pt">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>CONFIDENTIAL</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="even" r:id="rId2"/>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="708" w:footer="708"'
    ' w:gutter="0"/><w:cols w:space="708"/></w:sectPr>'
)
_HERE = (
    '<w:p><w:r><w:t xml:space="preserve">Here: </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="docgen:body"/></w:sdtPr><w:sdtContent>'
    "<w:r><w:t>the text</w:t></w:r></w:sdtContent></w:sdt></w:p><w:p><w:r><w:t>Below the body.</w:t></w:r></w:p>"
)


def _style(identity: str, name: str, rest: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{rest}</w:style>'


_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
    + _style("Titre1", "Heading 1", '<w:rPr><w:color w:val="00AA00"/></w:rPr>')
    + _style("Quote", "Price quote", "")
    + _style("Kopf", "Kopf", "")
)


def _relationships(targets: list[tuple[str, str]]) -> str:
    entries = [f'<Relationship Id="rId{index}" Type="{_REL}/{kind}" Target="{target}"/>' for index, (kind, target) in enumerate(targets, 1)]
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(entries)}</Relationships>'


def _head(text: str) -> str:
    return f'<w:hdr {_NS}><w:p><w:pPr><w:pStyle w:val="Kopf"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>'


def by_hand(folder: Path) -> Path:
    """Odd and even headers, a text box, a section break before the body's control, forms protected, and styles that clash with docgen's by id
    (`Quote`) and by name (`heading 1` under another id)."""
    types = {"document": "document.main", "styles": "styles", "settings": "settings", "odd": "header", "even": "header"}
    related = {"header": ("odd.xml", "even.xml"), "styles": ("styles.xml",), "settings": ("/word/settings.xml",)}
    targets = [(kind, target) for kind, found in related.items() for target in found]
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in types.items())
            + "</Types>"
        ),
        "_rels/.rels": _relationships([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relationships(targets),
        "word/odd.xml": _head("Odd pages"),
        "word/even.xml": _head("Even pages"),
        "word/styles.xml": f"<w:styles {_NS}>{_STYLES}</w:styles>",
        "word/settings.xml": (
            f'<w:settings {_NS}><w:zoom w:percent="90"/><w:documentProtection w:edit="forms" w:enforcement="1"/><w:evenAndOddHeaders/></w:settings>'
        ),
        "word/document.xml": f"<w:document {_NS}><w:body>{_TEXT_BOX}<w:p><w:pPr>{_SECTION}</w:pPr></w:p>{_HERE}{_SECTION}</w:body></w:document>",
    }
    path = folder / "paper.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return path
