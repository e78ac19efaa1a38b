"""A look into any Word file: its styles, languages and embedded fonts, and where its direction marks do not fit its text. Changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from docgen.limits import check_time
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.judged import Judged, judged
from docgen.wordfile.mirrored import DOUBTS, standing
from docgen.wordfile.names import val, w
from docgen.wordfile.package import WordFile
from docgen.wordfile.text import has, short

FaultKind = Literal["paragraph", "english", "run", "latin", "twin", "table"]
_EMBEDDED = {"embedRegular": "regular", "embedBold": "bold", "embedItalic": "italic", "embedBoldItalic": "bold italic"}
_TWINS = (("b", "bCs", "bold"), ("i", "iCs", "italic"))


@dataclass(frozen=True, slots=True)
class StyleUse:
    """A style and how often a paragraph, run or table has it: a paragraph that names none has the default one."""

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
    """`languages` are (BCP 47 tag, characters) pairs, the most frequent first; text in no language that anybody names counts under ''. `doubts` are
    no faults: they may be right as they are, and `docgen fix` leaves them."""

    styles: tuple[StyleUse, ...]
    languages: tuple[tuple[str, int], ...]
    fonts: tuple[FontUse, ...]
    faults: tuple[DirectionFault, ...]
    doubts: tuple[DirectionFault, ...] = ()


def inspect(file: WordFile) -> Inspection:
    """Everything about an open file. Raises the file's error for parts that cannot be read."""
    cascade = Cascade(file)
    languages: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    faults: list[DirectionFault] = []
    doubts: list[DirectionFault] = []
    for part in file.stories():
        root = file.tree(part)
        for tag in ("rStyle", "tblStyle"):
            uses.update(element.get(w("val"), "") for element in root.iter(w(tag)))
        found = judged(root, cascade)
        uses.update(cascade.style_of(one.paragraph) or "" for one in found)
        for one in found:
            check_time()
            _count_languages(one, cascade, languages)
            faults += _paragraph_faults(one, part, cascade)
            if one.doubt:
                doubts.append(DirectionFault("paragraph", part, one.number, one.doubt, short(one.text)))
        for table, wrong in _table_faults(root, part, found, cascade):
            (faults if wrong else doubts).append(table)
    styles = (StyleUse(val(style, "name") or identity, str(style.get(w("type"), "")), uses[identity]) for identity, style in cascade.styles.items())
    return Inspection(tuple(styles), tuple(languages.most_common()), tuple(_fonts(file)), tuple(faults), tuple(doubts))


def _count_languages(one: Judged, cascade: Cascade, languages: Counter[str]) -> None:
    for run, words in one.runs:
        text = words.strip()
        if text:
            language = cascade.of_run(run, one.paragraph, "lang")
            attribute = "bidi" if is_on(cascade.of_run(run, one.paragraph, "rtl")) or has(text, "rtl") else "val"
            languages["" if language is None else str(language.get(w(attribute), ""))] += len(text)


def _fonts(file: WordFile) -> Iterator[FontUse]:
    part = file.related("fontTable")
    for font in () if part is None else file.tree(part).iter(w("font")):
        faces = tuple(face for tag, face in _EMBEDDED.items() if font.find(w(tag)) is not None)
        yield FontUse(str(font.get(w("name"), "")), faces)


def _paragraph_faults(one: Judged, part: str, cascade: Cascade) -> Iterator[DirectionFault]:
    if one.wanted is not None and one.wanted != one.bidi:
        if one.wanted:
            what = "a right-to-left paragraph" if has(one.text, "rtl") else "an item of a right-to-left list"
            yield DirectionFault("paragraph", part, one.number, f"{what} without w:bidi", short(one.text))
        else:
            yield DirectionFault("english", part, one.number, "a left-to-right paragraph with w:bidi", short(one.text))
    elif one.code:
        return
    for run, words in one.runs:
        check_time()
        if not words:
            continue
        rtl = is_on(cascade.of_run(run, one.paragraph, "rtl"))
        if has(words, "rtl"):
            if not rtl:
                yield DirectionFault("run", part, one.number, "right-to-left text without w:rtl", short(words))
            for plain, twin, look in _TWINS:
                if is_on(cascade.of_run(run, one.paragraph, plain)) and cascade.of_run(run, one.paragraph, twin) is None:
                    yield DirectionFault("twin", part, one.number, f"{look} text without w:{twin}: it will not look {look}", short(words))
        elif rtl and has(words, "ltr"):
            yield DirectionFault("latin", part, one.number, "left-to-right text with w:rtl", short(words))


def _table_faults(root: Any, part: str, found: list[Judged], cascade: Cascade) -> Iterator[tuple[DirectionFault, bool]]:
    """Tables, and whether each is a fault, and no doubt."""
    for one in standing(root, found, cascade):
        message = DOUBTS.get(one.how, "a right-to-left table without w:bidiVisual: its first column stands at the left")
        yield DirectionFault("table", part, one.number, message, one.text), one.how not in DOUBTS
