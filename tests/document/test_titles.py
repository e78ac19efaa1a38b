"""A long headline is set smaller: in about as many lines as the theme wants, and never smaller than a heading."""

from __future__ import annotations

import re
from itertools import pairwise

import pymupdf
import pytest
from statements import STATEMENT

import docgen
from docgen.document.blocks import Heading
from docgen.document.document import LAYOUTS, Layout, Side
from docgen.document.inline import Inline
from docgen.document.titles import fitted_headline
from docgen.templating.theme import load_theme, theme_names

FORTY = {
    "ar": "اللجنة المشتركة للتعاون الاقتصادي والتجاري والفني تختتم اجتماعها الثالث في العاصمة بالتوقيع على أربع مذكرات تفاهم في مجالات الطاقة "
    "والنقل والزراعة والتعليم العالي، وتقرر تشكيل فرق عمل دائمة لمتابعة تنفيذها خلال العامين المقبلين",
    "en": "The Joint Commission for Economic, Trade and Technical Cooperation concludes its third meeting in the capital by signing four memoranda "
    "of understanding on energy, transport, agriculture and higher education, and sets up standing working groups to follow their implementation",
}


def headline(words: str, lang: str = "en") -> Side:
    return Side("ar" if lang == "ar" else "en", Heading((Inline(words),), 0))


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_headline_is_smaller_the_longer_it_is_and_no_smaller_than_a_heading(name: str, lang: str) -> None:
    theme = load_theme(name)
    sizes = [fitted_headline(theme, [headline("word " * count, lang)], 240).styles["headline"] for count in range(0, 200, 4)]
    assert sizes[0] == theme.styles["headline"]
    assert all(after.arabic <= before.arabic for before, after in pairwise(sizes))
    assert sizes[-1].arabic == pytest.approx(min(theme.styles["heading1"].arabic, theme.styles["headline"].arabic), abs=0.01)
    for style in sizes:
        assert style.leading / style.arabic == pytest.approx(theme.styles["headline"].leading / theme.styles["headline"].arabic, rel=0.01)


def test_other_headings_change_nothing() -> None:
    theme = load_theme("agency")
    assert fitted_headline(theme, [Side("en", Heading((Inline("word " * 400),), 1))], 200) is theme


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", ["agency", "heritage"])
def test_forty_words_take_no_third_of_the_first_page(theme: str, layout: Layout) -> None:
    data = docgen.render_bytes(docgen.parse({**STATEMENT, "headline": FORTY}), "pdf", theme=theme, layout=layout)
    language = "ar" if layout in ("ar", "sequential") else "en"
    last = "المقبلين" if language == "ar" else "implementation"
    first = "الاقتصادي" if language == "ar" else "Economic"
    with pymupdf.open(stream=data) as pdf:
        words = [word for word in pdf[0].get_text("words") if first in word[4] or re.sub(r"\W", "", word[4]) == last]
        assert len(words) == 2
        share = (max(word[3] for word in words) - min(word[1] for word in words)) / pdf[0].rect.height
    assert share < 1 / 3
