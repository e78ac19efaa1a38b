"""Blocks as HTML for mail: paragraphs and tables with their styles inside, which is what all programs for mail draw alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.document.blocks import (
    Contents,
    Fields,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Rule,
    SignatureRow,
    Table,
    Verse,
)
from docgen.document.document import Flow, FlowItem, ParallelPair, Side, SpanningBlock, TintedGroup
from docgen.document.inline import DIRECTIONS, Both, Inline, Runs, plain
from docgen.document.listing import places
from docgen.document.markers import marker
from docgen.document.tables.laid import LaidRow, laid_side
from docgen.errors import RenderError
from docgen.types import Align, Lang
from docgen.writers.html.inline import escape
from docgen.writers.mail.inline import phrasing
from docgen.writers.mail.pictures import MailPicture
from docgen.writers.mail.style import WIDTH, MailStyle, physical, px, way

_ROOM = 48
"""Pixels for the pen of one who signs."""
_INDENT = 24
"""Pixels by which a list in a list is set in."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The language of a part, and whether it stands on the tint."""

    lang: Lang
    on_tint: bool = False


class MailBlocks:
    """Makes the HTML of a flow's items."""

    def __init__(self, flow: Flow, pictures: Mapping[Path, MailPicture]) -> None:
        self._flow = flow
        self._pictures = pictures
        self.style = MailStyle(flow.theme)

    def at(self, lang: Lang) -> str:
        """`lang` and `dir` of an element."""
        return f'lang="{self._flow.meta.tag(lang)}" dir="{DIRECTIONS[lang]}"'

    def text(self, element: str, runs: Runs, lang: Lang, name: str, *, on_tint: bool = False, align: Align | None = None, more: str = "") -> str:
        """An element with its words in a text style."""
        look = self.style.text(name, lang, on_tint=on_tint, align=align) + more
        return f'<{element} {self.at(lang)} style="{look}">{phrasing(runs, self.style, on_tint=on_tint)}</{element}>\n'

    def table(self, inside: str, lang: Lang, *, width: str = "100%", more: str = "") -> str:
        """A table that only places things; `inside` are its rows."""
        sized = f' width="{width}"' if width else ""
        look = f"border-collapse:collapse;{way(lang)}{f'width:{width};' if width.endswith('%') else ''}{more}"
        return f'<table role="presentation" {self.at(lang)} border="0" cellpadding="0" cellspacing="0"{sized} style="{look}">{inside}</table>\n'

    def cell(self, inside: str, lang: Lang, more: str = "", attributes: str = "") -> str:
        """A cell of such a table."""
        return f'<td {self.at(lang)}{attributes} valign="top" style="{way(lang)}{more}">{inside}</td>'

    def items(self, items: Iterable[FlowItem], languages: Sequence[Lang]) -> Iterator[str]:
        """Items in their order; of a pair the leading language first."""
        yield from self._items(items, languages, on_tint=False)

    def _items(self, items: Iterable[FlowItem], languages: Sequence[Lang], *, on_tint: bool) -> Iterator[str]:
        for item in items:
            if isinstance(item, Side):
                yield self._block(item.block, _Way(item.lang, on_tint))
            elif isinstance(item, ParallelPair):
                sides = [side for side in (item.left, item.right) if side is not None]
                sides.sort(key=lambda side: languages.index(side.lang) if side.lang in languages else len(languages))
                yield from (self._block(side.block, _Way(side.lang, on_tint)) for side in sides)
            elif isinstance(item, TintedGroup):
                yield self._tinted("".join(self._items(item.items, languages, on_tint=True)), languages[0])
            elif isinstance(item, SpanningBlock):
                if isinstance(item.block, (Rule, PageBreak)):
                    yield self._block(item.block, _Way(languages[0], on_tint))
                else:
                    yield from self._shared(item.block, languages, on_tint=on_tint)

    def _shared(self, block: Any, languages: Sequence[Lang], *, on_tint: bool) -> Iterator[str]:
        """What stands once for both languages: a picture once, with what each says of it; all else once a language."""
        if isinstance(block, Picture):
            alts = [plain(runs) for lang in languages if block.alt is not None and (runs := block.alt.side(lang))]
            captions = "".join(self.text("p", runs, lang, "caption") for lang in languages if block.caption and (runs := block.caption.side(lang)))
            yield self._picture(block.path, " / ".join(alts), block.width, captions, languages[0])
            return
        for lang in languages:
            yield self._block(block.map(lambda slot, lang=lang: slot.side(lang) or () if isinstance(slot, Both) else slot), _Way(lang, on_tint))

    def _block(self, block: Any, at: _Way) -> str:
        lang, tint = at.lang, at.on_tint
        if isinstance(block, Paragraph):
            number = () if block.number is None else (Inline(f"{self._marker('decimal', block.number - 1, lang)} "),)
            return self.text("p", (*number, *block.text), lang, block.style, on_tint=tint)
        if isinstance(block, Heading):
            name = "headline" if block.level == 0 else f"heading{block.level}"
            number = () if block.number is None else (*block.number, Inline(" "))
            return self.text(f"h{block.level + 1}", (*number, *block.text), lang, name, on_tint=tint)
        if isinstance(block, ListBlock):
            return self._list(block, at)
        if isinstance(block, Quote):
            said = "" if block.attribution is None else self.text("p", block.attribution, lang, "attribution", on_tint=tint)
            return self._quoted(self.text("p", block.text, lang, "quote", on_tint=tint) + said, lang)
        if isinstance(block, Verse):
            rows = "".join(f"<tr>{''.join(self.cell(self.text('p', half, lang, 'verse'), lang) for half in line)}</tr>" for line in block.lines)
            return self.table(rows, lang)
        if isinstance(block, Fields):
            return self._fields(block, at)
        if isinstance(block, Table):
            return self._table(block, lang)
        if isinstance(block, SignatureRow):
            return self._signatures(block, lang)
        if isinstance(block, Picture):
            caption = self.text("p", block.caption, lang, "caption") if block.caption else ""
            return self._picture(block.path, plain(block.alt), block.width, caption, lang)
        if isinstance(block, Panel):
            return self._tinted("".join(self._block(inner, _Way(lang, True)) for inner in block.blocks), lang)
        if isinstance(block, Contents):
            return "".join(self._block(inner, at) for inner in block.instead)
        if isinstance(block, (Rule, PageBreak)):
            line = f"border-top:1px solid {self.style.colour('hairline')};font-size:1px;line-height:1px;height:1px;"
            return "" if isinstance(block, PageBreak) else self.table(f"<tr>{self.cell('&nbsp;', lang, line)}</tr>", lang, more="margin:12px 0;")
        raise RenderError(f"an e-mail has no {type(block).__name__}")

    def _marker(self, style: Any, at: int, lang: Lang, depth: int = 0) -> str:
        return marker(style, at, lang, self._flow.furniture.digits.side(lang) or "latn", depth=depth)

    def _list(self, block: ListBlock[Runs], at: _Way) -> str:
        """A list as rows of markers and texts: programs for mail draw lists from right to left each in a way of its own."""
        made = ""
        for place, item in zip(places(block), block.items, strict=True):
            mark = self.text("p", (Inline(self._marker(place.style, place.at, at.lang, place.depth)),), at.lang, "list", on_tint=at.on_tint)
            inner = physical("start", at.lang)
            outset = f"padding-{inner}:{place.depth * _INDENT}px;padding-{physical('end', at.lang)}:8px;white-space:nowrap;"
            text = self.text("p", item, at.lang, "list", on_tint=at.on_tint)
            row = self.cell(mark, at.lang, outset, ' width="1"') + self.cell(text, at.lang, "width:100%;")
            made += self.table(f"<tr>{row}</tr>", at.lang)
        return made

    def _quoted(self, inside: str, lang: Lang) -> str:
        inner = physical("start", lang)
        look = f"border-{inner}:3px solid {self.style.colour('accent')};padding-{inner}:{px(self._flow.theme.measures.quote_indent):g}px;"
        return self.table(f"<tr>{self.cell(inside, lang, look)}</tr>", lang, more=self._air)

    @property
    def _air(self) -> str:
        return f"margin:{px(self._flow.theme.measures.block_gap):g}px 0;"

    def _tinted(self, inside: str, lang: Lang) -> str:
        tint = self.style.colour("tint")
        cell = self.cell(inside, lang, f"background-color:{tint};padding:12px 16px;", f' bgcolor="{tint}"')
        return self.table(f"<tr>{cell}</tr>", lang, more=self._air)

    def _fields(self, block: Fields[Runs], at: _Way) -> str:
        lang, apart, rows = at.lang, physical("end", at.lang), ""
        for field in block.fields:
            label = self.text("p", field.label, lang, "label", on_tint=at.on_tint)
            value = self.text("p", field.value, lang, "value", on_tint=at.on_tint)
            rows += f"<tr>{self.cell(label, lang, f'padding-{apart}:14px;', ' width=' + chr(34) + '24%' + chr(34))}{self.cell(value, lang)}</tr>"
        return self.table(rows, lang, more=self._air)

    def _table(self, block: Table[Runs], lang: Lang) -> str:
        """A table of data, which says of its heads what they are."""
        laid = laid_side(block, lang)
        heads = "".join(self._row(row, len(laid.columns), lang, "col") for row in laid.rows[: laid.heads])
        body = "".join(self._row(row, len(laid.columns), lang, None) for row in laid.body)
        caption = self.text("p", block.caption, lang, "caption") if block.caption else ""
        source = self.text("p", block.source, lang, "note") if block.source else ""
        look = f"border-collapse:collapse;width:100%;{way(lang)}{self._air}"
        head = f"<thead>{heads}</thead>" if heads else ""
        opened = f'<table {self.at(lang)} border="0" cellpadding="0" cellspacing="0" width="100%" style="{look}">'
        return f"{caption}{opened}{head}<tbody>{body}</tbody></table>\n{source}"

    def _row(self, row: LaidRow, columns: int, lang: Lang, scope: str | None) -> str:
        tint = self.style.colour("tint")
        line = self.style.colour("ink" if row.kind in ("total", "subtotal") else "hairline")
        edge = f"border-{'top' if row.kind in ('total', 'subtotal') else 'bottom'}:1px solid {line};"
        ground = f"background-color:{tint};" if scope else ""
        cells, column = "", 0
        for index, cell in enumerate(row.cells):
            cells += self._empty(cell.first - column, lang, edge)
            column = cell.first + cell.span
            head = scope or ("rowgroup" if row.kind == "section" else "row" if index == 0 and row.kind in ("total", "subtotal") else None)
            said = f' scope="{head}"' if head else ""
            said += f' colspan="{cell.span}"' if cell.span > 1 else ""
            said += f' bgcolor="{tint}"' if scope else ""
            words = "".join(phrasing(part.runs, self.style, on_tint=scope is not None) for part in cell.words)
            look = self.style.text(row.style, lang, on_tint=scope is not None, align=cell.align, padding="4px 8px")
            look += f"{edge}{ground}{'white-space:nowrap;' if cell.figures else ''}"
            cells += f'<{"th" if head else "td"} {self.at(lang)}{said} valign="top" style="{look}">{words}</{"th" if head else "td"}>'
        return f"<tr>{cells}{self._empty(columns - column, lang, edge)}</tr>"

    def _empty(self, count: int, lang: Lang, edge: str) -> str:
        return self.cell("&nbsp;", lang, edge) * max(0, count)

    def _signatures(self, block: SignatureRow[Runs], lang: Lang) -> str:
        width = f' width="{100 // max(1, len(block.signatories))}%"'
        cells = ""
        for one in block.signatories:
            above = "".join(self.text("p", runs, lang, "signatory-role", align="center") for runs in (one.party, one.seal) if runs)
            below = "".join(
                self.text("p", runs, lang, name, align="center")
                for name, runs in (("signatory", one.name), ("signatory-role", one.role), ("signatory-role", one.date))
                if runs
            )
            ink = self.style.colour("ink")
            line = f"height:{_ROOM}px;border-bottom:1px solid {ink};font-size:1px;line-height:1px;"
            pen = self.table(f"<tr>{self.cell('&nbsp;', lang, line, f' height={chr(34)}{_ROOM}{chr(34)}')}</tr>", lang)
            cells += self.cell(above + pen + below, lang, "padding:12px;", width)
        return self.table(f"<tr>{cells}</tr>", lang)

    def _picture(self, path: Path, alt: str, width: float | None, caption: str, lang: Lang) -> str:
        return self.table(f"<tr>{self.cell(self.image(path, alt, width) + caption, lang)}</tr>", lang, more=self._air)

    def image(self, path: Path, alt: str, width: float | None = None, height: float | None = None) -> str:
        """An `img`, no wider than the column, `width` points wide or no higher than `height`."""
        found = self._pictures[path]
        shown = min(width or found.width, found.width, WIDTH * 0.7)
        if height is not None:
            shown = min(shown, found.width * height / found.height)
        wide, high = round(px(shown)), round(px(found.height * shown / found.width))
        look = "display:block;border:0;max-width:100%;height:auto;"
        return f'<img src="cid:{found.id}" width="{max(1, wide)}" height="{max(1, high)}" alt="{escape(alt)}" style="{look}">'
