"""Justified paragraphs of real text beside Typst's and Chromium's: `python benchmarks/paragraphs.py PAIRS.tsv [--count 60] [--width 80]`.

Each line of PAIRS.tsv is an Arabic paragraph, a tab, and the same in English. Both are set in Amiri, in a column of so many millimetres, with
justification asked for: Arabic at 12.4 points, English at 10, as the theme `classic` has them. Of each tool are counted:

- lines that are stretched, and those of them whose spaces are over twice their natural width;
- ragged lines inside paragraphs, and how many paragraphs are ragged as a whole;
- all lines, and the height of the Arabic side in parts of the English one's.

`--ratios` prints instead how the heights of the two sides stand to each other by the English size in parts of the Arabic one, for each shipped
pairing of families: where the number is 1, both sides of a pair end together on the average (`english-ratio` of a theme).

Typst is taken where its package is installed (with pypdfium2, which reads its lines back), Chromium where there is a program `chromium`; each is
left out otherwise. Spaces are measured in what each tool made: docgen's in its own lines, Typst's in its PDF, Chromium's by the browser itself.
"""

from __future__ import annotations

import argparse
import html
import json
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

FONTS = Path(__file__).resolve().parents[1] / "fonts" / "amiri"
MM = 72 / 25.4
SIZES = {"ar": 12.4, "en": 10.0}
LEADING = 16.0
FAMILIES = (("Amiri", "Amiri", 0.86), ("Noto Naskh Arabic", "Noto Serif", 0.80), ("IBM Plex Sans Arabic", "IBM Plex Sans Arabic", 0.92))
SHORT = 1.0
"""Points that a line may lack and be counted as filled: readers of PDF round."""

Pair = tuple[str, str]


class Line(NamedTuple):
    """A line that is not the last of its paragraph: what it lacks of the column, and its spaces in parts of their natural width."""

    lacking: float
    space: float


Paragraph = Sequence[Line]


def docgen(texts: Sequence[str], lang: str, width: float) -> tuple[list[Paragraph], int]:
    """The paragraphs' lines but their last, and the number of all lines."""
    from docgen.typography.fonts.families import library
    from docgen.typography.paragraph.compose import compose
    from docgen.typography.paragraph.prepare import prepare
    from docgen.typography.types import ParagraphStyle, Span, SpanStyle

    look = SpanStyle(library().stack("Amiri", "Amiri"), SIZES["en"] if lang == "en" else SIZES["ar"] * 0.86, SIZES["ar"])
    style = ParagraphStyle("rtl" if lang == "ar" else "ltr", "justify", LEADING, hyphenate_under=110 * MM)
    found: list[Paragraph] = []
    count = 0
    for text in texts:
        lines = compose(prepare([Span(text, look, "en-GB" if lang == "en" else "ar")], style), width).lines
        count += len(lines)
        found.append(
            [Line(width - line.width, 1 + line.gap / next((w.shaped.space_width for w in line.words if w.spaced), 1.0)) for line in lines[:-1]]
        )
    return found, count


def typst(texts: Sequence[str], lang: str, width: float) -> tuple[list[Paragraph], int] | None:
    """The same, out of the PDF that Typst makes."""
    try:
        import pypdfium2 as pdfium
        import typst as compiler
    except ImportError:
        return None
    marks = str.maketrans({mark: "\\" + mark for mark in "\\@#*_$/`<>~=+-"})
    asked = f'lang: "{lang}"' + (", dir: rtl" if lang == "ar" else ', region: "gb", hyphenate: true')
    page = f"#set page(width: {width}pt, height: 2000pt, margin: 0pt)\n#set par(justify: true)\n"
    head = f'{page}#set text(font: "Amiri", size: {SIZES[lang]}pt, {asked})\n'
    source = head + "\n#pagebreak()\n".join(text.translate(marks) for text in texts)
    document = pdfium.PdfDocument(compiler.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))
    natural = _space(lang)
    found: list[Paragraph] = []
    count = 0
    for page in document:
        rows = _rows(page.get_textpage())
        count += len(rows)
        found.append([Line(width - (row[-1][1] - row[0][0]), _typical_gap(row, natural)) for row in rows[:-1]])
    return found, count


def _space(lang: str) -> float:
    """The natural width of a space, in points."""
    from docgen.typography.fonts.families import library

    face = library().stack("Amiri", "Amiri").faces(lang == "ar", False, False)[0]
    return face.advance(face.glyph(" ")) / face.upem * SIZES[lang]


Box = tuple[float, float]


def _rows(page: object) -> list[list[Box]]:
    """The lines of a page, each as the (left, right) of its letters, from the left."""
    letters = []
    for index in range(page.count_chars()):  # type: ignore[attr-defined]
        if page.get_text_range(index, 1).strip():  # type: ignore[attr-defined]
            left, _, right, _ = page.get_charbox(index, loose=True)  # type: ignore[attr-defined]
            _, bottom, _, top = page.get_charbox(index, loose=True)  # type: ignore[attr-defined]
            letters.append((round((bottom + top) / 2), left, right))
    rows: list[tuple[float, list[Box]]] = []
    for middle, left, right in sorted(letters, key=lambda letter: -letter[0]):
        if not rows or abs(rows[-1][0] - middle) > 6:
            rows.append((middle, []))
        rows[-1][1].append((left, right))
    return [sorted(row) for _, row in rows]


def _typical_gap(row: Sequence[Box], natural: float) -> float:
    """The middle one of the gaps between words, in parts of a space."""
    gaps, end = [], row[0][1]
    for left, right in row[1:]:
        if left - end > 0.45 * natural:
            gaps.append(left - end)
        end = max(end, right)
    return statistics.median(gaps) / natural if gaps else 1.0


SCRIPT = """
const out = [];
for (const p of document.querySelectorAll('p')) {
  const text = p.firstChild, range = document.createRange(), rows = [];
  for (let i = 0; i < text.length; i++) {
    range.setStart(text, i); range.setEnd(text, i + 1);
    const box = range.getClientRects()[0];
    if (!box) continue;
    const blank = text.data[i] === ' ';
    let row = rows[rows.length - 1];
    if (!row || Math.abs(row.y - box.top) > 8) { row = {y: box.top, left: 1e9, right: -1e9, spaces: []}; rows.push(row); }
    if (blank) row.spaces.push(box.width);
    else { row.left = Math.min(row.left, box.left); row.right = Math.max(row.right, box.right); }
  }
  out.push(rows.map(row => [row.right - row.left, row.spaces.filter(w => w > 0.5).sort((a, b) => a - b)]));
}
document.body.textContent = JSON.stringify(out);
"""


def chromium(texts: Sequence[str], lang: str, width: float) -> tuple[list[Paragraph], int] | None:
    """The same, as the browser lays the lines out. It has no hyphenation of its own here."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        return None
    scale = 96 / 72
    css = f"@font-face{{font-family:A;src:url({(FONTS / 'Amiri-Regular.ttf').as_uri()})}}"
    css += f"p{{font:{SIZES[lang]}pt/2 A;width:{width}pt;text-align:justify;hyphens:auto}}"
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    page = f'<!doctype html><html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"><meta charset="utf-8"><style>{css}</style><body>{body}'
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(f"{page}<script>document.fonts.load('12pt A').then(() => {{{SCRIPT}}})</script>", encoding="utf-8")
        command = [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
            "--virtual-time-budget=20000",
            "--dump-dom",
        ]
        done = subprocess.run([*command, file.as_uri()], capture_output=True, text=True, timeout=300)
    body = done.stdout[done.stdout.index("<body>") + 6 : done.stdout.rindex("</body>")]
    natural = _space(lang)
    found: list[Paragraph] = []
    count = 0
    for rows in json.loads(body):
        count += len(rows)
        found.append([Line(width - across / scale, statistics.median(blanks) / scale / natural if blanks else 1.0) for across, blanks in rows[:-1]])
    return found, count


def counted(paragraphs: Iterable[Paragraph]) -> str:
    """The table's cells of one tool and side."""
    stretched = loose = inside = whole = 0
    for lines in paragraphs:
        short = [line for line in lines if line.lacking > SHORT]
        if lines and all(line.space <= 1.02 for line in lines) and short:
            whole += 1
            continue
        inside += len(short)
        filled = [line for line in lines if line.lacking <= SHORT]
        stretched += len(filled)
        loose += sum(1 for line in filled if line.space > 2.005)
    return f"{stretched} | {loose} ({100 * loose / max(stretched, 1):.1f} %) | {inside} | {whole}"


def ratios(pairs: Sequence[Pair], width: float) -> None:
    """The heights of both sides by the size of English in parts of Arabic's."""
    from docgen.typography.fonts.families import library
    from docgen.typography.paragraph.compose import compose
    from docgen.typography.paragraph.prepare import prepare
    from docgen.typography.types import ParagraphStyle, Span, SpanStyle

    shares = (0.72, 0.75, 0.78, 0.80, 0.82, 0.84, 0.86)
    print("| family |", " | ".join(f"{share:.2f}" for share in shares), "|")
    print("| --- |", " | ".join("---" for _ in shares), "|")
    for arabic, latin, ratio in FAMILIES:
        stack = library().stack(arabic, latin)

        def lines(side: int, size: float, small: float, stack: object = stack) -> int:
            style = ParagraphStyle("ltr" if side else "rtl", "justify", LEADING, hyphenate_under=110 * MM)
            look = SpanStyle(stack, small, size)  # type: ignore[arg-type]
            return sum(len(compose(prepare([Span(pair[side], look, "en-GB" if side else "ar")], style), width).lines) for pair in pairs)

        english = 12.0 * ratio
        high = lines(1, 12.0, english)
        cells = [f"{lines(0, english / share, english / share * ratio) / high:.3f}" for share in shares]
        print(f"| {arabic} |", " | ".join(cells), "|")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--width", type=float, default=80.0)
    parser.add_argument("--ratios", action="store_true")
    options = parser.parse_args()
    width = options.width * MM
    pairs = [(a, e) for a, e in (line.split("\t") for line in options.pairs.read_text(encoding="utf-8").splitlines())][: options.count]
    if options.ratios:
        ratios(pairs, width)
        return
    print("| tool, side | stretched lines | of them over twice | ragged lines inside | paragraphs ragged | lines | Arabic height of English |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for tool in (docgen, typst, chromium):
        sides = {lang: tool([pair[at] for pair in pairs], lang, width) for at, lang in enumerate(("ar", "en"))}
        if sides["ar"] is None or sides["en"] is None:
            print(f"| {tool.__name__}: not here | | | | | | |")
            continue
        for lang, (paragraphs, count) in sides.items():  # type: ignore[misc]
            height = f"{sides['ar'][1] / sides['en'][1]:.3f}" if lang == "ar" else ""
            print(f"| {tool.__name__}, {lang} | {counted(paragraphs)} | {count} | {height} |")


if __name__ == "__main__":
    main()
