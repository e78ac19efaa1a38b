"""Blocks as HTML (flow content): each in its language and direction, by the elements that mean what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from docgen.document.document import BilingualTable, Flow, FlowItem, ParallelPair, Side, SpanningBlock, TintedGroup
from docgen.document.inline import Inline, Runs, plain
from docgen.document.listing import places
from docgen.document.markers import marker
from docgen.document.tables.laid import Laid, LaidRow, laid_side
from docgen.document.theme import TextStyle
from docgen.errors import RenderError
from docgen.types import Lang
from docgen.writers.html.fonts import Style, Used
from docgen.writers.html.inline import attributes, escape, phrasing
from docgen.writers.html.pictures import WebPicture


class HtmlBlocks:
    """Makes the HTML of a flow's items, and gathers the characters that each language and style of it sets."""

    def __init__(self, flow: Flow, pictures: Mapping[Path, WebPicture]) -> None:
        self._flow = flow
        self._pictures = pictures
        self._marks: dict[str, str] = {}
        self._characters: defaultdict[tuple[Lang, Style], set[str]] = defaultdict(set)

    @property
    def used(self) -> Used:
        """The characters so far."""
        return Used({key: frozenset(characters) for key, characters in self._characters.items()})

    @property
    def marks(self) -> Mapping[str, str]:
        """The markers of lists so far, and the class of the items that have each."""
        return self._marks

    def picture(self, path: Path) -> WebPicture:
        """A picture of the flow."""
        return self._pictures[path]

    def at(self, lang: Lang) -> str:
        """`lang` and `dir` of a part in this language."""
        return attributes(lang, self._flow.meta.tag(lang))

    def slot(self, runs: Runs, lang: Lang, style: str) -> str:
        """The HTML of a slot, its characters gathered."""
        own = self._style(style)
        for run in runs:
            self._characters[lang, (own.bold or run.strong, own.italic or run.emphasis)].update(run.text)
        return phrasing(runs)

    def _style(self, name: str) -> TextStyle:
        return self._flow.theme.styles[name]

    def text(self, element: str, runs: Runs, lang: Lang, style: str, *, also: str = "") -> str:
        """An element with its language, its text style and its words."""
        return f'<{element} class="t-{style}{f" {also}" if also else ""}" {self.at(lang)}>{self.slot(runs, lang, style)}</{element}>\n'

    def items(self, items: Iterable[FlowItem], languages: Sequence[Lang]) -> Iterator[str]:
        """Items in their order; of a pair the leading language comes first, wherever it is shown."""
        for item in items:
            if isinstance(item, Side):
                yield self.block(item.block, item.lang)
            elif isinstance(item, ParallelPair):
                sides = [side for side in (item.left, item.right) if side is not None]
                sides.sort(key=lambda side: languages.index(side.lang) if side.lang in languages else len(languages))
                inside = "".join(f'<div class="{side.lang}">{self.block(side.block, side.lang)}</div>\n' for side in sides)
                yield f'<div class="pair">{inside}</div>\n'
            elif isinstance(item, TintedGroup):
                yield f'<div class="panel about">{"".join(self.items(item.items, languages))}</div>\n'
            elif isinstance(item, SpanningBlock):
                yield self._shared(item.block, languages)

    def _shared(self, block: Any, languages: Sequence[Lang]) -> str:
        if isinstance(block, BilingualTable):
            sides: tuple[tuple[Lang, Table[Runs]], ...] = (("ar", block.arabic), ("en", block.english))
            captions = "".join(self.text("p", side.caption, lang, "caption") for lang, side in sides if side.caption)
            sources = "".join(self.text("p", side.source, lang, "note") for lang, side in sides if side.source)
            return f"{captions}{self._laid(block.laid, languages[0], None)}{sources}"
        if isinstance(block, SignatureRow):
            return f'<div class="signatures">{"".join(self._signatory(one, languages) for one in block.signatories)}</div>\n'
        if isinstance(block, Picture):
            lead = languages[0]
            captions = "".join(self.text("span", runs, lang, "caption") for lang, runs in (block.caption or ()) if runs)
            alts = [plain(runs) for lang in languages if block.alt is not None and (runs := block.alt.side(lang))]
            return self._figure(block.path, " / ".join(alts), block.width, captions, lead)
        return "<hr>\n" if isinstance(block, Rule) else '<div class="break"></div>\n'

    def block(self, block: Any, lang: Lang) -> str:
        """One block of one language. Raises RenderError for a kind of block that a page has not."""
        if isinstance(block, Paragraph):
            digits = self._flow.furniture.digits.side(lang) or "latn"
            number = () if block.number is None else (Inline(f"{marker('decimal', block.number - 1, lang, digits)} "),)
            return self.text("p", (*number, *block.text), lang, block.style)
        if isinstance(block, Heading):
            style = "headline" if block.level == 0 else f"heading{block.level}"
            before = "" if block.number is None else f'<span class="number">{self.slot(block.number, lang, style)}</span> '
            return f'<h{block.level + 1} class="t-{style}" {self.at(lang)}>{before}{self.slot(block.text, lang, style)}</h{block.level + 1}>\n'
        if isinstance(block, ListBlock):
            return self._list(block, lang)
        if isinstance(block, Quote):
            said = "" if block.attribution is None else self.text("figcaption", block.attribution, lang, "attribution")
            quoted = self.text("p", block.text, lang, "quote")
            return f'<figure class="quote" {self.at(lang)}><blockquote>{quoted}</blockquote>{said}</figure>\n'
        if isinstance(block, Verse):
            halves = "".join(f"<p>{''.join(self.text('span', half, lang, 'verse') for half in line)}</p>" for line in block.lines)
            return f'<div class="verse" {self.at(lang)}>{halves}</div>\n'
        if isinstance(block, Fields):
            rows = "".join(
                f"<div>{self.text('dt', field.label, lang, 'label')}{self.text('dd', field.value, lang, 'value')}</div>" for field in block.fields
            )
            return f'<dl class="fields" {self.at(lang)}>{rows}</dl>\n'
        if isinstance(block, Table):
            source = self.text("p", block.source, lang, "note") if block.source else ""
            return self._laid(laid_side(block, lang), lang, block.caption) + source
        if isinstance(block, SignatureRow):
            return f'<div class="signatures" {self.at(lang)}>{"".join(self._signatory(one, (lang,)) for one in block.signatories)}</div>\n'
        if isinstance(block, Picture):
            caption = self.text("span", block.caption, lang, "caption") if block.caption else ""
            return self._figure(block.path, plain(block.alt), block.width, caption, lang)
        if isinstance(block, Panel):
            return f'<div class="panel {block.kind}" {self.at(lang)}>{"".join(self.block(inner, lang) for inner in block.blocks)}</div>\n'
        if isinstance(block, Contents):
            return "".join(self.block(inner, lang) for inner in block.instead)
        if isinstance(block, Rule):
            return "<hr>\n"
        if isinstance(block, PageBreak):
            return '<div class="break"></div>\n'
        raise RenderError(f"a web page has no {type(block).__name__}")

    def _list(self, block: ListBlock[Runs], lang: Lang) -> str:
        """A list, and the lists in it, whose markers are those of the other formats (CSS Lists 3, `list-style-type` as a string)."""
        digits = self._flow.furniture.digits.side(lang) or "latn"
        inside: list[tuple[int, int, str]] = []  # depth, which list, its element
        out = []
        for place, item in zip(places(block), block.items, strict=True):
            while inside and (inside[-1][0] > place.depth or (inside[-1][0] == place.depth and inside[-1][1] != place.run)):
                out.append(f"</li></{inside.pop()[2]}>")
            if inside and inside[-1][0] == place.depth:
                out.append("</li>")
            else:
                element = "ul" if place.style == "bullet" else "ol"
                out.append(f'<{element} class="t-list" {self.at(lang)}>')
                inside.append((place.depth, place.run, element))
            mark = marker(place.style, place.at, lang, digits, depth=place.depth)
            self._characters[lang, (False, False)].update(mark)
            out.append(f'<li class="{self._marks.setdefault(mark, f"m{len(self._marks)}")}">{self.slot(item, lang, "list")}')
        out += [f"</li></{element}>" for _, _, element in reversed(inside)]
        return f"{''.join(out)}\n"

    def _signatory(self, signatory: Any, languages: Sequence[Lang]) -> str:
        """One who signs; of both languages each line after the other."""

        def said(slot: Any, style: str) -> str:
            if slot is None:
                return ""
            if isinstance(slot, tuple):
                return self.text("p", slot, languages[0], style) if slot else ""
            return "".join(self.text("p", runs, lang, style) for lang in languages if (runs := slot.side(lang)))

        above = said(signatory.party, "signatory-role")
        below = said(signatory.name, "signatory") + said(signatory.role, "signatory-role") + said(signatory.date, "signatory-role")
        return f'<div class="signatory">{above}<div class="room">{said(signatory.seal, "signatory-role")}</div>{below}</div>'

    def _figure(self, path: Path, alt: str, width: float | None, caption: str, lang: Lang) -> str:
        found = self._pictures[path]
        shown = min(width or found.width, found.width)
        size = f'width="{round(shown * 4 / 3)}" height="{round(found.height * shown / found.width * 4 / 3)}"'
        under = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f'<figure {self.at(lang)}><img src="{found.url}" {size} alt="{escape(alt)}">{under}</figure>\n'

    def _laid(self, laid: Laid, lang: Lang, caption: Runs | None) -> str:
        """A table as it stands on paper: a row a `tr`, heads in `thead`, the total in `tfoot`; `lang` is the direction of its columns."""
        rtl = laid.rtl
        heads = "".join(self._row(row, laid, "col") for row in laid.rows[: laid.heads])
        total = [row for row in laid.body if row.kind == "total"]
        body = "".join(self._row(row, laid, None) for row in laid.body if row.kind != "total")
        foot = f"<tfoot>{''.join(self._row(row, laid, None) for row in total)}</tfoot>" if total else ""
        named = "" if not caption else f'<caption class="t-caption">{self.slot(caption, lang, "caption")}</caption>'
        tagged = self.at(lang) if laid.lang is not None else f'dir="{"rtl" if rtl else "ltr"}"'
        head = f"<thead>{heads}</thead>" if heads else ""
        return f'<div class="scroll" tabindex="0"><table {tagged}>{named}{head}<tbody>{body}</tbody>{foot}</table></div>\n'

    def _row(self, row: LaidRow, laid: Laid, scope: str | None) -> str:
        cells, column = [], 0
        for index, cell in enumerate(row.cells):
            cells += ["<td></td>"] * (cell.first - column)
            column = cell.first + cell.span
            head = scope or ("rowgroup" if row.kind == "section" else "row" if index == 0 and row.kind in ("subtotal", "total") else None)
            element = "th" if head else "td"
            span = f' colspan="{cell.span}"' if cell.span > 1 else ""
            classes = f"t-{row.style} at-{cell.align}{' figure' if cell.figures else ''}"
            words = [(part.lang, self.slot(part.runs, part.lang, row.style)) for part in cell.words if plain(part.runs)]
            if laid.lang is not None:
                inside, tagged = "".join(text for _, text in words), ""
            elif len(words) == 1:
                inside, tagged = words[0][1], f" {self.at(words[0][0])}"
            else:
                inside, tagged = "".join(f"<div {self.at(lang)}>{text}</div>" for lang, text in words), ""
            cells.append(f'<{element} class="{classes}"{span}{f" scope={chr(34)}{head}{chr(34)}" if head else ""}{tagged}>{inside}</{element}>')
        cells += ["<td></td>"] * (len(laid.columns) - column)
        return f"<tr{' class=subtotal' if row.kind == 'subtotal' else ''}>{''.join(cells)}</tr>"
