"""The HTML of a message: a column of the theme's paper, each language in its own direction throughout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.document.document import Flow, LetterheadIssuer, Section
from docgen.document.inline import Both, Inline, Runs, plain
from docgen.document.notices import detail, words
from docgen.types import Lang
from docgen.writers.html.inline import escape
from docgen.writers.mail.blocks import MailBlocks
from docgen.writers.mail.style import WIDTH, px


def page(flow: Flow, blocks: MailBlocks, subject: str, watermark: Both[str] | None) -> str:
    """The whole page. It needs no style sheet: each element says all of its look. `watermark` stands above everything, as the notices do."""
    lead = flow.meta.languages[0]
    paper = blocks.style.colour("paper")
    parts = "".join(_section(flow, section, blocks, watermark, first=index == 0) for index, section in enumerate(flow.sections))
    column = blocks.cell(parts, lead, f"background-color:{paper};padding:24px 20px;", f' bgcolor="{paper}"')
    inner = blocks.table(f"<tr>{column}</tr>", lead, width=str(WIDTH), more=f"width:100%;max-width:{WIDTH}px;margin:0 auto;")
    outer = blocks.table(
        f'<tr><td {blocks.at(lead)} align="center" bgcolor="{paper}" style="background-color:{paper};padding:0;">{inner}</td></tr>', lead
    )
    return (
        f'<!DOCTYPE html>\n<html {blocks.at(lead)}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light">\n<meta name="supported-color-schemes" content="light">\n'
        f"<title>{escape(subject)}</title>\n</head>\n"
        f'<body {blocks.at(lead)} style="margin:0;padding:0;background-color:{paper};">\n{outer}</body>\n</html>\n'
    )


def _section(flow: Flow, section: Section, blocks: MailBlocks, watermark: Both[str] | None, *, first: bool) -> str:
    lead = section.languages[0]
    rule = "" if first else f"border-top:2px solid {blocks.style.colour('accent')};padding-top:24px;"
    inside = "".join(
        (*_notices(flow, section, blocks, watermark), _letterhead(flow, section, blocks), *blocks.items(section.items, section.languages))
    )
    return blocks.table(f"<tr>{blocks.cell(inside, lead, rule)}</tr>", lead, more="" if first else "margin-top:32px;")


def _notices(flow: Flow, section: Section, blocks: MailBlocks, watermark: Both[str] | None) -> Iterator[str]:
    """What no reader may miss, in a bar above everything."""
    alert = blocks.style.colour("alert")
    for lang in section.languages:
        bars = [
            blocks.text("p", words(runs), lang, "notice") + (blocks.text("p", under, lang, "notice-detail") if plain(under := detail(runs)) else "")
            for notice in flow.furniture.notices
            if (runs := notice.side(lang))
        ]
        if watermark is not None and (behind := watermark.side(lang)):
            bars.append(blocks.text("p", _runs(behind), lang, "notice"))
        for bar in bars:
            cell = blocks.cell(bar, lang, f"background-color:{alert};padding:8px 12px;", f' bgcolor="{alert}"')
            yield blocks.table(f"<tr>{cell}</tr>", lang, more="margin-bottom:8px;")


def _runs(text: str) -> Runs:
    return (Inline(text),)


def _letterhead(flow: Flow, section: Section, blocks: MailBlocks) -> str:
    """Who says it: an emblem at the start of its line, the names under it, a rule under all."""
    furniture, lead = flow.furniture, section.languages[0]
    issuers = furniture.issuers or (LetterheadIssuer(furniture.issuer, furniture.department, furniture.emblem, furniture.emblem_alt),)
    made = ""
    for issuer in issuers:
        emblem = _emblem(issuer.emblem, issuer.emblem_alt, section, flow, blocks)
        names = "".join(
            blocks.text("p", runs, lang, style)
            for lang in section.languages
            for style, slot in (("issuer", issuer.name), ("department", issuer.department))
            if slot is not None and (runs := slot.side(lang))
        )
        made += emblem + names
    if not made:
        return ""
    gap = px(flow.theme.measures.block_gap)
    line = f"border-bottom:2px solid {blocks.style.colour('accent')};padding-bottom:{gap:g}px;"
    return blocks.table(f"<tr>{blocks.cell(made, lead, line)}</tr>", lead, more=f"margin-bottom:{gap:g}px;")


def _emblem(path: Path | None, alt: Any, section: Section, flow: Flow, blocks: MailBlocks) -> str:
    if path is None:
        return ""
    lead: Lang = section.languages[0]
    said = " / ".join(text for lang in section.languages if alt is not None and (text := plain(alt.side(lang))))
    image = blocks.image(path, said, height=flow.theme.measures.emblem_height)
    return blocks.table(f"<tr>{blocks.cell(image, lead, 'padding:8px 0;')}</tr>", lead, width="")
