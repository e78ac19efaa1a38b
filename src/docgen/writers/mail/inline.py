"""Runs as HTML for mail: every look is in the element itself, and what keeps an order of its own says so by attribute and by style."""

from __future__ import annotations

from docgen.document.inline import Inline, Runs
from docgen.document.theme import ColourRole
from docgen.writers.html.inline import escape
from docgen.writers.mail.style import MailStyle

_ROLES: dict[str, ColourRole] = {"label": "muted", "muted": "muted", "accent": "accent"}


def phrasing(runs: Runs, style: MailStyle, *, on_tint: bool = False) -> str:
    """The HTML of a slot."""
    return "".join(_run(run, style, on_tint=on_tint) for run in runs)


def _run(run: Inline, style: MailStyle, *, on_tint: bool) -> str:
    made = escape(run.text).replace("\u2028", "<br>")
    if run.superscript:
        made = f"<sup>{made}</sup>"
    if run.emphasis:
        made = f"<em>{made}</em>"
    if run.strong:
        made = f"<strong>{made}</strong>"
    if run.link is not None:
        made = f'<a href="{escape(run.link)}" style="color:{style.colour("accent", on_tint=on_tint)};text-decoration:underline">{made}</a>'
    if run.isolate:
        made = f'<span dir="ltr" style="direction:ltr;unicode-bidi:embed;unicode-bidi:isolate">{made}</span>'
    looks = f"color:{style.colour(_ROLES[run.role], on_tint=on_tint)};" if run.role in _ROLES else ""
    looks += "white-space:nowrap;" if run.nobreak else ""
    lang = "" if run.lang is None else f' lang="{escape(run.lang)}"'
    if looks or lang:
        made = f"<span{lang}{f' style={chr(34)}{looks}{chr(34)}' if looks else ''}>{made}</span>"
    return made
