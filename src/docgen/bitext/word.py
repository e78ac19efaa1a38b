"""The pairs of a Word file: rows of tables with a column in each language, and paragraphs that follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from docgen.bitext.passages import Bitext, Measure, Part, Passage, language
from docgen.bitext.streams import Unit, pair_up
from docgen.bitext.word_tables import Cell, Grid, children, grid_of, pair_rows
from docgen.errors import Diagnostic, Place
from docgen.limits import check_time
from docgen.wordfile.names import w
from docgen.wordfile.package import WordFile
from docgen.wordfile.pieces import Paragraph, paragraphs

_INSIDE = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
"""What may stand round paragraphs and tables."""
_GUESTS = 0.34
"""So many of the rows of a table in one language may be names in the other."""
_SEGMENT = re.compile(r"[^\n\t]+")
_CHANGES = {"ins": "inserted", "moveTo": "moved", "del": "deleted", "moveFrom": "moved away"}


@dataclass(frozen=True, slots=True)
class WordText:
    """Where a stretch was read from: the part, the paragraph there, and how many of the paragraph's characters stand before it."""

    part: str
    paragraph: Paragraph
    start: int


@dataclass(slots=True)
class Story:
    """One part that is being read."""

    file: WordFile
    part: str
    number: int
    into: Bitext
    measure: Measure
    found: dict[Any, Paragraph] = field(default_factory=dict)
    tables: int = 0
    telling: bool = True

    def passages(self, paragraph: Any, cell: str = "") -> Iterator[Passage]:
        """The texts of a paragraph: one, or its lines and tabbed stretches where they are in both languages."""
        read = self.found.get(paragraph)
        if read is None or not read.text.strip():
            return
        text = self.measure.take(read.text)
        stretches = [found for found in _SEGMENT.finditer(text) if found[0].strip()]
        spans = [(0, len(text))]
        if len(stretches) > 1 and len({lang for found in stretches if (lang := language(found[0]))}) > 1:
            spans = [found.span() for found in stretches]
        for start, end in spans:
            source = WordText(self.part, read, start)
            # A line that ends early is layout as often as not: of the lines of a paragraph nothing is compared.
            yield Passage(
                (Part(text[start:end].replace("\n", " "), partial(_place, self.file, source, cell), (self.number, read.number, start), source),)
            )


def _place(file: WordFile, source: WordText, cell: str, offset: int) -> Place:
    part = "" if source.part == file.main else f"{source.part.rpartition('/')[2]}, "
    return Place(file.name, path=f"{part}paragraph {source.paragraph.number}{f' ({cell})' if cell else ''}")


def read_word(file: WordFile) -> Bitext:
    """All pairs of an open Word file: of its text, then of its headers, footers and notes. Raises its error for parts that cannot be read."""
    into = Bitext(file.name)
    measure = Measure(file.name)
    for number, part in enumerate(file.stories()):
        root = file.tree(part)
        kind = str(root.tag).rpartition("}")[2]
        if kind == "comments":
            continue
        story = Story(file, part, number, into, measure, paragraphs(root), telling=kind not in ("hdr", "ftr"))
        if kind in ("footnotes", "endnotes"):
            _notes(story, root, kind.removesuffix("s"))
        else:
            body = root.find(w("body")) if kind == "document" else root
            _stream(story, body)
            _boxes(story, root)
        _tell_changes(story, root)
    return into


def _blocks(container: Any) -> Iterator[Any]:
    """Paragraphs and tables of a container, in their order, those in content controls and the like among them."""
    waiting = [*reversed(container)]
    while waiting:
        element = waiting.pop()
        if element.tag in (w("p"), w("tbl")):
            yield element
        elif element.tag in _INSIDE:
            waiting += reversed(element)


def _stream(story: Story, container: Any) -> None:
    pair_up(list(_units(story, container)), story.into, telling=story.telling)


def _units(story: Story, container: Any) -> Iterator[Unit]:
    """The texts of a container that follow one another. What has its partner inside a table is paired there."""
    for block in _blocks(container):
        check_time()
        if block.tag == w("p"):
            for passage in story.passages(block):
                if lang := language(passage.text):
                    yield Unit(lang, passage)
        else:
            yield from _table(story, block)


def _table(story: Story, table: Any) -> Iterator[Unit]:
    """Pairs the rows of a table with columns in both languages; what of it belongs to the texts round it is given back."""
    story.tables += 1
    number = story.tables
    grid = grid_of(table, lambda cell, row, column: _passages_of_cell(story, cell, f"table {number}, row {row}, column {column}"))
    for cell in pair_rows(grid, story.into, telling=story.telling):
        _stream(story, cell.element)
    yield from _left_over(grid)


def _left_over(grid: Grid) -> Iterator[Unit]:
    """Rows that are no pairs: those of a table in one language are one text."""
    rows = [Passage(parts) for row in grid.left_over if (parts := _parts(row))]
    langs = [language(row.text) for row in rows]
    whole = language("\n".join(row.text for row in rows))
    if whole is not None and not grid.bilingual and sum(lang not in (whole, None) for lang in langs) <= _GUESTS * len(rows):
        yield Unit(whole, Passage(tuple(part for row in rows for part in row.parts)), tuple(rows))
        return
    for lang, row in zip(langs, rows, strict=True):
        if lang is not None:
            yield Unit(lang, row)


def _parts(cells: list[Cell]) -> tuple[Part, ...]:
    return tuple(part for cell in cells for passage in cell.passages for part in passage.parts)


def _passages_of_cell(story: Story, cell: Any, where: str) -> tuple[Passage, ...]:
    """All texts of a cell, those of tables in it too."""
    found: list[Passage] = []
    waiting = [*reversed(list(_blocks(cell)))]
    while waiting:
        block = waiting.pop()
        if block.tag == w("p"):
            found += story.passages(block, where)
        else:
            waiting += reversed([inner for row in children(block, w("tr")) for one in children(row, w("tc")) for inner in _blocks(one)])
    return tuple(found)


def _boxes(story: Story, root: Any) -> None:
    """Text boxes: each is compared within itself where it has both languages, else with the boxes beside it."""
    units: list[Unit] = []
    for box in root.iter(w("txbxContent")):
        passages = [passage for block in _blocks(box) if block.tag == w("p") for passage in story.passages(block)]
        parts = tuple(part for passage in passages for part in passage.parts)
        langs = {lang for passage in passages if (lang := language(passage.text))}
        if len(langs) == 1 and not any(block.tag == w("tbl") for block in _blocks(box)):
            units.append(Unit(langs.pop(), Passage(parts)))
        elif passages or any(block.tag == w("tbl") for block in _blocks(box)):
            _stream(story, box)
    pair_up(units, story.into, what="text box", telling=False)


def _notes(story: Story, root: Any, what: str) -> None:
    units = []
    for note in root:
        if note.get(w("type")) in (None, "normal"):
            parts = tuple(part for block in _blocks(note) if block.tag == w("p") for passage in story.passages(block) for part in passage.parts)
            if parts and (lang := language(Passage(parts).text)):
                units.append(Unit(lang, Passage(parts)))
    pair_up(units, story.into, what=what, telling=story.telling)


def _tell_changes(story: Story, root: Any) -> None:
    """Tracked changes are read as accepted, hidden text is not read: both are told, once a part."""
    counts = {
        said: sum(1 for change in root.iter(w(name)) if next(change.iter(w("t"), w("delText")), None) is not None) for name, said in _CHANGES.items()
    }
    place = Place(story.file.name, path=None if story.part == story.file.main else story.part.rpartition("/")[2])
    if any(counts.values()):
        said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        message = f"has tracked changes ({said}); it is read as if all were accepted"
        story.into.notes.append(Diagnostic(message, place, "accept or reject them first", severity="note"))
    hidden = sum(
        1 for mark in root.iter(w("vanish")) if mark.getparent().getparent().tag == w("r") and mark.getparent().getparent().find(w("t")) is not None
    )
    if hidden:
        message = f"has hidden text ({hidden} stretch{'es' if hidden > 1 else ''}), which is not compared"
        story.into.notes.append(Diagnostic(message, place, severity="note"))
