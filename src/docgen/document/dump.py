"""A flow as text, for people who look what a layout makes of a document, and for tests: a line a block, what belongs to it indented under it.

Texts stand in logical order. A run that is more than plain is `[text|marks]`; `\\`, `[`, `]` and `|` of a text have `\\` before them. `⍽` is U+00A0,
`↵` is U+2028; other characters that cannot be seen, a space at the end too, are `\\u200f` and the like. Lengths are points. Of a theme its name,
families and page are told; of its styles the names, where blocks have them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

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
from docgen.document.document import BilingualTable, Flow, FlowItem, Meta, PageHeaderFooter, ParallelPair, Section, Side, SpanningBlock, TintedGroup
from docgen.document.inline import Both, Inline, Runs
from docgen.document.listing import places
from docgen.document.tables.laid import Cell
from docgen.document.tables.table import Column, Fit
from docgen.document.theme import Theme
from docgen.document.word_template import FieldBlocks, FieldError, FieldList, FieldPicture, FieldText, FieldValue, FieldValues, Underlay, WordTemplate

Lines: TypeAlias = Iterable[str]
_SIGNS = {"\\": "\\\\", "[": "\\[", "]": "\\]", "|": "\\|", "\u00a0": "⍽", "\u2028": "↵"}
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


def dump(flow: Flow, folder: Path | None = None) -> str:
    """The text of a flow. Files in `folder` are told by their paths from there, others by their names."""
    return "".join(f"{line.rstrip()}\n" for line in _Dump(folder).flow(flow))


class _Dump:
    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def flow(self, flow: Flow) -> Iterator[str]:
        yield f"layout {flow.layout}"
        yield from _meta(flow.meta)
        yield from _theme(flow.theme)
        yield from self._header_footer(flow.furniture)
        if flow.paper is not None:
            yield from self._word_template(flow.paper)
        if flow.underlay is not None:
            yield from self._underlay(flow.underlay)
        for supplement in flow.supplements:
            yield f"{'goes with' if supplement.heading is None else 'follows in'} the PDF {self._file(supplement.path)}"
            yield from _under(_slot("title", supplement.title))
            if supplement.heading is not None:
                yield from _under(_slot("heading", supplement.heading))
        for number, section in enumerate(flow.sections, 1):
            yield f"section {number}: {' '.join(section.languages)}"
            for item in section.items:
                yield from _under(self._item(item))
        for number, (listed, section) in enumerate(zip(flow.listed, flow.sections, strict=False), 1):
            yield from self._listed(number, listed, section)

    def _listed(self, number: int, listed: Section, section: Section) -> Iterator[str]:
        """What a section has besides where it is long enough for a contents list."""
        yield f"section {number}, where it is long: {' '.join(listed.languages)}"
        for place, item in enumerate(listed.items, 1):
            if item not in section.items:
                yield f"  before item {place}"
                yield from _under(_under(self._item(item)))

    def _header_footer(self, furniture: PageHeaderFooter) -> Iterator[str]:
        yield "page header and footer"
        slots: tuple[tuple[str, Any], ...] = (
            *(("notice", notice) for notice in furniture.notices),
            ("issuer", furniture.issuer),
            ("department", furniture.department),
            ("running head", furniture.running_head),
            ("page label", furniture.page_label),
            ("digits", furniture.digits),
        )
        for name, slot in slots:
            yield from _under(_slot(name, slot))
        if furniture.reference is not None:
            yield f"  reference: {_escaped(furniture.reference)}"
        if furniture.emblem is not None:
            yield f"  emblem {self._file(furniture.emblem)}"
        yield from _under(_slot("emblem alt", furniture.emblem_alt))
        for issuer in furniture.issuers:
            yield "  one of the issuers"
            yield from _under(_under(_slot("name", issuer.name)))
            yield from _under(_under(_slot("department", issuer.department)))
            if issuer.emblem is not None:
                yield f"    emblem {self._file(issuer.emblem)}"
            yield from _under(_under(_slot("emblem alt", issuer.emblem_alt)))

    def _word_template(self, paper: WordTemplate) -> Iterator[str]:
        yield f"{'Word form' if paper.form else 'letterhead for DOCX'} {self._file(paper.path)}"
        yield from _under(self._fields(paper.fields or {}))
        for problem in paper.only_here:
            yield f"  only here: {_escaped(problem.message)}"

    def _fields(self, fields: FieldValues) -> Iterator[str]:
        for path, value in fields.items():
            yield from self._field(f"field {path}{f'.{path.lang}' if path.lang else ''}", value)

    def _field(self, name: str, value: FieldValue) -> Iterator[str]:
        content, fact = value.content, value.fact
        if content is None:
            yield f"{name}: there is none"
        elif isinstance(content, FieldError):
            yield f"{name} cannot be written"
            yield from (f"  {_escaped(problem.message)}" for problem in content.problems)
        elif isinstance(content, FieldText):
            yield from _slot(name, content.runs) or [f"{name}:"]
            yield from _under(self._fields(content.inside or {}))
        elif isinstance(content, FieldBlocks):
            yield f"{name}: blocks"
            yield from _under(line for block in content.blocks for line in self._block("", block))
        elif isinstance(content, FieldPicture):
            yield f"{name}: picture {self._file(content.path)}"
            yield from _under(_slot("alt", content.alt))
        elif isinstance(content, FieldList):
            yield from _slot(name, content.runs) or [f"{name}: list"]
            for number, item in enumerate(content.items, 1):
                yield f"  item {number}"
                yield from _under(_under(self._fields(item)))
        told = (
            "given" if fact.given else "not given",
            *map(_escaped, fact.words),
            *(["yes" if fact.flag else "no"] if fact.flag is not None else []),
        )
        kinds: tuple[tuple[str, object], ...] = (("day", fact.day), ("time", fact.time), ("amount", fact.amount), ("currency", fact.currency or None))
        compared = [f"{name} {value}" for name, value in kinds if value is not None]
        choices = [f"one of {', '.join(map(_escaped, fact.choices))}"] if fact.choices else []
        labels = [f"called {', '.join('/'.join(map(_escaped, names)) for names in fact.labels)}"] if fact.labels else []
        yield f"  {' | '.join((*told, *compared, *choices, *labels))}"
        if value.hint is not None:
            yield f"  hint: {_escaped(value.hint)}"

    def _underlay(self, underlay: Underlay) -> Iterator[str]:
        margins = (("top", underlay.top), ("bottom", underlay.bottom), ("side", underlay.side), ("first top", underlay.first_top))
        given = "".join(f", {name} {_points(value)}" for name, value in margins if value is not None)
        yield f"letterhead for PDF {self._file(underlay.path)}{given}"

    def _item(self, item: FlowItem) -> Iterator[str]:
        if isinstance(item, TintedGroup):
            yield "tint"
            for inner in item.items:
                yield from _under(self._item(inner))
        elif isinstance(item, ParallelPair):
            yield "pair"
            for name, side in (("left", item.left), ("right", item.right)):
                yield from _under([f"{name} none"] if side is None else self._side(f"{name} ", side))
        elif isinstance(item, Side):
            yield from self._side("", item)
        elif isinstance(item, SpanningBlock):
            yield from self._block("both ", item.block)

    def _side(self, lead: str, side: Side) -> Iterator[str]:
        return self._block(f"{lead}{side.lang} {'follows ' if side.follows_translation else ''}", side.block)

    def _block(self, lead: str, block: Any) -> Iterator[str]:
        """A block's lines; `lead` is where and in which language it stands."""
        if isinstance(block, Heading):
            yield from _slot(f"{lead}heading {block.level}", block.text)
            yield from _under(_slot("number", block.number))
        elif isinstance(block, Paragraph):
            yield from _slot(f"{lead}paragraph {block.style}{' keep-with-next' if block.keep_with_next else ''}{_numbered(block)}", block.text)
        elif isinstance(block, ListBlock):
            yield f"{lead}list {block.style}"
            for place, item in zip(places(block), block.items, strict=True):
                name = f"{'  ' * place.depth}item{'' if not block.levels else f' {place.style} {place.at + 1}'}"
                yield from _under(_slot(name, item))
        elif isinstance(block, Quote):
            yield from _slot(f"{lead}quote", block.text)
            yield from _under(_slot("attribution", block.attribution))
        elif isinstance(block, Verse):
            yield f"{lead}verse"
            yield from _under(line for halves in block.lines for line in _cells("line", halves))
        elif isinstance(block, Fields):
            yield f"{lead}{'fields' if block.figures is None else 'key figures'}"
            yield from _under(line for field in block.fields for line in _cells("field", (field.label, field.value)))
        elif isinstance(block, Table):
            yield from _table(lead, block)
        elif isinstance(block, BilingualTable):
            yield from _bilingual(lead, block)
        elif isinstance(block, SignatureRow):
            yield from _signatures(lead, block)
        elif isinstance(block, Picture):
            yield f"{lead}picture {self._file(block.path)}{'' if block.width is None else f' width {_points(block.width)}'}"
            yield from _under(_slot("alt", block.alt))
            yield from _under(_slot("caption", block.caption))
        elif isinstance(block, Rule):
            yield f"{lead}rule"
        elif isinstance(block, PageBreak):
            yield f"{lead}page break"
        elif isinstance(block, Contents):
            yield from _slot(f"{lead}contents", block.title)
            yield from _under(line for inner in block.instead for line in self._block("instead ", inner))
        elif isinstance(block, Panel):
            yield f"{lead}panel {block.kind}"
            yield from _under(line for inner in block.blocks for line in self._block("", inner))
        else:
            raise TypeError(f"a flow has no {type(block).__name__}")

    def _file(self, path: Path) -> str:
        inside = self._folder is not None and path.is_relative_to(self._folder)
        return _escaped(path.relative_to(self._folder).as_posix() if inside and self._folder is not None else path.name)


def _numbered(block: Paragraph[Any]) -> str:
    return "" if block.number is None else f" number {block.number}"


def _meta(meta: Meta) -> Iterator[str]:
    yield f"kind {meta.kind}, languages {' '.join(meta.languages)}, territory {meta.territory}, date {meta.date}"
    yield from _under(_slot("title", meta.title))
    if meta.reference is not None:
        yield f"  reference: {_escaped(meta.reference)}"
    yield from _under(_slot("author", meta.author))
    yield from _under(_slot("subject", meta.subject))
    yield from _under(f"keywords {lang}: {' | '.join(map(_escaped, words))}" for lang, words in meta.keywords)
    changed = ", changed from outside" if meta.source_changed else ""
    yield f"  input {_escaped(meta.source_name)}, {len(meta.source)} bytes{changed}; carried: {meta.carried}"


def _theme(theme: Theme) -> Iterator[str]:
    families, page = theme.families, theme.page
    features = f", features {' '.join(families.features)}" if families.features else ""
    yield f"theme {theme.name}: Arabic in {families.arabic}, Latin in {families.latin} × {families.latin_ratio:g}{features}"
    margins = f"margins side {_points(page.margin_side)} top {_points(page.margin_top)} bottom {_points(page.margin_bottom)}"
    sizes = ", ".join(f"{name} {_points(getattr(page, name))}" for name in ("gutter", "measure", "outset"))
    yield f"page {_points(page.width)} × {_points(page.height)}, {margins}, {sizes}"


def _signatures(lead: str, row: SignatureRow[Any]) -> Iterator[str]:
    yield f"{lead}signatures"
    if row.heads:
        yield from _under(_cells("heads", row.heads))
    for signatory in row.signatories:
        yield "  signatory"
        for name in ("party", "name", "role", "date", "seal"):
            yield from _under(_under(_slot(name, getattr(signatory, name))))


def _table(lead: str, table: Table[Any]) -> Iterator[str]:
    flags = (
        ("page-wide", table.page_wide),
        (f"figures from {table.figures_from}", table.page_wide),
        ("brackets", table.brackets),
        ("without head", not table.head),
    )
    yield f"{lead}table{''.join(f' {name}' for name, is_so in flags if is_so)}"
    yield from _under(_slot("caption", table.caption))
    yield from _under(line for group in table.groups for line in _slot(f"group of {group.columns}", group.title))
    yield from _under(line for column in table.columns for line in _slot(_column(column), column.header))
    yield from _under(line for index, row in enumerate(table.rows) for line in _cells(table.kind(index), row))
    if table.total is not None:
        yield from _under(_cells("total", table.total))
    yield from _under(_slot("source", table.source))
    if table.fit is not None:
        yield f"  {_fit(table.fit)}"


def _column(column: Column[Any]) -> str:
    alone = "".join(f", alone {lang} {weight:g}" for lang, weight in column.alone)
    width = "" if column.width is None else f", width {column.width.value:g}{'%' if column.width.percent else ''}"
    return f"column {column.kind} weight {column.weight:g}{alone}{width}"


def _bilingual(lead: str, table: BilingualTable) -> Iterator[str]:
    laid = table.laid
    yield f"{lead}table of both languages, {laid.heads} rows of heads{', brackets' if laid.brackets else ''}"
    for side in (table.english, table.arabic):
        yield from _under(_slot("caption", side.caption))
    for column in laid.columns:
        width = "" if column.width is None else f", width {column.width.value:g}{'%' if column.width.percent else ''}"
        yield f"  column {column.lang or 'shared'} {column.kind} share {column.share:g}{width}: {_escaped(column.name)}"
    for row in laid.rows:
        nexts = (0, *(cell.first + cell.span for cell in row.cells))
        yield f"  {row.kind} | {' | '.join(_cell(cell, next_) for cell, next_ in zip(row.cells, nexts, strict=False))}"
    for side in (table.english, table.arabic):
        yield from _under(_slot("source", side.source))
    yield f"  {_fit(table.fit)}"


def _cell(cell: Cell, column: int) -> str:
    """A cell that stands in this column, or else says in which."""
    words = " / ".join(f"{words.lang} {_runs(words.runs)}" for words in cell.words)
    told = (cell.align, f"from column {cell.first}", f"{cell.span} columns", "figures")
    is_so = (True, cell.first != column, cell.span != 1, cell.figures)
    return f"{words} ({', '.join(what for what, so in zip(told, is_so, strict=True) if so)})"


def _fit(fit: Fit) -> str:
    widths, blocks, hangs = (" ".join(map(_points, values)) for values in (fit.widths, fit.blocks, fit.hangs))
    marks = " ".join(f"{_escaped(mark)} {_points(width)}" for mark, width in fit.marks)
    return f"fit widths {widths}, padding {_points(fit.padding)}, figures {blocks}, hangs {hangs}, marks {marks}{', small' if fit.small else ''}"


def _slot(name: str, slot: Any) -> list[str]:
    """A slot of one language on the line of its name; one of both languages under it, a line a language; nothing for none."""
    if slot is None:
        return []
    if isinstance(slot, Both):
        return [f"{name} {lang}: {_escaped(value) if isinstance(value, str) else _runs(value)}" for lang, value in slot]
    return [f"{name}: {_runs(slot)}"]


def _cells(name: str, slots: Sequence[Any]) -> list[str]:
    """Slots beside each other on one line, a line a language where they have both."""
    if not any(isinstance(slot, Both) for slot in slots):
        return [f"{name} | {' | '.join(map(_runs, slots))}"]
    return [f"{name} {lang} | {' | '.join(_runs(slot.side(lang) or ()) for slot in slots)}" for lang in ("ar", "en")]


def _runs(runs: Runs) -> str:
    parts: list[str] = []
    plain = False
    for run in runs:
        marks = _marks(run)
        is_plain = not marks and run.text != ""
        parts.append(_escaped(run.text) if is_plain and not plain else f"[{_escaped(run.text)}|{marks}]")
        plain = is_plain
    text = "".join(parts)
    return f"{text[:-1]}\\u{ord(text[-1]):04x}" if text[-1:].isspace() else text


def _marks(run: Inline) -> str:
    flags = (
        ("strong", run.strong),
        ("emphasis", run.emphasis),
        ("ltr", run.isolate),
        ("nobreak", run.nobreak),
        ("superscript", run.superscript),
    )
    values = (("lang", run.lang), ("role", run.role), ("link", run.link))
    return " ".join((*(name for name, is_so in flags if is_so), *(f"{name}={_escaped(value)}" for name, value in values if value is not None)))


def _escaped(text: str) -> str:
    return "".join(map(_character, text))


def _character(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if unicodedata.category(character) in _UNSEEN or character in "⍽↵":
        return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"
    return character


def _points(value: float) -> str:
    return f"{round(value, 2):g}"


def _under(lines: Lines) -> Iterator[str]:
    return (f"  {line}" for line in lines)
