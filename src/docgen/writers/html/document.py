"""A flow as one web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.document.document import Flow, Section
from docgen.document.inline import DIRECTIONS, Runs, plain
from docgen.document.shown import pictures_of
from docgen.types import Lang
from docgen.typography.fonts.families import library
from docgen.writers.html.blocks import HtmlBlocks
from docgen.writers.html.fonts import font_faces
from docgen.writers.html.inline import escape
from docgen.writers.html.linked_data import linked_data
from docgen.writers.html.pictures import web_picture
from docgen.writers.html.style import style_sheet
from docgen.writers.options import RenderOptions
from docgen.writers.pictures import opened


def render(flow: Flow, options: RenderOptions) -> bytes:
    """The whole page in UTF-8. Fonts, pictures and style are inside it; it asks nothing of any host, and runs no script. Raises RenderError for
    pictures, FontError for families. A page that bears a notice (an embargo, a marking) asks not to be indexed."""
    pictures = opened(dict.fromkeys(path for path, _ in pictures_of(flow)), flow, options.warn, web_picture)
    blocks = HtmlBlocks(flow, pictures)
    sections = "".join(_section(flow, section, blocks) for section in flow.sections)
    fonts = font_faces(blocks.used, flow.theme.families, library(tuple(options.font_folders)), options.warn)
    lead: Lang = flow.meta.languages[0]
    title = flow.meta.title.side(lead) or ""
    about = " – ".join(text for lang in flow.meta.languages if (text := flow.meta.subject.side(lang)))
    robots = '<meta name="robots" content="noindex">\n' if flow.furniture.notices else ""
    one = "" if any(len(section.languages) > 1 for section in flow.sections) and flow.layout in ("side-by-side", "facing") else ' class="one"'
    return (
        f'<!DOCTYPE html>\n<html lang="{flow.meta.tag(lead)}" dir="{DIRECTIONS[lead]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f'<meta name="description" content="{escape(about or title)}">\n<meta name="generator" content="docgen">\n{robots}'
        f"<style>\n{fonts}{style_sheet(flow.theme, blocks.marks)}</style>\n{linked_data(flow)}</head>\n"
        f"<body>\n<main{one}>\n{sections}</main>\n</body>\n</html>\n"
    ).encode()


def _section(flow: Flow, section: Section, blocks: HtmlBlocks) -> str:
    lead = section.languages[0]
    body = "".join(blocks.items(section.items, section.languages))
    return f"<section {blocks.at(lead)}>\n{''.join(_notices(flow, section.languages, blocks))}{_letterhead(flow, section, blocks)}{body}</section>\n"


def _notices(flow: Flow, languages: Sequence[Lang], blocks: HtmlBlocks) -> Iterator[str]:
    """What no reader may miss, in a bar above everything."""
    for notice in flow.furniture.notices:
        told = "".join(_said(notice.side(lang) or (), lang, blocks) for lang in languages)
        yield f'<div class="notice" role="note"><div class="names">{told}</div></div>\n'


def _said(runs: Runs, lang: Lang, blocks: HtmlBlocks) -> str:
    """A notice in one language, its lines in one box: the boxes of both languages stand side by side."""
    lines = "".join(blocks.text("p", part, lang, style) for style, part in _lines(runs) if plain(part))
    return lines and f"<div {blocks.at(lang)}>{lines}</div>"


def _lines(runs: Runs) -> Iterator[tuple[str, Runs]]:
    """The large words of a notice, then the smaller ones under them."""
    for index, run in enumerate(runs):
        if "\u2028" in run.text:
            before, _, after = run.text.partition("\u2028")
            yield "notice", (*runs[:index], run._replace(text=before))
            yield "notice-detail", (run._replace(text=after.replace("\u2028", " ")), *runs[index + 1 :])
            return
    yield "notice", runs


def _letterhead(flow: Flow, section: Section, blocks: HtmlBlocks) -> str:
    furniture = flow.furniture
    if furniture.issuers:
        heads = "".join(
            f"<div>{_emblem(issuer.emblem, issuer.emblem_alt, section, blocks)}{_names(issuer.name, None, section, blocks)}</div>"
            for issuer in furniture.issuers
        )
        return f'<header><div class="issuers">{heads}</div></header>\n'
    emblem = _emblem(furniture.emblem, furniture.emblem_alt, section, blocks)
    return f"<header>{emblem}{_names(furniture.issuer, furniture.department, section, blocks)}</header>\n"


def _names(issuer: object, department: object, section: Section, blocks: HtmlBlocks) -> str:
    made = ""
    for lang in section.languages:
        named = [(style, runs) for style, slot in (("issuer", issuer), ("department", department)) if (runs := _side(slot, lang))]
        if named:
            inside = "".join(blocks.text("p", runs, lang, style) for style, runs in named)
            made += f"<div {blocks.at(lang)}>{inside}</div>"
    return f'<div class="names">{made}</div>'


def _side(slot: object, lang: Lang) -> Runs:
    side = getattr(slot, "side", None)
    return () if side is None else side(lang) or ()


def _emblem(path: Path | None, alt: object, section: Section, blocks: HtmlBlocks) -> str:
    if path is None:
        return ""
    words = " / ".join(text for lang in section.languages if (text := plain(_side(alt, lang))))
    return f'<img class="emblem" src="{blocks.picture(path).url}" alt="{escape(words)}">'
