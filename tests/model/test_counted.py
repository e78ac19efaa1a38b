"""Every list of a document counts, by one rule, and what is one too many is an error at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from statements import STATEMENT

import docgen
from docgen.errors import DocgenError
from docgen.limits import Limits

TEXT = {"ar": "نص", "en": "Text"}
LISTS: dict[str, Any] = {
    "paragraphs": {"body": [TEXT] * 30},
    "items of a list": {"body": [{"list": [TEXT] * 30}]},
    "rows": {"body": [{"table": {"columns": [{"ar": "بند", "en": "Item"}], "rows": [[TEXT]] * 30}}]},
    "cells of few rows": {
        "body": [{"table": {"columns": [{"ar": f"بند {n}", "en": f"Item {n}"} for n in range(8)], "rows": [[TEXT] * 8] * 3}}],
    },
    "notes": {"notes": [TEXT] * 30},
    "contacts": {"contacts": [{"name": TEXT, "email": "a@example.org"}] * 30},
}


@pytest.mark.parametrize("what", LISTS)
def test_every_list_counts(what: str, tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    path.write_text(yaml.safe_dump(STATEMENT | LISTS[what], allow_unicode=True), encoding="utf-8")
    with pytest.raises(DocgenError, match="more than 20 blocks, with its items of lists, rows and cells") as error:
        docgen.load(path, limits=Limits(blocks=20))
    assert error.value.problems[0].place.line is not None
    model = docgen.load(path)
    for format in ("pdf", "docx"):
        with pytest.raises(DocgenError, match="more than 20 blocks") as error:
            docgen.render_bytes(model, format, limits=Limits(blocks=20))
        assert error.value.problems[0].place.line is not None


def test_a_long_document_is_within_the_limits_for_strangers() -> None:
    rows = [[TEXT] * 6] * 500
    columns = [{"ar": f"بند {n}", "en": f"Item {n}"} for n in range(6)]
    docgen.parse(STATEMENT | {"body": [TEXT] * 300 + [{"table": {"columns": columns, "rows": rows}}]}, limits=Limits.untrusted())


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_word_longer_than_any_is_an_error_at_its_place(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    text = TEXT | {lang: "نص " + "ك" * 60_000 if lang == "ar" else "Text " + "s" * 60_000}
    path.write_text(yaml.safe_dump(STATEMENT | {"body": [text]}, allow_unicode=True, width=200_000), encoding="utf-8")
    with pytest.raises(DocgenError, match="a word has more than 50,000 characters") as error:
        docgen.load(path, limits=Limits.untrusted())
    assert error.value.problems[0].place.line is not None
    model = docgen.load(path)
    with pytest.raises(DocgenError, match="a word has more than 50,000 characters"):
        docgen.render_bytes(model, "docx", limits=Limits.untrusted())


def test_a_long_text_of_short_words_is_no_long_word() -> None:
    docgen.parse(STATEMENT | {"body": [{"ar": "نص " * 40_000, "en": "text " * 30_000}]}, limits=Limits.untrusted())
