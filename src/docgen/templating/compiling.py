"""A template file's data to makers: every key checked, every string compiled, all errors gathered with their places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from docgen.document import blocks as tree
from docgen.document.tables.table import GivenWidth
from docgen.document.theme import MM, TEXT_STYLES
from docgen.errors import TemplateError
from docgen.templating import block_templates
from docgen.templating.block_templates import ALWAYS, BlockTemplate, Group, LoopOrCondition, split_for
from docgen.templating.expressions import Expression, SourceString, Text, compile_expression, compile_text
from docgen.templating.reading import File, did_you_mean
from docgen.templating.reading import Path as Where
from docgen.types import ColumnType, ListStyle

T = TypeVar("T")
_GUARDS = ("for", "if")


class Compiler:
    """Compiles one template. Problems go into `file`; what they concern is left out, and the caller raises them all."""

    def __init__(self, file: File, folder: Path) -> None:
        self.file = file
        self.folder = folder

    # Strings and expressions

    def text(self, value: Any, path: Where) -> Text | None:
        """A string of a slot, or `{ar: …, en: …}`. Numbers stand for themselves; nothing is an empty slot."""
        if value is None:
            return None
        if isinstance(value, dict):
            if set(value) == {"ar", "en"} and all(isinstance(half, str) for half in value.values()):
                spots = (SourceString(self.file.marked, (*path, lang), value[lang]) for lang in ("ar", "en"))
                return self._tried(lambda: compile_text(*spots))
            self.file.wrong(path, "this must be text, or {ar: …, en: …}", "both languages are needed where they differ")
            return None
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self.file.wrong(path, "this must be text", "write '{{ name.field }}', in quotes")
            return None
        return self._tried(lambda: compile_text(SourceString(self.file.marked, path, value)))

    def needed(self, data: dict[str, Any], key: str, path: Where) -> Text | None:
        """A string that may not be missing."""
        if data.get(key) is None:
            self.file.wrong((*path, key), f"'{key}' is missing")
            return None
        return self.text(data[key], (*path, key))

    def expression(self, value: Any, path: Where) -> Expression | None:
        if isinstance(value, bool):
            value = str(value).lower()
        if not isinstance(value, str) or not value.strip():
            self.file.wrong(path, "this must be an expression", "write it without braces: item.title")
            return None
        return self._tried(lambda: compile_expression(SourceString(self.file.marked, path, value)))

    def _tried(self, compile_: Callable[[], T]) -> T | None:
        try:
            return compile_()
        except TemplateError as error:
            self.file.problems.extend(error.problems)
            return None

    def guard(self, data: Any, path: Where) -> LoopOrCondition:
        """`for` and `if` of a list item."""
        if not isinstance(data, dict) or not ("for" in data or "if" in data):
            return ALWAYS
        condition = self.expression(data["if"], (*path, "if")) if "if" in data else None
        if "for" not in data:
            return LoopOrCondition(condition=condition)
        parts = split_for(data["for"]) if isinstance(data["for"], str) else None
        if parts is None:
            self.file.wrong((*path, "for"), "this must be 'NAME in LIST'", "write 'item in agenda'")
            return LoopOrCondition(condition=condition)
        spot = SourceString(self.file.marked, (*path, "for"), parts[1])
        try:
            return LoopOrCondition(parts[0], compile_expression(spot), condition)
        except TemplateError as error:
            self.file.problems.extend(error.problems)
            return LoopOrCondition(condition=condition)

    def items(self, data: Any, path: Where, what: str, item: Callable[[Any, Where], T | None]) -> tuple[tuple[LoopOrCondition, T], ...]:
        """A list whose items may have guards."""
        if not isinstance(data, list):
            self.file.wrong(path, f"{what} must be a list")
            return ()
        made = []
        for index, value in enumerate(data):
            where = (*path, index)
            one = item(value, where)
            if one is not None:
                made.append((self.guard(value, where), one))
        return tuple(made)

    # Blocks

    def group(self, data: Any, path: Where) -> Group:
        """A list of blocks."""
        return Group(self.items(data, path, "blocks", self.block))

    def block(self, data: Any, path: Where) -> BlockTemplate | None:
        """One block: a mapping with the key of a block kind, or the word `rule` or `page-break`."""
        if isinstance(data, str) and data in ("rule", "page-break"):
            data = {data: True}
        if not isinstance(data, dict):
            self.file.wrong(path, "a block is a mapping such as 'paragraph: …'", f"kinds are {', '.join(_BLOCKS)}")
            return None
        kinds = [key for key in data if key in _BLOCKS]
        if len(kinds) > 1:
            self.file.wrong(path, f"this block is both {' and '.join(kinds)}", "begin a new list item for each block")
            return None
        if not kinds:
            unknown = next((key for key in data if key not in _GUARDS), None)
            if unknown is None:
                self.file.wrong(path, "this block has no kind", f"kinds are {', '.join(_BLOCKS)}")
            else:
                self.file.wrong((*path, unknown), f"unknown block '{unknown}'", did_you_mean(unknown, tuple(_BLOCKS)), key=True)
            return None
        kind = kinds[0]
        compile_, keys = _BLOCKS[kind]
        self.file.known(data, path, (kind, *keys, *_GUARDS))
        return compile_(self, data, path)

    def heading(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        text = self.needed(data, "heading", path)
        level = self.file.take(data, "level", path, _between(0, 3), "a level from 0 (the title) to 3", 1)
        number = self.text(data.get("number"), (*path, "number"))
        return block_templates.MakeHeading(text, level, number) if text else None

    def paragraph(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        text = self.needed(data, "paragraph", path)
        style = data.get("style", "body")
        if style not in TEXT_STYLES:
            self.file.wrong((*path, "style"), f"unknown style '{style}'", did_you_mean(str(style), TEXT_STYLES))
        keep = self.file.take(data, "keep-with-next", path, _flag, "true or false", False)
        return block_templates.MakeParagraph(text, style, keep) if text else None

    def list(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        def item(value: Any, where: Where) -> Text | None:
            if isinstance(value, dict):
                self.file.known(value, where, ("item", *_GUARDS))
                return self.needed(value, "item", where)
            return self.text(value, where)

        style: ListStyle = self.file.take(data, "style", path, _one_of(get_args(ListStyle)), "bullet, decimal or abjad", "bullet")
        return block_templates.MakeList(self.items(data["list"], (*path, "list"), "a list", item), style)

    def quote(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        text = self.needed(data, "quote", path)
        return block_templates.MakeQuote(text, self.text(data.get("attribution"), (*path, "attribution"))) if text else None

    def fields(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        def field(value: Any, where: Where) -> tuple[Text, Text] | None:
            value = self.file.mapping(value, where, "a field")
            self.file.known(value, where, ("label", "value", *_GUARDS))
            label, text = self.needed(value, "label", where), self.needed(value, "value", where)
            return (label, text) if label and text else None

        return block_templates.MakeFields(self.items(data["fields"], (*path, "fields"), "fields", field))

    def table(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        path = (*path, "table")
        given = self.file.mapping(data["table"], path, "a table")
        self.file.known(given, path, ("columns", "rows", "total", "caption", "source", "head", "span"))
        head = self.file.take(given, "head", path, _flag, "true or false", True)
        span: Literal["column", "page"] = self.file.take(given, "span", path, _one_of(("column", "page")), "column or page", "column")
        columns = self.items(given.get("columns"), (*path, "columns"), "columns", self._column if head else self._headless)

        def row(value: Any, where: Where) -> block_templates.MakeRow | None:
            value = self.file.mapping(value, where, "a row")
            self.file.known(value, where, ("cells", "section", *_GUARDS))
            if "section" in value:
                text = self.needed(value, "section", where)
                return block_templates.MakeRow("section", (text,) * len(columns)) if text else None
            cells = self._cells(value.get("cells"), (*where, "cells"), len(columns))
            return None if cells is None else block_templates.MakeRow("row", cells)

        rows = self.items(given.get("rows"), (*path, "rows"), "rows", row)
        total = self._cells(given["total"], (*path, "total"), len(columns)) if given.get("total") is not None else None
        caption, source = (self.text(given.get(key), (*path, key)) for key in ("caption", "source"))
        return block_templates.MakeTable(columns, rows, total, caption, source, head, span == "page", self.file.marked.place(path))

    def _headless(self, value: Any, path: Where) -> block_templates.MakeColumn | None:
        """A column of a table without a head; a header is not asked for."""
        given = self.file.mapping(value, path, "a column")
        return self._column({"header": " ", **given}, path)

    def _column(self, value: Any, path: Where) -> block_templates.MakeColumn | None:
        value = self.file.mapping(value, path, "a column")
        self.file.known(value, path, ("header", "type", "weight", "width", *_GUARDS))
        kinds: tuple[ColumnType, ...] = get_args(ColumnType)
        kind: ColumnType = self.file.take(value, "type", path, _one_of(kinds), f"one of {', '.join(kinds)}", "text")
        weight = self.file.take(value, "weight", path, _weight, "a number from 0 to 10", 1.0 if kind == "text" else 0.0)
        header = self.needed(value, "header", path)
        width = self.file.take(value, "width", path, _width, "a share such as 40%, or millimetres", None)
        return block_templates.MakeColumn(header, kind, weight, width) if header else None

    def _cells(self, data: Any, path: Where, count: int) -> tuple[Text | None, ...] | None:
        if not isinstance(data, list) or len(data) != count:
            found = f"these are {len(data)}" if isinstance(data, list) else "this is no list"
            self.file.wrong(path, f"a row needs a list of {count} cells, one a column; {found}")
            return None
        return tuple(self.text(cell, (*path, index)) for index, cell in enumerate(data))

    def signatures(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        def signatory(value: Any, where: Where) -> tuple[Text | None, ...] | None:
            value = self.file.mapping(value, where, "a signatory")
            self.file.known(value, where, (*block_templates.SIGNATORY, *_GUARDS))
            name = self.needed(value, "name", where)
            return (name, *(self.text(value.get(key), (*where, key)) for key in block_templates.SIGNATORY[1:])) if name else None

        return block_templates.MakeSignatures(self.items(data["signatures"], (*path, "signatures"), "signatures", signatory))

    def picture(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        source = self.expression(data["picture"], (*path, "picture"))
        width = self.file.take(data, "width", path, _positive, "a width in millimetres", None)
        alt, caption = self.text(data.get("alt"), (*path, "alt")), self.text(data.get("caption"), (*path, "caption"))
        return block_templates.MakePicture(source, alt, caption, width, self.folder) if source else None

    def rule(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        return block_templates.MakeMark(tree.Rule)

    def page_break(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        return block_templates.MakeMark(tree.PageBreak)

    def panel(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        kind: Literal["decision", "about"] = self.file.take(data, "panel", path, _one_of(("decision", "about")), "decision or about", "decision")
        return block_templates.MakePanel(kind, self.group(data.get("blocks"), (*path, "blocks")))

    def contents(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        title = self.needed(data, "contents", path)
        instead = self.group(data["instead"], (*path, "instead")) if "instead" in data else Group(())
        return block_templates.MakeContents(title, instead) if title else None

    def grouped(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        return self.group(data["group"], (*path, "group"))

    def body(self, data: dict[str, Any], path: Where) -> BlockTemplate | None:
        values = self.expression(data["body"], (*path, "body"))
        lead = self.text(data.get("lead"), (*path, "lead"))
        headings = self.file.take(data, "headings-from", path, _between(1, 3), "a level from 1 to 3", 1)
        return block_templates.MakeBody(values, lead, headings) if values else None


_Compile = Callable[[Compiler, dict[str, Any], Where], BlockTemplate | None]
_BLOCKS: dict[str, tuple[_Compile, tuple[str, ...]]] = {
    "heading": (Compiler.heading, ("level", "number")),
    "paragraph": (Compiler.paragraph, ("style", "keep-with-next")),
    "list": (Compiler.list, ("style",)),
    "quote": (Compiler.quote, ("attribution",)),
    "fields": (Compiler.fields, ()),
    "table": (Compiler.table, ()),
    "signatures": (Compiler.signatures, ()),
    "picture": (Compiler.picture, ("alt", "caption", "width")),
    "rule": (Compiler.rule, ()),
    "page-break": (Compiler.page_break, ()),
    "panel": (Compiler.panel, ("blocks",)),
    "contents": (Compiler.contents, ("instead",)),
    "group": (Compiler.grouped, ()),
    "body": (Compiler.body, ("lead", "headings-from")),
}
BLOCK_KINDS = tuple(_BLOCKS)
"""Every block kind that a template may use."""


def _between(low: int, high: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(value)
        return value

    return check


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _weight(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 10:
        raise ValueError(value)
    return float(value)


def _width(value: Any) -> GivenWidth | None:
    percent = isinstance(value, str) and value.strip().endswith("%")
    number = float(value.strip().removesuffix("%").removesuffix("mm")) if isinstance(value, str) else _positive(value) or 0.0
    if not 0 < number <= (100 if percent else 600):
        raise ValueError(value)
    return GivenWidth(number if percent else number * MM, percent)


def _positive(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 600:
        raise ValueError(value)
    return float(value)


def _one_of(choices: tuple[Any, ...]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if value not in choices:
            raise ValueError(value)
        return value

    return check
