"""docgen beside what people use today, on one text, in one run: `python benchmarks/peers.py [--runs 9] [--only docgen,typst] [--out DIR]`.

Warm times, in one process, the tools taking turns, each document different: read the ratios. With `--new-words` no document has a word of another's.
`--before DIR` is another checkout of docgen (its twins compiled), in turn with this one, each in a process of its own: what a change costs. Processor
time tells that where the machine has other work; Typst's is that of all its threads.
The packages are those of requirements.txt; a tool whose package is missing is left out, and said so. All take Amiri from docgen's own fonts folder.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import bench_text
from bench_text import pairs, statement

FONTS = Path(__file__).resolve().parents[1] / "fonts" / "amiri"
AMIRI = FONTS / "Amiri-Regular.ttf"
Maker = Callable[[int], bytes]


def docgen_pdf() -> Maker:
    import docgen

    return lambda salt: docgen.render_bytes(docgen.parse(statement(salt)), "pdf", layout="stacked")


def docgen_docx() -> Maker:
    import docgen

    return lambda salt: docgen.render_bytes(docgen.parse(statement(salt)), "docx", layout="stacked")


def typst() -> Maker:
    import typst as compiler

    def source(salt: int) -> bytes:
        marks = str.maketrans({mark: "\\" + mark for mark in "\\@#*_$/"})
        head = '#set page(paper: "a4", margin: 2.2cm, numbering: "1 / 1")\n#set text(font: "Amiri", size: 12pt)\n#set par(justify: true)\n'
        body = (
            f'#[#set text(lang: "ar", dir: rtl)\n{arabic.translate(marks)}]\n\n#[#set text(lang: "en")\n{english.translate(marks)}]\n\n'
            for arabic, english in pairs(salt)
        )
        return (head + "".join(body)).encode()

    kept = compiler.Compiler(source(0), font_paths=[str(FONTS)], ignore_system_fonts=True)
    return lambda salt: kept.compile(source(salt))  # type: ignore[no-any-return]


def weasyprint() -> Maker:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    look = f"@font-face {{font-family: A; src: url({AMIRI.as_uri()})}} @page {{size: A4; margin: 2.2cm}} body {{font: 12pt A; text-align: justify}}"
    sheet = CSS(string=look, font_config=fonts)

    def make(salt: int) -> bytes:
        page = "".join(f'<p dir="rtl" lang="ar">{arabic}</p><p lang="en">{english}</p>' for arabic, english in pairs(salt))
        data: bytes = HTML(string=page).write_pdf(stylesheets=[sheet], font_config=fonts)
        return data

    return make


def fpdf2() -> Maker:
    from fpdf import FPDF

    def make(salt: int) -> bytes:
        pdf = FPDF(format="A4")
        pdf.add_font("A", fname=str(AMIRI))
        pdf.set_font("A", size=12)
        pdf.set_text_shaping(True)
        pdf.add_page()
        for arabic, english in pairs(salt):
            pdf.multi_cell(0, 8, arabic, align="R", new_x="LMARGIN", new_y="NEXT")
            pdf.multi_cell(0, 8, english, align="J", new_x="LMARGIN", new_y="NEXT")
        return bytes(pdf.output())

    return make


def reportlab_reshaper() -> Maker:
    import arabic_reshaper
    from bidi import get_display
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("A", str(AMIRI)))
    right, left = (ParagraphStyle(name, fontName="A", fontSize=12, leading=20, alignment=align) for name, align in (("ar", 2), ("en", 0)))

    def make(salt: int) -> bytes:
        out = io.BytesIO()
        story = []
        for arabic, english in pairs(salt):
            story += [Paragraph(get_display(arabic_reshaper.reshape(arabic)), right), Paragraph(english, left)]
        SimpleDocTemplate(out).build(story)
        return out.getvalue()

    return make


def docxtpl() -> Maker:
    import docx
    from docxtpl import DocxTemplate

    template = docx.Document()
    for line in ("{%p for arabic, english in pairs %}", "{{ arabic }}", "{{ english }}", "{%p endfor %}"):
        template.add_paragraph(line)
    kept = io.BytesIO()
    template.save(kept)

    def make(salt: int) -> bytes:
        filled = DocxTemplate(io.BytesIO(kept.getvalue()))
        filled.render({"pairs": pairs(salt)})
        out = io.BytesIO()
        filled.save(out)
        return out.getvalue()

    return make


TOOLS: dict[str, Callable[[], Maker]] = {
    "docgen": docgen_pdf,
    "typst": typst,
    "weasyprint": weasyprint,
    "fpdf2": fpdf2,
    "reportlab+reshaper": reportlab_reshaper,
    "docgen-docx": docgen_docx,
    "docxtpl": docxtpl,
}
WORD = {"docgen-docx", "docxtpl"}
BEFORE = " before"


def apart(name: str, checkout: Path, *, new_words: bool) -> Callable[[int], tuple[float, float, bytes]]:
    """One of the tools with docgen as it is in a checkout, in a process of its own: seconds of wall and processor time, and the file."""
    command = [sys.executable, __file__, "--serve", name, *(["--new-words"] if new_words else [])]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    assert process.stdin is not None
    assert process.stdout is not None
    asked, told = process.stdin, process.stdout

    def make(salt: int) -> tuple[float, float, bytes]:
        asked.write(b"%d\n" % salt)
        asked.flush()
        wall, processor, size = told.readline().split()
        return float(wall), float(processor), told.read(int(size))

    return make


def here(maker: Maker) -> Callable[[int], tuple[float, float, bytes]]:
    """A tool of this process, timed."""

    def make(salt: int) -> tuple[float, float, bytes]:
        wall, processor = time.perf_counter(), time.process_time()
        data = maker(salt)
        return time.perf_counter() - wall, time.process_time() - processor, data

    return make


def serve(name: str) -> None:
    """Answers each salt on standard input with the times and the file."""
    timed = here(TOOLS[name]())
    for line in sys.stdin.buffer:
        pairs(int(line))
        wall, processor, data = timed(int(line))
        sys.stdout.buffer.write(b"%.9f %.9f %d\n" % (wall, processor, len(data)) + data)
        sys.stdout.buffer.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--only", default=",".join(TOOLS))
    parser.add_argument("--out", type=Path, help="a folder to keep each tool's file in, to look at or to give to fidelity.py")
    parser.add_argument("--new-words", action="store_true", help="each document has words that no other has")
    parser.add_argument("--before", type=Path, metavar="DIR", help="another checkout of docgen, to be measured beside this one")
    parser.add_argument("--serve", choices=TOOLS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    bench_text.new_words = options.new_words
    if options.serve:
        serve(options.serve)
        return
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
    makers: dict[str, Callable[[int], tuple[float, float, bytes]]] = {}
    for name in options.only.split(","):
        try:
            if options.before and name.startswith("docgen"):
                makers[name + BEFORE] = apart(name, options.before, new_words=options.new_words)
                makers[name] = apart(name, Path(__file__).resolve().parents[1], new_words=options.new_words)
            else:
                makers[name] = here(TOOLS[name]())
        except ImportError as missing:
            print(f"{name}: left out, {missing}")
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in makers}
    sizes: dict[str, int] = {}
    for salt in range(options.runs + 2):
        pairs(salt)  # made before the clock runs
        for name, make in list(makers.items())[:: 1 if salt % 2 else -1]:
            wall, processor, data = make(salt)
            if salt == 1 and options.out:  # the text of fidelity.py
                (options.out / f"{name}.{'docx' if name.removesuffix(BEFORE) in WORD else 'pdf'}").write_bytes(data)
            if salt >= 2:
                times[name].append((wall * 1000, processor * 1000))
            sizes[name] = len(data)
    medians = {name: tuple(map(statistics.median, zip(*found, strict=True))) for name, found in times.items()}
    wall_of, processor_of = medians[next(iter(makers))]
    print(f"{'':20s}{'ms':>8}{'ratio':>8}{'cpu ms':>8}{'ratio':>8}{'bytes':>9}")
    for name, (wall, processor) in sorted(medians.items(), key=lambda one: one[1]):
        print(f"{name:20s}{wall:8.1f}{wall / wall_of:8.2f}{processor:8.1f}{processor / processor_of:8.2f}{sizes[name]:9d}")


if __name__ == "__main__":
    main()
