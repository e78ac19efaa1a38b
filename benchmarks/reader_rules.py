"""The smallest files that show what each reader of PDF does to Arabic: `python benchmarks/reader_rules.py` (PDFJS as in fidelity.py).

Each case is one line of text set by docgen in a PDF of its own; what a reader gives back is printed where it is not the text.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from fidelity import READERS, plain
from reportlab.pdfgen.canvas import Canvas

from docgen.reportlab import BidiParagraph

CASES = {
    "one Arabic line": ("اجتمعت اللجنة اليوم", None),
    "brackets": ("(مثال) مثال", None),
    "quotation marks": ("قال «نعم» اليوم", None),
    "a number and a letter": ("عام 2021م كان", None),
    "a mark that ends a word": ("في بَيْنَ القوم", None),
    "a range of years": ("للفترة 2022–2025 فقط", None),
    "a telephone number, an island": ("الهاتف +974 4400 1234 اليوم", None),
    "an address, a link": ("الموقع https://embassy.example/ar هنا", None),
    "Latin words in an Arabic line": ("مشروع Digital Archive الجديد", None),
    "an Arabic line with figures, on a page that is mostly English": (
        "في عام 2021م فقط",
        "The page is mostly English, and a reader may choose one direction for it.",
    ),
}


def write(target: Path, text: str, company: str | None) -> None:
    canvas = Canvas(str(target), pagesize=(420, 120))
    for number, line in enumerate(filter(None, (text, *(company,) * 3))):
        paragraph = BidiParagraph(line, size=12, base="auto")
        paragraph.wrap(400, 100)
        paragraph.drawOn(canvas, 10, 90 - 20 * number)
    canvas.save()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, company) in CASES.items():
            target = Path(folder) / "case.pdf"
            write(target, text, company)
            print(f"{name}: {text}")
            for read in READERS:
                given = plain(read(str(target)))
                if plain(text) not in given:
                    print(f"    {read.__name__:8s} {given[:60]}")


if __name__ == "__main__":
    main()
