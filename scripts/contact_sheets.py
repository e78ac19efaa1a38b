"""Contact sheets: every page of inputs × layouts × themes, PDF and DOCX, small and side by side, for whoever looks at what a change does.

`.venv/bin/python scripts/contact_sheets.py OUT [INPUT.yaml …]`; without inputs, both examples. `--layouts`, `--themes`, `--formats` take names with
commas between them. Needs pdftoppm, and soffice for DOCX. A sheet is one input in one theme and format, a row a layout; sheets too high for a screen
are cut into several. What docgen refuses is told, and the script goes on and ends with 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

import docgen
from docgen.errors import DocgenError

ROOT = Path(__file__).resolve().parents[1]
LAYOUTS = ("side-by-side", "stacked", "sequential", "ar", "en")
THEMES = tuple(sorted(file.stem for file in (ROOT / "templates" / "themes").glob("*.yaml") if file.stem != "base"))
GAP, HEAD = 10, 16
"""Pixels between pages, and above a row for its name."""
HIGHEST = 2400
"""Pixels; a sheet that would be higher is cut between two rows."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    refused = 0
    for source in options.inputs or (ROOT / "examples" / "statement.yaml", ROOT / "examples" / "minutes.yaml"):
        for theme in options.themes:
            for form in options.formats:
                rows = []
                for layout in options.layouts:
                    try:
                        rows.append((layout, _pages(source, layout, theme, form, options.resolution)))
                    except DocgenError as error:
                        refused += 1
                        print(f"{source.name} · {theme} · {layout} · {form}: {error}", file=sys.stderr)
                for number, sheet in enumerate(_sheets(f"{source.name} · {theme} · {form}", rows), 1):
                    target = options.out / f"{source.stem}-{theme}-{form}-{number}.png"
                    sheet.save(target)
                    print(target)
    return 1 if refused else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Contact sheets of documents: every page, small and side by side.")
    names = {"type": lambda text: tuple(text.split(","))}
    parser.add_argument("out", type=Path, help="the folder of the sheets")
    parser.add_argument("inputs", type=Path, nargs="*", help="YAML files; both examples where none is named")
    parser.add_argument("--layouts", default=LAYOUTS, **names)
    parser.add_argument("--themes", default=THEMES, **names)
    parser.add_argument("--formats", default=("pdf", "docx"), **names)
    parser.add_argument("--resolution", type=int, default=40, help="dots an inch")
    return parser


def _pages(source: Path, layout: str, theme: str, form: str, resolution: int) -> list[Image.Image]:
    """The pages of one document as pictures. Raises DocgenError where docgen refuses it."""
    model = docgen.load(source)
    if layout in ("ar", "en") and layout not in model.languages:
        return []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        made = docgen.render(model, work / f"page.{form}", layout=layout, theme=theme)
        if form == "docx":
            profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work, made]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run(["pdftoppm", "-r", str(resolution), "-png", work / "page.pdf", work / "page"], check=True)
        return [Image.open(file).convert("RGB").copy() for file in sorted(work.glob("page-*.png"))]


def _sheets(title: str, rows: Sequence[tuple[str, Sequence[Image.Image]]]) -> Iterator[Image.Image]:
    """Rows of pages on as few sheets as their height allows."""
    kept: list[tuple[str, Sequence[Image.Image]]] = []
    for row in rows:
        if not row[1]:
            continue
        if kept and _height([*kept, row]) > HIGHEST:
            yield _sheet(title, kept)
            kept = []
        kept.append(row)
    if kept:
        yield _sheet(title, kept)


def _height(rows: Sequence[tuple[str, Sequence[Image.Image]]]) -> int:
    return HEAD + sum(HEAD + GAP + max(page.height for page in pages) for _, pages in rows)


def _sheet(title: str, rows: Sequence[tuple[str, Sequence[Image.Image]]]) -> Image.Image:
    width = max(GAP + sum(page.width + GAP for page in pages) for _, pages in rows)
    sheet = Image.new("RGB", (width, _height(rows)), (120, 120, 120))
    pen = ImageDraw.Draw(sheet)
    pen.text((GAP, 2), title, fill="white")
    top = HEAD
    for layout, pages in rows:
        pen.text((GAP, top + 2), layout, fill="white")
        left, top = GAP, top + HEAD
        for page in pages:
            sheet.paste(page, (left, top))
            left += page.width + GAP
        top += max(page.height for page in pages) + GAP
    return sheet


if __name__ == "__main__":
    sys.exit(main())
