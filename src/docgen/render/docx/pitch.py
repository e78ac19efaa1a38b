"""The line pitch of paragraphs whose ink would meet at their style's: vocalised text, the marks of the Quran. The PDF opens the lines that need it;
a Word paragraph has one pitch, so all its lines take what the neediest does."""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.document.inline import DIRECTIONS, Lang, Runs
from docgen.render.docx.draft import Draft
from docgen.render.docx.measure import twips
from docgen.typography.compose import Composed, compose
from docgen.typography.fonts import FontStack
from docgen.typography.ink import extra
from docgen.typography.paragraph import Paragraph, prepare
from docgen.typography.types import Align, ParagraphStyle, Span, SpanStyle

_VOCALISED = re.compile(r"(?:\w{0,2}[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff\u0300-\u036f]+){3}")
"""A word of three marked letters. Words with a mark or two have room at every theme's pitch."""
_WIDTHS = (1.0, 0.97, 0.94, 0.9)
"""Of the column: Word and LibreOffice break lines at other words than the PDF, so other neighbours are looked at too."""
_MOST = 0.5
"""Of the pitch, added at most: all lines take it, so a single mark that hangs far from its line does not open them all by as much."""


def composed(runs: Runs, name: str, lang: Lang, width: float, draft: Draft) -> Composed:
    """The lines that the PDF makes of a text of the theme's style `name`, justified in a column of `width` points."""
    return compose(_shaped(runs, name, lang, draft, "justify"), width)


def _shaped(runs: Runs, name: str, lang: Lang, draft: Draft, align: Align) -> Paragraph:
    theme = draft.theme
    text, ratio, features = theme.styles[name], theme.families.latin_ratio, theme.families.features
    latin, arabic = (text.arabic * ratio, text.arabic) if lang == "ar" else (text.latin, text.latin / ratio)
    prepared = _prepared(runs, draft.ruler.stack, latin, arabic, text.bold, text.italic, features, lang, draft.flow.meta.tag(lang))
    return prepared.styled(ParagraphStyle(DIRECTIONS[lang], align, text.leading, theme.kashida, hyphenate_under=theme.hyphenate_under))


@lru_cache(maxsize=64)
def _prepared(
    runs: Runs, stack: FontStack, latin: float, arabic: float, bold: bool, italic: bool, features: tuple[str, ...], lang: Lang, tag: str
) -> Paragraph:
    """A text as words and segments, which no alignment changes. Kept, since a paragraph is asked for its pitch and whether it is justified."""
    spans = []
    for run in runs:
        look = _look(stack, latin, arabic, bold or run.strong, italic != run.emphasis, features)
        spans.append(Span(run.text, look, run.lang or tag, run.link, run.isolate, run.nobreak))
    return prepare(spans, ParagraphStyle(DIRECTIONS[lang]))


@lru_cache(maxsize=64)
def _look(stack: FontStack, latin: float, arabic: float, bold: bool, italic: bool, features: tuple[str, ...]) -> SpanStyle:
    """The same object each time: what the text engine finds out for a style is kept in it."""
    return SpanStyle(stack, latin, arabic, bold, italic, features=features)


def opened_spacing(runs: Runs, name: str, lang: Lang, width: float, draft: Draft, after: float | None = None) -> str:
    """`w:spacing` of a paragraph that is set in the theme's style `name` and needs a wider pitch than that; nothing where it needs none. `after` is
    the space under it in points, where it is not the style's."""
    pitch = _pitch(runs, name if name in draft.theme.styles else "body", lang, width, draft)
    under = "" if after is None else f' w:after="{twips(after)}"'
    line = "" if pitch is None else f' w:line="{twips(pitch)}" w:lineRule="exact"'
    return f"<w:spacing{under}{line}/>" if under or line else ""


def _pitch(runs: Runs, name: str, lang: Lang, width: float, draft: Draft) -> float | None:
    if not any(_VOCALISED.search(run.text) for run in runs if not run.text.isascii()):
        return None
    leading = draft.theme.styles[name].leading
    shaped = _shaped(runs, name, lang, draft, "start")
    needed = max(max(extra(compose(shaped, width * share).lines, leading)) for share in _WIDTHS)
    return leading + min(needed, _MOST * leading) if needed > 0.0 else None
