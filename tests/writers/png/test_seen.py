"""Pages as they are looked at: as wide as is asked, no more of them and of their pixels than may be, none twice."""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import Any

import pytest
from PIL import Image
from statements import STATEMENT

import docgen
from docgen import api
from docgen.document.arrange import arrange
from docgen.document.document import Flow
from docgen.errors import UsageError
from docgen.limits import Limits
from docgen.writers.options import RenderOptions
from docgen.writers.png.seen import MOST_PIXELS, SeenPage, sheets


def flow(page: tuple[float, float] | None = None, **more: Any) -> Flow:
    return arrange(api.document(docgen.parse({**STATEMENT, **more}), page=page))


def seen(flow: Flow, options: RenderOptions | None = None, *, known: Collection[str] = (), **look: Any) -> list[SeenPage]:
    return list(sheets(flow, options or RenderOptions(), **look).pages(known))


def test_a_page_is_as_wide_as_is_asked_and_the_others_as_large_beside_it() -> None:
    pages = seen(flow(body=[{"ar": "نص. " * 300, "en": "Text. " * 300}] * 4), width=300)
    assert len(pages) > 1
    assert {page.width for page in pages} == {300}
    assert Image.open(io.BytesIO(pages[1].data or b"")).size == (pages[1].width, pages[1].height)


def test_a_page_that_is_known_comes_without_its_picture_and_one_that_changed_with_it() -> None:
    first = seen(flow(), width=300)
    again = seen(flow(), width=300, known=[page.name for page in first])
    assert [(page.name, page.data) for page in again] == [(page.name, None) for page in first]
    changed = seen(flow(headline={"ar": "آخر", "en": "Another"}), width=300, known=[page.name for page in first])
    assert changed[0].data is not None


def test_no_more_pages_are_drawn_than_may_and_all_are_counted() -> None:
    long = flow(body=[{"ar": "نص. " * 300, "en": "Text. " * 300}] * 8)
    found = sheets(long, RenderOptions(), width=100, most=2)
    assert found.numbers == (1, 2)
    assert found.count > 2
    assert [page.number for page in seen(long, RenderOptions(pages="3-"), width=100, most=1)] == [3]
    assert [page.number for page in seen(long, width=100, first=(2, 3), most=3)] == [2, 3, 1]


def test_a_page_that_would_be_too_large_is_drawn_smaller() -> None:
    (page,) = seen(flow(page=(600.0, 14_000.0)), width=2400)
    assert MOST_PIXELS * 0.98 < page.width * page.height < MOST_PIXELS * 1.02


def test_a_picture_of_more_pixels_than_are_drawn_is_refused() -> None:
    model = docgen.parse(STATEMENT)
    with pytest.raises(UsageError, match="page 1 would be a picture of 9 million pixels; 4 are drawn"):
        docgen.render_bytes(model, "png", ppi=300, limits=Limits(pixels=1_000_000))
