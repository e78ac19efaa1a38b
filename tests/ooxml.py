"""DOCX under test: its parts, what its styles resolve to, and what the Open XML SDK and LibreOffice make of it."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree
from proofs import need, need_file

_TOOLS = Path(__file__).parents[1] / ".tools"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NS = {"w": W[1:-1], "r": R[1:-1], "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}


def faults(path: Path) -> list[str]:
    """What the Open XML SDK's validator finds wrong, one line a fault. Skips the test, or fails it, where it is not installed."""
    validator = _TOOLS / "ooxml-validator"
    need_file(validator)
    said = subprocess.run([str(validator), str(path)], capture_output=True, text=True, check=True)
    report = json.loads(said.stdout)
    found = [f"{fault['path']} {fault['xPath']}: {fault['description']}" for fault in report["errors"]]
    assert report["ok"] == (not found)
    return found


def converted(files: Iterable[Path], folder: Path, *, to: str = "pdf", fonts: Path | None = None) -> list[Path]:
    """The files as LibreOffice reads them, in `folder`: as PDF, or `to` another of its filters. `fonts` is a fontconfig file that replaces the
    machine's."""
    need("soffice")
    paths = [str(path) for path in files]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    if fonts is not None:
        environment["FONTCONFIG_FILE"] = str(fonts)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), *paths]
    subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=300)
    out = [folder / f"{Path(path).stem}.{to.partition(':')[0]}" for path in paths]
    assert all(path.exists() for path in out)
    return out


@dataclass(frozen=True)
class Docx:
    """A DOCX's bytes, opened for questions."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def document(self) -> etree._Element:
        return self.xml("word/document.xml")

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        return {style.get(f"{W}styleId"): style for style in self.xml("word/styles.xml").iter(f"{W}style")}

    def written(self) -> Iterator[etree._Element]:
        """The roots of every part that holds paragraphs."""
        for name in self.parts:
            if name == "word/document.xml" or name.startswith(("word/header", "word/footer", "word/footnotes")):
                yield self.xml(name)

    def paragraphs(self) -> Iterator[etree._Element]:
        for root in self.written():
            yield from root.iter(f"{W}p")

    def style_chain(self, identity: str | None, kind: str) -> Iterator[etree._Element]:
        """A style, the one it is based on, and so on; then the document's defaults as an element of their own."""
        while identity is not None:
            style = self.styles[identity]
            yield style
            based = style.find("w:basedOn", NS)
            identity = None if based is None else based.get(f"{W}val")
        if kind == "paragraph":
            defaults = self.xml("word/styles.xml").find("w:docDefaults", NS)
            if defaults is not None:
                yield defaults

    def resolved(self, paragraph: etree._Element, path: str) -> etree._Element | None:
        """The first element at `path` (`w:pPr/w:bidi`) in a paragraph's styles, defaults last."""
        style = paragraph.find("w:pPr/w:pStyle", NS)
        for found in self.style_chain("Normal" if style is None else style.get(f"{W}val"), "paragraph"):
            for place in (path, f"w:pPrDefault/{path}", f"w:rPrDefault/{path}"):
                element = found.find(place, NS)
                if element is not None:
                    return element
        return None


def on(element: etree._Element | None) -> bool:
    """Whether a toggle is there and not switched off."""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def text_of(element: etree._Element) -> str:
    """The text of a run or paragraph as it is read: breaks as spaces, without word joiners."""
    out = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen"):
        out.append({"t": (node.text or "").replace("\u2060", ""), "noBreakHyphen": "-"}.get(etree.QName(node).localname, " "))
    return "".join(out)
