"""Can the text be had back? `python benchmarks/fidelity.py [FILE.pdf ...]`: without files, docgen's own in every family and layout; with `--columns`,
what line ends do to the phrases: the Arabic paragraphs, in Amiri at 12 points, in columns of 300 to 490 points.

Each file is read by poppler (pdftotext), pdfium, mupdf, pypdf and, where they are there, pdf.js (`npm install pdfjs-dist`, PDFJS set to its folder)
and PDFBox, which Tika, Solr and Elasticsearch read PDF with (`org.apache.pdfbox:pdfbox-app` from Maven, PDFBOX set to the jar; it needs Java). For
each reader: the share of the Arabic words (three letters or more, as written, marks and all, in NFC), of the English words, and of Arabic phrases
of four words, that stand verbatim in what it gives back; bidi controls and runs of white space do not count.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from bench_text import ARABIC, ENGLISH, statement

FAMILIES = {"Amiri": "classic", "Noto": "noto", "Plex": "plex"}
LAYOUTS = ("stacked", "side-by-side", "sequential", "ar", "en")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x0c]")
_PUNCTUATION = ".,;:()«»“”\"'،؛–"
_PDFJS = """
import fs from "node:fs";
const { getDocument } = await import(process.env.PDFJS + "/legacy/build/pdf.mjs");
const file = await getDocument({ data: new Uint8Array(fs.readFileSync(process.argv[2])), verbosity: 0 }).promise;
for (let page = 1; page <= file.numPages; page++)
  for (const item of (await (await file.getPage(page)).getTextContent()).items) process.stdout.write(item.str + (item.hasEOL ? "\\n" : ""));
"""


def poppler(path: str) -> str:
    return subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True).stdout


def pdfium(path: str) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def mupdf(path: str) -> str:
    import pymupdf

    return "\n".join(page.get_text() for page in pymupdf.open(path))


def pypdf(path: str) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def pdfjs(path: str) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".mjs") as script:
        script.write(_PDFJS)
        script.flush()
        return subprocess.run(["node", script.name, path], capture_output=True, text=True, check=True).stdout


def pdfbox(path: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.txt"
        command = ["java", "-jar", os.environ["PDFBOX"], "export:text", "-encoding", "UTF-8", "-i", path, "-o", str(out)]
        subprocess.run(command, capture_output=True, check=True)
        return out.read_text("utf-8")


READERS: tuple[Callable[[str], str], ...] = (
    poppler,
    pdfium,
    mupdf,
    pypdf,
    *((pdfjs,) if os.environ.get("PDFJS") else ()),
    *((pdfbox,) if os.environ.get("PDFBOX") else ()),
)


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", _CONTROLS.sub("", text)).split())


def words(paragraphs: Sequence[str]) -> set[str]:
    return {word for text in paragraphs for word in (part.strip(_PUNCTUATION) for part in plain(text).split()) if len(word) > 3}


def phrases(paragraphs: Sequence[str]) -> list[str]:
    parted = [plain(text).split() for text in paragraphs]
    return [" ".join(parts[at : at + 4]) for parts in parted for at in range(0, len(parts) - 4, 4)]


def found(wanted: set[str] | list[str], text: str) -> float:
    return sum(one in text for one in wanted) / len(wanted)


def row(path: str) -> list[str]:
    """A cell a reader: Arabic words, Arabic phrases, English words."""
    arabic = {word for word in words(ARABIC) if re.search("[\u0620-\u064a]", word)}
    cells = []
    for read in READERS:
        text = plain(read(path))
        cells.append(f"{found(arabic, text):.2f} {found(phrases(ARABIC), text):.2f} {found(words(ENGLISH), text):.2f}")
    return cells


def columns() -> None:
    """The least, the mean and the greatest share of phrases over twenty columns."""
    from reportlab.pdfgen.canvas import Canvas

    from docgen.reportlab import BidiParagraph

    shares: dict[str, list[float]] = {read.__name__: [] for read in READERS}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "column.pdf"
        for width in range(300, 500, 10):
            canvas = Canvas(str(target), pagesize=(width + 40, 842))
            top = 822.0
            for text in ARABIC:
                paragraph = BidiParagraph(text, size=12, align="justify")
                top -= paragraph.wrap(width, 800)[1] + 10
                paragraph.drawOn(canvas, 20, top)
            canvas.save()
            for read in READERS:
                shares[read.__name__].append(found(phrases(ARABIC), plain(read(str(target)))))
    for name, of in shares.items():
        print(f"{name:8s} {min(of):.2f} {sum(of) / len(of):.2f} {max(of):.2f}")


def main() -> None:
    if sys.argv[1:] == ["--columns"]:
        columns()
        return
    print(f"{'file':24s}" + "".join(f"{read.__name__:>18s}" for read in READERS))
    for path in sys.argv[1:]:
        print(f"{Path(path).name:24s}" + "".join(f"{cell:>18s}" for cell in row(path)))
    if len(sys.argv) > 1:
        return
    import docgen

    model = docgen.parse(statement(1))
    with tempfile.TemporaryDirectory() as folder:
        for family, theme in FAMILIES.items():
            for layout in LAYOUTS:
                target = Path(folder) / f"{family}-{layout}.pdf"
                docgen.render(model, target, theme=theme, layout=layout)  # type: ignore[arg-type]
                print(f"{target.stem:24s}" + "".join(f"{cell:>18s}" for cell in row(str(target))))


if __name__ == "__main__":
    main()
