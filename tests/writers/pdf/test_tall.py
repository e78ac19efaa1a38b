"""What is taller than a page is parted, whatever it is, and no word of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pdf_reading import pages_text

import docgen
from docgen.errors import TemplateError

COUNT = 3000
LONG = {"ar": "كلمة " * COUNT, "en": "word " * COUNT}
SHORT = {"ar": "س", "en": "x"}
STATEMENT: dict[str, Any] = {
    "docgen": 1,
    "kind": "press-statement",
    "date": "2021-10-19",
    "place": {"ar": "الدوحة", "en": "Doha"},
    "issuer": {"name": {"ar": "السفارة", "en": "Embassy"}},
    "headline": {"ar": "عنوان", "en": "Headline"},
    "body": [SHORT],
}
MINUTES: dict[str, Any] = {
    "docgen": 1,
    "kind": "meeting-minutes",
    "date": "2021-10-19",
    "place": {"ar": "الدوحة", "en": "Doha"},
    "body_name": {"ar": "لجنة", "en": "Committee"},
    "title": {"ar": "محضر", "en": "Minutes"},
    "start": "10:00",
    "chair": "p",
    "people": {"p": {"name": {"ar": "عضو", "en": "Member"}}},
    "attendance": {"present": ["p"]},
    "agenda": [{"title": {"ar": "بند", "en": "Item"}}],
}


def table(head: Any, cell: Any) -> list[Any]:
    return [{"table": {"columns": [head, SHORT], "rows": [[cell, SHORT], [SHORT, SHORT]]}}]


CASES: dict[str, tuple[dict[str, Any], int]] = {
    "headline": (STATEMENT | {"headline": LONG}, 1),
    "issuer": (STATEMENT | {"issuer": {"name": LONG}}, 1),
    "department": (STATEMENT | {"issuer": {"name": SHORT, "department": LONG}}, 1),
    "place": (STATEMENT | {"place": LONG}, 1),
    "heading": (STATEMENT | {"body": [{"heading": LONG}, SHORT]}, 1),
    "item": (STATEMENT | {"body": [{"list": [LONG]}]}, 1),
    "quotation": (STATEMENT | {"body": [{"quote": LONG, "speaker": {"name": LONG}}]}, 2),
    "table cell": (STATEMENT | {"body": table(SHORT, LONG)}, 1),
    "table head": (STATEMENT | {"body": table(LONG, SHORT)}, 1),
    "head and cell": (STATEMENT | {"body": table(LONG, LONG)}, 2),
    "about": (STATEMENT | {"about": [{"title": LONG, "text": LONG}]}, 2),
    "decision": (MINUTES | {"agenda": [{"title": SHORT, "decisions": [LONG]}]}, 1),
    "title of an item": (MINUTES | {"agenda": [{"title": LONG}]}, 1),
    "task": (MINUTES | {"agenda": [{"title": SHORT, "actions": [{"task": LONG, "owner": "p"}]}]}, 1),
    "signature": (
        MINUTES | {"people": {"p": {"name": LONG}, "q": {"name": SHORT}}, "chair": "q", "signatures": ["p", "q"], "attendance": {"present": ["q"]}},
        1,
    ),
}


@pytest.mark.parametrize("layout", ["side-by-side", "stacked"])
@pytest.mark.parametrize("name", CASES)
def test_no_word_is_lost(name: str, layout: Any) -> None:
    data, times = CASES[name]
    model = docgen.parse(data, warn=lambda problem: None)
    pages = pages_text(docgen.render_bytes(model, "pdf", layout=layout, warn=lambda problem: None))
    said = sum(page.count("word") for page in pages)
    assert len(pages) > 3
    assert said >= times * COUNT  # a running head may say it again
    assert said % COUNT == 0 or name in ("headline", "title of an item", "issuer")


def test_many_signatures_go_on_on_the_next_page() -> None:
    people = {f"p{number}": {"name": {"ar": f"عضو {number}", "en": f"Member {number}."}} for number in range(60)}
    model = docgen.parse(
        MINUTES | {"people": people, "chair": "p0", "signatures": list(people), "attendance": {"present": ["p0"]}}, warn=lambda problem: None
    )
    text = "\n".join(pages_text(docgen.render_bytes(model, "pdf", warn=lambda problem: None)))
    assert all(f"Member {number}." in text for number in range(60))


def test_a_line_pitch_above_the_page_is_told_in_the_theme(tmp_path: Any) -> None:
    path = tmp_path / "tall.yaml"
    path.write_text("docgen-theme: 1\nextends: classic\nstyles: {body: {leading: 800}}\n", encoding="utf-8")
    call: Callable[[], bytes] = lambda: docgen.render_bytes(docgen.parse(STATEMENT), "pdf", theme=path)  # noqa: E731
    with pytest.raises(TemplateError) as caught:
        call()
    assert (caught.value.problems[0].place.line, caught.value.problems[0].place.column) == (3, 26)
