"""What stands beside, under and after what, layout by layout."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flows import both, runs, sample_document, sample_flow

from docgen.document.arrange import ARRANGEMENTS, arrange
from docgen.document.blocks import Field, Fields, Heading, ListBlock, PageBreak, Panel, Paragraph, Picture, Rule, SignatureRow, Table
from docgen.document.document import LAYOUTS, ParallelPair, Side, SpanningBlock, TintedGroup
from docgen.document.inline import Both, plain
from docgen.errors import RenderError


def only(document, *blocks, languages=("ar", "en")):
    return replace(document, blocks=blocks, meta=replace(document.meta, languages=languages))


def test_every_layout_that_is_named_is_there():
    assert tuple(ARRANGEMENTS) == LAYOUTS


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "side-by-side"])
def test_one_column_is_no_wider_than_the_measure(layout):
    document = only(sample_document(), Paragraph(both("مرحبًا", "Hello")))
    page = arrange(document, layout).theme.page
    assert page.width - 2 * page.margin_side == pytest.approx(document.theme.page.measure)
    narrow = replace(document, theme=replace(document.theme, page=replace(document.theme.page, width=400.0)))
    assert arrange(narrow, layout).theme.page.margin_side == document.theme.page.margin_side


def test_under_each_other_the_second_of_a_pair_follows_its_translation_and_nothing_else_is():
    heading = Paragraph(both("مرحبًا", "Hello"))
    (section,) = arrange(only(sample_document(), heading, heading), "stacked").sections
    assert [item.follows_translation for item in section.items] == [False, True, False, True]
    (section, _) = arrange(only(sample_document(), heading), "sequential").sections
    assert [item.follows_translation for item in section.items] == [False]


def test_two_columns_have_the_whole_page():
    document = sample_document()
    assert arrange(document, "side-by-side").theme.page == document.theme.page


def test_side_by_side_has_english_left_and_arabic_right_whichever_prevails():
    for languages in (("ar", "en"), ("en", "ar")):
        flow = arrange(only(sample_document(), Paragraph(both("مرحبًا", "Hello")), languages=languages), "side-by-side")
        (section,) = flow.sections
        (row,) = section.items
        assert isinstance(row, ParallelPair)
        assert (row.left.lang, plain(row.left.block.text)) == ("en", "Hello")
        assert (row.right.lang, plain(row.right.block.text)) == ("ar", "مرحبًا")
        assert section.languages == languages


def test_stacked_sets_a_pair_after_a_pair_the_prevailing_language_first():
    blocks = (Paragraph(both("أ", "A")), Paragraph(both("ب", "B")))
    for languages, expected in ((("ar", "en"), "أAبB"), (("en", "ar"), "AأBب")):
        (section,) = arrange(only(sample_document(), *blocks, languages=languages), "stacked").sections
        assert "".join(plain(item.block.text) for item in section.items) == expected


def test_sequential_gives_each_language_its_own_section_in_order():
    flow = sample_flow("sequential")
    assert [section.languages for section in flow.sections] == [("ar",), ("en",)]
    for section in flow.sections:
        sides = [item for item in section.items if isinstance(item, Side)]
        assert {side.lang for side in sides} == set(section.languages)
        assert any(isinstance(side.block, SignatureRow) for side in sides)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_one_language_alone_holds_no_other(lang):
    (section,) = sample_flow(lang).sections
    assert section.languages == (lang,)
    sides = [inner for item in section.items for inner in (item.items if isinstance(item, TintedGroup) else (item,))]
    assert all(isinstance(side, Side) and side.lang == lang for side in sides)


@pytest.mark.parametrize("layout", ["side-by-side", "stacked"])
def test_signatures_pictures_rules_and_page_breaks_are_shared_by_both_languages(layout, tmp_path):
    flow = sample_flow(layout, extra=(Paragraph(both("أ", "A")),), picture=tmp_path / "emblem.png")
    shared = [type(item.block) for item in flow.sections[0].items if isinstance(item, SpanningBlock)]
    assert shared == [Rule, SignatureRow, Picture, PageBreak]


def test_an_about_panel_spans_both_sides_and_a_decision_stands_on_each():
    items = sample_flow("side-by-side").sections[0].items
    (tinted,) = (item for item in items if isinstance(item, TintedGroup))
    assert all(isinstance(row, ParallelPair) and row.left and row.right for row in tinted.items)
    (row,) = (item for item in items if isinstance(item, ParallelPair) and isinstance(item.left.block, Panel))
    assert isinstance(row.right.block, Panel)
    assert [plain(block.text)[:8] for block in row.left.block.blocks] == ["Decision", "For 3 · "]


def test_what_one_side_does_not_say_leaves_that_side_empty():
    said = Both(None, runs("Only English"))
    blocks = (Paragraph(said), Heading(said), ListBlock((said,)), Fields((Field(both("الرقم", "Ref."), said),)), Panel((Paragraph(said),)))
    (section,) = arrange(only(sample_document(), *blocks), "side-by-side").sections
    rows = section.items
    assert len(rows) == 5
    assert all(row.left is not None for row in rows)
    assert [row.right is None for row in rows] == [True, True, True, True, True]


def test_a_table_that_says_nothing_on_a_side_is_not_there():
    empty = Both(None, None)
    (section,) = arrange(only(sample_document(), Table((), ((empty,),))), "stacked").sections
    assert section.items == ()


def test_a_document_of_one_language_is_that_language_alone_in_every_bilingual_layout():
    document = only(sample_document(), Paragraph(both("مرحبًا", "Hello")), languages=("ar",))
    for layout in ("side-by-side", "stacked", "sequential", None):
        flow = arrange(document, layout)
        assert flow.layout == "ar"
        assert flow.sections[0].items == (Side("ar", Paragraph(runs("مرحبًا"))),)


def test_a_language_that_is_not_there_is_an_error_that_names_those_that_are():
    document = only(sample_document(), Paragraph(both("مرحبًا", "Hello")), languages=("ar",))
    with pytest.raises(RenderError, match="no English side; its languages are ar"):
        arrange(document, "en")


def test_an_unknown_layout_is_an_error_that_names_all():
    with pytest.raises(RenderError, match="no layout 'sideways'; there are side-by-side, stacked, facing, sequential, ar, en"):
        arrange(sample_document(), "sideways")


def test_the_documents_own_layout_holds_where_none_is_asked_for():
    document = replace(sample_document(), layout="stacked")
    assert arrange(document).layout == "stacked"
    assert arrange(document, "ar").layout == "ar"
    assert arrange(sample_document()).layout == "side-by-side"


def test_stacked_fields_kicker_and_end_mark_share_a_line_and_headings_stay_with_their_own_language():
    blocks = (
        Fields((Field(both("الرقم", "Ref."), both("٧", "7")),)),
        Paragraph(both("بيان صحفي", "PRESS STATEMENT"), "kicker"),
        Heading(both("عنوان", "Headline"), 0),
        Paragraph(both("فرعي", "Sub"), "subheadline"),
        Paragraph(both("فقرة", "Paragraph")),
        Heading(both("ملاحظات", "Notes")),
        ListBlock((both("أولى", "First"),)),
        Paragraph(both("انتهى", "ENDS"), "endmark"),
    )
    (section,) = arrange(only(sample_document(), *blocks), "stacked").sections
    shape = [
        ("row", type(item.left.block).__name__) if isinstance(item, ParallelPair) else (item.lang, type(item.block).__name__)
        for item in section.items
    ]
    first, second = section.languages
    assert shape == [
        ("row", "Fields"),
        ("row", "Paragraph"),
        (first, "Heading"),
        (first, "Paragraph"),
        (second, "Heading"),
        (second, "Paragraph"),
        (first, "Paragraph"),
        (second, "Paragraph"),
        (first, "Heading"),
        (first, "ListBlock"),
        (second, "Heading"),
        (second, "ListBlock"),
        ("row", "Paragraph"),
    ]


def test_a_stacked_heading_before_what_both_share_stands_in_both_languages():
    blocks = (Heading(both("عنوان", "Heading")), Rule(), Heading(both("آخر", "Last")))
    (section,) = arrange(only(sample_document(), *blocks), "stacked").sections
    assert [type(item).__name__ for item in section.items] == ["Side", "Side", "SpanningBlock", "Side", "Side"]


def test_stacked_titles_of_both_languages_stand_together_before_the_text():
    blocks = (Heading(both("مذكرة", "Note"), 0), Paragraph(both("فقرة", "Text")), Heading(both("قسم", "Part")), Paragraph(both("أخرى", "More")))
    (section,) = arrange(only(sample_document(), *blocks), "stacked").sections
    first, second = section.languages
    shape = [(item.lang, type(item.block).__name__) for item in section.items]
    assert shape[:4] == [(first, "Heading"), (second, "Heading"), (first, "Paragraph"), (second, "Paragraph")]
    assert shape[4:] == [(first, "Heading"), (first, "Paragraph"), (second, "Heading"), (second, "Paragraph")]


def test_stacked_lists_of_copies_share_their_lines_and_other_lists_do_not():
    copies = (Paragraph(both("نسخة إلى", "Copies to"), "note", keep_with_next=True), ListBlock((both("المكتب", "Office"),)))
    (section,) = arrange(only(sample_document(), Paragraph(both("فقرة", "Text")), *copies), "stacked").sections
    assert [type(item).__name__ for item in section.items] == ["Side", "Side", "ParallelPair", "ParallelPair"]
    about = Panel((Paragraph(both("نبذة", "About"), "about"), Paragraph(both("المكتب", "Office"), "contact")), "about")
    (section,) = arrange(only(sample_document(), about), "stacked").sections
    assert [type(item).__name__ for item in section.items[0].items] == ["Side", "Side", "ParallelPair"]
    named = (Paragraph(both("ما يأتي", "As follows"), keep_with_next=True), copies[1])
    (section,) = arrange(only(sample_document(), *named), "stacked").sections
    assert [type(item).__name__ for item in section.items] == ["Side"] * 4


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_paragraph_that_ends_in_a_colon_stays_with_the_list_that_it_leads_to(layout):
    leading, plain_one = Paragraph(both("يتعاون الطرفان في:", "They cooperate in:")), Paragraph(both("فقرة.", "Text."))
    (section, *_) = arrange(only(sample_document(), leading, ListBlock((both("أولى", "First"),)), plain_one, leading, plain_one), layout).sections
    sides = [side for item in section.items for side in ((item.left, item.right) if isinstance(item, ParallelPair) else (item,)) if side]
    kept = [side.block.keep_with_next for side in sides if isinstance(side.block, Paragraph)]
    count = len(kept) // 4
    assert kept == [True] * count + [False] * 3 * count
    if layout == "stacked":
        assert [(item.lang, type(item.block).__name__) for item in section.items[:4]] == [
            (lang, name) for lang in section.languages for name in ("Paragraph", "ListBlock")
        ]
