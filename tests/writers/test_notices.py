"""An embargo and a marking cannot be missed: on every page, in PDF and DOCX, in every theme, layout and profile."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from ooxml import Docx, converted, faults, text_of
from pdf_reading import fragments, open_pdf

import docgen
from docgen.document.document import LAYOUTS, Layout
from docgen.templating import load_theme, theme_names
from docgen.writers.options import Press, Profile

PARAGRAPH = {"ar": "نصّ الفقرة في هذا البيان. " * 14, "en": "The text of a paragraph of this statement. " * 12}


def statement(**fields: object) -> docgen.Model:
    return docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "territory": "QA",
            "reference": "NPC/PR/7",
            "date": "2026-08-26",
            "issuer": {"name": {"ar": "المجلس الوطني", "en": "National Council"}},
            "release": {"embargo": "2026-08-30T09:00+03:00", "zone": "Asia/Qatar"},
            "marking": "restricted",
            "headline": {"ar": "عنوان البيان", "en": "The headline"},
            "body": [PARAGRAPH] * 8,
            **fields,
        }
    )


def alerted(page: pymupdf.Page) -> list[pymupdf.Rect]:
    """The places on a page that are filled in some red: the bar."""
    found = []
    for drawing in page.get_drawings():
        red, green, blue = drawing["fill"] or (0, 0, 0)
        if drawing["type"] == "f" and red > 0.5 and green < 0.35 and blue < 0.35:
            found.append(drawing["rect"])
    return found


def large_words(page: pymupdf.Page, inside: pymupdf.Rect) -> list[tuple[str, float]]:
    """What is set on the bar, with its size."""
    spans = [span for block in page.get_text("dict")["blocks"] for line in block.get("lines", ()) for span in line["spans"]]
    return [(span["text"], span["size"]) for span in spans if pymupdf.Rect(span["bbox"]).intersects(inside)]


@pytest.mark.parametrize("profile", ["archive", "print"])
@pytest.mark.parametrize("theme", theme_names())
def test_every_page_of_a_pdf_has_the_bar_above_everything_in_large_words(theme: str, profile: Profile) -> None:
    press = {"press": Press(marks=False)} if profile == "print" else {}
    data = docgen.render_bytes(statement(), "pdf", theme=theme, profile=profile, **press)
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        assert len(pdf) > 1
        for page in pdf:
            (bar,) = alerted(page)
            assert [word for word in page.get_text("words") if word[3] < bar.y0] == []
            said = large_words(page, bar)
            words = " ".join(text for text, _ in said)
            assert "EMBARGOED" in words
            assert "Restricted" in words
            assert "until 9:00" in words.replace("\u00a0", " ")
            # Cap height of a letter on a picture 200 pixels high: about three.
            assert all(size * 0.64 * 200 / page.rect.height > 2.9 for text, size in said if "EMBARGOED" in text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_bar_stands_in_every_layout_in_its_languages(layout: Layout) -> None:
    data = docgen.render_bytes(statement(), "pdf", layout=layout)
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        for page in pdf:
            (bar,) = alerted(page)
            words = " ".join(text for text, _ in large_words(page, bar))
            assert ("EMBARGOED" in words) == (layout in ("side-by-side", "stacked", "en") or "Page" in page.get_text())
    said = [fragment.text for fragment in fragments(open_pdf(data))]
    # Content once for each language that is shown, however many pages repeat it.
    assert sum("EMBARGOED" in text for text in said) == (0 if layout == "ar" else 1)
    assert sum("محظور النشر" in text for text in said) == (0 if layout == "en" else 1)


def test_nothing_of_the_text_stands_under_the_bar_of_a_later_page() -> None:
    data = docgen.render_bytes(statement(), "pdf")
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        page = pdf[1]
        (bar,) = alerted(page)
        body = [word for word in page.get_text("words") if word[1] > bar.y1]
        assert body
        assert min(word[1] for word in body) > bar.y1


def test_a_long_marking_is_set_smaller_and_stays_whole() -> None:
    marking = {"ar": "محدود التداول على أعضاء المجلس ورؤساء الإدارات", "en": "Restricted to members of the Council and directors"}
    data = docgen.render_bytes(statement(marking=marking), "pdf", page=(420, 595))
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        for page in pdf:
            (bar,) = alerted(page)
            assert "Restricted to members of the Council and directors" in " ".join(page.get_textbox(bar).split())


def test_a_document_without_them_has_no_bar() -> None:
    data = docgen.render_bytes(statement(release="immediate", marking=None), "pdf")
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        assert all(alerted(page) == [] for page in pdf)


@pytest.mark.parametrize("theme", theme_names())
def test_white_on_the_bar_is_read_easily(theme: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""

    def luminance(rgb: tuple[float, float, float]) -> float:
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    colours = load_theme(theme).colours
    dark, light = luminance(colours["alert"].rgb), luminance(colours["paper"].rgb)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
    assert sum(colours["alert"].cmyk) <= 2.4


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_headers_of_a_word_file_begin_with_the_bar(layout: Layout, tmp_path: Path) -> None:
    data = docgen.render_bytes(statement(), "docx", layout=layout)
    docx = Docx(data)
    headers = [name for name in docx.parts if name.startswith("word/header")]
    assert headers
    for name in headers:
        words = text_of(docx.xml(name))
        assert ("EMBARGOED" in words) or ("محظور النشر" in words)
    (tmp_path / "file.docx").write_bytes(data)
    assert faults(tmp_path / "file.docx") == []


def test_libreoffice_draws_the_bar_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "file.docx").write_bytes(docgen.render_bytes(statement(), "docx"))
    (made,) = converted([tmp_path / "file.docx"], tmp_path)
    with pymupdf.open(made) as pdf:
        assert len(pdf) > 1
        for page in pdf:
            words = " ".join(text for text, _ in large_words(page, alerted(page)[0]))
            assert "EMBARGOED" in words


@pytest.mark.parametrize("marking", ["confidential", {"ar": "سِرِّيٌّ لِلْغَايَةِ", "en": "Top secret"}, {"ar": "للاطلاع فقط", "en": "Årjgy"}])
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_no_mark_of_the_words_reaches_the_bars_edge(format: str, marking: object, tmp_path: Path) -> None:
    file = tmp_path / f"file.{format}"
    docgen.render(statement(marking=marking, release="immediate", body=[PARAGRAPH]), file)
    (made,) = (file,) if format == "pdf" else converted([file], tmp_path / "made")
    with pymupdf.open(made) as pdf:
        bars = alerted(pdf[0])
        bar = pymupdf.Rect(min(one.x0 for one in bars), min(one.y0 for one in bars), max(one.x1 for one in bars), max(one.y1 for one in bars))
        for top in (bar.y0 + 0.3, bar.y1 - 1.0):
            edge = pdf[0].get_pixmap(dpi=300, clip=pymupdf.Rect(bar.x0 + 8, top, bar.x1 - 8, top + 0.7), alpha=False)
            assert {edge.pixel(x, y) for x in range(edge.width) for y in range(edge.height)} == {edge.pixel(0, 0)}
