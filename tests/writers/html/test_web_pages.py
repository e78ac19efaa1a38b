"""Web pages: whole in one file, each part in its language and direction, nothing from elsewhere, the same words as in the other formats."""

from __future__ import annotations

import base64
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from web_validators import accessibility_violations, markup_errors

import docgen
from docgen.document.document import LAYOUTS
from docgen.document.inline import Both
from docgen.errors import FontError, UsageError
from docgen.writers import renderer
from docgen.writers.contract import check_writer

ROOT = Path(__file__).parents[3]
EXAMPLES = ("statement", "minutes")
VOID = {"meta", "img", "br", "hr", "link"}


def page(name: str, **options: Any) -> str:
    model = docgen.load(ROOT / "examples" / f"{name}.yaml", warn=lambda problem: None)
    return docgen.render_bytes(model, "html", warn=lambda problem: None, **options).decode()


class Reader(HTMLParser):
    """What a page says, and the language and direction in which each text stands."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str, str]] = []
        self.addresses: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append(tag)
        self.addresses += [value for name in ("src", "href") if (value := given.get(name)) is not None]
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in ("style", "script", "title") for tag, _ in self.open):
            lang = next(given["lang"] for _, given in reversed(self.open) if given.get("lang"))
            way = next(given["dir"] for _, given in reversed(self.open) if given.get("dir"))
            self.texts.append((data, lang or "", way or ""))


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    return reader


def test_the_writer_of_web_pages_keeps_the_contract() -> None:
    check_writer(renderer("html"), read=lambda data: "".join(text for text, _, _ in read(data.decode()).texts), fonts=True)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_text_stands_in_its_language_and_direction(name: str, layout: Any) -> None:
    for text, lang, way in read(page(name, layout=layout)).texts:
        letters = re.findall(r"[A-Za-z\u0621-\u064a]", text)
        if letters and all(letter >= "\u0621" for letter in letters):
            assert (lang[:2], way) == ("ar", "rtl"), text


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_comes_from_elsewhere_and_no_script_runs(name: str) -> None:
    text = page(name)
    reader = read(text)
    assert [address for address in reader.addresses if not address.startswith(("data:", "https://embassy.example", "mailto:"))] == []
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    assert {address[:5] for address in re.findall(r"url\((.*?)\)", style[1])} == {"data:"}
    assert re.findall(r"<script(.*?)>", text) == [' type="application/ld+json"']
    assert not re.search(r"\son\w+=", text)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_words_are_those_of_the_text_file(name: str) -> None:
    model = docgen.load(ROOT / "examples" / f"{name}.yaml")
    plain = docgen.render_bytes(model, "txt").decode().translate(dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069•|—")))
    seen = " ".join(text for text, _, _ in read(page(name)).texts)
    assert set(re.findall(r"\w{3,}", plain)) <= set(re.findall(r"\w{3,}", seen))


def test_fonts_are_cut_to_the_characters_of_the_page_and_have_them_all() -> None:
    text = page("statement")
    faces = re.findall(r'font-family:"(docgen-\w+)".*?unicode-range:(.*?);src:url\(data:font/woff2;base64,(.*?)\)', text)
    assert {family for family, _, _ in faces} == {"docgen-ar", "docgen-en"}
    for _, ranges, data in faces:
        font = TTFont(io.BytesIO(base64.b64decode(data)))
        assert font.flavor == "woff2"
        wanted = {point for part in ranges.split(",") for point in points(part)}
        assert wanted <= set(font.getBestCmap())
        assert len(font.getBestCmap()) <= len(wanted) + 3


def points(part: str) -> range:
    low, _, high = part.removeprefix("U+").partition("-")
    return range(int(low, 16), int(high or low, 16) + 1)


def test_latin_letters_beside_arabic_have_the_theme_s_size() -> None:
    text = page("statement")
    assert re.search(r'font-family:"docgen-ar"[^}]*size-adjust:86%', text)


def test_machines_are_told_what_it_is() -> None:
    def told(name: str) -> list[dict[str, Any]]:
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(name))
        assert found is not None
        nodes: list[dict[str, Any]] = json.loads(found[1])["@graph"]
        return nodes

    arabic, english = told("statement")
    assert (arabic["@type"], arabic["inLanguage"], english["datePublished"]) == ("NewsArticle", "ar-QA", "2021-10-19")
    assert english["headline"].startswith("Joint Commission")
    assert {node["@type"] for node in told("minutes")} == {"Event"}


def statement(**more: Any) -> Any:
    data = {"docgen": 1, "kind": "press-statement", "date": "2026-05-11", "issuer": {"name": "Ministry"}, "headline": "Statement", "body": ["Text"]}
    return docgen.parse({**data, **more}, warn=lambda problem: None)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("<>&\"'/\\ab«»أب1 "), min_size=1, max_size=20).filter(lambda text: text.strip() != ""))
def test_no_text_is_taken_for_markup(text: str) -> None:
    escaped = re.sub(r"([\\*_`<&\[\]])", r"\\\1", text)
    try:
        model = statement(headline={"ar": escaped, "en": escaped}, body=[{"ar": escaped, "en": escaped}])
    except docgen.InputError:
        return
    made = docgen.render_bytes(model, "html", warn=lambda problem: None).decode()
    reader = read(made)
    assert {"script", "style", "title"} == set(reader.elements) & {"script", "style", "title", "iframe", "object"}
    wanted = "".join(text.split())
    assert wanted in "".join("".join(said.split()) for said, _, _ in reader.texts)


def test_a_marked_document_asks_not_to_be_indexed_and_says_it_first() -> None:
    made = docgen.render_bytes(statement(marking={"ar": "محدود التداول", "en": "Restricted"}), "html").decode()
    assert '<meta name="robots" content="noindex">' in made
    texts = [text for text, _, _ in read(made).texts]
    assert texts[0] in ("محدود التداول", "Restricted")
    assert "robots" not in docgen.render_bytes(statement(), "html").decode()


def test_a_family_that_is_nowhere_is_an_error() -> None:
    with pytest.raises(FontError, match="No Such"):
        docgen.render_bytes(statement(), "html", family="No Such")


@pytest.mark.parametrize(
    ("name", "value"), [("page", (420.0, 595.0)), ("watermark", Both("مسودة", "DRAFT")), ("qr", "https://example.org"), ("profile", "screen")]
)
def test_what_a_web_page_has_not_is_refused(name: str, value: Any) -> None:
    with pytest.raises(UsageError, match="a web page"):
        page("statement", **{name: value})


def test_pages_are_valid_and_stand_in_nobody_s_way(tmp_path: Path) -> None:
    pages = []
    for name in EXAMPLES:
        for layout, theme in (("side-by-side", None), ("stacked", "noto"), ("ar", "plex"), ("en", None)):
            path = tmp_path / f"{name}-{layout}.html"
            path.write_text(page(name, layout=layout, theme=theme), encoding="utf-8")
            pages.append(path)
    assert markup_errors(pages, tmp_path) == []
    for path in pages[:2] + pages[4:6]:
        for width in (1000, 420):
            assert accessibility_violations(path, tmp_path, width=width) == [], (path.name, width)
