"""Justified and ragged paragraphs, and hyphens, as the PDF has them."""

from __future__ import annotations

from dataclasses import replace

from flows import both, sample_flow
from ooxml import Docx, W, text_of

from docgen.document.blocks import Paragraph
from docgen.writers.docx import render
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
