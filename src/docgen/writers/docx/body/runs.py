"""Inline content as Word runs: one `w:r` for each stretch of one look and one direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from docgen.document.inline import Inline, Runs
from docgen.limits import check_time
from docgen.types import Lang
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import Family, FontStack
from docgen.typography.paragraph.itemize_cy import covered, shows
from docgen.writers.docx.body.direction import Stretch, has_arabic, stretches
from docgen.writers.docx.body.no_break_spaces import length, most_held, with_no_break_space
from docgen.writers.docx.body.word_joiners import joined, joints
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.fonts.sign_font import SignFont
from docgen.writers.docx.measure import half_points
from docgen.writers.docx.names import CHARACTER_COLOURS
from docgen.writers.docx.xml_text import escape

_BREAKS = re.compile("([\u2028\n\t\u2011])")
_ELEMENTS = {"\u2028": "<w:br/>", "\n": "<w:br/>", "\t": "<w:tab/>", "\u2011": "<w:noBreakHyphen/>"}
_RIGHT = "<w:rPr><w:rtl/></w:rPr>"
_TIGHT = re.compile("\u200f\u2011\u200f(?=\\d)")
"""A hyphen between two figures that is parted from both: one mark is enough for the order, and LibreOffice ends a line at the second."""
_GROUPED = re.compile(r"(?<=\d)\u00a0(?=\d)")
_LRM = "\u200e"
_SHORT = 64
"""Code points of the slots whose pieces are kept."""


class Piece(NamedTuple):
    """A stretch of one inline run that goes one way."""

    run: Inline
    text: str
    rtl: bool


def inline_xml(runs: Runs, lang: Lang, draft: DocxBuildState, room: float | None = None, style: str = "body") -> str:
    """The runs of one slot, in logical order: neighbours of one look are one `w:r`, hyperlinks are wrapped round theirs. `room` is the width of their
    lines in points of the body's type, a column's where none is given; `style` the theme's style of the paragraph."""
    if not runs:
        return ""
    check_time()
    stack = draft.ruler.stack
    most = most_held(draft.column if room is None else room, draft.body_size(lang), lang)
    if sum([len(run.text) for run in runs]) > _SHORT:
        return _written(_lent(runs, lang, stack, most), lang, most, draft, style)
    signs = draft.sign_font if lang == "en" else None
    plain = _plain(runs, lang, stack, most, signs)
    return _written(_short(runs, lang, stack, most), lang, most, draft, style, _signs(runs, signs)) if plain is None else plain


@lru_cache(maxsize=512)
def _plain(runs: Runs, lang: Lang, stack: FontStack, most: int, signs: SignFont | None) -> str | None:
    """A short slot as it is written where its words have no look of their own, so that nothing else of the file hears of it."""
    if any(run.strong or run.emphasis or run.superscript or run.role or run.link or run.lang for run in runs):
        return None
    found = _short(runs, lang, stack, most)
    own = any(lender or (rtl and _LRM in text) for _, text, rtl, lender in found)
    return None if own else _written(found, lang, most, None, "", _signs(runs, signs))


def _signs(runs: Runs, signs: SignFont | None) -> str | None:
    """The font of a short English slot that has signs and no letters, where its own would show Arabic ones."""
    return signs.name if signs is not None and signs.fits("".join([run.text for run in runs])) else None


def _written(found: Iterable[Lent], lang: Lang, most: int, draft: DocxBuildState | None, style: str, signs: str | None = None) -> str:
    """The pieces as runs and links. Without a `draft` they have nothing but their direction and the font `signs`."""
    out: list[str] = []
    words: list[str] = []
    link: str | None = None
    look: str | None = None
    for run, text, rtl, lender in found:
        if draft is None:
            own = _RIGHT if rtl else f"<w:rPr>{fonts_xml(signs)}</w:rPr>" if signs else ""
        else:
            own = run_properties(
                run, rtl, draft, lender=lender, signs=None if rtl else signs, figure=draft.size(style, "ar") if rtl and _LRM in text else None
            )
        if (own != look or run.link != link) and words:
            out.append(run_xml(content_xml("".join(words)), look or ""))
            words = []
        if run.link != link and draft is not None:
            if link is not None:
                out.append("</w:hyperlink>")
            link = run.link
            if link is not None:
                out.append(f'<w:hyperlink r:id="{draft.link(link)}" w:history="1">')
        look = own
        whole = run.nobreak and (not run.isolate or length(run.text) <= most)
        text = unbroken(text, run.isolate) if whole else text
        words.append(text if rtl or lang == "en" else text.replace("\u00a0", "\u202f"))
    if words:
        out.append(run_xml(content_xml("".join(words)), look or ""))
    if link is not None:
        out.append("</w:hyperlink>")
    return "".join(out)


def unbroken(text: str, isolate: bool) -> str:
    """The text of a run that stays on one line. Its spaces are no-break spaces already, an isolate's alone are made so here; its hyphens and other
    signs are joined before. A left-to-right stretch of Arabic text has U+202F for U+00A0: LibreOffice cuts it at U+00A0 wherever its line ends, and
    not at U+202F, which never breaks either and is of the same bidi class (CS)."""
    if isolate:
        return text.replace(" ", "\u202f").replace("\u00a0", "\u202f")
    return _GROUPED.sub("\u202f", text) if "\u00a0" in text else text


def pieces(runs: Runs, lang: Lang, places: frozenset[int] = frozenset()) -> Iterator[Piece]:
    """The runs of a paragraph of one language, cut where the direction turns. `places` are their `joints`."""
    text = "".join(run.text for run in runs)
    islands: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        if run.isolate and run.text:
            islands.append((at, at + len(run.text)))
        at += len(run.text)
    return _cut(runs, text, stretches(text, lang == "ar", islands if lang == "ar" or has_arabic(text) else ()), places)


Lent = tuple[Inline, str, bool, str | None]
"""A run, its text or a piece of it, whether that goes right to left, and the family that lends its characters."""


def _lent(runs: Runs, lang: Lang, stack: FontStack, most: int) -> tuple[Lent, ...]:
    return tuple(lent(pieces(with_no_break_space(runs, most), lang, joints(runs, most)), stack))


_short = lru_cache(maxsize=512)(_lent)
"""Labels, names and words of cells come back in every table and document."""


def lent(found: Iterable[Piece], stack: FontStack) -> Iterator[Lent]:
    """Pieces as (run, text, right to left, family), cut where a character is lent by another family than its side's, as the PDF has it; `None` is
    the side's own. Word asks `w:cs` of a right-to-left run, `w:ascii` and `w:hAnsi` of another, whatever the script."""
    for run, text, rtl in found:
        own, faces = _choice(stack, rtl, run.strong, run.emphasis)
        if shows(faces[0], text):
            yield run, text, rtl, None
            continue
        for low, high, family in _families(text, faces, own):
            yield run, text[low:high], rtl, family


@lru_cache(maxsize=64)
def _choice(stack: FontStack, rtl: bool, bold: bool, italic: bool) -> tuple[Family, tuple[FontFace, ...]]:
    """A side's own family and the faces to ask in turn. A file carries one font for each face of a family: what a
    further one holds is lent by another family."""
    faces = [face for face in stack.faces(rtl, bold, italic) if not (stack.arabic.is_part(face) or stack.latin.is_part(face))]
    return stack.arabic if rtl else stack.latin, tuple(faces)


def _families(text: str, faces: Sequence[FontFace], own: Family) -> Iterator[tuple[int, int, str | None]]:
    """Stretches of a text by the family that has their characters."""
    start, before = 0, None
    for low, _, face in covered(text, 0, len(text), faces):
        family = None if own.owns(face) else face.family
        if family != before and low > start:
            yield start, low, before
            start = low
        before = family
    yield start, len(text), before


def _cut(runs: Runs, text: str, found: Sequence[Stretch], places: frozenset[int]) -> Iterator[Piece]:
    """Inline runs and directions laid over each other."""
    at = 0
    if len(found) == 1 and not found[0].before and not found[0].after:
        for run in runs:
            if run.text:
                yield Piece(run, joined(text, at, at + len(run.text), places, found[0].rtl), found[0].rtl)
                at += len(run.text)
        return
    waiting = iter(found)
    stretch = next(waiting, None)
    for run in runs:
        start = at
        at += len(run.text)
        while start < at and stretch is not None:
            stop = min(at, stretch.end)
            piece = joined(text, start, stop, places, stretch.rtl)
            if start == stretch.start:
                piece = stretch.before + piece
            if stop == stretch.end:
                piece += stretch.after
            yield Piece(run, piece, stretch.rtl)
            start = stop
            if stop == stretch.end:
                stretch = next(waiting, None)


def run_xml(content: str, properties: str) -> str:
    return f"<w:r>{properties}{content}</w:r>"


def content_xml(text: str) -> str:
    """Text, line breaks, tabs and hyphens that never break, as a run holds them."""
    if not _BREAKS.search(text):
        return _text(text)
    text = _TIGHT.sub("\u200f\u2011", text)
    return "".join(_ELEMENTS.get(part) or _text(part) for part in _BREAKS.split(text) if part)


def _text(text: str) -> str:
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:t>{escape(text)}</w:t>"


def run_properties(
    run: Inline,
    rtl: bool,
    draft: DocxBuildState,
    style: str | None = None,
    lender: str | None = None,
    signs: str | None = None,
    figure: float | None = None,
) -> str:
    """`w:rPr` in the schema's order (CT_RPr). Bold and italic come as pairs, one for each kind of script; a style carries all the rest. `lender` is
    the family that lends the characters, where it is not the style's. `figure` is the size in points of a figure of Arabic text with signs between or
    before its digits: LibreOffice, which asks the characters, would set it as Latin, and part of it as Arabic. `signs` is the font of signs without
    letters."""
    if not (lender or signs or figure or run.strong or run.emphasis or run.superscript or run.role or run.link or run.lang or style):
        return _RIGHT if rtl else ""
    draft.faces.add((run.strong, run.emphasis))
    out = ["<w:rPr>"]
    named = style or _character_style(run, draft)
    if named:
        out.append(f'<w:rStyle w:val="{named}"/>')
    if lender:
        draft.lenders.add(lender)
    arabic = draft.ruler.stack.arabic.name if figure and draft.ruler.stack.arabic.name != draft.ruler.stack.latin.name else None
    name = lender or arabic or signs
    if name:
        out.append(fonts_xml(name))
    if run.strong:
        out.append("<w:b/><w:bCs/>")
    if run.emphasis:
        out.append("<w:i/><w:iCs/>")
    if figure:
        out.append(f'<w:sz w:val="{half_points(figure)}"/>')
    if run.superscript:
        out.append('<w:vertAlign w:val="superscript"/>')
    if rtl:
        out.append("<w:rtl/>")
    if run.lang:
        out.append(f'<w:lang w:bidi="{escape(run.lang)}"/>' if rtl else f'<w:lang w:val="{escape(run.lang)}"/>')
    out.append("</w:rPr>")
    return "".join(out) if len(out) > 2 else ""


def fonts_xml(name: str) -> str:
    """One font for every kind of script."""
    font = escape(name)
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def _character_style(run: Inline, draft: DocxBuildState) -> str | None:
    if run.role:
        style = draft.theme.styles.get(run.role)
        return CHARACTER_COLOURS.get(style.colour if style else run.role)
    return "Hyperlink" if run.link else None
