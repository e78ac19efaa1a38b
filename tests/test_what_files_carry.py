"""A file that goes out carries what its layout shows, and nothing else of its input."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from saying import ARABIC, ENGLISH, HIDDEN, minutes, said, statement, written

import docgen
from docgen.document.document import LAYOUTS, Layout
from docgen.writers.options import Profile

KINDS: tuple[Callable[[], dict[str, Any]], ...] = (statement, minutes)
FILES: tuple[tuple[str, Profile | None], ...] = (("pdf", "archive"), ("pdf", "screen"), ("pdf", "print"), ("docx", None))


@pytest.fixture(scope="module", params=KINDS, ids=lambda make: make.__name__)
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> docgen.Model:
    return docgen.load(written(request.param(), tmp_path_factory.mktemp("input")))


def cases() -> Iterator[Any]:
    for layout, (format, profile) in itertools.product(LAYOUTS, FILES):
        yield pytest.param(layout, format, profile, id=f"{layout}-{format}-{profile}")


@pytest.mark.parametrize(("layout", "format", "profile"), list(cases()))
def test_no_comment_no_unshown_text_no_path_and_no_other_language(model: docgen.Model, layout: Layout, format: str, profile: Profile | None) -> None:
    found = said(docgen.render_bytes(model, format, layout=layout, profile=profile)).lower()
    assert "internal-note" not in found
    assert HIDDEN not in found
    assert (ENGLISH in found) == (layout != "ar")
    assert (ARABIC in found or ARABIC[::-1] in found) == (layout != "en")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_an_input_in_one_language_says_nothing_of_what_it_holds_in_the_other(
    make: Callable[[], dict[str, Any]], language: str, format: str, tmp_path: Path
) -> None:
    found = said(docgen.render_bytes(docgen.load(written({**make(), "languages": [language]}, tmp_path)), format)).lower()
    assert (ENGLISH in found) == (language == "en")
    assert (ARABIC in found or ARABIC[::-1] in found) == (language == "ar")


def test_keywords_stand_in_the_languages_of_the_pages(tmp_path: Path) -> None:
    template = (Path(__file__).parents[1] / "templates/press-statement/template.yaml").read_text(encoding="utf-8")
    assert "\ndocument:" in template
    (tmp_path / "template.yaml").write_text(
        template.replace("\nfurniture:", "\n  keywords: {ar: 'ضغظث، مفتاح', en: 'quovexwimp, key'}\n\nfurniture:", 1), encoding="utf-8"
    )
    model = docgen.load(written(statement(), tmp_path))
    for format in ("pdf", "docx"):
        arabic, english, both = (said(docgen.render_bytes(model, format, layout=layout, template=tmp_path)) for layout in ("ar", "en", "stacked"))
        assert "مفتاح" in arabic
        assert ENGLISH not in arabic
        assert f"{ENGLISH}, key" in english
        assert ARABIC not in english
        assert f"{ARABIC}, مفتاح, {ENGLISH}, key" in both


def test_a_file_without_a_title_in_its_language_is_called_by_its_kind(tmp_path: Path) -> None:
    data = statement()
    data["headline"] = {"ar": data["headline"]["ar"]}
    with pytest.warns(docgen.DocgenWarning, match="the English text is missing"):
        model = docgen.load(written({**data, "allow_untranslated": True}, tmp_path))
    found = said(docgen.render_bytes(model, "pdf", layout="en"))
    assert "Press statement" in found
    assert ARABIC not in found
