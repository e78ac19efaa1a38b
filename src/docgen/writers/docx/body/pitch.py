"""The line pitch of paragraphs whose ink would meet at their style's: vocalised text, the marks of the Quran. The PDF opens the lines that need it;
a Word paragraph has one pitch, so all its lines take what the neediest does."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from docgen.document.inline import DIRECTIONS, Inline, Runs
from docgen.types import Align, Lang
from docgen.typography.fonts.families import FontStack
from docgen.typography.paragraph.compose import compose
from docgen.typography.paragraph.ink_cy import extra, overhang
from docgen.typography.paragraph.knuth_plass_cy import greedy
from docgen.typography.paragraph.prepare import Paragraph, prepare
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.writers.docx.body.even_cy import Setting, even, row_of, setting_of
from docgen.writers.docx.body.no_break_spaces import most_held, with_no_break_space
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import twips

_RANGES = ((0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x8CA, 0x8FF), (0x300, 0x36F))
_MARKS = frozenset([chr(code) for first, last in _RANGES for code in range(first, last + 1)])
_MARK = "[" + "".join([f"\\u{first:04x}-\\u{last:04x}" for first, last in _RANGES]) + "]"
_VOCALISED = re.compile(rf"{_MARK}(?:\w{{0,2}}{_MARK}+){{2}}")
"""Three marked letters of a word, from the first one's mark on, which is quickly searched for. Words with a mark or two have room at every theme's
pitch."""
_LOWEST = 0.84
"""Where Word and LibreOffice set the baseline at lowest in an exact pitch, from its top."""
_WIDTHS = (1.0, 0.97, 0.94, 0.9)
"""Of the column: Word and LibreOffice break lines at other words than the PDF, so other neighbours are looked at too."""
_MOST = 0.5
"""Of the pitch, added at most: all lines take it, so a single mark that hangs far from its line does not open them all by as much."""


_GAPING = 1.6
"""So many times their own width may be added to the spaces of a line that Word fills: without hyphens, and never shrunk."""


class _Look(NamedTuple):
    """What the words of a paragraph are shaped by."""

    stack: FontStack
    latin: float
    arabic: float
    bold: bool
    italic: bool
    features: tuple[str, ...]
    lang: Lang
    tag: str


def ragged_as_set(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState) -> bool:
    """Whether a text of the theme's style `name` that should be justified is ragged in a column of `width` points: where the PDF sets it so, and
    where lines that are filled one after the other, as Word fills them, would gape."""
    kept = _kept(runs, name, lang, width, draft)
    look, style = _look_of(name, lang, draft), _style_of(name, lang, draft, "justify")
    sure = _even(runs, kept, look, style, width)
    return _ragged(kept, look, style, width) if sure is None else not sure


def _even(runs: Runs, kept: Runs, look: _Look, style: ParagraphStyle, width: float) -> bool | None:
    """What the widths of words alone tell."""
    known: dict[tuple[bool, bool, str | None], Setting] = {}
    looks: list[Setting] = []
    for run in runs:
        key = run.strong, run.emphasis, run.lang
        found = known.get(key)
        if found is None:
            found = known[key] = setting_of(_run_style(run, look), look.lang, run.lang or look.tag)
        looks.append(found)
    row = row_of(runs, kept, looks)
    return None if row is None else even(row, looks, style, width, _GAPING)


def _kept(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState) -> Runs:
    """A text as lines of `width` points have it in Word: no line ends at a no-break space."""
    return with_no_break_space(runs, most_held(width, draft.size(name, lang), lang))


def shaped(runs: Runs, name: str, lang: Lang, draft: DocxBuildState, align: Align) -> Paragraph:
    """A text of the theme's style `name` as the PDF shapes it."""
    return _prepared(runs, _look_of(name, lang, draft)).styled(_style_of(name, lang, draft, align))


@lru_cache(maxsize=256)
def _ragged(runs: Runs, look: _Look, style: ParagraphStyle, width: float) -> bool:
    made = _prepared(runs, look)
    return _gapes(made, width) or compose(made.styled(style), width).ragged


def _gapes(made: Paragraph, width: float) -> bool:
    """Whether spaces would be too wide in a line, where each takes as many words as it holds, at their natural width."""
    forced = [kind == "mandatory" for kind in made.kinds]
    begin = 0
    for end in greedy(made.widths, made.spaces, forced, width, width):
        if end + 1 < len(forced) and not forced[end]:
            between = sum(made.spaces[begin:end])
            if between <= 0.0 or width - sum(made.widths[begin : end + 1]) - between > _GAPING * between:
                return True
        begin = end + 1
    return False


def lines_of(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState) -> tuple[int, int]:
    """How few and how many lines a text of the theme's style `name` may take in a column of `width` points, as programs break them."""
    made = shaped(runs, name, lang, draft, "start")
    counts = [len(compose(made, width * share).lines) for share in _WIDTHS]
    return min(counts), max(counts)


def reaches(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState) -> tuple[float, float]:
    """Points that the ink of a text of the theme's style `name` stands out above its first line's pitch and below its last one's."""
    leading = draft.theme.styles[name].leading
    lines = compose(shaped(runs, name, lang, draft, "start"), width).lines
    above, below = overhang(lines, leading, _LOWEST)
    more = extra(lines, leading)
    return above + more[0], below + more[-1]


def _look_of(name: str, lang: Lang, draft: DocxBuildState) -> _Look:
    theme = draft.theme
    text, ratio = theme.styles[name], theme.families.latin_ratio
    latin, arabic = (text.arabic * ratio, text.arabic) if lang == "ar" else (text.latin, text.latin / ratio)
    return _Look(draft.ruler.stack, latin, arabic, text.bold, text.italic, theme.families.features, lang, draft.flow.meta.tag(lang))


def _style_of(name: str, lang: Lang, draft: DocxBuildState, align: Align) -> ParagraphStyle:
    theme = draft.theme
    return ParagraphStyle(DIRECTIONS[lang], align, theme.styles[name].leading, theme.kashida, hyphenate_under=theme.hyphenate_under)


@lru_cache(maxsize=64)
def _prepared(runs: Runs, look: _Look) -> Paragraph:
    """A text as words and segments, which no alignment changes. Kept, since a paragraph is asked for its pitch and whether it is justified."""
    spans = []
    for run in runs:
        spans.append(Span(run.text, _run_style(run, look), run.lang or look.tag, run.link, run.isolate, run.nobreak))
    return prepare(spans, ParagraphStyle(DIRECTIONS[look.lang]))


def _run_style(run: Inline, look: _Look) -> SpanStyle:
    return _span_style(look.stack, look.latin, look.arabic, look.bold or run.strong, look.italic != run.emphasis, look.features)


@lru_cache(maxsize=64)
def _span_style(stack: FontStack, latin: float, arabic: float, bold: bool, italic: bool, features: tuple[str, ...]) -> SpanStyle:
    """The same object each time: what the text engine finds out for a style is kept in it."""
    return SpanStyle(stack, latin, arabic, bold, italic, features=features)


def opened_spacing(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState, after: float | None = None) -> str:
    """`w:spacing` of a paragraph that is set in the theme's style `name` and needs a wider pitch than that; nothing where it needs none. `after` is
    the space under it in points, where it is not the style's."""
    pitch = _pitch(runs, name if name in draft.theme.styles else "body", lang, width, draft)
    under = "" if after is None else f' w:after="{twips(after)}"'
    line = "" if pitch is None else f' w:line="{twips(pitch)}" w:lineRule="exact"'
    return f"<w:spacing{under}{line}/>" if under or line else ""


def _is_vocalised(text: str) -> bool:
    return not text.isascii() and not _MARKS.isdisjoint(text) and _VOCALISED.search(text) is not None


def _pitch(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState) -> float | None:
    if not any(_is_vocalised(run.text) for run in runs):
        return None
    leading = draft.theme.styles[name].leading
    made = shaped(_kept(runs, name, lang, width, draft), name, lang, draft, "start")
    needed = max(max(extra(compose(made, width * share).lines, leading)) for share in _WIDTHS)
    return leading + min(needed, _MOST * leading) if needed > 0.0 else None
