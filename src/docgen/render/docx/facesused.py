"""Which faces a body's runs ask Word for: out of the runs as they are written, and the styles of their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from docgen.errors import Place
from docgen.render.docx.draft import Draft
from docgen.render.docx.styles import style_elements
from docgen.typography.missing import lacking

_PARAGRAPH = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')
_RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", re.DOTALL)
_SHOWN = re.compile(r"<w:t[ >][^<]*[^<\s>]")
_NAMED = re.compile(r'<w:rFonts w:ascii="([^"]+)"')
_BASE = re.compile(r'<w:basedOn w:val="([^"]+)"/>')
_LOOK = re.compile(r"<w:rPr>(.*?)</w:rPr>", re.DOTALL)


_EVERY = {(bold, italic) for bold in (False, True) for italic in (False, True)}


class Use(NamedTuple):
    """`family` is the name that a run gives itself, `None` where it has its side's: the theme's Arabic family where `rtl`, else the Latin one."""

    family: str | None
    rtl: bool
    bold: bool
    italic: bool


def uses(parts: Iterable[str], styles: Mapping[str, str]) -> frozenset[Use]:
    """What the runs of these parts use; `styles` are the definitions of styles by their ids, whose looks are handed down."""
    looks: dict[str, tuple[bool, bool]] = {}
    found: set[Use] = set()
    for part in parts:
        for paragraph in _PARAGRAPH.finditer(part):
            text = paragraph.group()
            style = _STYLE.search(text)
            bold, italic = _look(style.group(1), styles, looks) if style else (False, False)
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


def _look(style: str, styles: Mapping[str, str], known: dict[str, tuple[bool, bool]]) -> tuple[bool, bool]:
    """Bold and italic of a paragraph style, its own or handed down."""
    if style not in known:
        definition = styles.get(style, "")
        base = _BASE.search(definition)
        known[style] = (False, False)  # where a style were based on itself
        above = _look(base.group(1), styles, known) if base else (False, False)
        properties = _LOOK.search(definition)
        own = properties.group(1) if properties else ""
        known[style] = ("<w:b/>" in own or above[0], "<w:i/>" in own or above[1])
    return known[style]


def body_uses(parts: Iterable[str], draft: Draft) -> frozenset[Use]:
    """What a document's stories use, looked for only where it matters: where a family lends characters, or the theme's lack a face."""
    stack = draft.ruler.stack
    if not draft.lenders and all(family.faces.keys() >= _EVERY for family in (stack.arabic, stack.latin)):
        return frozenset()
    layout = draft.flow.layout
    found = uses(parts, style_elements(draft.theme, draft.justified(layout), layout == "side-by-side"))
    return frozenset(use for use in found if use.family is None or use.family in draft.lenders)


def tell(found: frozenset[Use], draft: Draft) -> None:
    """Warns once of each face that is used and that the theme's families lack. Word slants and emboldens by itself."""
    stack = draft.ruler.stack
    told: set[tuple[str, bool, bool]] = set()
    for use in sorted(found, key=lambda use: (use.bold, use.italic, use.rtl)):
        family = stack.arabic if use.rtl else stack.latin
        key = (family.name, use.bold, use.italic)
        if use.family is None and key not in told:
            told.add(key)
            problem = lacking(family, family.face(use.bold, use.italic), use.bold, use.italic, Place(draft.flow.meta.origin))
            if problem is not None:
                draft.options.warn(problem)
