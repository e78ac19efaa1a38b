"""Reads a PDF and says what it is."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pikepdf

from docgen.errors import InputError, Place, Problem
from docgen.inputs import read_file
from docgen.limits import active
from docgen.render.pdf.preflight.content import Content, counted, read_content
from docgen.render.pdf.preflight.report import Attachment, Boxes, Font, Passage, Report
from docgen.render.pdf.preflight.signatures import read_signatures
from docgen.render.pdf.preflight.tree import Tree, joined
from docgen.render.pdf.preflight.unicodemap import UnicodeMap

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_PDFX = "{http://www.npes.org/pdfx/ns/id/}"


def open_file(path: Path, password: str = "") -> tuple[bytes, pikepdf.Pdf]:
    """The file and its bytes. Raises InputError for what is no PDF, is damaged, or needs another password."""
    place = Place(str(path))
    data = read_file(path, active().file_bytes, wanted="a PDF file")
    try:
        return data, pikepdf.open(io.BytesIO(data), password=password)
    except pikepdf.PasswordError:
        said = "the password does not open it" if password else "is protected by a password"
        raise InputError(Problem(said, place, "--password with the right one")) from None
    except pikepdf.PdfError as broken:
        raise InputError(Problem(f"cannot be read as a PDF ({broken})", place, "a whole PDF file")) from None


def inspect_pdf(path: Path, password: str = "") -> Report:
    """Everything there is to say. Raises InputError."""
    data, pdf = open_file(path, password)
    with pdf:
        fonts: dict[tuple[int, int], UnicodeMap] = {}
        contents = [read_content(page, fonts) for page in pdf.pages]
        tree = Tree(pdf, contents)
        tagged = bool(pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)) and "/StructTreeRoot" in pdf.Root
        colours: Counter[str] = Counter()
        for content in contents:
            colours += content.colours
        return Report(
            file=path.name,
            version=pdf.pdf_version,
            pages=len(pdf.pages),
            title=str(pdf.docinfo.get("/Title", "")),
            standards=tuple(_standards(pdf)),
            encrypted=pdf.is_encrypted,
            lang=str(pdf.Root.get("/Lang", "")),
            direction=str(pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/Direction", "/L2R"))[1:],
            languages=tuple(tree.languages),
            tagged=tagged,
            tags=counted(tree.tags),
            unmarked=sum(content.unmarked for content in contents) if tagged else 0,
            fonts=tuple(_fonts(pdf)),
            boxes=tuple(_boxes(pdf)),
            colours=counted(colours),
            intents=tuple(_intents(pdf)),
            annotations=counted(Counter(str(note.get("/Subtype", "/?"))[1:] for page in pdf.pages for note in page.obj.get("/Annots", []))),
            attachments=tuple(_attachments(pdf)),
            signatures=read_signatures(data, pdf, password),
            passages=tuple(tree.passages) if tagged else _pages_words(contents, str(pdf.Root.get("/Lang", ""))),
        )


def source_of(path: Path, password: str = "") -> bytes:
    """The file that a document was made from, as it is attached to it (AFRelationship Source). Raises InputError where there is none."""
    _, pdf = open_file(path, password)
    with pdf:
        for name in pdf.attachments:
            attached = pdf.attachments[name]
            if attached.relationship == "/Source":
                return attached.get_file().read_bytes()
    raise InputError(Problem("carries no source", Place(str(path)), "docgen render --source clean, or --source full, makes a PDF that does"))


def _pages_words(contents: Sequence[Content], lang: str) -> tuple[Passage, ...]:
    return tuple(Passage("Page", lang, joined([line for lines in content.lines.values() for line in lines])) for content in contents)


def _standards(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Read from the metadata, where a property may be an element or an attribute."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return
    try:
        root = ElementTree.fromstring(stream.read_bytes())
    except ElementTree.ParseError:
        return
    found: dict[str, str] = {}
    for element in root.iter():
        found.setdefault(element.tag, (element.text or "").strip())
        found.update(element.attrib)
    if part := found.get(f"{_PDFA}part"):
        yield f"PDF/A-{part}{found.get(f'{_PDFA}conformance', '').lower()}"
    if part := found.get(f"{_PDFUA}part"):
        yield f"PDF/UA-{part}"
    if version := found.get(f"{_PDFX}GTS_PDFXVersion"):
        yield version


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Font]:
    """Each font once, by name."""
    seen: dict[tuple[str, str], Font] = {}
    for stream in _resources(pdf):
        for font in stream.get("/Font", pikepdf.Dictionary()).values():
            name = str(font.get("/BaseFont", "/?"))[1:]
            kind = str(font.get("/Subtype", "/?"))[1:]
            inner = font.DescendantFonts[0] if kind == "Type0" else font
            descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
            embedded = kind == "Type3" or any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            subset = len(name) > 7 and name[6] == "+" and name[:6].isalpha() and name[:6].isupper()
            seen.setdefault((name, kind), Font(name, str(inner.get("/Subtype", font.Subtype))[1:], embedded, subset, "/ToUnicode" in font))
    yield from (seen[key] for key in sorted(seen))


def _resources(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Of pages, and of forms on them and in their annotations."""
    waiting = [page.obj.get("/Resources", pikepdf.Dictionary()) for page in pdf.pages]
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            normal = note.get("/AP", pikepdf.Dictionary()).get("/N")
            if isinstance(normal, pikepdf.Stream):
                waiting.append(normal.get("/Resources", pikepdf.Dictionary()))
    seen: set[tuple[int, int]] = set()
    while waiting:
        resources = waiting.pop()
        yield resources
        for shown in resources.get("/XObject", pikepdf.Dictionary()).values():
            if shown.objgen not in seen and shown.get("/Subtype") == "/Form" and "/Resources" in shown:
                seen.add(shown.objgen)
                waiting.append(shown.Resources)


def _boxes(pdf: pikepdf.Pdf) -> Iterator[Boxes]:
    runs: list[tuple[int, int, tuple[tuple[float, ...] | None, ...]]] = []
    for number, page in enumerate(pdf.pages, 1):
        boxes = tuple(_box(page, key) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
        if runs and runs[-1][2] == boxes:
            runs[-1] = (runs[-1][0], number, boxes)
        else:
            runs.append((number, number, boxes))
    for first, last, (media, bleed, trim) in runs:
        yield Boxes(str(first) if first == last else f"{first}–{last}", media or (), bleed, trim)


def _box(page: pikepdf.Page, key: str) -> tuple[float, ...] | None:
    box = page.obj.get(key)
    if box is None and key == "/MediaBox":
        box = page.mediabox
    return None if box is None else tuple(round(float(edge), 2) for edge in box)


def _intents(pdf: pikepdf.Pdf) -> Iterator[str]:
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.get("/DestOutputProfile")
        components = f", profile of {profile.get('/N', '?')} components" if isinstance(profile, pikepdf.Stream) else ""
        yield f"{str(intent.get('/S', '/?'))[1:]}: {intent.get('/OutputConditionIdentifier', '?')}{components}"


def _attachments(pdf: pikepdf.Pdf) -> Iterator[Attachment]:
    for name in pdf.attachments:
        attached = pdf.attachments[name]
        file = attached.get_file()
        yield Attachment(name, len(file.read_bytes()), file.mime_type, str(attached.relationship or "")[1:])
