"""Whether a pair's paragraphs are justified: both, or neither, as the PDF has them. Word breaks the lines, but it justifies what it is told to."""

from __future__ import annotations

from dataclasses import replace

from docgen.document.blocks import Paragraph
from docgen.document.document import Row, Side
from docgen.document.inline import DIRECTIONS, Lang, Runs
from docgen.render.docx.draft import Draft
from docgen.typography.compose import compose
from docgen.typography.paragraph import prepare
from docgen.typography.types import ParagraphStyle, Span, SpanStyle


def ragged(item: Row, width: float, draft: Draft) -> bool:
    """Do two facing paragraphs of body text that the theme would justify stay ragged, in columns of `width` points?"""
    sides = [side for side in (item.left, item.right) if side is not None]
    if len(sides) < 2 or not draft.justified("side-by-side") or not all(_justified(side, draft) for side in sides):
        return False
    return any(isinstance(side.block, Paragraph) and not _even(side.block.text, side.block.style, side.lang, width, draft) for side in sides)


def _justified(side: Side, draft: Draft) -> bool:
    return isinstance(side.block, Paragraph) and side.block.style == "body" and draft.theme.styles["body"].align == "justify"


def _even(runs: Runs, name: str, lang: Lang, width: float, draft: Draft) -> bool:
    theme, stack = draft.theme, draft.ruler.stack
    text, ratio = theme.styles[name], theme.families.latin_ratio
    latin, arabic = (text.arabic * ratio, text.arabic) if lang == "ar" else (text.latin, text.latin / ratio)
    plain = SpanStyle(stack, latin, arabic, text.bold, text.italic, features=theme.families.features)
    looks = {(False, False): plain}
    spans = []
    for run in runs:
        marks = (run.strong, run.emphasis)
        if marks not in looks:
            looks[marks] = replace(plain, bold=text.bold or run.strong, italic=text.italic != run.emphasis)
        spans.append(Span(run.text, looks[marks], run.lang or draft.flow.meta.tag(lang), run.link, run.isolate, run.nobreak))
    style = ParagraphStyle(DIRECTIONS[lang], "justify", text.leading, theme.kashida, hyphenate_under=theme.hyphenate_under)
    return not compose(prepare(spans, style), width).ragged
