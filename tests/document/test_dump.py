"""A flow as text: a line a block, and nothing of the flow that the text does not tell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flows import sample_document, sample_flow
from forms import block, control, form, paragraph
from hypothesis import example, given
from hypothesis import strategies as st

import docgen
from docgen import api
from docgen.document.arrange import arrange
from docgen.document.blocks import Contents, Heading, Paragraph, Picture
from docgen.document.document import LAYOUTS, Flow, Layout, Section, Side
from docgen.document.dump import dump
from docgen.document.inline import Both, Inline
from docgen.document.tables.placing import in_place
from docgen.document.theme import Theme
from docgen.document.word_template import Underlay
from docgen.errors import Place, Problem

ROOT = Path(__file__).parents[2]
TOLD = {Theme: {"name", "families", "page"}, Problem: {"message"}}
"""All that is told of these: the values of a theme's styles are left out on purpose, and of a problem all but what it says."""


def said(*runs: Inline) -> str:
    """How a paragraph of these runs is written."""
    section = Section(("en",), (Side("en", Paragraph(runs)),))
    return dump(replace(sample_flow(), sections=(section,))).splitlines()[-1].removeprefix("  en paragraph body:").removeprefix(" ")


def test_a_block_is_a_line_with_place_language_style_and_text() -> None:
    lines = dump(sample_flow("side-by-side")).splitlines()
    assert lines[0] == "layout side-by-side"
    assert "section 1: ar en" in lines
    place = next(index for index, line in enumerate(lines) if "heading 0" in line)
    assert [line.split(":")[0] for line in lines[place - 1 : place + 2]] == ["  pair", "    left en heading 0", "    right ar heading 0"]


def test_runs_tell_their_marks() -> None:
    assert said(Inline("plain")) == "plain"
    assert said(Inline("a"), Inline("b", strong=True, role="accent"), Inline("c")) == "a[b|strong role=accent]c"
    assert said(Inline("x", isolate=True, nobreak=True, superscript=True, emphasis=True)) == "[x|emphasis ltr nobreak superscript]"
    assert said(Inline("x", lang="fr", link="https://a.example/")) == "[x|lang=fr link=https://a.example/]"


def test_two_plain_runs_are_not_one() -> None:
    assert said(Inline("a"), Inline("b")) == "a[b|]"
    assert said(Inline("")) == "[|]"


def test_what_cannot_be_seen_is_told() -> None:
    assert said(Inline("رقم\u00a0٣\u2028\u200fb\u0007")) == "رقم⍽٣↵\\u200fb\\u0007"
    assert said(Inline("\U000e0041 ⍽")) == "\\U000e0041 \\u237d"


@given(st.lists(st.text(max_size=6), max_size=4), st.lists(st.text(max_size=6), max_size=4))
@example([], [" "])
@example(["a"], ["a "])
@example(["a "], ["a\u2003"])
@example([" a"], ["a"])
def test_different_runs_are_told_differently(one: list[str], other: list[str]) -> None:
    told = [said(*(Inline(text) for text in texts)) for texts in (one, other)]
    assert (one == other) == (told[0] == told[1])


@given(st.text(max_size=20))
def test_a_text_stays_on_its_line(text: str) -> None:
    assert len(dump(replace(sample_flow(), sections=(Section(("en",), (Side("en", Paragraph((Inline(text),))),)),))).splitlines()) == len(
        dump(replace(sample_flow(), sections=(Section(("en",), (Side("en", Paragraph((Inline("a"),))),)),))).splitlines()
    )


def test_files_are_told_by_their_paths_from_the_folder() -> None:
    document = sample_document()
    flow = arrange(replace(document, blocks=(Picture(Path("/somewhere/in/map.png"), width=72.0),)))
    assert dump(flow, Path("/somewhere")).splitlines()[-1] == "  both picture in/map.png width 72"
    assert dump(flow).splitlines()[-1] == "  both picture map.png width 72"


def test_a_contents_list_is_told_apart() -> None:
    document = sample_document()
    title = Both((Inline("المحتويات"),), (Inline("Contents"),))
    heading = Heading(Both((Inline("أ"),), (Inline("A"),)))
    lines = dump(arrange(replace(document, blocks=(Contents(title), heading)), "en")).splitlines()
    assert lines[-4:] == ["  en heading 1: A", "section 1, where it is long: en", "  before item 1", "    en contents: Contents"]


def test_the_values_of_a_form_are_told(tmp_path: Path) -> None:
    path = form(tmp_path / "form.docx", [block("headline.en"), control("contacts", block("email") + block("loop.index")), block("nothing")])
    tree = api.document(docgen.load(ROOT / "examples" / "statement.yaml"), template=path, warn=lambda problem: None)
    lines = dump(arrange(tree)).splitlines()
    start = lines.index("Word form form.docx")
    assert lines[start + 1].startswith("  field headline.en ar: اللجنة المشتركة")
    assert lines[start + 2].startswith("  field headline.en en: Joint Commission")
    assert "      field email ar: [press@embassy.example|ltr nobreak]" in lines
    assert "  field nothing: there is none" in lines


def changed(value: Any, path: str = "flow") -> Iterator[tuple[str, Any]]:
    """The value with one thing in it changed, whatever that is, and what it is."""
    if isinstance(value, bool):
        yield path, not value
    elif isinstance(value, str):
        yield path, f"{value}x"
    elif isinstance(value, (int, float)):
        yield path, value + 1
    elif isinstance(value, bytes):
        yield path, value + b"x"
    elif isinstance(value, datetime.date):
        yield path, value + datetime.timedelta(1)
    elif isinstance(value, Path):
        yield path, value.with_name(f"x{value.name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from ((where, {**value, key: new}) for where, new in changed(inner, f"{path}[{key}]"))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.compare and field.name in TOLD.get(type(value), (field.name,)):
                yield from (
                    (where, replace(value, **{field.name: new})) for where, new in changed(getattr(value, field.name), f"{path}.{field.name}")
                )
    elif isinstance(value, tuple) and hasattr(value, "_replace"):
        for name in value._fields:
            yield from ((where, value._replace(**{name: new})) for where, new in changed(getattr(value, name), f"{path}.{name}"))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from ((where, (*value[:index], new, *value[index + 1 :])) for where, new in changed(inner, f"{path}[{index}]"))
        if value and len({type(inner) for inner in value}) == 1:
            yield f"{path} without its last", value[:-1]


def untold(flow: Flow) -> list[str]:
    """What can be changed in a flow without a change of its text."""
    text = dump(flow)
    return [where for where, new in changed(flow) if dump(new) == text]


def with_files(flow: Flow) -> Flow:
    underlay = Underlay(Path("/in/letterhead.pdf"), Place(), 10.0, 20.0, 30.0, 40.0)
    meta = replace(flow.meta, source=b"docgen: 1", reference="R/1", keywords=Both(("أ", "ب"), ("a", "b")))
    return replace(flow, underlay=underlay, meta=meta)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_of_a_flow_is_left_out(layout: Layout) -> None:
    left = untold(with_files(sample_flow(layout)))
    assert [where for where in left if not where.endswith((".figures_from", ".place.file"))] == []


def test_nothing_of_a_form_is_left_out(tmp_path: Path) -> None:
    body = [block("headline.en"), block("body.ar"), control("contacts", paragraph("") + block("email")), block("date.hijri.ar"), block("emblm")]
    path = form(tmp_path / "form.docx", body)
    tree = api.document(docgen.load(ROOT / "examples" / "statement.yaml"), template=path, warn=lambda problem: None)
    flow = replace(arrange(tree), sections=())
    assert untold(replace(flow, paper=replace(flow.paper, only_here=(Problem("nothing"),)))) == []


def test_nothing_of_a_table_of_both_languages_is_left_out() -> None:
    from docgen.typography.fonts.families import library
    from docgen.writers.docx.body.widths import Ruler

    tree = api.document(docgen.load(ROOT / "examples" / "minutes.yaml"), warn=lambda problem: None)
    blocks = tuple(replace(found, page_wide=True) if type(found).__name__ == "Table" else found for found in tree.blocks)
    flow = arrange(replace(tree, blocks=blocks), "side-by-side")
    flow = in_place(flow, Ruler(flow.theme, library(())).setter(), 480.0)
    items = tuple(item for item in flow.sections[0].items if type(getattr(item, "block", None)).__name__ == "BilingualTable")
    assert items
    flow = replace(flow, sections=(replace(flow.sections[0], items=items[:1]),))
    left = [where for where in untold(flow) if ".english.rows" not in where and ".arabic.rows" not in where]
    assert [where for where in left if ".block.english." not in where and ".block.arabic." not in where] == []
