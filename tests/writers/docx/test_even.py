"""Justified and ragged paragraphs, and hyphens, as the PDF has them."""

from __future__ import annotations

from dataclasses import replace

from flows import both, sample_flow
from hypothesis import given, settings
from hypothesis import strategies as st
from ooxml import Docx, W, text_of
from statements import STATEMENT

import docgen
from docgen.document.blocks import Paragraph
from docgen.document.inline import Inline
from docgen.types import Lang
from docgen.typography.fonts.families import library
from docgen.writers.docx import render
from docgen.writers.docx.body import pitch
from docgen.writers.docx.body.widths import Ruler
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.options import RenderOptions

RAGGED = both(
    "عقدت اللجنة اجتماعها السنوي في المدينة. " * 3, "The Buckinghamshire, Wolverhampton, Northamptonshire and Gloucestershire Organisations. " * 2
)
EVEN = both("عقدت اللجنة اجتماعها السنوي في المدينة وناقشت خطة العمل. " * 4, "it is as it is and so it will be. " * 9)


def alignments(layout: str, justify_from: float = 100.0) -> dict[str, str]:
    flow = sample_flow(layout, extra=(Paragraph(RAGGED), Paragraph(EVEN)))  # type: ignore[arg-type]
    docx = Docx(render(replace(flow, theme=replace(flow.theme, justify_from=justify_from)), RenderOptions()))
    found: dict[str, str] = {}
    for paragraph in docx.document.iter(f"{W}p"):
        words = text_of(paragraph)
        for name, slot in (("ragged", RAGGED), ("even", EVEN)):
            for lang, runs in slot:
                if words and words.replace("\u00a0", " ").strip() == runs[0].text.strip():
                    found[f"{name} {lang}"] = docx.resolved(paragraph, "w:pPr/w:jc").get(f"{W}val")
    return found


def test_both_paragraphs_of_a_pair_are_ragged_where_one_would_gape_and_justified_where_none_does() -> None:
    assert alignments("side-by-side") == {"ragged ar": "left", "ragged en": "left", "even ar": "both", "even en": "both"}


def test_english_is_hyphenated_in_narrow_justified_columns_alone() -> None:
    def settings(layout: str, justify_from: float) -> str:
        flow = sample_flow(layout)  # type: ignore[arg-type]
        docx = Docx(render(replace(flow, theme=replace(flow.theme, justify_from=justify_from)), RenderOptions()))
        return docx.parts["word/settings.xml"].decode()

    assert "<w:autoHyphenation/><w:consecutiveHyphenLimit" in settings("side-by-side", 100.0)
    assert "autoHyphenation" not in settings("side-by-side", 1000.0)
    assert "autoHyphenation" not in settings("stacked", 100.0)


def test_a_word_in_another_script_and_style_may_follow_another_without_a_space() -> None:
    model = docgen.parse({**STATEMENT, "body": [{"ar": "قيمة بعملة ر.ق*http://example.org* هي " * 3, "en": "a value in *QAR*ريال is " * 9}]})
    assert docgen.render_bytes(model, "docx", layout="stacked")


TEXTS = {
    "ar": "عقدت اللجنة الوطنية اجتماعها السنوي، وناقشت «خطة العمل» (ICOMOS) و350 موقعًا 12,500,000 ريال Digital Archive 2.0 – الاقتصاديةوالاجتماعية",
    "en": "The National Committee (ICOMOS) held its third “well-known” meeting, 2022–2025 12,500,000 QAR in a Northamptonshire and/or – اللجنة of",
}


@given(data=st.data(), family=st.sampled_from(["Amiri", "Noto Naskh Arabic"]), lang=st.sampled_from(["ar", "en"]), width=st.floats(60.0, 600.0))
@settings(max_examples=60, deadline=None)
def test_widths_alone_never_tell_what_the_set_lines_do_not(data: st.DataObject, family: str, lang: Lang, width: float) -> None:
    words = st.lists(st.sampled_from(TEXTS[lang].split()), min_size=1, max_size=12).map(" ".join)
    texts = data.draw(st.lists(st.tuples(words, st.booleans(), st.booleans()), min_size=1, max_size=3))
    runs = tuple(Inline((" " if index else "") + text, strong=strong, nobreak=nobreak) for index, (text, strong, nobreak) in enumerate(texts))
    flow = sample_flow("stacked")
    theme = replace(flow.theme, families=replace(flow.theme.families, arabic=family))
    fonts = library(())
    draft = DocxBuildState(replace(flow, theme=theme), RenderOptions(), Ruler(theme, fonts), width, None)
    kept, look, style = (
        pitch._kept(runs, "body", lang, width, draft),
        pitch._look_of("body", lang, draft),
        pitch._style_of("body", lang, draft, "justify"),
    )
    told = pitch._even(runs, kept, look, style, width)
    assert told is None or told != pitch._ragged(kept, look, style, width)
