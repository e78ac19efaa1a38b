"""Pages as they are looked at: as wide as is asked, no more of them and of their pixels than may be, none twice."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from statements import STATEMENT

import docgen
from docgen.document.arrange import arrange
from docgen.document.document import Flow
from docgen.errors import UsageError
from docgen.limits import Limits
from docgen.writers.options import RenderOptions
from docgen.writers.png.seen import MOST_PIXELS, seen


def flow(page: tuple[float, float] | None = None, **more: Any) -> Flow:
    return arrange(docgen.api.document(docgen.parse({**STATEMENT, **more}), page=page))


def test_a_page_is_as_wide_as_is_asked_and_the_others_as_large_beside_it() -> None:
    pages = seen(flow(body=[{"ar": "نص. " * 300, "en": "Text. " * 300}] * 4), RenderOptions(), width=300).pages
    assert len(pages) > 1
    assert {page.width for page in pages} == {300}
    assert Image.open(io.BytesIO(pages[1].data or b"")).size == (pages[1].width, pages[1].height)


def test_a_page_that_is_known_comes_without_its_picture_and_one_that_changed_with_it() -> None:
    first = seen(flow(), RenderOptions(), width=300).pages
    again = seen(flow(), RenderOptions(), width=300, known=[page.name for page in first]).pages
    assert [(page.name, page.data) for page in again] == [(page.name, None) for page in first]
    changed = seen(flow(headline={"ar": "آخر", "en": "Another"}), RenderOptions(), width=300, known=[page.name for page in first]).pages
    assert changed[0].data is not None


def test_no_more_pages_are_drawn_than_may_and_all_are_counted() -> None:
    long = flow(body=[{"ar": "نص. " * 300, "en": "Text. " * 300}] * 8)
    found = seen(long, RenderOptions(), width=100, most=2)
    assert [page.number for page in found.pages] == [1, 2]
    assert found.count > 2
    assert [page.number for page in seen(long, RenderOptions(pages="3-"), width=100, most=1).pages] == [3]


def test_a_page_that_would_be_too_large_is_drawn_smaller() -> None:
    (page,) = seen(flow(page=(600.0, 14_000.0)), RenderOptions(), width=2400).pages
    assert MOST_PIXELS * 0.98 < page.width * page.height < MOST_PIXELS * 1.02


def test_a_picture_of_more_pixels_than_are_drawn_is_refused() -> None:
    model = docgen.parse(STATEMENT)
    with pytest.raises(UsageError, match="page 1 would be a picture of 9 million pixels; 4 are drawn"):
        docgen.render_bytes(model, "png", ppi=300, limits=Limits(pixels=1_000_000))
