"""The gallery: every kind × theme × layout as a small picture of its first pages, with an index page.

`.venv/bin/python scripts/make_gallery.py [docs/gallery]` makes all of it anew; `--kinds`, `--themes` and `--layouts` take names with commas between
them and leave the other pictures as they are. Needs pdftoppm. Each kind is shown by an example of `examples/`, or else by the starter that
`docgen new` writes. What docgen refuses is told, and the script goes on and ends with 1.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image

import docgen
from docgen.document.document import LAYOUTS
from docgen.errors import DocgenError
from docgen.source_date import given, standing
from docgen.templating.theme import theme_names

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = {"press-statement": "statement.yaml", "meeting-minutes": "minutes.yaml"}
"""The examples that stand for their kinds."""
FIRST = ("official", "heritage", "report", "agency")
"""Themes in the order of the page; others follow by name."""
WIDTH, PAGES, COLOURS = 250, 2, 30
"""Of a picture: the width of a page in pixels, how many pages at most, and how many colours are kept."""
GAP, GROUND = 6, (214, 214, 210)
_TIME = str(int(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC).timestamp()))


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    with standing(given() or _TIME), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        refused = _made(options)
    (options.out / "index.md").write_text(_index(options.out), encoding="utf-8")
    print(f"{sum(file.stat().st_size for file in options.out.iterdir()):,} bytes in {options.out}")
    return 1 if refused else 0


def _made(options: argparse.Namespace) -> int:
    """Writes every picture; the number of those that could not be made, each of which is told."""
    refused = 0
    for kind in options.kinds:
        model = _model(kind)
        for theme in options.themes:
            for layout in options.layouts:
                if layout in ("ar", "en") and layout not in model.languages:
                    continue
                try:
                    pages = _pages(model, theme, layout)
                except DocgenError as error:
                    refused += 1
                    print(f"{kind} · {theme} · {layout}: {error}", file=sys.stderr)
                    continue
                _picture(pages).save(options.out / f"{kind}-{theme}-{layout}.png", optimize=True)
    return refused


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Pictures of every kind, theme and layout.")
    names = {"type": lambda text: tuple(text.split(","))}
    parser.add_argument("out", type=Path, nargs="?", default=ROOT / "docs" / "gallery", help="the folder of the pictures")
    parser.add_argument("--kinds", default=_kinds(), **names)
    parser.add_argument("--themes", default=_themes(theme_names()), **names)
    parser.add_argument("--layouts", default=LAYOUTS, **names)
    return parser


def _kinds() -> tuple[str, ...]:
    """The kinds that have a folder among the templates, those of examples first."""
    found = sorted(folder.name for folder in (ROOT / "templates").iterdir() if (folder / "template.yaml").is_file())
    return (*(kind for kind in EXAMPLES if kind in found), *(kind for kind in found if kind not in EXAMPLES))


def _themes(names: Iterable[str]) -> tuple[str, ...]:
    return (*FIRST, *sorted(set(names) - set(FIRST)))


def _model(kind: str) -> docgen.Model:
    """An example of a kind, or what its starter says."""
    if kind in EXAMPLES:
        return docgen.load(ROOT / "examples" / EXAMPLES[kind])
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / f"{kind}.yaml"
        subprocess.run([sys.executable, "-m", "docgen", "new", kind, "-o", target], check=True, stdout=subprocess.DEVNULL)
        return docgen.load(target)


def _pages(model: docgen.Model, theme: str, layout: str) -> list[Image.Image]:
    """The first pages. Raises DocgenError where docgen refuses the document."""
    data = docgen.render_bytes(model, "pdf", layout=layout, theme=theme)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "page.pdf").write_bytes(data)
        command = ["pdftoppm", "-scale-to-x", str(2 * WIDTH), "-scale-to-y", "-1", "-l", str(PAGES), "-png", work / "page.pdf", work / "page"]
        subprocess.run(command, check=True)
        pages = [Image.open(file).convert("RGB") for file in sorted(work.glob("page-*.png"))]
        return [page.resize((WIDTH, round(page.height * WIDTH / page.width)), Image.Resampling.LANCZOS) for page in pages]


def _picture(pages: Sequence[Image.Image]) -> Image.Image:
    """Pages side by side, in few colours. A second page that is not there is no room left for it."""
    high = max(page.height for page in pages)
    sheet = Image.new("RGB", (GAP + sum(page.width + GAP for page in pages), high + 2 * GAP), GROUND)
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def _index(folder: Path) -> str:
    """The page that shows what pictures there are."""
    lines = [
        "# Gallery",
        "",
        "Every kind of document in every theme and layout; of each the first two pages. `python scripts/make_gallery.py` makes them anew. What a",
        "theme is like, and how to make one of your own, is in [Templates and themes](../templates.md#your-own-theme).",
    ]
    for kind in _kinds():
        for theme in _themes(theme_names()):
            found = [(layout, f"{kind}-{theme}-{layout}.png") for layout in LAYOUTS if (folder / f"{kind}-{theme}-{layout}.png").is_file()]
            if found:
                lines += ["", f"## {kind} · {theme}", ""]
                lines += [f"![{kind}, {theme}, {layout}]({name})" for layout, name in found]
                lines += ["", "From the left, line by line: " + ", ".join(layout for layout, _ in found) + "."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
