"""The live page: its files, which are those of `docgen serve`'s page, and a view as the data that they show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources

from docgen._data import shipped
from docgen.cli.habits.language import in_arabic
from docgen.cli.watching.live import View
from docgen.types import Lang

_PAGE = resources.files("docgen.serve") / "page"
_SCRIPT, _STYLE, _DATA = "text/javascript; charset=utf-8", "text/css; charset=utf-8", "application/json"
FILES: Mapping[str, str] = {
    **dict.fromkeys(("live.js", "dom.js", "findings.js", "viewer.js", "words.js"), _SCRIPT),
    **dict.fromkeys(("live.css", "page.css", "viewer.css"), _STYLE),
    "words.json": _DATA,
    "icon.svg": "image/svg+xml",
    **dict.fromkeys(("fonts/IBMPlexSansArabic-Regular.ttf", "fonts/IBMPlexSansArabic-Bold.ttf"), "font/ttf"),
}
"""The files that the page asks for, with their media types."""


def page() -> bytes:
    """The page itself, which asks for all else."""
    return (_PAGE / "live.html").read_bytes()


def file(name: str) -> bytes:
    """One of `FILES`."""
    folder, _, font = name.rpartition("/")
    return (shipped("fonts") / "ibm-plex-sans-arabic" / font).read_bytes() if folder else (_PAGE / name).read_bytes()


def data(name: str, view: View) -> bytes:
    """A view of the input of that name as JSON, its words in the language of the run."""
    from docgen.serve.findings import findings

    lang: Lang = "ar" if in_arabic() else "en"
    pages = [{"hash": one.name, "src": one.name, "width": one.width, "height": one.height} for one in view.pages]
    made = {"name": name, "lang": lang, "number": view.number, "good": view.good, "pages": pages, "findings": findings(view.problems, lang)}
    return json.dumps(made, ensure_ascii=False).encode("utf-8", "replace")
