"""Which faces a body's runs ask Word for: out of the runs as they are written, and the styles of their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import unescape

from docgen.errors import Place, Problem
from docgen.types import Lang
from docgen.typography.paragraph.missing import lacking
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.styles.styles import styles_part

_PARAGRAPH = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')
_RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", re.DOTALL)
_SHOWN = re.compile(r"<w:t[ >][^<]*[^<\s>]")
_NAMED = re.compile(r'<w:rFonts w:ascii="([^"]+)"')
_BASE = re.compile(r'<w:basedOn w:val="([^"]+)"/>')
_DEFINITION = re.compile(r'<w:style [^>]*w:styleId="([^"]+)".*?</w:style>', re.DOTALL)
_LOOK = re.compile(r"<w:rPr>(.*?)</w:rPr>", re.DOTALL)


_EVERY = {(bold, italic) for bold in (False, True) for italic in (False, True)}


class Use(NamedTuple):
    """`family` is the name that a run gives itself, `None` where it has its side's: the theme's Arabic family where `rtl`, else the Latin one."""

    family: str | None
    rtl: bool
    bold: bool
    italic: bool


def uses(parts: Iterable[str], looks: Mapping[str, tuple[bool, bool]]) -> frozenset[Use]:
    """What the runs of these parts use; `looks` are bold and italic of each style by its id."""
    found: set[Use] = set()
    for part in parts:
        for paragraph in _PARAGRAPH.finditer(part):
            text = paragraph.group()
            style = _STYLE.search(text)
            bold, italic = looks.get(style.group(1), (False, False)) if style else (False, False)
            for run in _RUN.finditer(text):
                properties, content = run.group(1) or "", run.group(2)
                if _SHOWN.search(content):
                    named = _NAMED.search(properties)
                    found.add(
                        Use(
                            named.group(1) if named else None,
                            "<w:rtl/>" in properties,
                            bold or "<w:b/>" in properties,
                            italic or "<w:i/>" in properties,
                        )
                    )
    return frozenset(found)


@lru_cache(maxsize=32)
def looks_of(styles: bytes) -> dict[str, tuple[bool, bool]]:
    """Bold and italic of each style of a styles part, its own or handed down, by its id."""
    definitions = {found.group(1): found.group(0) for found in _DEFINITION.finditer(styles.decode("utf-8"))}
    known: dict[str, tuple[bool, bool]] = {}

    def look(style: str) -> tuple[bool, bool]:
        if style not in known:
            known[style] = (False, False)  # where a style were based on itself
            definition = definitions.get(style, "")
            base, properties = _BASE.search(definition), _LOOK.search(definition)
            above = look(base.group(1)) if base else (False, False)
            own = properties.group(1) if properties else ""
            known[style] = ("<w:b/>" in own or above[0], "<w:i/>" in own or above[1])
        return known[style]

    return {style: look(style) for style in definitions}


def body_uses(parts: Iterable[str], draft: DocxBuildState) -> frozenset[Use]:
    """What a document's stories use, looked for only where it matters: where a family lends characters, or the theme's lack a face."""
    stack = draft.ruler.stack
    if not draft.lenders and all(family.faces.keys() >= _EVERY for family in (stack.arabic, stack.latin)):
        return frozenset()
    meta, layout = draft.flow.meta, draft.flow.layout
    tags: tuple[tuple[Lang, str], ...] = (("en", meta.tag("en")), ("ar", meta.tag("ar")))
    found = uses(parts, looks_of(styles_part(draft.theme, tags, draft.justified(layout), layout == "side-by-side")))
    return frozenset(use for use in found if use.family is None or use.family in draft.lenders)


_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_LETTERS = "أبتثجحخدذرزسشصضطظعغفقكلمنهويـ"
_SIGNS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬،؛؟•–—…\u00a0\u202f\u2011\u200e\u200f"
_COUNTED = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(_LETTERS + _SIGNS)
"""What Word may write by itself: numbers of pages and lists in letters and figures, bullets, hyphens; and what a date or a word put right needs."""


def characters_of(parts: Iterable[str]) -> frozenset[str]:
    """The characters that a file may show: those of its runs, and those that Word counts with."""
    return _COUNTED.union(*(unescape(words) for part in parts for words in _WORDS.findall(part)))


def warn_of_missing(found: frozenset[Use], draft: DocxBuildState) -> None:
    """Warns once of each face that is used and that the theme's families lack. Word slants and emboldens by itself."""
    stack = draft.ruler.stack
    told: set[tuple[str, bool, bool]] = set()
    for family in dict.fromkeys((stack.arabic, stack.latin)):
        if draft.lenders and any(family.further(style) for style in family.parts):
            message = (
                f"each face of the font family {family.name} comes in several files, of which a Word file carries one: others lend what it lacks"
            )
            draft.options.warn(Problem(message, Place(draft.flow.meta.origin), "a font that is not cut by script", severity="warning"))
    for use in sorted(found, key=lambda use: (use.bold, use.italic, use.rtl)):
        family = stack.arabic if use.rtl else stack.latin
        key = (family.name, use.bold, use.italic)
        if use.family is None and key not in told:
            told.add(key)
            problem = lacking(family, family.face(use.bold, use.italic), use.bold, use.italic, Place(draft.flow.meta.origin))
            if problem is not None:
                draft.options.warn(problem)
