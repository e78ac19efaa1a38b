"""A look into any Word file: its styles, languages and embedded fonts, and where its direction marks do not fit its text. Changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from docgen.limits import check_time
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.names import w
from docgen.wordfile.package import WordFile
from docgen.wordfile.text import has, paragraph_text, run_text, runs_of, way

FaultKind = Literal["paragraph", "run", "latin", "twin", "table"]
_EMBEDDED = {"embedRegular": "regular", "embedBold": "bold", "embedItalic": "italic", "embedBoldItalic": "bold italic"}
_TWINS = (("b", "bCs", "bold"), ("i", "iCs", "italic"))
_SHOWN = 70


@dataclass(frozen=True, slots=True)
class StyleUse:
    """A style and how often a paragraph, run or table names it."""

    name: str
    kind: str
    uses: int


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font that the file names; `faces` are those that it carries."""

    name: str
    faces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DirectionFault:
    """`paragraph` counts from 1 within its part; `text` is the paragraph's, or the run's, cut where it is long."""

    kind: FaultKind
    part: str
    paragraph: int
    message: str
    text: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """`languages` are (BCP 47 tag, characters) pairs, the most frequent first; text in no language that anybody names counts under ''."""

    styles: tuple[StyleUse, ...]
    languages: tuple[tuple[str, int], ...]
    fonts: tuple[FontUse, ...]
    faults: tuple[DirectionFault, ...]


def inspect(file: WordFile) -> Inspection:
    """Everything about an open file. Raises the file's error for parts that cannot be read."""
    cascade = Cascade(file)
    languages: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    faults: list[DirectionFault] = []
    for part in file.stories():
        root = file.tree(part)
        for tag in ("pStyle", "rStyle", "tblStyle"):
            uses.update(element.get(w("val"), "") for element in root.iter(w(tag)))
        for number, paragraph in enumerate(root.iter(w("p")), 1):
            check_time()
            _count_languages(paragraph, cascade, languages)
            faults += _paragraph_faults(paragraph, part, number, cascade)
        faults += _table_faults(root, part)
    styles = tuple(StyleUse(_name(style) or identity, str(style.get(w("type"), "")), uses[identity]) for identity, style in cascade.styles.items())
    return Inspection(styles, tuple(languages.most_common()), tuple(_fonts(file)), tuple(faults))


def _name(style: Any) -> str:
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val"), ""))


def _count_languages(paragraph: Any, cascade: Cascade, languages: Counter[str]) -> None:
    for run in runs_of(paragraph):
        text = run_text(run).strip()
        if text:
            language = cascade.of_run(run, paragraph, "lang")
            attribute = "bidi" if is_on(cascade.of_run(run, paragraph, "rtl")) or has(text, "rtl") else "val"
            languages["" if language is None else str(language.get(w(attribute), ""))] += len(text)


def _fonts(file: WordFile) -> Iterator[FontUse]:
    part = file.related("fontTable")
    for font in () if part is None else file.tree(part).iter(w("font")):
        faces = tuple(face for tag, face in _EMBEDDED.items() if font.find(w(tag)) is not None)
        yield FontUse(str(font.get(w("name"), "")), faces)


def _paragraph_faults(paragraph: Any, part: str, number: int, cascade: Cascade) -> Iterator[DirectionFault]:
    text = paragraph_text(paragraph)
    if way(text) == "rtl" and not is_on(cascade.of_paragraph(paragraph, "bidi")):
        yield DirectionFault("paragraph", part, number, "a right-to-left paragraph without w:bidi", _short(text))
    for run in runs_of(paragraph):
        check_time()
        words = run_text(run)
        if not words:
            continue
        rtl = is_on(cascade.of_run(run, paragraph, "rtl"))
        if has(words, "rtl"):
            if not rtl:
                yield DirectionFault("run", part, number, "right-to-left text without w:rtl", _short(words))
            for plain, twin, look in _TWINS:
                if is_on(cascade.of_run(run, paragraph, plain)) and cascade.of_run(run, paragraph, twin) is None:
                    yield DirectionFault("twin", part, number, f"{look} text without w:{twin}: it will not look {look}", _short(words))
        elif rtl and has(words, "ltr"):
            yield DirectionFault("latin", part, number, "left-to-right text with w:rtl", _short(words))


def _table_faults(root: Any, part: str) -> Iterator[DirectionFault]:
    wrong = {next(table.iter(w("p"))) for table in root.iter(w("tbl")) if is_mirrored_wrongly(table)}
    for number, paragraph in enumerate(root.iter(w("p")) if wrong else (), 1):
        if paragraph in wrong:
            message = "a right-to-left table without w:bidiVisual: its first column stands at the left"
            yield DirectionFault("table", part, number, message, _short(paragraph_text(paragraph)))


def is_mirrored_wrongly(table: Any) -> bool:
    """Whether a table of several columns, with no table inside, holds right-to-left text in all cells that hold any, and runs from the left."""
    if is_on(table.find(f"{w('tblPr')}/{w('bidiVisual')}")) or any(inner is not table for inner in table.iter(w("tbl"))):
        return False
    if max((len(row.findall(w("tc"))) for row in table.iter(w("tr"))), default=0) < 2:
        return False
    ways = {way("".join(paragraph_text(paragraph) for paragraph in cell.iter(w("p")))) for cell in table.iter(w("tc"))}
    return "rtl" in ways and "ltr" not in ways


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
