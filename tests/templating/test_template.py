"""Template files: what they may hold, and every error at its line and column."""

from __future__ import annotations

import re

import pytest

import docgen
from docgen.document.inline import plain
from docgen.errors import TemplateError
from docgen.templating import build, filters, load_template, template_names
from docgen.templating.grammar import parsed
from docgen.templating.sandbox import environment

HEAD = """docgen-template: 1
kind: press-statement
document: {title: "{{ headline }}"}
furniture: {issuer: "{{ issuer.name }}", running-head: "x", page-label: "{{ label.page_of }}"}
blocks:
"""
STATEMENT = {
    "docgen": 1,
    "kind": "press-statement",
    "territory": "QA",
    "reference": "A*B*/1",
    "date": "2021-10-19",
    "place": {"ar": "الدوحة", "en": "Doha"},
    "issuer": {"name": {"ar": "السفارة", "en": "Embassy"}},
    "headline": {"ar": "**عنوان** طويل", "en": "A **headline**"},
    "notes": [{"ar": "أولى", "en": "first"}, {"ar": "ثانية", "en": "second"}],
    "body": [{"ar": "نص", "en": "text"}],
}


@pytest.fixture
def make(tmp_path):
    """Builds a statement by a template made of these blocks."""

    def make(blocks, head=HEAD, **fields):
        (tmp_path / "template.yaml").write_text(head + blocks, encoding="utf-8")
        return build(docgen.parse(STATEMENT | fields), template=tmp_path)

    return make


def texts(document, lang):
    return [plain(block.text.side(lang)) for block in document.blocks]


def problems(make, blocks, **more):
    with pytest.raises(TemplateError) as caught:
        make(blocks, **more)
    return [(p.place.line, p.place.column, p.message, p.hint) for p in caught.value.problems]


def test_a_bilingual_value_gives_each_side_its_own_text_and_markup(make):
    document = make('  - paragraph: "{{ headline }} – {{ place }}"\n')
    (block,) = document.blocks
    assert [(run.text, run.strong) for run in block.text.en] == [("A ", False), ("headline", True), (" – Doha", False)]
    assert [(run.text, run.strong) for run in block.text.ar] == [("عنوان", True), (" طويل – الدوحة", False)]


def test_plain_values_are_never_markup(make):
    document = make('  - paragraph: "{{ reference }}"\n  - paragraph: "{{ reference | ltr }}"\n  - paragraph: "{{ reference ~ \'*\' }}"\n')
    assert texts(document, "en") == ["A*B*/1", "A*B*/1", "A*B*/1*"]
    assert document.blocks[1].text.ar[0].isolate


def test_a_string_may_differ_by_language(make):
    document = make('  - paragraph: {ar: "{{ place }}،", en: "{{ place }},"}\n')
    assert (texts(document, "ar"), texts(document, "en")) == (["الدوحة،"], ["Doha,"])


def test_for_and_if_repeat_and_leave_out(make):
    document = make('  - for: note in notes\n    if: not loop.first\n    paragraph: "{{ loop.index }}/{{ loop.length }} {{ note }}"\n')
    assert texts(document, "en") == ["2/2 second"]
    assert texts(document, "ar") == ["٢/٢ ثانية"]


def test_a_block_with_nothing_to_say_is_left_out(make):
    assert make('  - paragraph: "{{ subheadline }}"\n  - fields: [{label: x, value: "{{ subheadline }}"}]\n').blocks == ()


def test_labels_of_a_template_come_before_the_shipped_ones(make):
    document = make('  - paragraph: "{{ label.date }} {{ label.my_own }}"\n', head="labels: {date: {ar: في, en: On}, my-own: same}\n" + HEAD)
    assert (texts(document, "ar"), texts(document, "en")) == (["في same"], ["On same"])


def test_an_arabic_word_alone_is_a_labels_arabic_side_and_the_english_side_keeps_its_own(make):
    document = make('  - paragraph: "{{ label.date }}"\n', head="labels: {date: في يوم}\n" + HEAD)
    assert (texts(document, "ar"), texts(document, "en")) == (["في يوم"], ["Date"])


def test_arabic_words_given_for_the_english_side_are_an_error(make):
    with pytest.raises(TemplateError, match="'في' is Arabic, and would stand on the English side"):
        make('  - paragraph: "{{ label.date }}"\n', head="labels: {date: {ar: في, en: في}}\n" + HEAD)


@pytest.mark.parametrize(
    ("expression", "english", "arabic"),
    [
        ("date", "19 October 2021 (13 Rabiʻ I 1443 AH)", "١٩ أكتوبر ٢٠٢١م (١٣ ربيع الأول ١٤٤٣هـ)"),
        ("date | date('full')", "Tuesday, 19 October 2021 (13 Rabiʻ I 1443 AH)", "الثلاثاء ١٩ أكتوبر ٢٠٢١م الموافق ١٣ ربيع الأول ١٤٤٣هـ"),
        ("date | date('lines')", "Tuesday, 19 October 2021 13 Rabiʻ I 1443 AH", "الثلاثاء ١٩ أكتوبر ٢٠٢١م ١٣ ربيع الأول ١٤٤٣هـ"),
        ("date | date('one')", "19 October 2021", "١٩ أكتوبر ٢٠٢١م"),
        ("date | date('short')", "19 October 2021", "١٩ أكتوبر ٢٠٢١"),
        ("'9:30' | time", "09:30", "٠٩:٣٠"),
        ("'9:30' | time('12h')", "9:30 am", "٩:٣٠ صباحًا"),
        ("'10:00' | until('12:30')", "10:00 – 12:30", "١٠:٠٠ – ١٢:٣٠"),
        ("1234567.5 | number", "1,234,567.5", "١٬٢٣٤٬٥٦٧٫٥"),
        ("2026 | digits", "2026", "٢٠٢٦"),
        ("'DEC-3' | digits", "DEC-3", "DEC-3"),
        ("62.5 | percent", "62.5%", "٦٢٫٥٪"),
        ("5 | money('QAR')", "QAR 5", "٥ ريالات قطرية"),
        ("3 | ordinal", "3rd", "٣"),
        ("place | upper", "DOHA", "الدوحة"),
        ("place | quoted", "“Doha”", "«الدوحة»"),
        ("notes | join(label.comma)", "first, second", "أولى، ثانية"),
        ("[place, subheadline, notes[0]] | lines", "Doha first", "الدوحة أولى"),
        ("notes | length", "2", "٢"),
        ("(notes | first)", "first", "أولى"),
        ("notes[1]", "second", "ثانية"),
        ("'a b' | keep", "a b", "a b"),
    ],
)
def test_values_and_filters_speak_in_each_sides_voice(make, expression, english, arabic):
    document = make(f'  - paragraph: "{{{{ {expression} }}}}"\n', head="settings: {clock: 24h}\n" + HEAD)
    assert texts(document, "en") == [english]
    assert texts(document, "ar") == [arabic]


def test_every_block_kind_can_be_written(make):
    document = make(
        """
  - heading: Title
    level: 2
    number: "{{ 3 }}"
  - list: [a, {for: note in notes, item: "{{ note }}"}]
    style: abjad
  - quote: "{{ place | quoted }}"
    attribution: "{{ issuer.name }}"
  - table:
      columns: [{header: A, weight: 2}, {header: B, type: number}, {header: C, if: false}]
      rows: [{for: note in notes, cells: ["{{ note }}", "{{ loop.index }}", c]}]
      total: [Total, "{{ 3 }}", null]
      caption: Caption
  - signatures: [{name: "{{ place }}", role: r}]
  - rule
  - page-break
  - panel: decision
    blocks: [{paragraph: p, style: decision}]
  - group: [{body: body, lead: "**{{ place }}** – "}]
"""
    )
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Heading", "ListBlock", "Quote", "Table", "SignatureRow", "Rule", "PageBreak", "Panel", "Paragraph"]
    heading, items, _, table, *_, body = document.blocks
    assert plain(heading.number.ar) == "٣"
    assert [plain(item.en) for item in items.items] == ["a", "first", "second"]
    assert [plain(column.header.en) for column in table.columns] == ["A", "B"]
    assert [[plain(cell.ar) for cell in row] for row in table.rows] == [["أولى", "١"], ["ثانية", "٢"]]
    assert plain(body.text.en) == "Doha – text"


@pytest.mark.parametrize(
    ("blocks", "line", "column", "message", "hint"),
    [
        ('  - paragraph: "{{ headlin }}"\n', 6, 20, "there is nothing called 'headlin' here", "did you mean headline?"),
        ('  - paragraph: "{{ issuer.nam }}"\n', 6, 27, "there is nothing called 'nam' here", "did you mean name?"),
        ('  - paragraph: "{{ label.dat }}"\n', 6, 26, "there is nothing called 'dat' here", "did you mean date?"),
        (
            "  - paragraph: \"{{ [issuer] | map(attribute='department.name') | join }}\"\n",
            6,
            57,
            "'name' is asked of a value that is empty here",
            "ask for the value first: if, or selectattr before map",
        ),
        (
            '  - paragraph: "{{ headline.words }}"\n',
            6,
            29,
            "this value has nothing called 'words'",
            "texts, numbers, dates and lists have filters, not fields",
        ),
        ('  - paragraph: "{{ date | dat }}"\n', 6, 27, "there is no filter 'dat'", "did you mean date?"),
        ("  - paragraph: \"{{ date | date('lang') }}\"\n", 6, 16, "no date style 'lang'", "there are long, full, lines, one, short, numeric, iso"),
        ('  - if: placee\n    paragraph: "x"\n', 6, 9, "there is nothing called 'placee' here", "did you mean place?"),
        ('  - for: note in nots\n    paragraph: "x"\n', 6, 10, "there is nothing called 'nots' here", "did you mean notes?"),
        ('  - for: note of notes\n    paragraph: "x"\n', 6, 10, "this must be 'NAME in LIST'", "write 'item in agenda'"),
        ('  - paragraf: "x"\n', 6, 5, "unknown block 'paragraf'", "did you mean paragraph?"),
        ('  - paragraph: "x"\n    stile: note\n', 7, 5, "unknown key 'stile'", "did you mean 'style'?"),
        ('  - paragraph: "x"\n    style: noot\n', 7, 12, "'noot' is not known here", "did you mean 'note'?"),
        ("  - paragraph: {ar: x}\n", 6, 16, "this must be text, or {ar: …, en: …}", "both languages are needed where they differ"),
        ("  - heading: x\n    paragraph: y\n", 6, 5, "this block is both heading and paragraph", "begin a new list item for each block"),
        ('  - paragraph: "{date}`never`"\n', 6, 16, None, None),
        ("  - body: notes\n", 6, 11, "'body' needs a list of blocks, such as the field 'body' or 'discussion'", None),
        ('  - paragraph: "{{ headline.model_dump() }}"\n', 6, 16, None, None),
        ('  - paragraph: "{{ headline.__class__ }}"\n', 6, 16, None, None),
        ("  - paragraph: \"{{ 'a' * 100000000 }}\"\n", 6, 16, None, None),
    ],
)
def test_an_error_is_told_at_its_line_and_column(make, blocks, line, column, message, hint):
    ((*place, said, what),) = problems(make, blocks)
    assert place[0] == line
    if message:
        assert (place[1], said, what) == (column, message, hint)


def test_wrong_syntax_is_an_error_with_its_place(make):
    ((line, column, message, hint),) = problems(make, '  - paragraph: "{{ date | }}"\n')
    assert (line, column) == (6, 16)
    assert message.startswith("this expression cannot be read")
    assert hint


def test_all_errors_of_a_template_come_at_once(make):
    found = problems(make, '  - paragraf: "x"\n  - paragraph: "{{ date | dat }}"\n  - rule: true\n    color: red\n')
    assert [line for line, *_ in found] == [6, 7, 9]


def test_what_does_not_fit_in_a_table_is_told_with_all_else_that_is_wrong_in_it(make):
    table = """  - table:
      columns: [{header: A}, {type: text}, {header: "{{ dat | }}"}]
      rows: [{cells: [a, b]}, {section: s, cells: [a, b, c]}, {cells: x}, {}]
      total: [a]
      sorce: x
"""
    found = [(line, column, message) for line, column, message, _ in problems(make, table)]
    assert [(line, column) for line, column, _ in found] == [(7, 30), (7, 53), (8, 22), (8, 51), (8, 71), (8, 75), (9, 14), (10, 7)]
    assert [message for *_, message in found if "cells, one a column" in message] == [
        "a row needs a list of 3 cells, one a column; these are 2",
        "a row needs a list of 3 cells, one a column; these are 0",
        "a row needs a list of 3 cells, one a column; these are 1",
    ]
    assert (7, 30, "'header' is missing") in found
    assert (10, 7, "unknown key 'sorce'") in found


@pytest.mark.parametrize(
    ("blocks", "column", "message"),
    [
        ("  - rule: false\n", 11, "this may not be the yes-or-no value false"),
        ("  - {for: , paragraph: x}\n", 11, "this must be 'NAME in LIST'"),
        ("  - {if: , paragraph: x}\n", 10, "this must be an expression"),
        ("  - paragraph:\n", 15, "this must be text"),
        ("  - list: [a, {ar: x}]\n", 16, "unknown key 'ar'"),
        ("  - {paragraph: x, keep-with-next: 1}\n", 36, "this must be true or false, not a number"),
        ("  - {panel: about, blocks: [{panel: about, blocks: [{paragraph: '{{ x | }}'}]}]}\n", 65, "this expression cannot be read"),
    ],
)
def test_a_value_that_may_not_stand_there_is_told_at_its_place(make, blocks, column, message):
    found = problems(make, blocks)
    assert [(place, said[: len(message)]) for _, place, said, _ in found if said.startswith(message)] == [(column, message)]


def test_an_item_of_a_list_may_differ_by_language(make):
    (block,) = make("  - list: [{ar: أ, en: a}, b]\n").blocks
    assert [(plain(item.ar), plain(item.en)) for item in block.items] == [("أ", "a"), ("b", "b")]


def test_a_template_needs_its_title_and_its_furniture(make):
    found = problems(make, "", head="docgen-template: 1\nkind: press-statement\nblocks: []\n")
    assert [message for *_, message, _ in found] == ["'document' is missing", "'furniture' is missing"]
    assert [hint for *_, hint in found] == [
        "add 'document: {title: '{{ headline }}'}'",
        "add 'furniture: {issuer: …, running-head: …, page-label: …}'",
    ]
    found = problems(make, "", head="docgen-template: 1\nkind: press-statement\ndocument: {}\nfurniture: {issuer: x}\nblocks: []\n")
    assert [(line, message) for line, _, message, _ in found] == [
        (3, "'title' is missing"),
        (4, "'running-head' is missing"),
        (4, "'page-label' is missing"),
    ]


def test_a_template_of_another_kind_is_refused():
    with pytest.raises(TemplateError, match="is for meeting-minutes, and this is a press-statement"):
        build(docgen.parse(STATEMENT), template="meeting-minutes")


def test_an_unknown_template_names_the_nearest(tmp_path):
    with pytest.raises(TemplateError, match=re.escape("no template 'press-statment' – did you mean press-statement?")):
        load_template("press-statment")
    with pytest.raises(TemplateError, match=r"there is no template\.yaml in"):
        load_template(tmp_path)


def test_a_changed_template_is_read_again(make):
    assert texts(make('  - paragraph: "one"\n'), "en") == ["one"]
    assert texts(make('  - paragraph: "other"\n'), "en") == ["other"]


def test_a_copied_template_does_what_the_shipped_one_does(tmp_path):
    import shutil

    from docgen._data import shipped

    shutil.copytree(shipped("templates") / "press-statement", tmp_path / "mine")
    model = docgen.parse(STATEMENT)
    assert build(model, template=tmp_path / "mine") == build(model)


def test_every_shipped_template_loads():
    assert {"meeting-minutes", "press-statement", "circular"} < set(template_names())
    for name in template_names():
        assert load_template(name).kind == name


def test_a_string_is_compiled_to_the_same_code_for_both_sides():
    """It is compiled once and shared, so nothing in it may be worked out for one side before it runs: no filter, nothing literal."""
    literals = ("5", '"2021-10-19"', '"abc"', '["a", "b"]', '{"ar": "أ", "en": "b"}', '[{"ar": "أ", "en": "b"}][0]')
    for name in filters.FILTERS:
        for literal in literals:
            text = f"{{{{ {literal} | {name} }}}} {{{{ {literal} }}}}"
            ar, en = environment("ar"), environment("en")
            assert ar.compile(parsed(ar, text), raw=True) == en.compile(parsed(en, text), raw=True), text
