"""Kernel: cuts a paragraph into items: stretches of one span, level, script and face, each with the setting that shapes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import category

from docgen import _cython as cython
from docgen.typography.fonts.face import FontFace
from docgen.typography.shaping.shaper import ShapingContext, setting
from docgen.typography.types import Span, SpanStyle
from docgen.typography.unicode.bidi import level_runs
from docgen.typography.unicode.scripts import ScriptRun, script_runs
from docgen.typography.unicode.ucd import COMMON, common_codes

_ARABIC = {"Arab", "Syrc", "Thaa", "Nkoo"}
IGNORABLE = frozenset(
    "\n\t\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f\ufeff"
)
"""Default ignorables that need no glyph (UAX #44 Default_Ignorable_Code_Point, those met in text), and breaks."""


_new = tuple.__new__


class Item(NamedTuple):
    """`text[start:end]` (code points) at one embedding level, set one way. `span` is the index of its span.

    An empty item marks the level at which an isolate's edge stands between two stretches that would else be one (`level_runs`)."""

    start: int
    end: int
    level: int
    span: int
    setting: ShapingContext


def itemize(text: str, spans: Sequence[Span], base_level: int) -> list[Item]:
    """The items of a paragraph in logical order. `text` is the spans' texts joined (ValueError if not); it holds no paragraph separator."""
    bounds: list[tuple[int, int]] = []
    isolates: list[tuple[int, int]] = []
    at = 0
    for span in spans:
        bounds.append((at, at + len(span.text)))
        if span.isolate and span.text:
            isolates.append(bounds[-1])
        at += len(span.text)
    if at != len(text):
        raise ValueError("the text is not the spans' texts joined")
    levels = level_runs(text, base_level, isolates)
    scripts = whole(script_runs(text), text)
    items: list[Item] = []
    codes = common_codes(text)
    covering: dict[FontFace, bool] = {}  # whether a face has all of the text
    i: cython.Py_ssize_t = 0
    j: cython.Py_ssize_t = 0
    k: cython.Py_ssize_t = 0
    start: cython.Py_ssize_t = 0
    end: cython.Py_ssize_t
    of_span: cython.Py_ssize_t = bounds[0][1] if bounds else 0
    of_level: cython.Py_ssize_t = levels[0][1] if levels else 0
    of_script: cython.Py_ssize_t = scripts[0][1] if scripts else 0
    level: cython.int = levels[0][2] if levels else 0
    low: cython.Py_ssize_t
    while start < at:
        while of_span <= start:
            i += 1
            of_span = bounds[i][1]
        while of_level <= start:
            j += 1
            low, of_level, level = levels[j]
            if low == of_level and start:  # the missing LRI or PDI of an isolate that touches its like
                items.append(Item(start, start, level, i, items[len(items) - 1].setting))
        while of_script <= start:
            k += 1
            of_script = scripts[k][1]
        end = min(of_level, of_span, of_script)
        style, lang = spans[i][1], spans[i][2]
        key = (scripts[k][2], level & 1, lang)
        known = style.settings.get(key)
        if known is None:
            known = style.settings[key] = settings(style, scripts[k][2], level % 2 == 1, lang)
        first, faces = known
        face = first.face
        whole_text = covering.get(face)
        if whole_text is None:
            whole_text = covering[face] = _has(face, text, codes)
        if whole_text or _has(face, text[start:end], codes and codes[start:end]):
            items.append(_new(Item, (start, end, level, i, first)))
        else:
            items += shared(text, start, end, level, i, first, faces)
        start = end
    return items


def _has(face: FontFace, text: str, codes: bytes | None) -> bool:
    """`shows`, by the text's codes where it has any."""
    if codes is None:
        return shows(face, text)
    shown: bytes | None = face.kept.get("common codes")
    if shown is None:
        shown = face.kept["common codes"] = bytes(code for code, char in enumerate(COMMON) if char in face.characters or char in IGNORABLE)
    return not codes.translate(None, shown)


def whole(runs: list[ScriptRun], text: str) -> list[ScriptRun]:
    """The runs with every mark in its base's run, whatever scripts it is mostly used in (UAX #24, 5.2)."""
    if not any(category(text[start])[0] == "M" for start, _, _ in runs[1:]):
        return runs
    result: list[ScriptRun] = []
    for start, end, script in runs:
        start = result[-1][1] if result else start
        while end < len(text) and category(text[end])[0] == "M":
            end += 1
        if end > start:
            result.append((start, end, script))
    return result


def settings(style: SpanStyle, script: str, rtl: bool, lang: str) -> tuple[ShapingContext, tuple[FontFace, ...]]:
    """How this style sets a script, and the faces to ask in turn; a text with no script of its own is set as its language's."""
    if script in ("Zyyy", "Zinh"):
        script = "Arab" if lang.startswith("ar") else "Latn"
    arabic = script in _ARABIC
    faces = style.fonts.faces(arabic, style.bold, style.italic)
    size = style.arabic_size if arabic else style.latin_size
    return setting(faces[0], size, rtl, script, _language(script, lang), style), faces


def shared(text: str, start: int, end: int, level: int, span: int, first: ShapingContext, faces: Sequence[FontFace]) -> list[Item]:
    """The items of `text[start:end]`, which the first face may not have all of. `first` is its setting."""
    items = []
    for low, high, face in covered(text, start, end, faces):
        style = first.style
        chosen = first if face is first.face else setting(face, _size(style, face, first), first.rtl, first.script, first.language, style)
        items.append(Item(low, high, level, span, chosen))
    return items


def _size(style: SpanStyle, face: FontFace, first: ShapingContext) -> float:
    """A face's size goes with its family, whatever script it lends a character to: figures of the Latin companion stay as small as its letters."""
    if any(family.owns(face) and family.owns(first.face) for family in (style.fonts.arabic, style.fonts.latin)):
        return first.size
    return style.arabic_size if style.fonts.arabic.owns(face) else style.latin_size


def _language(script: str, lang: str) -> str:
    """The HarfBuzz language of an item: the span's own where it fits the script, else the script's usual one."""
    if script == "Arab":
        return lang if lang[:2] in ("ar", "fa", "ur", "ps", "ku", "ug", "sd") else "ar"
    return lang if script != "Latn" or lang[:2] not in ("ar", "fa", "ur") else "en"


def shows(face: FontFace, text: Iterable[str]) -> bool:
    """Whether a face has all characters of a text that need a glyph."""
    return face.characters.issuperset(text) or IGNORABLE.issuperset(frozenset(text) - face.characters)


def face_for(faces: Sequence[FontFace], needed: frozenset[str]) -> FontFace | None:
    """The first face that has all these characters."""
    for face in faces:
        if needed <= face.characters:
            return face
    return None


def covered(text: str, start: int, end: int, faces: Sequence[FontFace]) -> list[tuple[int, int, FontFace]]:
    """Stretches of `text[start:end]` by the first face that has every character of a base and its marks.

    Where none has them all, the first face that has the base; where none has that, the first face, which draws its missing-glyph box.
    """
    found: list[tuple[int, int, FontFace]] = []
    current, low = faces[0], start
    at = start
    while at < end:
        stop = at + 1
        while stop < end and (category(text[stop])[0] == "M" or text[stop] in IGNORABLE or text[stop - 1] == "\u200d"):
            stop += 1
        needed = frozenset(text[at:stop]) - IGNORABLE
        face = face_for(faces, needed) or face_for(faces, frozenset(text[at])) or faces[0]
        if face is not current:
            if low < at:
                found.append((low, at, current))
            current, low = face, at
        at = stop
    if low < end:
        found.append((low, end, current))
    return found
