"""Runs as HTML (phrasing content). What keeps an order of its own is `bdi` (HTML, 4.5.24), so that a browser comes to the order of the PDF."""

from __future__ import annotations

from html import escape as _escape

from docgen.document.inline import DIRECTIONS, Inline, Runs, plain
from docgen.types import Lang

_BREAK = "\u2028"
ROLES = ("label", "muted", "accent")


def escape(text: str) -> str:
    """Text between tags or in an attribute of double quotes."""
    return _escape(text, quote=True)


def attributes(lang: Lang, tag: str) -> str:
    """`lang` and `dir` of a part; `tag` is the language's BCP 47 tag."""
    return f'lang="{tag}" dir="{DIRECTIONS[lang]}"'


def phrasing(runs: Runs) -> str:
    """The HTML of a slot."""
    return "".join(_run(run) for run in runs)


def text_of(runs: Runs | None) -> str:
    """The text of a slot for an attribute."""
    return escape(plain(runs))


def _run(run: Inline) -> str:
    made = escape(run.text).replace(_BREAK, "<br>")
    if run.superscript:
        made = f"<sup>{made}</sup>"
    if run.emphasis:
        made = f"<em>{made}</em>"
    if run.strong:
        made = f"<strong>{made}</strong>"
    if run.link is not None:
        made = f'<a href="{escape(run.link)}">{made}</a>'
    if run.isolate:
        made = f'<bdi dir="ltr">{made}</bdi>'
    classes = [name for name, is_so in (("nb", run.nobreak), (f"r-{run.role}", run.role in ROLES)) if is_so]
    lang = "" if run.lang is None else f' lang="{escape(run.lang)}"'
    if classes or lang:
        names = f' class="{" ".join(classes)}"' if classes else ""
        made = f"<span{lang}{names}>{made}</span>"
    return made
